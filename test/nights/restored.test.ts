import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { addDays, formatDay } from '../../src/model/day.ts'
import { fillIn } from '../quarter/collectors.ts'
import { day, openChance, openWorld } from '../quarter/world.ts'
import { type NightDesk, openDesk } from './desk.ts'

const DOCS = resolve(import.meta.dirname, '../../docs')
const FIRST = day('2026-06-02')
const world = openWorld(20260602, 80)
const dayOf = (night: number) => addDays(FIRST, night)

/** The shell lines of the restore, as the docs give them, for the places of these desks. */
function recipeOf(page: string): string {
  const text = readFileSync(join(DOCS, page), 'utf8')
  const found = /```\n(mv xuqi-out\/book\.db[\s\S]*?)```/.exec(text)?.[1]
  if (found === undefined) throw new Error(`${page} holds no recipe`)
  return found.replaceAll('xuqi-out/', '').replace('2026-06-18', formatDay(dayOf(2)))
}

/** One night: the list, what the bank and the cashier report, every third night filled worklists. */
async function postFor(night: number, to: readonly NightDesk[]): Promise<void> {
  const at = dayOf(night)
  const [from, stamp] = [dayOf(night - 1), formatDay(at)]
  for (const desk of to) {
    // the list of the first nights comes late: what the bank reports waits for it
    if (night >= 3) desk.put(`应收_${stamp}.csv`, world.receivables(at))
    else desk.put(`应收_${stamp}.csv`, world.receivables(at, '370101'))
    desk.put(`回盘_${stamp}.csv`, world.returns(night === 0 ? addDays(from, -20) : from, at))
    desk.put(`实收_${stamp}.csv`, world.payments(night === 0 ? addDays(from, -20) : from, at))
  }
}

it('a book that is restored from a backup as the docs say knows in the end what it knew', {
  timeout: 60_000,
}, async () => {
  expect(recipeOf('operations.md')).toBe(recipeOf('operations.zh-CN.md'))
  const [sound, damaged] = [openDesk(world.roster), openDesk(world.roster)]
  for (let night = 0; night < 6; night++) {
    await postFor(night, [sound, damaged])
    for (const desk of [sound, damaged]) await desk.night(dayOf(night))
    if (night % 2 === 0) {
      const back = join(sound.at, `back-${night}`)
      mkdirSync(back)
      await fillIn(join(sound.out(dayOf(night)), 'worklists'), back, addDays(dayOf(night), -2), openChance(night), 0.3)
      for (const name of readdirSync(back))
        for (const desk of [sound, damaged]) desk.put(name, readFileSync(join(back, name)))
    }
    if (night === 2) {
      mkdirSync(join(damaged.at, 'backup'))
      copyFileSync(join(damaged.at, 'book.db'), join(damaged.at, 'backup', `book-${formatDay(dayOf(2))}.db`))
    }
  }
  truncateSync(join(damaged.at, 'book.db'), 5000)
  await expect(damaged.night(dayOf(6))).rejects.toMatchObject({ items: [{ code: 'R030' }] })
  // all but xuqi itself, which is at work in this process
  const script = recipeOf('operations.md').replaceAll(/^xuqi .*$/gm, '')
  execFileSync('/bin/sh', ['-ec', script], { cwd: damaged.at, stdio: 'pipe' })
  await postFor(6, [sound, damaged])
  const said = async (desk: NightDesk, night: number) =>
    (await desk.night(dayOf(night))).notices.map(({ zh }) => zh).join('\n')
  const isOld = `跟进簿只记到 ${formatDay(dayOf(2))}，归档里却有 ${formatDay(dayOf(3))} 到 ${formatDay(dayOf(5))} 的夜间运行（3 晚）`
  expect(await said(damaged, 6)).toContain(isOld)
  expect(await said(sound, 6)).not.toContain('跟进簿只记到')
  for (const table of ['contacts', 'debits', 'payments']) {
    expect(sound.told(table).length, table).toBeGreaterThan(2)
    expect(damaged.told(table), table).toEqual(sound.told(table))
  }
  const casesOf = (desk: NightDesk) =>
    desk.csv(dayOf(6), 'data', 'cases.csv').map(({ sourceFile: _s, customerKey: _c, ...rest }) => rest)
  expect(casesOf(damaged)).toEqual(casesOf(sound))
  expect(await said(damaged, 7)).not.toContain('跟进簿只记到')
})

it('a book that has gone is not begun anew beside an old archive: the night is refused, and the inbox left alone', async () => {
  const desk = openDesk(world.roster)
  await postFor(0, [desk])
  await desk.night(dayOf(0))
  rmSync(join(desk.at, 'book.db'))
  await postFor(1, [desk])
  const inbox = desk.list('inbox')
  await expect(desk.night(dayOf(1))).rejects.toMatchObject({
    items: [{ code: 'R064', facts: { first: formatDay(dayOf(0)), nights: 1 } }],
  })
  expect(desk.list('inbox')).toEqual(inbox)
  expect(desk.list('.')).not.toContain('book.db')
  // a new one is meant
  renameSync(join(desk.at, 'archive'), join(desk.at, 'archive.old'))
  rmSync(join(desk.at, 'outbox'), { recursive: true })
  expect((await desk.night(dayOf(1))).run).toBeDefined()
})
