import type { Day } from '../../../src/model/day.ts'
import type { Contact, DebitResult, Payment } from '../../../src/model/history.ts'
import type { Fen } from '../../../src/model/money.ts'
import type { PastDetails } from '../../../src/model/progress.ts'
import type { ReasonCode } from '../../../src/model/reason.ts'
import type { Bucket, DayState, Disposition, Stage, TransferStatus } from '../../../src/model/words.ts'

/** A case as one list held it. */
export interface Sight {
  readonly run: number
  readonly day: Day
  readonly bucket: Bucket
  readonly stage: Stage
  readonly dayState: DayState
  readonly disposition: Disposition
  readonly transferStatus: TransferStatus
  readonly transferReason: ReasonCode | ''
  readonly premium: Fen
  readonly collector: string
  /** undefined: an older version noted none */
  readonly details: PastDetails | undefined
}

/** What was entered by a run or a collection. */
export type Entered<T> = T & { readonly run: number }

/** Everything that was ever known of an invented case: on which lists it stood, and what was heard of it. */
export interface Life {
  readonly policyNo: string
  readonly dueDate: Day
  /** the lists that held it, oldest first */
  readonly sights: readonly Sight[]
  readonly contacts: readonly Contact[]
  readonly debits: readonly Entered<DebitResult>[]
  readonly payments: readonly Entered<Payment>[]
}
