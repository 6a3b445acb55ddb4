import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, type Day, formatDay, formatMonth, monthOf } from '../../src/model/day.ts'
import { xuqi } from '../cli/xuqi.ts'
import { fillIn, type Typed } from './collectors.ts'
import { figureLines, type Quarter, readFigures } from './figures.ts'
import { keyOf, openReplay, told } from './replay.ts'
import { type Answered, decide, recordChanges } from './supervisors.ts'
import { readLines } from './workbooks.ts'
import { day, type Instalment, openChance, openWorld } from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-quarter-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SEED = 20260618
const world = openWorld(SEED, 200)
const chance = openChance(SEED + 1)
/** The desk runs xuqi every six days. */
const DAYS: readonly Day[] = Array.from({ length: 12 }, (_, n) => addDays(day('2026-04-28'), n * 6))

/** The first day at the desk without the collector who leaves in the second month. */
const LEAVING = day('2026-06-09')

type Line = Readonly<Record<string, string>>
const readCsv = (...path: string[]): Line[] => parse(readFileSync(join(folder, ...path)), { columns: true })

async function say(...args: string[]) {
  const said = await xuqi(args, folder)
  expect(said.exitCode, `${args.join(' ')}\n${said.err}${said.out}`).toBe(0)
  return said.out
}

const outOf = (at: Day) => join('xuqi-out', formatMonth(monthOf(at)), formatDay(at))

/** One working day of the desk: what came back is collected, then the day's list is run. */
async function deskDay(at: Day, before: Day | undefined, back: string): Promise<void> {
  mkdirSync(join(folder, 'in'), { recursive: true })
  writeFileSync(join(folder, 'roster.csv'), world.roster(at))
  writeFileSync(join(folder, 'in', 'list.csv'), world.receivables(at))
  if (before !== undefined) {
    writeFileSync(join(folder, 'in', 'returns.csv'), world.returns(before, at))
    writeFileSync(join(folder, 'in', 'paid.csv'), world.payments(before, at))
    await say('collect', back, 'in/returns.csv', 'in/paid.csv', '--as-of', formatDay(at), '--quiet')
  }
  await say('run', 'in/list.csv', '--as-of', formatDay(at), '--roster', 'roster.csv', '--quiet')
}

/** Where a policy has several instalments, money goes to the oldest, whatever it was paid for. */
const alone = world.instalments.filter(
  (one) => world.instalments.filter((other) => other.policyNo === one.policyNo).length === 1,
)
const truth = new Map(alone.map((one) => [`${one.policyNo} ${formatDay(one.dueDate)}`, one]))

describe('a quarter at the desk', () => {
  const typed: Typed[] = []
  const answers: Answered[] = []
  /** how much of them was handed back before each day */
  const knownAt = new Map<Day, { readonly typed: number; readonly answers: number }>()
  const casesAt = new Map<Day, Line[]>()
  const tasksAt = new Map<Day, Line[]>()

  it('goes from list to list, with what collectors, banks and customers did in between', {
    timeout: 600_000,
  }, async () => {
    let before: Day | undefined
    for (const at of DAYS) {
      const back = join('back', formatDay(at))
      mkdirSync(join(folder, back), { recursive: true })
      if (before !== undefined) {
        const [out, into] = [join(folder, outOf(before)), join(folder, back)]
        typed.push(...(await fillIn(join(out, 'worklists'), into, before, chance, 0.5)))
        answers.push(...(await decide(join(out, 'supervisors'), into, before, chance)))
        answers.push(...(await recordChanges(join(out, 'reports'), into, before, chance)))
      }
      knownAt.set(at, { typed: typed.length, answers: answers.length })
      await deskDay(at, before, back)
      casesAt.set(at, readCsv(outOf(at), 'data', 'cases.csv'))
      tasksAt.set(at, readCsv(outOf(at), 'data', 'tasks.csv'))
      if (at === LEAVING) await runAgain(at)
      before = at
    }
    expect(typed.length).toBeGreaterThan(100)
    expect(existsSync(join(folder, 'xuqi-out', 'book.db'))).toBe(true)
    await say('book', 'check')
  })

  /** The same list once more on the same day gives the same bytes. */
  async function runAgain(at: Day): Promise<void> {
    const bytes = () =>
      ['cases.csv', 'tasks.csv'].map((name) => readFileSync(join(folder, outOf(at), 'data', name), 'utf8'))
    const before = bytes()
    await say('run', 'in/list.csv', '--as-of', formatDay(at), '--roster', 'roster.csv', '--force', '--quiet')
    expect(bytes()).toEqual(before)
  }

  it('keeps every contact that was typed, once', async () => {
    await say('book', 'export', 'export-1', '--with-personal-data')
    const contacts = readCsv('export-1', 'contacts.csv')
    for (const one of typed) {
      const kept = contacts.filter((line) => line.note === one.note)
      expect(kept.length, one.note).toBe(1)
      expect(kept[0], one.note).toMatchObject({
        policyNo: one.policyNo,
        dueDate: one.dueDate,
        day: formatDay(one.day),
        outcome: one.outcome,
      })
    }
    expect(contacts.length).toBe(typed.length)
  })

  it('changes nothing when everything is collected and run once more', { timeout: 120_000 }, async () => {
    const last = DAYS.at(-1)
    if (last === undefined) throw new Error('no day')
    await say('collect', 'back', 'in/returns.csv', 'in/paid.csv', '--as-of', formatDay(last), '--quiet')
    await say('run', 'in/list.csv', '--as-of', formatDay(last), '--roster', 'roster.csv', '--force', '--quiet')
    await say('book', 'export', 'export-2', '--with-personal-data')
    for (const table of ['contacts', 'debits', 'payments', 'assignments', 'states'])
      expect(readCsv('export-2', `${table}.csv`), table).toEqual(readCsv('export-1', `${table}.csv`))
    expect(readCsv(outOf(last), 'data', 'tasks.csv')).toEqual(tasksAt.get(last))
    expect(readCsv(outOf(last), 'data', 'cases.csv')).toEqual(casesAt.get(last))
  })

  it('says of each task that it is open, due today, overdue or done as its days say', () => {
    for (const [at, tasks] of tasksAt) {
      const today = formatDay(at)
      for (const task of tasks) {
        const place = `${today} ${task.policyNo} ${task.dueDate} ${task.code}`
        if (task.state === 'done') expect((task.doneOn ?? '') <= today, place).toBe(true)
        else expect(task.doneOn, place).toBe('')
        if (task.state === 'overdue') expect((task.due ?? '') < today, place).toBe(true)
        if (task.state === 'dueToday') expect(task.due, place).toBe(today)
        if (task.state === 'open' && task.due !== '') expect((task.due ?? '') > today, place).toBe(true)
      }
    }
  })

  it('gives each case the tasks that the rules give it, run by run', () => {
    // late money of several instalments goes here and there: which of them it settles is for `classify` to say
    const isLate = ({ dueDate, paidOn }: Instalment) => paidOn !== undefined && paidOn > addDays(dueDate, 25)
    const late = new Set(world.instalments.filter(isLate).map(({ policyNo }) => policyNo))
    const clear = world.instalments.filter(({ policyNo }) => !late.has(policyNo))
    const known = new Map([
      ...truth,
      ...clear.map((one) => [`${one.policyNo} ${formatDay(one.dueDate)}`, one] as const),
    ])
    expect(known.size).toBeGreaterThan(truth.size + 20)
    const replay = openReplay(known, DAYS[0] ?? day('2026-04-28'))
    const seen = new Set<string>()
    let compared = 0
    for (const [at, cases] of casesAt) {
      const count = knownAt.get(at)
      const handedBack = {
        typed: typed.slice(0, count?.typed),
        answers: answers.slice(0, count?.answers),
        rows: cases,
      }
      const dead = new Map<string, Day>()
      for (const { policyNo, day: on, reason } of handedBack.typed.toSorted((a, b) => a.day - b.day)) {
        if (reason === 'death' && on <= at) dead.set(policyNo, on)
        else if (reason !== '' && on <= at) dead.delete(policyNo)
      }
      const complaining = new Set<string>()
      for (const line of cases) {
        const reported = replay.reportedOn(at, line, handedBack)
        const known = dead.get(line.policyNo ?? '') ?? reported.dead
        if (reported.dead !== undefined && known !== undefined)
          dead.set(line.policyNo ?? '', Math.min(known, reported.dead) as Day)
        if (reported.complains) complaining.add(line.policyNo ?? '').add(line.customerKey ?? '')
      }
      for (const line of cases) {
        if (!known.has(keyOf(line))) continue
        const { policyNo = '', customerKey = '' } = line
        const held = { dead: dead.get(policyNo), complains: complaining.has(policyNo) || complaining.has(customerKey) }
        const own = (tasksAt.get(at) ?? []).filter((task) => keyOf(task) === keyOf(line))
        const place = `${formatDay(at)} ${keyOf(line)}`
        const actual = own.map(({ code, state, due, doneOn }) => `${code} ${state} ${due} ${doneOn}`)
        const expected = replay.tasksOf(at, line, handedBack, held).map(told)
        expect([place, ...actual.toSorted()]).toEqual([place, ...expected.toSorted()])
        compared += expected.length
        for (const { code, state } of own) seen.add(`${code} ${state}`)
      }
    }
    expect(compared).toBeGreaterThan(1000)
    // what people have done is among it
    for (const code of ['F02', 'F03', 'F05', 'F07', 'F10', 'F11', 'F12', 'F13', 'F18'])
      expect([...seen].sort(), code).toContain(`${code} done`)
  })

  const quarter = (): Quarter => ({
    listed: new Map(DAYS.map((at) => [at, { cases: casesAt.get(at) ?? [], tasks: tasksAt.get(at) ?? [] }])),
    typed,
    handedBack: new Map([...knownAt].map(([at, known]) => [at, known.typed])),
    instalments: world.instalments,
  })

  it('tells the manager the figures that the rules ask for, run by run', () => {
    const seen = new Set<string>()
    for (const at of DAYS) {
      const expected = figureLines(quarter(), at)
      const actual = readFigures(readCsv(outOf(at), 'data', 'follow-up-figures.csv'))
      expect([formatDay(at), ...[...actual].toSorted()]).toEqual([formatDay(at), ...[...expected].toSorted()])
      for (const place of expected.keys()) if (place.startsWith('total')) seen.add(place.split(' ')[2] ?? '')
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'change',
        'collected',
        'contact',
        'mended',
        'overdue',
        'promise',
        'rolled',
        'targetCollected',
      ]),
    )
  })

  it('keeps what supervisors and the back office wrote, once, and asks for nothing twice', () => {
    const handovers = readCsv('export-1', 'handovers.csv')
    const changes = readCsv('export-1', 'changes.csv')
    for (const { policyNo, dueDate, on, note, decision, change } of answers) {
      const kept = (change === '' ? handovers : changes).filter((line) => line.note === note)
      expect(kept.length, note).toBe(1)
      const doneOn = on === undefined ? '' : formatDay(on)
      const said = change === '' ? { notedOn: doneOn, decision } : { doneOn }
      expect(kept[0], note).toMatchObject({ policyNo, dueDate, ...said })
    }
    expect(answers.filter(({ change }) => change === '').length).toBeGreaterThan(50)
    expect(answers.filter(({ change }) => change !== '').length).toBeGreaterThan(10)
    const forms = handovers.filter(({ task, notedOn }) => task === 'F07' && notedOn === '').map(keyOf)
    expect(forms.length).toBeGreaterThan(20)
    expect(forms.length).toBe(new Set(forms).size)
  })

  it('shows the supervisor what was decided last about what is still open', async () => {
    const last = DAYS.at(-1) ?? day('2026-07-03')
    let shown = 0
    for (const line of await readLines(join(folder, outOf(last), 'supervisors'), [
      '记录日',
      '决定',
      '评鉴表、上次决定',
    ])) {
      const noted = answers.filter((one) => one.change === '' && keyOf(one) === keyOf(line))
      const latest = noted.at(-1)
      if (latest === undefined) continue
      expect(line.text('评鉴表、上次决定'), keyOf(line)).toContain(`${latest.decision}；${latest.note}`)
      shown += 1
    }
    expect(shown).toBeGreaterThan(10)
  })

  it('shows the back office what it wrote about a change that is still open', async () => {
    let shown = 0
    for (const [nth, at] of DAYS.entries()) {
      const known = answers.slice(0, knownAt.get(at)?.answers)
      for (const line of await readLines(join(folder, outOf(at), 'reports'), ['办好日', '备注', '保全上次备注'])) {
        const told = known.filter((one) => one.change === line.text('变更内容') && keyOf(one) === keyOf(line))
        expect(line.text('保全上次备注'), `${nth} ${keyOf(line)}`).toBe(told.at(-1)?.note ?? '')
        if (told.length > 0) shown += 1
      }
    }
    expect(shown).toBeGreaterThan(3)
  })

  it('takes nobody for unpaid who has paid, and nobody for paid who has not', () => {
    expect(alone.length).toBeGreaterThan(80)
    for (const [at, cases] of casesAt) {
      const before = addDays(at, -6)
      for (const line of cases) {
        const one = truth.get(`${line.policyNo} ${line.dueDate}`)
        if (one === undefined) continue
        const place = `${formatDay(at)} ${line.policyNo} ${line.dueDate}`
        const inTime = one.paidOn !== undefined && one.paidOn <= addDays(one.dueDate, 60)
        // what was collected today was known to this run
        if (inTime && one.paidOn !== undefined && one.paidOn > before && one.paidOn <= at && at !== DAYS[0])
          expect(line.disposition, place).toBe('paid')
        if (one.paidOn === undefined || one.paidOn > at) expect(line.disposition, place).not.toBe('paid')
      }
    }
  })

  it('moves a case to somebody else only where its collector has left', () => {
    const ownerOf = new Map<string, string>()
    const moved: string[] = []
    for (const cases of casesAt.values()) {
      for (const line of cases) {
        const key = `${line.policyNo} ${line.dueDate}`
        const known = ownerOf.get(key)
        const now = line.collectorCode ?? ''
        if (known !== undefined && known !== now && known !== 'S102') moved.push(`${key} ${known} → ${now}`)
        ownerOf.set(key, now)
      }
    }
    expect(moved).toEqual([])
    const last = casesAt.get(DAYS.at(-1) ?? day('2026-07-03')) ?? []
    expect(last.filter((line) => line.collectorCode === 'S102')).toEqual([])
    const all = [...casesAt.values()].flat()
    expect(all.some((line) => line.collectorCode === 'S103' && line.assignedBy === '4')).toBe(true)
  })

  it('tells them anew with what was collected since, before the next list comes', { timeout: 120_000 }, async () => {
    const last = DAYS.at(-1) ?? day('2026-07-03')
    const later = addDays(last, 5)
    writeFileSync(join(folder, 'in', 'returns.csv'), world.returns(last, later))
    writeFileSync(join(folder, 'in', 'paid.csv'), world.payments(last, later))
    await say('collect', 'in/returns.csv', 'in/paid.csv', '--as-of', formatDay(later), '--quiet')
    await say('report', '--out', 'later', '--quiet')
    const actual = readFigures(readCsv('later', 'data', 'follow-up-figures.csv'))
    const expected = figureLines(quarter(), last, later)
    expect([...actual].toSorted()).toEqual([...expected].toSorted())
    expect([...expected]).not.toEqual([...figureLines(quarter(), last)])
  })
})
