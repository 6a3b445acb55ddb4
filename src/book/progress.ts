import { addToMonth, asDay, type Day, firstDayOf, type Month } from '../model/day.ts'
import type { CaseRecord, PastRun } from '../model/progress.ts'
import { openReading } from './care.ts'
import type { Connection } from './connection.ts'
import { type NameKind, nameKey, namesIn } from './names.ts'
import { openRecords } from './progress-rows.ts'
import { listIn } from './rows.ts'
import { numberOf, textOf } from './values.ts'

/** What the follow-up report asks of the book, as it stood on a day. */
export interface BookProgress {
  /** the last run */
  readonly last: PastRun
  /** the last run of an earlier day; undefined: there is none */
  readonly previous: PastRun | undefined
  /** day of the last run or collection: what was heard until then is known */
  readonly heardUntil: Day
  /** the first run of each work month */
  readonly firstOfMonth: ReadonlyMap<Month, number>
  /** '' where nobody has named it */
  nameOf(kind: NameKind, code: string): string
  /** every case that a figure of the report may hold, in the order in which the book got to know them, a thousand at a time */
  batches(): Iterable<readonly CaseRecord[]>
}

/** Cases that are asked for at once: some 2 MB of text. */
const AT_ONCE = 1_000

/** The book, open to be read for a report: nobody can commit while it is. */
export interface OpenProgress {
  /** undefined: the book knows no run until then */
  readonly progress: BookProgress | undefined
  close(): void
}

/**
 * Opens the book for a report.
 * @param asOf what runs and collections of later days entered is not told; undefined = everything
 * @throws Refusal R030–R035
 */
export function openProgressOf(path: string, asOf: Day | undefined): OpenProgress {
  const opened = openReading(path)
  try {
    return { progress: progressIn(opened.connection, asOf), close: opened.close }
  } catch (error) {
    opened.close()
    throw error
  }
}

/** The same through a connection, whatever it has entered. */
export function progressIn(connection: Connection, asOf: Day | undefined): BookProgress | undefined {
  const limit = asOf ?? Number.MAX_SAFE_INTEGER
  const days = new Map<number, Day>()
  const runs: PastRun[] = []
  const firstOfMonth = new Map<Month, number>()
  let heardUntil = Number.MIN_SAFE_INTEGER
  for (const [run, kind, day, month, runId] of connection
    .prepare('SELECT run, kind, as_of, month, run_id FROM runs WHERE as_of <= ? ORDER BY run')
    .rows([limit])) {
    const number = numberOf(run)
    days.set(number, asDay(numberOf(day)))
    heardUntil = Math.max(heardUntil, numberOf(day))
    if (kind !== 'run' || typeof month !== 'number') continue
    const past = { run: number, asOf: asDay(numberOf(day)), month: asMonth(month), runId: textOf(runId) }
    runs.push(past)
    if (!firstOfMonth.has(past.month)) firstOfMonth.set(past.month, past.run)
  }
  const [others] = connection.prepare('SELECT count(*) FROM runs WHERE as_of > ?').rows([limit])
  const isAll = numberOf(others?.[0]) === 0
  const last = runs.at(-1)
  if (last === undefined) return undefined
  const previous = runs.findLast(({ asOf: day }) => day < last.asOf)
  const names = namesIn(connection, last.run)
  return {
    last,
    previous,
    heardUntil: asDay(heardUntil),
    firstOfMonth,
    nameOf: (kind, code) => names.get(nameKey(kind, code)) ?? '',
    *batches() {
      const monthBefore = firstOfMonth.get(addToMonth(last.month, -1))
      const seenSince = Math.min(previous?.run ?? last.run, monthBefore ?? last.run)
      const dueFrom = firstDayOf(addToMonth(last.month, -MONTHS_BACK))
      const page = connection.prepare(SCOPE)
      const records = openRecords(connection, { days, until: asDay(heardUntil), isAll })
      let after = 0
      for (;;) {
        const ids = listIn<number>(page.first([last.run, dueFrom, seenSince, after, AT_ONCE]))
        if (ids.length === 0) return
        yield records(ids)
        after = ids.at(-1) ?? after
      }
    },
  }
}

/** How many months before the work month a receivable is about: those of the plan. */
const MONTHS_BACK = 2

/** Due in a month of the plan, or seen since the list of the month before came, whose roll rates are told, and since the run before. */
const SCOPE = `
  SELECT json_group_array(case_id) FROM (
    SELECT case_id FROM cases WHERE case_id > ?4 AND first_run <= ?1 AND (due_date >= ?2 OR last_run >= ?3) ORDER BY case_id LIMIT ?5)`

const asMonth = (value: number) => value as Month
