import type { Day, Month } from './day.ts'
import type { Contact, DebitResult, Payment } from './history.ts'
import type { Fen } from './money.ts'
import type { ReasonCode } from './reason.ts'
import type { TaskCode } from './task.ts'
import type { Bucket, DayState, Disposition, Frequency, Hold, PolicyYearBand, Stage, TransferStatus } from './words.ts'

/** A case as one run saw it. */
export interface PastState {
  /** number of the run in the book: later ones are larger */
  readonly run: number
  /** as-of day of that run */
  readonly day: Day
  readonly bucket: Bucket
  readonly stage: Stage
  readonly dayState: DayState
  /** gone: the lists held it no more; everything else is as it was seen last */
  readonly disposition: Disposition | 'gone'
  readonly transferStatus: TransferStatus
  readonly transferReason: ReasonCode | ''
  readonly premium: Fen
  /** key of the collector, '' = nobody */
  readonly collector: string
  /** unpacked when it is asked for, as most never are; undefined: an older version of the book did not note them */
  details(): PastDetails | undefined
}

/** What the book has known of a case since it is asked for reports. */
export interface PastDetails {
  /** code, else name, '' = none */
  readonly branch: string
  /** the supervisor: code, else name, '' = none */
  readonly team: string
  readonly yearBand: PolicyYearBand
  readonly frequency: Frequency | ''
  readonly difficult: boolean
  readonly hold: Hold | ''
  readonly oldestDue: Day
  readonly lapseFrom: Day
  readonly reinstateBy: Day
  /** judged paid: the day on which it was, as the lists say; undefined: they do not, or an older version noted none */
  readonly paidOn: Day | undefined
  /** tasks whose day was over */
  readonly overdue: readonly TaskCode[]
}

/** The first run of a work month that saw a case. */
export interface Listing {
  readonly month: Month
  readonly run: number
  readonly day: Day
}

/** Everything the book knows of a case that the follow-up report asks. Lists are oldest first; there is at least one state. */
export interface CaseRecord {
  readonly policyNo: string
  readonly dueDate: Day
  /** as first seen: the receivable side of every rate */
  readonly firstDay: Day
  readonly firstPremium: Fen
  readonly firstBucket: Bucket
  readonly states: readonly PastState[]
  /** number of the last run that saw it, of those that may be known */
  readonly lastRun: number
  readonly listings: readonly Listing[]
  readonly contacts: readonly Contact[]
  /** with the number of the run or collection that entered each */
  readonly debits: readonly (DebitResult & { readonly run: number })[]
  readonly payments: readonly (Payment & { readonly run: number })[]
}

/** A run that the book knows. */
export interface PastRun {
  readonly run: number
  readonly asOf: Day
  readonly month: Month
  readonly runId: string
}
