import type { Day } from './day.ts'
import type { FollowUp } from './follow-up.ts'
import type { CaseHistory } from './history.ts'
import { foldName } from './holder.ts'
import type { Fen } from './money.ts'
import type { ReasonCode } from './reason.ts'
import type { Receivable } from './receivable.ts'
import type {
  Bucket,
  DayState,
  Disposition,
  Hold,
  PolicyStatus,
  PolicyYearBand,
  PremiumBand,
  Retry,
  Servicing,
  Stage,
  Tenday,
  TransferStatus,
} from './words.ts'

/** What became of the debit of one instalment. */
export interface TransferVerdict {
  readonly status: TransferStatus
  /** only when failed */
  readonly reason: ReasonCode | ''
  /** code and words of the bank as given, joined by a blank */
  readonly rawReason: string
  /** only when failed; may differ from the reason's own (a limit per day, a time-out) */
  readonly retry: Retry | ''
  /** T20 by a time-out: the debit may have been carried out; finance asks the bank first */
  readonly timedOut: boolean
  /** a rule knew the words (or there were none); false is V052 */
  readonly known: boolean
  /** the bank's code or words name a failure, or something nobody knows, whatever the status says; true without a failure is V051 */
  readonly saysFailure: boolean
}

/** The rows of one policy and due date put together: what a collector works on before anything is judged about it. */
export interface Instalment {
  /** the first accepted row, its empty fields filled from the case's other rows; debit, status, product and amounts are those of the case */
  readonly receivable: Receivable
  readonly premium: Fen
  /** input rows merged */
  readonly rows: number
  /** product codes (else names), in order of appearance, without repeats */
  readonly products: readonly string[]
  /** codes of the findings on its rows, without repeats */
  readonly codes: readonly string[]
  readonly transfer: TransferVerdict
  /** the result is the book's, and the list says still that the debit is on its way */
  readonly listBehind: boolean
  readonly transferRisk: ReasonCode | ''
  /** what the book of earlier runs knows; undefined without a book, and for a case that it does not know yet */
  readonly history: CaseHistory | undefined
}

/** One policy × one due date, judged. Days are whole days, amounts fen. */
export interface Case extends Instalment {
  readonly policyNo: string
  readonly dueDate: Day
  readonly bucket: Bucket
  readonly dayState: DayState
  readonly stage: Stage
  readonly overdueDays: number
  readonly graceEnd: Day
  readonly daysLeft: number
  readonly day45: Day
  readonly lapseFrom: Day
  readonly reinstateBy: Day
  readonly oldestDue: Day
  /** of the policy, this one included: not paid, or paid after the lapse */
  readonly unpaidInstalments: number
  /** of these, those that the customer is asked for: no money came for them, or not enough */
  readonly askedInstalments: number
  /** their premium */
  readonly askedFen: Fen
  readonly tenday: Tenday
  readonly policyYear: number | undefined
  readonly policyYearBand: PolicyYearBand
  readonly premiumBand: PremiumBand
  readonly large: boolean
  readonly servicing: Servicing
  readonly self: boolean
  readonly potential: boolean
  readonly difficult: boolean
  readonly universalLife: boolean
  readonly groupPolicy: boolean
  readonly special: boolean
  /** full years on the due date */
  readonly holderAge: number | undefined
  readonly fixBy: Day | undefined
  readonly hold: Hold | ''
  /** max(premium − prepaid, 0) */
  readonly netDue: Fen
  /** before assignment: never `unassigned` */
  readonly disposition: Disposition
  readonly excludedBecause: PolicyStatus | 'permanentlyLapsed' | ''
  /** what counts for it of the money that was reported; of a paid one its premium */
  readonly paidFen: Fen
  /** the day on which a paid one was paid in full; undefined: nobody says when */
  readonly paidOn: Day | undefined
  /** something came, but not all: stays on the worklist, finance decides */
  readonly paidInPart: boolean
  /** the day on which money came that is on or after the lapse: stays on the worklist, finance decides */
  readonly paidAfterLapse: Day | undefined
  /** due date of an older instalment that left the lists lapsed and unpaid, where nobody knows whether the policy was reinstated since */
  readonly maybeLapsedSince: Day | undefined
  /** the day of a complaint that is asked of this case since nobody works on the instalment on which it was noted: another one of the policy, or this one, which is paid */
  readonly carriedComplaint: Day | undefined
  /** the holder as one string: ID number, else name + birth date, else name + mobile, else name + policy; personal */
  readonly customer: string
}

/** A collector as the worklists name one. A collector with a name but no code is keyed by the name. */
export interface Collector {
  /** code, else name: unique in a run */
  readonly key: string
  readonly code: string
  readonly name: string
  readonly branchCode: string
  readonly branchName: string
  readonly supervisorCode: string
  readonly supervisorName: string
  /** the roster names the supervisor; otherwise it is the one of the collector's first case, and each case keeps its own */
  readonly supervisorListed: boolean
}

/** The collector is the agent who sold the policy. */
export function isSellingAgent(
  collector: Pick<Collector, 'code' | 'name'>,
  row: Pick<Receivable, 'agentCode' | 'agentName'>,
): boolean {
  if (collector.code !== '' && row.agentCode !== '') return collector.code === row.agentCode
  return collector.name !== '' && foldName(collector.name) === foldName(row.agentName)
}

/** Rules of assignment, docs/rules.md 6; 7 = nobody. */
export type AssignmentRule = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Reason codes of the rules: 05 adjusted, 07 imported, 01 automatic, 06 agent left, 02 orphan; '' when nobody collects. */
export function reasonCodeOf(rule: AssignmentRule, orphan: boolean): string {
  return (rule === 5 || rule === 6) && orphan ? ORPHAN_CODE : (REASON_CODES[rule] ?? '')
}

/** Place = rule. */
const REASON_CODES: readonly string[] = ['', '05', '07', '01', '06', '01', '01', '']
const ORPHAN_CODE = '02'

/** Whoever had a case before. */
export interface FormerCollector {
  /** code, else name */
  readonly key: string
  /** '' when nobody knows it */
  readonly name: string
}

/** Why rule 6 found nobody for a case. */
export type NobodyBecause = 'noRoster' | 'noBranch' | 'nobodyThere' | 'limit'

/** A case with its collector and its place among that collector's cases. */
export interface AssignedCase extends Case {
  readonly collector: Collector | undefined
  readonly assignedBy: AssignmentRule
  /** 05 adjusted, 07 imported, 01 automatic, 06 agent left, 02 orphan; '' when unassigned */
  readonly reasonCode: string
  /** day of the assignment that holds now, asOf if this run made it; undefined without a book, and when nobody collects the case */
  readonly assignedSince: Day | undefined
  /** the rule by which the collector got the case on that day; later runs keep it by rule 2 or 3 */
  readonly assignedFirstBy: AssignmentRule
  /** who had it before that by the book, else by the row; undefined: nobody, as far as known */
  readonly previousCollector: FormerCollector | undefined
  /** after assignment */
  readonly disposition: Disposition
  /** 1 = first in the default order among its collector's cases; 0 when on no worklist */
  readonly priority: number
  /** what is to be done about it, and what was done */
  readonly followUp: FollowUp
}

/**
 * The collector got the case from somebody else or from nobody, on the day `assignedSince`: an orphan policy is introduced then (F12).
 * What the list named from the beginning is not new to anybody.
 */
export function isHandedOver({
  collector,
  assignedFirstBy,
  previousCollector,
}: Pick<AssignedCase, 'collector' | 'assignedFirstBy' | 'previousCollector'>): boolean {
  if (!collector) return false
  return previousCollector !== undefined || (assignedFirstBy !== 2 && assignedFirstBy !== 3)
}

/** Whom a case is handed up to: the collector's supervisor by the roster, else the one that its own row names. */
export function supervisorOf({
  collector,
  receivable,
}: Pick<AssignedCase, 'collector' | 'receivable'>): Pick<Collector, 'supervisorCode' | 'supervisorName'> {
  return collector?.supervisorListed ? collector : receivable
}
