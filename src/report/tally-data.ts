import type { Day } from '../model/day.ts'
import type { Fen } from '../model/money.ts'
import type { Bucket, DayState, Stage } from '../model/words.ts'
import type { Sum } from './sum.ts'

export type Sums = Readonly<Record<string, Sum>>

/** What the summary looks at a run by. */
export const DIMENSIONS = [
  'bucket',
  'stage',
  'tenday',
  'premiumBand',
  'policyYearBand',
  'servicing',
  'transferStatus',
  'branch',
  'collector',
  'supervisor',
  'channel',
  'product',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The control totals of the manifest, over all cases whatever became of them. */
export interface CaseTotals {
  readonly cases: number
  readonly casesFen: Fen
  readonly byDisposition: Sums
  readonly byStage: Sums
  readonly byTenday: Sums
  readonly byPremiumBand: Sums
  readonly byPolicyYearBand: Sums
  readonly byServicing: Sums
  readonly byTransferStatus: Sums
  /** by the English name of the reason; failed debits only */
  readonly byTransferReason: Sums
}

/** One of the largest cases, the holder masked. */
export interface LargeCase {
  readonly policyNo: string
  readonly dueDate: Day
  readonly holder: string
  readonly product: string
  readonly branch: string
  readonly collector: string
  readonly premium: Fen
  readonly stage: Stage
  readonly graceEnd: Day
}

/** Cases whose cover ends on one day. */
export interface LapseDay {
  readonly all: Sum
  readonly hold: Sum
  readonly universalLife: Sum
}

/** Everything the reports count, as plain data: it can be stored, sent between threads, and added to another run's. */
export interface TallyData {
  readonly totals: CaseTotals
  /** to be collected: worklist and unassigned */
  readonly open: Readonly<Record<Dimension, Sums>>
  /** already paid */
  readonly paid: Readonly<Record<Dimension, Sums>>
  /** excluded cases by what excludes them */
  readonly excluded: Sums
  /** failed debits that somebody must mend (worklist, unassigned, future) */
  readonly failed: { readonly all: Sum; readonly byReason: Sums; readonly byBank: Sums; readonly byBranch: Sums }
  /** `YYYY-MM-DD` of the lapse → the open cases in grace or not due yet that lapse then; the next {@link LAPSE_DAYS} days */
  readonly lapses: Readonly<Record<string, LapseDay>>
  /** plan against law, of the open cases */
  readonly planAndLaw: Readonly<Partial<Record<`${Bucket}|${DayState}`, Sum>>>
  /** `YYYY-MM-DD` of the due date → open cases */
  readonly dueDays: Sums
  /** the largest open cases, largest first */
  readonly largest: readonly LargeCase[]
}

/** How far ahead lapses are counted day by day. */
export const LAPSE_DAYS = 31
/** How many of the largest cases are named. */
export const LARGEST = 30

/** One value for each dimension. */
export function ofDimensions<T>(make: (dimension: Dimension) => T): Record<Dimension, T> {
  return {
    bucket: make('bucket'),
    stage: make('stage'),
    tenday: make('tenday'),
    premiumBand: make('premiumBand'),
    policyYearBand: make('policyYearBand'),
    servicing: make('servicing'),
    transferStatus: make('transferStatus'),
    branch: make('branch'),
    collector: make('collector'),
    supervisor: make('supervisor'),
    channel: make('channel'),
    product: make('product'),
  }
}

export const TOTAL_NAMES = [
  'byDisposition',
  'byStage',
  'byTenday',
  'byPremiumBand',
  'byPolicyYearBand',
  'byServicing',
  'byTransferStatus',
  'byTransferReason',
] as const
export type TotalName = (typeof TOTAL_NAMES)[number]

/** One value for each table of the control totals. */
export function ofTotals<T>(make: (name: TotalName) => T): Record<TotalName, T> {
  return {
    byDisposition: make('byDisposition'),
    byStage: make('byStage'),
    byTenday: make('byTenday'),
    byPremiumBand: make('byPremiumBand'),
    byPolicyYearBand: make('byPolicyYearBand'),
    byServicing: make('byServicing'),
    byTransferStatus: make('byTransferStatus'),
    byTransferReason: make('byTransferReason'),
  }
}
