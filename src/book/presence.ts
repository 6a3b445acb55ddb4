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
/**
 * Seen before, by no run since, and not yet noted as gone; the last run that saw it, and whether money was heard of since. ?1 = ids of the cases that this run saw
 */
const UNSEEN = `
  SELECT c.policy_no, c.due_date, c.last_run, EXISTS (SELECT 1 FROM payments e ${SINCE})
  OR EXISTS (SELECT 1 FROM debits e ${SINCE} AND e.status = 'succeeded'), case_id, ${COLUMNS.map((column) => `s.${column}`).join(', ')}
  FROM cases c JOIN states s USING (case_id)
  WHERE c.last_run IS NOT NULL AND c.gone_run IS NULL AND case_id NOT IN (SELECT value FROM json_each(?1))
  AND s.entry = (SELECT max(entry) FROM states l WHERE l.case_id = c.case_id)`

/** An open case with cover, as far as was seen last, that the run did not see. */
export interface Unseen {
  readonly dueDate: Day
  readonly branch: string
  /** the run sees cases of its branch; else nobody knows whether it is gone */
  readonly isGone: boolean
  /** number of the run that saw it last */
  readonly lastRun: number
}

/**
 * Which cases the lists hold, and which they hold no more. A run tells that only of the branches that it saw: those of others are in
 * other lists.
 */
export interface Presence {
  /** a branch of which the run has cases */
  see(branch: string): void
  /** a policy that the lists hold in a row which was rejected: none of its cases is gone, what was seen last of them stands */
  keep(policyNo: string): void
  /**
   * Enters a state for each case that is gone.
   * @returns those that were in grace, or not due yet, and open when they were seen last, and of which no money was heard since: gone, or of a branch that the run did not see
   */
  leave(
    seen: readonly number[],
    enter: (caseId: number, state: readonly SqlValue[]) => void,
    sign: () => number,
  ): readonly Unseen[]
  /** @param run that saw them */
  mark(seen: readonly number[], run: number): void
}

export function openPresence(connection: Connection): Presence {
  const branches = new Set<string>()
  const kept = new Set<string>()
  return {
    see: (branch) => void branches.add(branch),
    keep: (policyNo) => void kept.add(policyNo),
    leave(seen, enter, sign) {
      const gone: SqlRow[] = []
      const open: Unseen[] = []
      connection.prepare(UNSEEN).each([JSON.stringify(seen)], ([policyNo, due, lastRun, wasHeard, ...row]) => {
        const details = textOf(row[DETAILS + 1])
        if (details === '' || kept.has(textOf(policyNo))) return
        const branch = branchIn(details)
        const isGone = branches.has(branch)
        if (isGone) gone.push(row)
        if (
          numberOf(wasHeard) === 0 &&
          OPEN.has(textOf(row[DISPOSITION + 1])) &&
          HAS_COVER.has(textOf(row[DAY_STATE + 1]))
        )
          open.push({ dueDate: asDay(numberOf(due)), branch, isGone, lastRun: numberOf(lastRun) })
      })
      if (gone.length === 0) return open
      for (const [id, ...state] of gone) {
        state[DISPOSITION] = GONE
        enter(numberOf(id), state)
      }
      connection
        .prepare('UPDATE cases SET gone_run = ? WHERE case_id IN (SELECT value FROM json_each(?))')
        .run([sign(), JSON.stringify(gone.map(([id]) => id))])
      return open
    },
    mark(seen, run) {
      connection
        .prepare('UPDATE cases SET last_run = ?, gone_run = NULL WHERE case_id IN (SELECT value FROM json_each(?))')
        .run([run, JSON.stringify(seen)])
    },
  }
}
