import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, formatDay, monthOf } from '../../src/model/day.ts'
import { dumpWorkbook } from '../dump.ts'
import { fillIn, type Typed } from '../quarter/collectors.ts'
import { BRANCHES, day, openChance, openWorld } from '../quarter/world.ts'
import { type Line, type NightDesk, openDesk } from './desk.ts'
import { disturb, type Post } from './post.ts'

const SEED = 20260518
const NIGHTS = 30
const world = openWorld(SEED, 100)
const dayOf = (night: number): Day => addDays(day('2026-05-18'), night)
const LAST = dayOf(NIGHTS - 1)

const folder = mkdtempSync(join(tmpdir(), 'xuqi-post-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Every file on its night, whole, once. */
const calm = openDesk(world.roster)
/** The same files, and what goes wrong with them. */
const disturbed = openDesk(world.roster)
/** All of them in one night, the last. */
const atOnce = openDesk(world.roster)

/** What core system, bank and cashier send for a night. */
function sentFor(night: number): Post[] {
  const [from, to] = [dayOf(night - 1), dayOf(night)]
  const stamp = formatDay(to)
  const post = (name: string, text: string): Post => ({ night, name, bytes: new TextEncoder().encode(text) })
  return [
    ...BRANCHES.map((branch) => post(`应收/${branch}_${stamp}.csv`, world.receivables(to, branch))),
    post(`回盘_${stamp}.csv`, world.returns(from, to)),
    post(`实收_${stamp}.csv`, world.payments(from, to)),
  ]
}

/** Collectors fill in the worklists of a night; they come back three nights later. */
async function filledAfter(night: number, typed: Typed[]): Promise<Post[]> {
  const back = join(folder, String(night))
  mkdirSync(back)
  const lists = join(calm.out(dayOf(night)), 'worklists')
  // next month's cases are left alone: the lists that are missing tell of them later
  const isAsked = (due: Day) => monthOf(due) <= monthOf(dayOf(night))
  typed.push(...(await fillIn(lists, back, dayOf(night), openChance(SEED + night), 0.25, isAsked)))
  return readdirSync(back).map((name) => ({ night: night + 3, name, bytes: readFileSync(join(back, name)) }))
}

const caseOf = ({ policyNo, dueDate }: Line) => `${policyNo} ${dueDate}`
const taskOf = (line: Line) => `${caseOf(line)} ${line.code}`
const casesOf = (desk: NightDesk): readonly Line[] =>
  desk.csv(LAST, 'data', 'cases.csv').map(({ sourceFile = '', customerKey: _, ...rest }) => ({
    ...rest,
    sourceFile: sourceFile.replace(/^.*\/lists\//, ''),
  }))
const tasksOf = (desk: NightDesk, isWanted = (_: Line) => true) => {
  const lines = desk.csv(LAST, 'data', 'tasks.csv').map((line) => [taskOf(line), line] as const)
  return new Map(lines.filter(([, line]) => isWanted(line)))
}

/** Task → the day since which its condition was seen. */
function sinceOf(desk: NightDesk): ReadonlyMap<string, string> {
  const since = new Map<string, string>()
  for (const { mark, runDay = '', ...line } of desk.entries('tasks'))
    if (mark === 'ended') since.delete(taskOf(line))
    else if (!since.has(taskOf(line))) since.set(taskOf(line), runDay)
  return since
}

/** Case → the day of the run that found it on no list any more. */
function goneOf(desk: NightDesk): ReadonlyMap<string, string> {
  const days = new Map(desk.entries('runs').map(({ run, asOf = '' }) => [run, asOf]))
  return new Map(desk.entries('cases').map((line) => [caseOf(line), days.get(line.goneRun ?? '') ?? '']))
}

/** Policies of customers who complained, or of whom a death was reported. */
function heldBy(desk: NightDesk): ReadonlySet<string> {
  const reported = desk.told('contacts').filter(({ outcome, reason }) => outcome === 'complaint' || reason === 'death')
  const cases = desk.csv(LAST, 'data', 'cases.csv')
  const policies = new Set(reported.map(({ policyNo }) => policyNo))
  const customers = new Set(cases.filter(({ policyNo }) => policies.has(policyNo)).map((c) => c.customerKey))
  return new Set(cases.filter((c) => customers.has(c.customerKey)).map(({ policyNo = '' }) => policyNo))
}

/** The state in which the book saw a case last. */
function statesOf(desk: NightDesk): ReadonlyMap<string, Line> {
  return new Map(desk.entries('states').map(({ entry: _e, run: _r, runDay: _d, ...line }) => [caseOf(line), line]))
}

/** A workbook of the last night, without what tells the one desk from the other: where its archive lies, and the run's number. */
async function linesOf(desk: NightDesk, path: string): Promise<readonly string[]> {
  return own(desk, await dumpWorkbook(join(desk.out(LAST), path))).split('\n')
}

/** The same of a file of text; cases come from another night's archive, and a customer's key is another in each run. */
function textOf(desk: NightDesk, path: string): string {
  const text = own(desk, readFileSync(join(desk.out(LAST), path), 'utf8'))
  return text.replaceAll(/archive\/[\d-]+\//g, '').replaceAll(/,[0-9a-f]{16},/g, ',KEY,')
}

function own(desk: NightDesk, text: string): string {
  return text.replaceAll(`${desk.at}/`, '').replaceAll(/\d{8}-[0-9a-f]{12}/g, 'RUN')
}

describe('thirty nights with missing, late, repeated, half-copied and broken files', () => {
  const posts: Post[] = []
  const typed: Typed[] = []
  /** policies that have a task which the disturbed desk knew of on another day, or that left its lists on another */
  const touched = new Set<string>()

  beforeAll(async () => {
    for (let night = 0; night < NIGHTS; night++) {
      posts.push(...sentFor(night))
      for (const { name, bytes } of posts.filter((post) => post.night === night)) calm.put(name, bytes)
      await calm.night(dayOf(night))
      if (night % 5 === 0 && night + 3 < NIGHTS) posts.push(...(await filledAfter(night, typed)))
    }
    for (const [night, { runs, files, growing }] of disturb(posts, NIGHTS, openChance(SEED)).entries()) {
      for (const { name, bytes } of files) disturbed.put(name, bytes)
      if (growing) disturbed.put(growing.name, growing.bytes)
      if (runs) await disturbed.night(dayOf(night))
    }
    for (const { name, bytes } of posts) atOnce.put(name, bytes)
    await atOnce.night(LAST)
    const [ours, theirs] = [sinceOf(calm), sinceOf(disturbed)]
    for (const [task, since] of ours) if (theirs.get(task) !== since) touched.add(task.split(' ')[0] ?? '')
    // a list that came late lets a case leave on another night, and the report says what has left since the night before
    const gone = goneOf(disturbed)
    for (const [key, left] of goneOf(calm)) if (gone.get(key) !== left) touched.add(key.split(' ')[0] ?? '')
  }, 300_000)

  it('end in the same book: what was said, debited and paid, and where each case stands', () => {
    expect(typed.length).toBeGreaterThan(30)
    for (const table of ['contacts', 'debits', 'payments', 'changes', 'strays'])
      expect(disturbed.told(table), table).toEqual(calm.told(table))
    expect(disturbed.told('contacts')).toHaveLength(typed.length)
    expect(disturbed.told('debits').length).toBeGreaterThan(30)
    expect(disturbed.told('payments').length).toBeGreaterThan(10)
    const [ours, theirs] = [statesOf(calm), statesOf(disturbed)]
    for (const line of casesOf(calm)) expect(theirs.get(caseOf(line))).toEqual(ours.get(caseOf(line)))
  })

  it('end in the same cases, and in the same tasks but for the day on which a night first heard of them', () => {
    expect(casesOf(disturbed)).toEqual(casesOf(calm))
    const [ours, theirs] = [tasksOf(calm), tasksOf(disturbed)]
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort())
    const differ = [...ours].filter(([task, line]) => JSON.stringify(line) !== JSON.stringify(theirs.get(task)))
    expect(differ.filter(([task]) => !touched.has(task.split(' ')[0] ?? ''))).toEqual([])
    expect(differ.length).toBeLessThan(ours.size / 8)
  })

  it('end in the same worklists, workbooks of supervisors and reports', async () => {
    const files = calm.list('outbox', '2026-06', formatDay(LAST))
    expect(disturbed.list('outbox', '2026-06', formatDay(LAST))).toEqual(files)
    let whole = 0
    for (const file of files.filter((name) => name.endsWith('.xlsx'))) {
      const [ours, theirs] = [await linesOf(calm, file), await linesOf(disturbed, file)]
      const named = (line: string) => /P3701\d+/.exec(line)?.[0] ?? ''
      if (ours.some((line) => touched.has(named(line)))) {
        // the first pages count what follows
        const others = (lines: readonly string[]) =>
          lines
            .filter((line) => named(line) !== '' && !touched.has(named(line)))
            .map((line) => line.replace(/^\d+: /, ''))
        expect(others(theirs), file).toEqual(others(ours))
      } else {
        expect(theirs, file).toEqual(ours)
        whole += 1
      }
    }
    expect(whole).toBeGreaterThan(1)
    // the follow-up report as page and data, the summary, the findings: to the byte
    const texts = files.filter((name) => /\.(csv|json|html)$/.test(name) && !/tasks\.csv|manifest\.json/.test(name))
    expect(texts.length).toBeGreaterThan(5)
    for (const file of texts) expect(textOf(disturbed, file), file).toBe(textOf(calm, file))
  })

  it('lose no file: each is in the archive as it came, or in the quarantine with its reason', () => {
    expect(disturbed.list('inbox')).toEqual([])
    const kept = new Set(
      disturbed.list('archive').map((path) => readFileSync(join(disturbed.at, 'archive', path)).toString('base64')),
    )
    const lost = posts.filter(
      ({ name, bytes }) => !name.startsWith('应收') && !kept.has(Buffer.from(bytes).toString('base64')),
    )
    expect(lost.map(({ name }) => name)).toEqual([])
    const aside = disturbed.list('quarantine')
    const broken = aside.filter((name) => !name.endsWith('.reason.txt'))
    expect(broken.length).toBeGreaterThan(5)
    expect(aside).toHaveLength(broken.length * 2)
    for (const name of broken) expect(name, name).toMatch(/\.png$|空\d+\.csv$|\.xlsx$/)
  })

  it('end as one night over everything does, but for what that night marks as unknown or cannot know', () => {
    expect(atOnce.told('contacts')).toEqual(calm.told('contacts'))
    // that an older instalment had lapsed before it left the lists only nights can know: the days of the policy count from it, or it is asked about
    const there = new Set(casesOf(calm).map(caseOf))
    const left = calm.told('states').filter((line) => line.dayState === 'lapsed' && !there.has(caseOf(line)))
    const onList = new Set(casesOf(calm).map(({ policyNo }) => policyNo))
    const lapsedBefore = new Set(left.flatMap(({ policyNo }) => (onList.has(policyNo) ? [policyNo] : [])))
    expect(lapsedBefore.size).toBeGreaterThan(0)
    expect(lapsedBefore.size).toBeLessThan(12)
    // the same collectors; that they had a case before (rule 3) only nights can know
    const cases = (desk: NightDesk) =>
      casesOf(desk).flatMap(({ assignedBy: _, priority: _p, ...rest }) =>
        lapsedBefore.has(rest.policyNo) ? [] : [rest],
      )
    expect(cases(atOnce)).toEqual(cases(calm))
    // a case that only earlier lists named: what is told of it waits, and is named
    const listed = new Set(casesOf(calm).map(caseOf))
    const unknown = new Set(
      atOnce
        .csv(LAST, '..', `${formatDay(LAST)}-collected.csv`)
        .filter(({ code }) => code === 'K040')
        .map(caseOf),
    )
    expect(unknown.size).toBeGreaterThan(5)
    for (const table of ['debits', 'payments']) {
      const told = calm.told(table)
      expect(atOnce.told(table), table).toEqual(told.filter((line) => listed.has(caseOf(line))))
      for (const line of told) expect(listed.has(caseOf(line)) || unknown.has(caseOf(line)), caseOf(line)).toBe(true)
    }
    expect(atOnce.list('archive', formatDay(LAST), 'waiting').length).toBeGreaterThan(0)
    const isComparable = ({ policyNo }: Line) => !lapsedBefore.has(policyNo)
    const [ours, theirs] = [tasksOf(calm, isComparable), tasksOf(atOnce, isComparable)]
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort())
    const held = heldBy(calm)
    expect(held.size).toBeLessThan(20)
    // when the list came (F02) and what was handed over (F07) only nights can know; who hears of a case later gives nobody less time
    for (const [task, line] of ours) {
      const same = theirs.get(task)
      if (line.code !== 'F02' && line.code !== 'F07') expect(same?.state === 'done', task).toBe(line.state === 'done')
      // what a complaint held for some nights begins anew afterwards
      if (!held.has(line.policyNo ?? '')) expect((same?.due ?? '') >= (line.due ?? ''), task).toBe(true)
    }
  })

  it('change nothing when the last one is run once more', async () => {
    const book = readFileSync(join(disturbed.at, 'book.db'))
    const before = disturbed.list('outbox')
    const result = await disturbed.night(LAST)
    expect(result).toMatchObject({ unchanged: true, quarantined: [], growing: 0 })
    expect(disturbed.list('outbox')).toEqual(before)
    expect(readFileSync(join(disturbed.at, 'book.db')).equals(book)).toBe(true)
  })

  it('change nothing when all files come once more', async () => {
    const tables = ['contacts', 'debits', 'payments', 'states', 'tasks', 'assignments', 'handovers']
    const before = tables.map((table) => disturbed.told(table))
    for (const { name, bytes } of posts) disturbed.put(name, bytes)
    await disturbed.night(LAST)
    expect(tables.map((table) => disturbed.told(table))).toEqual(before)
  })
})
