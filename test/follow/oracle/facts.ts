import { type AssignedCase, isHandedOver } from '../../../src/model/case.ts'
import type { Day, Month } from '../../../src/model/day.ts'
import type { CaseHistory } from '../../../src/model/history.ts'
import type { RunContext } from '../../../src/model/run.ts'
import type { TaskCode } from '../../../src/model/task.ts'

/**
 * What the oracle is told of a case. Days that the rules count (last day of grace, lapse, state …) are not among them: the oracle
 * counts them itself, in plain civil dates.
 */
export interface Facts {
  readonly asOf: Day
  readonly month: Month
  readonly isWorkday: (day: Day) => boolean
  readonly dueDate: Day
  readonly oldestDue: Day
  /** the export's own status says lapsed */
  readonly statusLapsed: boolean
  /** the product does not lapse by itself */
  readonly staysAfterGrace: boolean
  readonly disposition: AssignedCase['disposition']
  readonly hold: boolean
  /** what the debit is, and until when it is to be mended if it failed */
  readonly debit: AssignedCase['transfer']['status']
  readonly reason: AssignedCase['transfer']['reason']
  readonly fixBy: Day | undefined
  readonly large: boolean
  readonly difficult: boolean
  readonly potential: boolean
  readonly orphan: boolean
  readonly loanWish: boolean
  /** no number, or one that a check calls wrong */
  readonly badPhone: boolean
  /** fen */
  readonly netDue: number
  /** money that came after the lapse: finance decides what becomes of it */
  readonly paidLate: boolean
  /** an older instalment left the lists lapsed, and nobody knows what became of it */
  readonly maybeLapsed: boolean
  /** the day of a complaint noted on another instalment of the policy, on which nobody works any more */
  readonly carriedComplaint: Day | undefined
  /** somebody collects it */
  readonly assigned: boolean
  /** the day on which the present collector got it from somebody else or from nobody; without a book every orphan is new, today */
  readonly handedOverOn: Day | undefined
  /** undefined: no book */
  readonly history: CaseHistory | undefined
  /** what stands on other cases: a death on the policy, a complaint of the customer that is not answered */
  readonly held?: Reported
  /** first day on which each task's condition was seen, as an earlier run left it */
  readonly since: ReadonlyMap<TaskCode, Day>
}

/** What is reported on a case and concerns others. */
export interface Reported {
  /** the day of the report */
  readonly dead: Day | undefined
  readonly complains: boolean
}

/** reading: a number that others have too (V032, V033) may still reach the customer */
const PHONE_CHECKS = ['V030', 'V031']

/** In: a judged and assigned case; its `followUp`, if there is one, is not looked at. */
export function factsOf(c: Omit<AssignedCase, 'followUp'>, context: RunContext, since: Facts['since']): Facts {
  const { receivable, history } = c
  return {
    asOf: context.asOf,
    month: context.month,
    isWorkday: (day) => context.calendar.isWorkday(day),
    dueDate: c.dueDate,
    oldestDue: c.oldestDue,
    statusLapsed: receivable.policyStatus === 'lapsed',
    staysAfterGrace: receivable.productName.includes('万能'),
    disposition: c.disposition,
    hold: c.hold !== '',
    debit: c.transfer.status,
    reason: c.transfer.reason,
    fixBy: c.fixBy,
    large: c.large,
    difficult: c.difficult,
    potential: c.potential,
    orphan: c.servicing === 'orphan',
    loanWish: receivable.autoLoan === 'yes',
    badPhone:
      (receivable.mobile === '' && receivable.phone === '') || c.codes.some((code) => PHONE_CHECKS.includes(code)),
    netDue: c.netDue,
    paidLate: c.paidAfterLapse !== undefined,
    maybeLapsed: c.maybeLapsedSince !== undefined,
    carriedComplaint: c.carriedComplaint,
    assigned: c.collector !== undefined,
    handedOverOn: history === undefined ? context.asOf : isHandedOver(c) ? c.assignedSince : undefined,
    history,
    since,
  }
}
