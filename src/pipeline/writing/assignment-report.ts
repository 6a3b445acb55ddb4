import type { AssignedCase } from '../../model/case.ts'
import type { Book } from '../../model/sheet.ts'
import {
  type AssignmentTally,
  assignmentBook,
  isGiven,
  isListed,
  openAssignmentTally,
  type ReportContext,
} from '../../report/index.ts'
import type { Found } from '../found.ts'
import { type NumberColumn, openColumn } from '../growing-columns.ts'
import { openAssembler } from '../judging/lists.ts'

/** What the assignment report lists and counts, as numbers of cases in the order of the input. */
export interface AssignmentPicks {
  look(c: AssignedCase, id: number): void
  book(found: Found, report: ReportContext): Book
}

/** Undefined without a roster and without a book: then the list and the assignment file alone decide, and there is nothing to tell. */
export function openAssignmentPicks({ context, cases }: Found): AssignmentPicks | undefined {
  if (!context.roster && !context.book) return undefined
  const { assignment } = cases
  const tally: AssignmentTally = openAssignmentTally()
  const ids = () => openColumn((n) => new Int32Array(n))
  const [given, orphans, nobody] = [ids(), ids(), ids()]
  return {
    look(c, id) {
      const last = assignment.lastOf(id)
      tally.add(c, last, () => assignment.nobodyBecause(c.receivable))
      if (!isListed(c)) return
      if (c.disposition === 'unassigned') nobody.push(id)
      if (!isGiven(c, last)) return
      given.push(id)
      if (c.servicing === 'orphan') orphans.push(id)
    },
    book(found, report) {
      const assemble = openAssembler(found.cases, found.lists, report)
      const linesOf = <T>(picked: NumberColumn, line: (c: AssignedCase, id: number) => T) => ({
        count: picked.length,
        lines: {
          *[Symbol.iterator]() {
            for (let at = 0; at < picked.length; at++) yield line(assemble(picked.at(at)), picked.at(at))
          },
        },
      })
      const givenLine = (c: AssignedCase, id: number) => ({ c, together: assignment.isTogether(id) })
      return assignmentBook(
        {
          counts: tally,
          collectors: assignment.collectors,
          given: linesOf(given, givenLine),
          orphans: linesOf(orphans, givenLine),
          nobody: linesOf(nobody, (c) => ({ c, because: assignment.nobodyBecause(c.receivable) })),
          part: found.rows.part.record !== undefined,
        },
        report,
      )
    },
  }
}
