import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { examine } from '../../src/pipeline/doctor/doctor.ts'
import { openRun, SEEN } from '../book/samples.ts'
import { day } from '../quarter/world.ts'
import { openDesk } from './desk.ts'

const NIGHT = day('2026-06-18')
const LIST = `保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,收费员工号
P3701880000000101,测一,13900100011,2026-06-10,1200.00,S1
`
const OTHER = LIST.replace('0101', '0202').replaceAll('测一', '测二')

const HERE = {
  node: process.version,
  zone: 'Asia/Shanghai',
  platform: 'linux',
  locale: 'C.UTF-8',
  codePage: undefined,
} as const

const asRoot = process.geteuid?.() === 0
const NOBODY = 65534

/** Works as a user who has no rights but their own: whoever runs the tests as root may do anything. The desk is theirs, not what lies in its folders. */
function withoutRights<T>(desk: { readonly at: string }, work: () => Promise<T>): Promise<T> {
  if (asRoot)
    for (const path of [desk.at, ...readdirSync(desk.at).map((name) => join(desk.at, name))])
      chownSync(path, NOBODY, NOBODY)
  return asNobody(work)
}

async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (!asRoot) return work()
  process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

async function refusalOf(night: Promise<unknown>): Promise<readonly Refusal['items'][number][]> {
  const error = await night.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Refusal)
  return error instanceof Refusal ? error.items : []
}

/** Root gives up its rights here, and needs a checkout that others may read. */
const canBeNobody = !asRoot || foldersAbove(process.cwd()).every((folder) => (statSync(folder).mode & 0o001) !== 0)

function foldersAbove(folder: string): readonly string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))]
}

describe.skipIf(process.platform === 'win32' || !canBeNobody)('a night that may not do everything', () => {
  it('tells of folders that it may not look into, and of files that it may not move, and does the rest', async () => {
    const desk = openDesk()
    desk.put('应收清单.csv', LIST)
    for (const [folder, mode] of [
      ['closed', 0o000],
      ['listed', 0o444],
      ['shown', 0o555],
    ] as const) {
      desk.put(`${folder}/a.csv`, OTHER.replace('测二', `测${folder}`))
      chmodSync(join(desk.at, 'inbox', folder), mode)
    }
    const first = await withoutRights(desk, () => desk.night(NIGHT))
    expect(first.left.map(({ name }) => name)).toEqual(['closed', 'listed/a.csv', 'shown/a.csv'])
    for (const { reason } of first.left) expect(reason).toContain('没有权限')
    expect({ came: first.listsCame, put: first.quarantined }).toEqual({ came: 1, put: [] })
    for (const folder of ['closed', 'listed', 'shown']) {
      const path = join(desk.at, 'inbox', folder)
      chmodSync(path, 0o700)
      if (asRoot) chownSync(path, NOBODY, NOBODY)
    }
    const second = await withoutRights(desk, () => desk.night(NIGHT))
    expect({ left: second.left, came: second.listsCame }).toEqual({ left: [], came: 3 })
  })

  it('does not do without the lists of an archive that it may not read', async () => {
    const desk = openDesk()
    desk.put('应收清单.csv', LIST)
    await withoutRights(desk, () => desk.night(NIGHT))
    const lists = join(desk.at, 'archive', '2026-06-18', 'lists')
    chmodSync(lists, 0o000)
    const refused = await withoutRights(desk, () => refusalOf(desk.night(addDays(NIGHT, 1))))
    expect(refused).toMatchObject([{ code: 'R063', facts: { path: lists, what: { zh: '没有权限' } } }])
    expect(existsSync(desk.out(addDays(NIGHT, 1)))).toBe(false)
    chmodSync(lists, 0o700)
    expect((await withoutRights(desk, () => desk.night(addDays(NIGHT, 1)))).run?.manifest.totals.cases).toBe(1)
  })

  it('refuses where a folder or its log cannot be written, loses nothing, and goes on once that is mended', async () => {
    for (const name of ['archive', 'quarantine', 'log.jsonl']) {
      const desk = openDesk()
      desk.put('应收清单.csv', LIST)
      desk.put('信.txt', '您好')
      const path = join(desk.at, name)
      if (name === 'log.jsonl') mkdirSync(path)
      else writeFileSync(path, 'in the way')
      const [item] = await refusalOf(desk.night(NIGHT))
      expect(item).toMatchObject({
        code: 'R063',
        facts: { instead: { en: expect.stringContaining('no file is lost') } },
      })
      expect(lstatSync(path).isDirectory()).toBe(name === 'log.jsonl')
      rmSync(path, { recursive: true })
      await desk.night(NIGHT)
      expect(desk.list('archive', '2026-06-18', 'lists')).toEqual(['应收清单.csv'])
      expect(desk.list('quarantine', '2026-06-18')).toEqual(['信.txt', '信.txt.reason.txt'])
      expect(readFileSync(join(desk.out(NIGHT), 'data', 'cases.csv'), 'utf8').split('\n')).toHaveLength(3)
    }
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, which names no place', async () => {
    const desk = openDesk()
    symlinkSync('/dev/full', join(desk.at, 'log.jsonl'))
    expect(await refusalOf(desk.night(NIGHT))).toMatchObject([
      { code: 'R063', facts: { path: { en: 'archive, quarantine or log' }, what: { en: 'disk full' } } },
    ])
  })

  it('says of an old output that it cannot be deleted, and ends well all the same', async () => {
    const desk = openDesk()
    desk.put('应收清单.csv', LIST)
    await withoutRights(desk, () => desk.night(NIGHT))
    const worklists = join(desk.out(NIGHT), 'worklists', 'no-branch')
    chmodSync(worklists, 0o500)
    // nor can what another user's killed run has left
    const half = join(desk.at, 'outbox', '2026-07', '.2026-07-07.tmp-aB3xY9')
    mkdirSync(half, { recursive: true })
    writeFileSync(join(half, '.xuqi-running'), JSON.stringify({ pid: process.pid, host: hostname() }))
    chmodSync(half, 0o555)
    if (asRoot) chownSync(join(half, '..'), NOBODY, NOBODY)
    const later = () => withoutRights(desk, () => desk.night(addDays(NIGHT, 20), { keepDays: 10 }))
    const { notices, deletedOutputs, resumed } = await later()
    expect({ deletedOutputs, resumed }).toEqual({ deletedOutputs: 0, resumed: false })
    expect(notices.map(({ en }) => en).join()).toContain('2026-06/2026-06-18 cannot be deleted')
    chmodSync(worklists, 0o700)
    expect(existsSync(half)).toBe(true)
    chmodSync(half, 0o700)
    expect(await later()).toMatchObject({ deletedOutputs: 1, resumed: false })
    expect(existsSync(desk.out(NIGHT))).toBe(false)
  })

  it('refuses where its lock may not be written, as where somebody else has made it', async () => {
    const desk = openDesk()
    const path = join(desk.at, 'book.db.lock')
    await withoutRights(desk, async () => {})
    writeFileSync(path, '', { mode: 0o400 })
    const refused = await refusalOf(asNobody(() => desk.night(NIGHT)))
    expect(refused).toMatchObject([{ code: 'R034', facts: { path, what: { zh: '打不开，多半是没有权限' } } }])
    const settings = { ...DEFAULT_SETTINGS, nightly: { ...DEFAULT_SETTINGS.nightly, log: join(desk.at, 'closed') } }
    writeFileSync(join(desk.at, 'closed'), '', { mode: 0o400 })
    const book = join(desk.at, 'book.db')
    // one that may be read, and no more
    const run = await openRun(book, '2026-06-17')
    run.see(SEEN, undefined)
    run.commit('20260617-000000000000')
    chmodSync(book, 0o444)
    const symptoms = await asNobody(() =>
      examine({ settings, settingsPath: '', roster: '', book, today: NIGHT, surroundings: HERE }),
    )
    const ill = symptoms.filter(({ name, health }) => health === 'bad' && ['book', 'lock', 'log'].includes(name))
    expect(ill.map(({ name, found }) => [name, found.zh.includes('没有权限')])).toEqual([
      ['log', true],
      ['book', true],
      ['lock', true],
    ])
  })
})
