import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src/book/connection.ts'
import {
  findBook,
  openCollectingBook,
  openProgressOf,
  openRecollection,
  type Sighting,
  type SightingDetails,
} from '../../src/book/index.ts'
import { APPLICATION_ID, MIGRATIONS } from '../../src/book/schema.ts'
import { monthOf } from '../../src/model/day.ts'
import type { CaseRecord } from '../../src/model/progress.ts'
import { COLLECTION, day, ENTRY, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

const DETAILS: SightingDetails = {
  branch: { code: '3701', name: '济南' },
  team: { code: 'M1', name: '督一' },
  collector: { code: 'C001', name: '王红' },
  yearBand: 'second',
  frequency: 'monthly',
  difficult: true,
  hold: '',
  oldestDue: day('2026-05-01'),
  lapseFrom: day('2026-07-01'),
  reinstateBy: day('2028-06-30'),
  paidOn: undefined,
  overdue: ['F02', 'F09'],
  listTold: false,
  cameLate: false,
}
const NOTED: Sighting = { ...SEEN, details: DETAILS }

/** A run that sees these cases. */
async function run(path: string, asOf: string, runId: string, seen: readonly Sighting[]): Promise<void> {
  const recorder = await openRun(path, asOf)
  const reading = openRecollection(recorder.source)
  const known = seen.map(
    (one) => reading.remember([{ policyNo: one.policyNo }])[0]?.history?.get(one.dueDate)?.recorded,
  )
  reading.close()
  for (const [i, one] of seen.entries()) recorder.see(one, known[i])
  recorder.commit(runId)
}

function reportAt(path: string, asOf?: string) {
  const opened = openProgressOf(path, asOf === undefined ? undefined : day(asOf))
  const { progress } = opened
  const records: CaseRecord[] = []
  for (const some of progress?.batches() ?? []) records.push(...some)
  const names = ['branch', 'team', 'collector'] as const
  const named = names.map((kind) => progress?.nameOf(kind, { branch: '3701', team: 'M1', collector: 'C001' }[kind]))
  opened.close()
  return { progress, records, named }
}

const dispositions = ({ states }: CaseRecord) =>
  states.map(({ run: number, disposition }) => `${number} ${disposition}`)

describe('what the book tells a report', () => {
  it('is each case with its states and their details, names, and the runs', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', 'first', [NOTED])
    await run(path, '2026-06-18', 'second', [{ ...NOTED, premium: SEEN.premium, disposition: 'paid' }])
    const { progress, records, named } = reportAt(path)
    expect(progress).toMatchObject({
      last: { run: 2, asOf: day('2026-06-18'), runId: 'second' },
      previous: { run: 1, asOf: day('2026-06-17') },
      heardUntil: day('2026-06-18'),
    })
    expect(named).toEqual(['济南', '督一', '王红'])
    expect(records).toHaveLength(1)
    const [one] = records
    expect(one).toMatchObject({ policyNo: SEEN.policyNo, firstPremium: SEEN.premium, firstDay: day('2026-06-17') })
    expect(one && dispositions(one)).toEqual(['1 worklist', '2 paid'])
    expect(one?.states.at(-1)?.details()).toEqual({
      branch: '3701',
      team: 'M1',
      yearBand: 'second',
      frequency: 'monthly',
      difficult: true,
      hold: '',
      oldestDue: day('2026-05-01'),
      lapseFrom: day('2026-07-01'),
      reinstateBy: day('2028-06-30'),
      paidOn: undefined,
      overdue: ['F02', 'F09'],
    })
  })

  it('is the day on which a case was paid, too, as the run knew it, also when the lists hold it no more', async () => {
    const path = join(tempFolder(), 'book.db')
    const other: Sighting = { ...NOTED, policyNo: '370100000002' }
    const paidOn = day('2026-06-16')
    await run(path, '2026-06-17', 'first', [NOTED, other])
    await run(path, '2026-06-18', 'second', [{ ...NOTED, disposition: 'paid', details: { ...DETAILS, paidOn } }, other])
    await run(path, '2026-06-19', 'third', [other])
    const [one, two] = reportAt(path).records
    expect(one?.states.map((state) => state.details()?.paidOn)).toEqual([undefined, paidOn, paidOn])
    expect(two?.states.map((state) => state.details()?.paidOn)).toEqual([undefined])
  })

  it('stands as it stood on a day: what later runs and collections entered is not told', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', 'first', [NOTED])
    await run(path, '2026-06-21', 'second', [{ ...NOTED, disposition: 'paid' }])
    const book = await openCollectingBook(path, WRITING)
    book.record({ ...COLLECTION, asOf: day('2026-06-22'), entries: [ENTRY] })
    expect(reportAt(path, '2026-06-16').progress).toBeUndefined()
    const early = reportAt(path, '2026-06-20')
    expect(early.progress).toMatchObject({ last: { runId: 'first' }, previous: undefined })
    expect(early.records.map((one) => [dispositions(one), one.contacts.length, one.lastRun])).toEqual([
      [['1 worklist'], 0, 1],
    ])
    const late = reportAt(path)
    expect(late.progress).toMatchObject({ last: { runId: 'second' }, heardUntil: day('2026-06-22') })
    expect(late.records.map((one) => one.contacts.length)).toEqual([1])
  })

  it('takes runs of one day as one: the run before is that of an earlier day', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', 'first', [NOTED])
    await run(path, '2026-06-18', 'second', [{ ...NOTED, disposition: 'unassigned' }])
    await run(path, '2026-06-18', 'third', [NOTED])
    expect(reportAt(path).progress).toMatchObject({ last: { run: 3 }, previous: { run: 1 } })
  })
})

describe('cases that the lists hold no more', () => {
  const other: Sighting = { ...NOTED, policyNo: '370100000002' }
  const far: Sighting = {
    ...NOTED,
    policyNo: '370200000001',
    details: { ...DETAILS, branch: { code: '3702', name: '青岛' } },
  }
  const states = (path: string, policyNo: string) => {
    const found = reportAt(path).records.find((one) => one.policyNo === policyNo)
    return found && dispositions(found)
  }

  it('are gone once, and come back', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', '1', [NOTED, other])
    await run(path, '2026-06-18', '2', [NOTED])
    await run(path, '2026-06-19', '3', [NOTED])
    expect(states(path, other.policyNo)).toEqual(['1 worklist', '2 gone'])
    await run(path, '2026-06-20', '4', [NOTED, other])
    expect(states(path, other.policyNo)).toEqual(['1 worklist', '2 gone', '4 worklist'])
    await run(path, '2026-06-21', '5', [NOTED])
    expect(states(path, other.policyNo)).toEqual(['1 worklist', '2 gone', '4 worklist', '5 gone'])
    expect(states(path, NOTED.policyNo)).toEqual(['1 worklist'])
  })

  it('are not gone where the run held nothing of their branch', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', '1', [NOTED, far])
    await run(path, '2026-06-18', '2', [NOTED])
    expect(states(path, far.policyNo)).toEqual(['1 worklist'])
  })

  it('are entered once, however often the run is made', async () => {
    const path = join(tempFolder(), 'book.db')
    await run(path, '2026-06-17', '1', [NOTED, other])
    await run(path, '2026-06-18', '2', [NOTED])
    await run(path, '2026-06-18', '2', [NOTED])
    expect(reportAt(path).progress?.last.run).toBe(2)
    expect(states(path, other.policyNo)).toEqual(['1 worklist', '2 gone'])
  })
})

describe('a book of the second version', () => {
  it('is reported as it is, says that it noted no details, and is completed by the next run', async () => {
    const path = join(tempFolder(), 'book.db')
    writeFileSync(path, '')
    const old = connect(path, 0)
    const { policyNo, dueDate } = SEEN
    old.exec(`${MIGRATIONS.slice(0, 2).join('\n')}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 2;
      INSERT INTO runs VALUES (1, 'run', 'first', ${day('2026-06-17')}, ${monthOf(dueDate)}, '', '', 1);
      INSERT INTO cases (policy_no, due_date, first_run, first_premium, first_bucket, last_run)
      VALUES ('${policyNo}', ${dueDate}, 1, 123400, 'current', 1), ('370100000002', ${dueDate}, 1, 100, 'current', 1);
      INSERT INTO states SELECT case_id, case_id, 1, 'current', 'current', 'inGrace', 'worklist', 'failed', 'T01', first_premium, 'C001' FROM cases;`)
    old.close()
    const before = reportAt(path)
    expect(before.records.map((one) => one.states.map((state) => state.details()))).toEqual([[undefined], [undefined]])
    expect(before.named).toEqual(['', '', ''])
    await run(path, '2026-06-18', 'second', [NOTED])
    const after = reportAt(path).records
    // what changed is only what is known now; of the other case nobody knows the branch, so nobody says that it is gone
    expect(after.map(dispositions)).toEqual([['1 worklist', '2 worklist'], ['1 worklist']])
    expect(after.map((one) => one.states.at(-1)?.details()?.branch)).toEqual(['3701', undefined])
    const source = findBook(path, day('2026-06-19'), monthOf(day('2026-06-19')))
    expect(source?.upTo).toBe(2)
  })
})
