import type { ContactChannel, OutcomeName, UnpaidReasonName } from './contact.ts'
import type { Day } from './day.ts'
import type { Fen } from './money.ts'
import type { ReasonCode } from './reason.ts'
import type { TaskCode } from './task.ts'
import type { Bucket, TransferStatus } from './words.ts'

/** One call or visit as a collector wrote it down. What could not be understood stands in `note`, word for word. */
export interface Contact {
  readonly day: Day
  /** `HH:MM`, '' when not given */
  readonly time: string
  readonly channel: ContactChannel | ''
  /** as written */
  readonly person: string
  readonly outcome: OutcomeName | ''
  /** the day promised for the payment, or agreed for a visit */
  readonly promised: Day | undefined
  readonly reason: UnpaidReasonName | ''
  readonly note: string
  /** key of the collector whose worklist it stood in */
  readonly collector: string
}

/** The result of one debit as a list or a bank return gave it; results of the same day and the same words are one. */
export interface DebitResult {
  /** the bank's day, else the as-of day of the run that saw it first */
  readonly day: Day
  readonly status: TransferStatus
  readonly reason: ReasonCode | ''
  /** code and words of the bank as given */
  readonly rawReason: string
  /** of a success: the list that told it said of its own that the money came; only where a row is judged */
  readonly listSaidPaid?: true
}

/** Money that a paid list reports. */
export interface Payment {
  readonly day: Day | undefined
  /** undefined: the list gives no amount, so the instalment is taken as paid in full */
  readonly amount: Fen | undefined
}

/** What a collector reported to be changed: phone, address, account, name … */
export interface ServiceChange {
  readonly day: Day
  /** as written; personal */
  readonly detail: string
  /** the day on which the back office recorded it */
  readonly doneOn: Day | undefined
  /** what the back office wrote about it last, word for word; personal. Left out: nothing */
  readonly remark?: string
}

/** A change that is not recorded yet, with what the book knows of the case on which it was reported. */
export interface ReportedChange {
  readonly policyNo: string
  readonly dueDate: Day
  /** code, else name; '' = none */
  readonly branch: string
  /** key of the collector, '' = nobody */
  readonly collector: string
  readonly change: ServiceChange
}

/** A case that was handed up to the supervisor. */
export interface Handover {
  readonly day: Day
  readonly task: TaskCode
  readonly supervisor: string
  /** the day on which the supervisor noted it */
  readonly notedOn: Day | undefined
  /** what the supervisor decided, and what is to be done next, as written; personal. Left out: nothing */
  readonly decision?: string
  readonly nextStep?: string
}

/** That something asked for was done: when, and by whom ('' where nobody says). */
export interface Deed {
  readonly day: Day
  readonly by: string
}

/** A complaint of the customer, and the supervisor's answer. */
export interface Complaint {
  readonly day: Day
  readonly answer: Deed | undefined
}

/** What the book knows of the complaints on a policy, over all its instalments: the complaint itself, and where it stands. */
export interface PolicyComplaint extends Complaint {
  /** due dates of the instalments on which it was noted */
  readonly notedOn: readonly Day[]
  /** due date of the instalment on which it was answered; undefined: it is not */
  readonly answeredOn: Day | undefined
}

/** Whose a case was: one entry per change. */
export interface PastAssignment {
  readonly day: Day
  readonly collector: string
  /** name as it was then */
  readonly name: string
  /** rule of docs/rules.md 6 and its reason code */
  readonly rule: number
  readonly reasonCode: string
}

/**
 * Who had a policy last, over all its cases: the latest entry, of several on one day that of the latest due date. Day, rule and reason code
 * are those by which this collector got it, since when nobody else has had it.
 */
export interface LastAssignment extends PastAssignment {
  /**
   * Who had it on an earlier day; undefined: nobody, as far as the book knows. Where the list names another collector for each instalment from the
   * first day on, neither had it before the other.
   */
  readonly before: Pick<PastAssignment, 'collector' | 'name'> | undefined
}

/** A message that was handed out for sending. */
export interface SentNotice {
  readonly day: Day
  readonly kind: string
}

/** What the book knows of a case when a run begins: everything up to and including the run's as-of day. Lists are oldest first. */
export interface CaseHistory {
  /** as-of day of the first run whose list held the case: the receivable side of rates is frozen then */
  readonly firstSeen: Day
  /** undefined where no run has recorded the case yet: only what people reported of it is known */
  readonly firstPremium: Fen | undefined
  readonly firstBucket: Bucket | undefined
  /** as-of day of the first run of the present work month that saw it: "since the list came" */
  readonly listCame: Day
  readonly contacts: readonly Contact[]
  readonly debits: readonly DebitResult[]
  /** of these the latest that was entered after a run had seen the debit on its way: its result, until the list has told one itself; asked only where a row is judged */
  readonly afterInFlight?: DebitResult
  readonly payments: readonly Payment[]
  readonly changes: readonly ServiceChange[]
  readonly handovers: readonly Handover[]
  readonly assignments: readonly PastAssignment[]
  readonly sent: readonly SentNotice[]
  /** task → as-of day of the first run in which its condition was seen without a break: `since` of docs/rules.md 5 */
  readonly since: Readonly<Partial<Record<TaskCode, Day>>>
  /** what recording the next run needs; left out in histories that no book made */
  readonly recorded?: RecordedCase
}

/** A case as the book keeps it. */
export interface RecordedCase {
  /** its number in the book */
  readonly id: number
  /** a run of the present work month has seen it */
  readonly listed: boolean
  /** bucket, stage, day state, disposition, transfer, premium and collector as last seen, as one text; '' = never */
  readonly state: string
  /** tasks that were done when last seen */
  readonly done: readonly TaskCode[]
}

/** What a policy's earlier runs leave behind: due date → history. */
export type PolicyHistory = ReadonlyMap<Day, CaseHistory>

/** A policy that the book is asked about. */
export interface PolicyQuestion {
  readonly policyNo: string
  /** first and last due date of the cases that are asked for; left out = all */
  readonly from?: Day
  readonly to?: Day
  /** nothing else is asked: no case is told */
  readonly onlyLast?: boolean
}

/** What the book knows of a policy. */
export interface PolicyMemory {
  /** undefined: nothing of the cases that were asked for */
  readonly history: PolicyHistory | undefined
  /** the oldest due date of an instalment that left the month plan lapsed and unpaid, before the cases that were asked for; left out = none */
  readonly leftLapsed?: Day
  /** who had the policy last, over all its cases (rule 3); undefined: nobody yet */
  readonly last: LastAssignment | undefined
}

/** What the run may ask of the book. */
export interface Recollection {
  /** an answer for each question, in their order; many questions at once cost half of what they cost one by one */
  remember(asked: readonly PolicyQuestion[]): readonly PolicyMemory[]
  lastAssignmentOf(policyNo: string): PolicyMemory['last']
  /** looks through the whole book: to be asked once */
  reports(): PolicyReports
}

/** What was written down on any case of a policy, listed or not, and stands for all of it. */
export interface PolicyReports {
  /** policies of which a death is what was recorded last → the day of that */
  readonly deaths: ReadonlyMap<string, Day>
  /** policies whose customer complained */
  readonly complaints: ReadonlyMap<string, PolicyComplaint>
}
