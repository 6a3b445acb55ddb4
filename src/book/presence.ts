import { asDay, type Day } from '../model/day.ts'
import type { DayState, Disposition } from '../model/words.ts'
import type { Connection, SqlRow, SqlValue } from './connection.ts'
import { branchIn } from './details.ts'
import { ENTRY_COLUMNS } from './entering.ts'
import { numberOf, textOf } from './values.ts'

/** The disposition of a state that says: the lists hold the case no more. Everything else in it is as last seen. */
export const GONE = 'gone'

const COLUMNS = ENTRY_COLUMNS.states
const DISPOSITION = COLUMNS.indexOf('disposition')
const DETAILS = COLUMNS.indexOf('details')
const DAY_STATE = COLUMNS.indexOf('day_state')
const OPEN: ReadonlySet<string> = new Set(['worklist', 'unassigned'] satisfies Disposition[])
const HAS_COVER: ReadonlySet<string> = new Set(['notDue', 'inGrace'] satisfies DayState[])

const SINCE = 'WHERE e.case_id = c.case_id AND e.run > c.last_run'
/** Seen before, by no run since, and not yet noted as gone; whether money was heard of since it was seen. ?1 = ids of the cases that this run saw */
const UNSEEN = `
  SELECT c.policy_no, c.due_date, c.last_run, EXISTS (SELECT 1 FROM payments e ${SINCE})
  OR EXISTS (SELECT 1 FROM debits e ${SINCE} AND e.status = 'succeeded'), case_id, ${COLUMNS.map((column) => `s.${column}`).join(', ')}
  FROM cases c JOIN states s USING (case_id)
  WHERE c.last_run IS NOT NULL AND c.gone_run IS NULL AND case_id NOT IN (SELECT value FROM json_each(?1))
  AND s.entry = (SELECT max(entry) FROM states l WHERE l.case_id = c.case_id)`

/** The last run before this one that saw any of the cases ?1 */
const SEEN_LAST = 'SELECT coalesce(max(last_run), 0) FROM cases WHERE case_id IN (SELECT value FROM json_each(?1))'

/** Asked only where no case is known: goes through the whole table. ?1 = branches, ?2 = last run before this one */
const KNOWS_BRANCH = `
  SELECT 1 FROM states WHERE details <> '' AND run <= ?2
  AND substr(details, 1, instr(details, char(31)) - 1) IN (SELECT value FROM json_each(?1)) LIMIT 1`

/**
 * Which cases the lists hold, and which they hold no more. A run tells that only of the branches that it saw: those of others are in
 * other lists.
 */
export interface Presence {
  /** a branch of which the run has cases */
  see(branch: string): void
  /** a policy that the lists hold in a row which was rejected: none of its cases is gone, what was seen last of them stands */
  keep(policyNo: string): void
  /** Enters a state for each case that is gone. */
  leave(
    seen: readonly number[],
    enter: (caseId: number, state: readonly SqlValue[]) => void,
    sign: () => number,
  ): Missed
  /** @param run that saw them */
  mark(seen: readonly number[], run: number): void
}

/** What the lists hold no more: of cases that were in grace, or not due yet, and open when they were seen last, and of which no money was heard since. */
export interface Missed {
  /** due dates of those that are gone */
  readonly due: readonly Day[]
  /** branches that the last run with a case of these lists' branches held too, and these lists do not → their cases */
  readonly branches: ReadonlyMap<string, number>
  /** no run before has seen any case of any branch of these lists */
  readonly isAllNew: boolean
}

/** @param upTo the last run before this one */
export function openPresence(connection: Connection, upTo: number): Presence {
  const branches = new Set<string>()
  const kept = new Set<string>()
  return {
    see: (branch) => void branches.add(branch),
    keep: (policyNo) => void kept.add(policyNo),
    leave(seen, enter, sign) {
      const ids = JSON.stringify(seen)
      const gone: SqlRow[] = []
      const due: Day[] = []
      const elsewhere = openBranchCounts()
      let run = numberOf(connection.prepare(SEEN_LAST).first([ids])?.[0])
      connection.prepare(UNSEEN).each([ids], ([policyNo, dueDate, lastRun, wasHeard, ...row]) => {
        const details = textOf(row[DETAILS + 1])
        if (details === '' || kept.has(textOf(policyNo))) return
        const branch = branchIn(details)
        const isOpen =
          numberOf(wasHeard) === 0 &&
          OPEN.has(textOf(row[DISPOSITION + 1])) &&
          HAS_COVER.has(textOf(row[DAY_STATE + 1]))
        if (!branches.has(branch)) {
          if (isOpen) elsewhere.add(numberOf(lastRun), branch)
          return
        }
        run = Math.max(run, numberOf(lastRun))
        gone.push(row)
        if (isOpen) due.push(asDay(numberOf(dueDate)))
      })
      const isAllNew = run === 0 && !connection.prepare(KNOWS_BRANCH).first([JSON.stringify([...branches]), upTo])
      const missed = { due, branches: elsewhere.of(run), isAllNew }
      if (gone.length === 0) return missed
      for (const [id, ...state] of gone) {
        state[DISPOSITION] = GONE
        enter(numberOf(id), state)
      }
      connection
        .prepare('UPDATE cases SET gone_run = ? WHERE case_id IN (SELECT value FROM json_each(?))')
        .run([sign(), JSON.stringify(gone.map(([id]) => id))])
      return missed
    },
    mark(seen, run) {
      connection
        .prepare('UPDATE cases SET last_run = ?, gone_run = NULL WHERE case_id IN (SELECT value FROM json_each(?))')
        .run([run, JSON.stringify(seen)])
    },
  }
}

/** Cases of branches by the run that saw them last: a book may hold very many that are in no list of today. */
function openBranchCounts() {
  const runs = new Map<number, Map<string, number>>()
  return {
    add(run: number, branch: string): void {
      const counts = runs.get(run) ?? new Map<string, number>()
      runs.set(run, counts.set(branch, (counts.get(branch) ?? 0) + 1))
    },
    of: (run: number): ReadonlyMap<string, number> => runs.get(run) ?? new Map(),
  }
}
