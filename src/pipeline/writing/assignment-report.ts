import type { AssignedCase } from '../../model/case.ts'
import type { Book } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'
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
  /** what nobody would look for in the report: cases that changed hands, and of them those that the assignment file had given to somebody */
  words(): readonly Text[]
}

/** Policies that are named. */
const MOST_NAMED = 5
/** An explicit line of the assignment file. */
const EXPLICIT = 1

/** Undefined without a roster and without a book: then the list and the assignment file alone decide, and there is nothing to tell. */
export function openAssignmentPicks({ context, cases }: Found): AssignmentPicks | undefined {
  if (!context.roster && !context.book) return undefined
  const { assignment } = cases
  const tally: AssignmentTally = openAssignmentTally()
  const ids = () => openColumn((n) => new Int32Array(n))
  const [given, orphans, nobody, undone] = [ids(), ids(), ids(), ids()]
  const undonePolicies: string[] = []
  return {
    look(c, id) {
      const last = assignment.lastOf(id)
      tally.add(c, last, () => assignment.nobodyBecause(c.receivable))
      if (!isListed(c)) return
      if (c.disposition === 'unassigned') nobody.push(id)
      if (!isGiven(c, last)) return
      given.push(id)
      if (isUndone(c)) {
        undone.push(id)
        if (undone.length <= MOST_NAMED) undonePolicies.push(c.policyNo)
      }
      if (c.servicing === 'orphan') orphans.push(id)
    },
    words: () => [
      // those that are told below alone are not told twice
      ...(tally.moved.open.cases > undone.length ? [movedText(tally.moved.open.cases)] : []),
      ...(undone.length > 0 ? [undoneText(undone.length, undonePolicies)] : []),
    ],
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

/** The assignment file gave it to somebody, and does so no more. */
function isUndone({ assignedBy, history }: AssignedCase): boolean {
  return assignedBy !== EXPLICIT && history?.assignments.at(-1)?.rule === EXPLICIT
}

function movedText(cases: number): Text {
  return {
    zh: `换了收费员的有 ${cases} 件：原来是谁、现在是谁、为什么，逐件见 reports/分派.xlsx；比平时多的，先核对名册和清单里的收费员，再发清单。`,
    en: `${counted(cases, 'case')} changed hands: reports/assignment.xlsx says whose each was, whose it is, and why; if they are more than usual, check roster and collectors of the list before the worklists are handed out.`,
  }
}

function undoneText(cases: number, policies: readonly string[]): Text {
  const isMore = cases > policies.length
  return {
    zh: `上次按分派表给了人、这次分派表里没有的有 ${cases} 件，又换了人：${policies.join('、')}${isMore ? ' ……' : ''}（逐件见 reports/分派.xlsx）。分派表只管它这一次：要一直算数的，每次都用 --assignments，或写进设置 assignments。`,
    en: `${counted(cases, 'case')} that the assignment file had given to somebody, and this one does not, went to somebody else again: ${policies.join(', ')}${isMore ? ' …' : ''} (reports/assignment.xlsx has them all). An assignment file holds for its run alone: give it every time (--assignments), or name it under assignments in the settings.`,
  }
}
