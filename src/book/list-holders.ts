import type { LastLists } from '../model/collected.ts'
import type { Connection } from './connection.ts'
import { nameKey, namesIn } from './names.ts'
import { dayOfValue, numberOf, textOf } from './values.ts'

/** ?1 as-of day */
const RUNS_OF_DAY = "SELECT run, run_id FROM runs WHERE kind = 'run' AND as_of = ?1"

/** Who has worklist cases by the runs of a day, how many, and on how many something is noted that was written into one of their lists; ?1 as-of day */
const HOLDERS_SQL = `
  WITH day_runs AS (${RUNS_OF_DAY})
  SELECT s.collector, sum(s.disposition = 'worklist'),
    sum(EXISTS (SELECT 1 FROM contacts k WHERE k.case_id = c.case_id AND k.list IN (SELECT run_id FROM day_runs)))
  FROM cases c JOIN states s ON s.case_id = c.case_id
    AND s.entry = (SELECT max(entry) FROM states t WHERE t.case_id = c.case_id)
  WHERE c.last_run IN (SELECT run FROM day_runs) AND s.disposition IN ('worklist', 'future') AND s.collector <> ''
  GROUP BY s.collector ORDER BY s.collector`

/** The lists of the last day on which there was a run, all runs of that day together. @returns undefined in a book without runs */
export function lastListsIn(connection: Connection): LastLists | undefined {
  const [last] = connection.prepare("SELECT as_of FROM runs WHERE kind = 'run' ORDER BY run DESC LIMIT 1").rows([])
  const asOf = dayOfValue(last?.[0])
  if (asOf === undefined) return undefined
  const names = namesIn(connection, Number.MAX_SAFE_INTEGER)
  const holders = connection.prepare(HOLDERS_SQL).rows([asOf])
  return {
    asOf,
    runIds: new Set(
      connection
        .prepare(RUNS_OF_DAY)
        .rows([asOf])
        .map((row) => textOf(row[1])),
    ),
    holders: holders.flatMap(([collector, cases, noted]) => {
      const code = textOf(collector)
      if (numberOf(cases) === 0) return []
      const name = names.get(nameKey('collector', code)) ?? ''
      return [{ collector: code, name, cases: numberOf(cases), noted: numberOf(noted) > 0 }]
    }),
  }
}
