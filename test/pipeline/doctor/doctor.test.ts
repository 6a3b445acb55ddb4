import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdLock } from '../../../src/book/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts'
import { type DoctorOptions, examine } from '../../../src/pipeline/doctor/doctor.ts'
import type { Surroundings } from '../../../src/pipeline/doctor/surroundings.ts'
import type { Symptom } from '../../../src/pipeline/doctor/types.ts'
import { openRun, SEEN } from '../../book/samples.ts'
import { day } from '../../quarter/world.ts'

const HERE: Surroundings = {
  node: 'v20.19.0',
  zone: 'Asia/Shanghai',
  platform: 'linux',
  locale: 'C.UTF-8',
  codePage: undefined,
}

/** A desk where everything is as it should be. */
async function soundDesk() {
  const at = mkdtempSync(join(tmpdir(), 'xuqi-doctor-'))
  onTestFinished(() => rmSync(at, { recursive: true, force: true }))
  const folders = ['inbox', 'outbox', 'archive', 'quarantine'] as const
  for (const folder of folders) mkdirSync(join(at, folder))
  const book = join(at, 'book.db')
  const run = await openRun(book, '2026-06-17')
  run.see(SEEN, undefined)
  run.commit('20260617-000000000000')
  writeFileSync(join(at, 'roster.csv'), '工号\n')
  const nightly = {
    ...DEFAULT_SETTINGS.nightly,
    ...Object.fromEntries(folders.map((folder) => [folder, join(at, folder)])),
    log: join(at, 'log.jsonl'),
  }
  const options: DoctorOptions = {
    settings: { ...DEFAULT_SETTINGS, nightly },
    settingsPath: 'xuqi.config.yaml',
    roster: join(at, 'roster.csv'),
    book,
    today: day('2026-06-18'),
    surroundings: HERE,
  }
  return { at, options }
}

const named = (symptoms: readonly Symptom[], name: string) => {
  const found = symptoms.find((symptom) => symptom.name === name)
  if (!found) throw new Error(`nothing about ${name}`)
  return found
}

/** Whatever is not good says what to do, in both languages. */
function expectRemedies(symptoms: readonly Symptom[]): void {
  for (const { name, health, found, remedy } of symptoms) {
    expect(found.zh !== '' && found.en !== '', name).toBe(true)
    if (health === 'good') expect(remedy, name).toBeUndefined()
    else expect((remedy?.zh ?? '').length > 5 && (remedy?.en ?? '').length > 5, name).toBe(true)
  }
}

describe('the doctor', () => {
  it('finds nothing where all is well', async () => {
    const { options } = await soundDesk()
    const symptoms = await examine(options)
    expectRemedies(symptoms)
    const ill = symptoms.filter(({ name, health }) => health !== 'good' && !/room/i.test(name))
    expect(ill).toEqual([])
    expect(symptoms.map(({ name }) => name)).toEqual([
      'node',
      'settings',
      'roster',
      'inbox',
      'outbox',
      'archive',
      'quarantine',
      'log',
      'book',
      'lock',
      'room',
      'temporaryRoom',
      'clock',
      'holidays',
      'encoding',
    ])
  })

  it('says of a new desk what the first run will make', async () => {
    const { at, options } = await soundDesk()
    for (const name of ['inbox', 'outbox', 'archive', 'quarantine', 'book.db'])
      rmSync(join(at, name), { recursive: true })
    const symptoms = await examine({ ...options, settingsPath: '' })
    expectRemedies(symptoms)
    for (const name of ['settings', 'inbox', 'outbox', 'archive', 'quarantine', 'book'])
      expect(named(symptoms, name).health, name).toBe('note')
    expect(symptoms.some(({ health }) => health === 'bad')).toBe(false)
  })

  it('finds folders that are files, or cannot be made, and a roster that is not there', async () => {
    const { at, options } = await soundDesk()
    rmSync(join(at, 'inbox'), { recursive: true })
    writeFileSync(join(at, 'inbox'), '')
    const nightly = { ...options.settings.nightly, archive: join(at, 'roster.csv', 'archive') }
    const symptoms = await examine({
      ...options,
      settings: { ...options.settings, nightly },
      roster: join(at, 'nobody.csv'),
    })
    expectRemedies(symptoms)
    for (const name of ['inbox', 'archive', 'roster']) expect(named(symptoms, name).health, name).toBe('bad')
  })

  it('finds a book that is switched off, damaged, or of somebody else', async () => {
    const { at, options } = await soundDesk()
    const bookOf = async (path: string) => {
      const symptoms = await examine({ ...options, book: path })
      expectRemedies(symptoms)
      return named(symptoms, 'book').health
    }
    expect(await bookOf('')).toBe('bad')
    copyFileSync(join(at, 'book.db'), join(at, 'cut.db'))
    truncateSync(join(at, 'cut.db'), 5000)
    expect(await bookOf(join(at, 'cut.db'))).toBe('bad')
    writeFileSync(join(at, 'other.db'), 'no book at all'.repeat(100))
    expect(await bookOf(join(at, 'other.db'))).toBe('bad')
    expect(await bookOf(join(at, 'book.db'))).toBe('good')
  })

  it('says who is at work', async () => {
    const { options } = await soundDesk()
    const lock = holdLock(`${options.book}.lock`, 'pid 4711, 02:30')
    const symptoms = await examine(options)
    lock.release()
    expectRemedies(symptoms)
    expect(named(symptoms, 'lock')).toMatchObject({ health: 'note' })
    expect(named(symptoms, 'lock').found.en).toContain('pid 4711, 02:30')
    expect(named(await examine(options), 'lock').health).toBe('good')
  })

  it('finds a clock that is behind the book, and a machine that goes by another zone', async () => {
    const { options } = await soundDesk()
    const behind = await examine({ ...options, today: day('2026-06-16') })
    expectRemedies(behind)
    expect(named(behind, 'clock').health).toBe('bad')
    expect(named(behind, 'clock').found.en).toContain('2026-06-17')
    const elsewhere = await examine({ ...options, surroundings: { ...HERE, zone: 'UTC' } })
    expectRemedies(elsewhere)
    expect(named(elsewhere, 'clock').health).toBe('note')
  })

  it('finds holidays that are not known yet: those of this year, from November on those of the next', async () => {
    const { options } = await soundDesk()
    const on = async (today: string, holidays = options.settings.holidays) => {
      const symptoms = await examine({ ...options, today: day(today), settings: { ...options.settings, holidays } })
      expectRemedies(symptoms)
      return named(symptoms, 'holidays')
    }
    expect((await on('2026-10-31')).health).toBe('good')
    const november = await on('2026-11-01')
    expect(november.health).toBe('note')
    expect(november.found.en).toContain('2027')
    expect(november.found.en).not.toContain('2026')
    expect((await on('2027-01-01')).health).toBe('note')
    expect((await on('2026-11-01', { off: ['2027-01-01'], work: [] })).health).toBe('good')
  })

  it.each([
    ['linux', 'zh_CN.UTF-8', undefined, 'good'],
    ['linux', 'en_US.utf8', undefined, 'good'],
    ['linux', '', undefined, 'note'],
    ['linux', 'zh_CN.GB18030', undefined, 'note'],
    ['win32', '', 65001, 'good'],
    ['win32', '', 936, 'note'],
    ['win32', '', undefined, 'note'],
  ] as const)('knows what a console on %s with "%s" and page %s shows', async (platform, locale, codePage, health) => {
    const { options } = await soundDesk()
    const symptoms = await examine({ ...options, surroundings: { ...HERE, platform, locale, codePage } })
    expectRemedies(symptoms)
    expect(named(symptoms, 'encoding').health).toBe(health)
  })

  it('finds a Node that is too old', async () => {
    const { options } = await soundDesk()
    const of = async (node: string) =>
      named(await examine({ ...options, surroundings: { ...HERE, node } }), 'node').health
    expect(await of('v20.18.3')).toBe('bad')
    expect(await of('v18.20.0')).toBe('bad')
    expect(await of('v22.0.0')).toBe('good')
  })

  it('tells how much room is left, and what to do where it is not enough', async () => {
    const { options } = await soundDesk()
    const symptoms = await examine(options)
    const { bavail, bsize } = statfsSync(options.settings.nightly.outbox)
    expect(named(symptoms, 'room').health).toBe(bavail * bsize >= 2e9 ? 'good' : 'bad')
    expect(named(symptoms, 'room').found.en).toMatch(/: [\d.]+ GB free$/)
  })

  it('tells of nights that the book does not know: an old copy, or none at all', async () => {
    const { at, options } = await soundDesk()
    const nights = async () => (await examine(options)).filter(({ name }) => name === 'nights')
    mkdirSync(join(at, 'archive', '2026-06-17', 'lists'), { recursive: true })
    writeFileSync(join(at, 'archive', '2026-06-17', 'lists', 'a.csv'), '')
    expect(await nights()).toEqual([])
    mkdirSync(join(at, 'archive', '2026-06-18', 'lists'), { recursive: true })
    writeFileSync(join(at, 'archive', '2026-06-18', 'lists', 'a.csv'), '')
    const [old] = await nights()
    expect(old).toMatchObject({ health: 'bad', found: { zh: expect.stringContaining('跟进簿只记到 2026-06-17') } })
    expectRemedies(await examine(options))
    rmSync(options.book)
    const [gone] = await nights()
    expect(gone?.found.zh).toContain('归档里却有 2026-06-17 起 2 晚的夜间运行')
    mkdirSync(join(at, 'inbox', '.night'))
    expect(await nights()).toEqual([])
  })
})
