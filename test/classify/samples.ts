import { classifyPolicy } from '../../src/classify/index.ts'
import type { Case, Instalment, TransferVerdict } from '../../src/model/case.ts'
import { type Day, monthOf, parseIsoDay, parseIsoMonth, weekdayOf } from '../../src/model/day.ts'
import type { Recollection } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import type { RunContext } from '../../src/model/run.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'

/** Invented cases for the tests of classify, assign and sort. */

export function day(text: string): Day {
  const parsed = parseIsoDay(text)
  if (parsed === undefined) throw new Error(`no day: ${text}`)
  return parsed
}

export const NO_DEBIT: TransferVerdict = {
  status: 'pending',
  reason: '',
  rawReason: '',
  retry: '',
  timedOut: false,
  known: true,
  saysFailure: false,
}
export const SUCCEEDED: TransferVerdict = { ...NO_DEBIT, status: 'succeeded' }
export const failed = (reason: TransferVerdict['reason'], timedOut = false): TransferVerdict => ({
  ...NO_DEBIT,
  status: 'failed',
  reason,
  retry: 'manual',
  timedOut,
})

interface ContextSample {
  readonly settings?: Partial<Settings>
  readonly month?: string
  readonly roster?: readonly Partial<RosterEntry>[]
  readonly assignments?: Readonly<Record<string, string>>
  readonly daysOff?: readonly string[]
  readonly book?: Recollection
}

/** Weekends off, no holidays but `daysOff`. */
export function contextOf(asOf: string, sample: ContextSample = {}): RunContext {
  const off = new Set((sample.daysOff ?? []).map(day))
  const month = sample.month === undefined ? monthOf(day(asOf)) : parseIsoMonth(sample.month)
  if (month === undefined) throw new Error('no month')
  return {
    asOf: day(asOf),
    month,
    lang: 'zh',
    settings: { ...DEFAULT_SETTINGS, ...sample.settings },
    calendar: { isWorkday: (at) => weekdayOf(at) % 6 !== 0 && !off.has(at), knows: () => true },
    roster: sample.roster && new Map(sample.roster.map((entry) => [entry.code ?? '', personOf(entry)])),
    assignments: new Map(Object.entries(sample.assignments ?? {})),
    book: sample.book,
  }
}

export function personOf(entry: Partial<RosterEntry>): RosterEntry {
  return {
    code: 'S1',
    name: '测甲',
    branchCode: 'B1',
    branchName: '第一营业部',
    supervisorCode: 'M1',
    supervisorName: '测主管',
    status: 'active',
    away: false,
    leftOn: undefined,
    substitute: '',
    collects: true,
    limit: undefined,
    mobile: '',
    row: 2,
    ...entry,
  }
}

export interface InstalmentSample extends Partial<Omit<Receivable, 'dueDate' | 'premium'>> {
  readonly due: string
  readonly yuan?: number
  readonly transfer?: TransferVerdict
  readonly codes?: readonly string[]
  readonly products?: readonly string[]
}

/** An annual instalment of 500 yuan of an unremarkable policy. */
export function instalmentOf({
  due,
  yuan = 500,
  transfer = NO_DEBIT,
  codes = [],
  products,
  ...row
}: InstalmentSample): Instalment {
  const premium = fen(Math.round(yuan * 100))
  const receivable: Receivable = {
    ...EMPTY_RECEIVABLE,
    policyNo: 'P001',
    frequency: 'annual',
    productCode: '1101',
    productName: '测试年金保险',
    holderName: '测试甲',
    ...row,
    dueDate: day(due),
    premium,
  }
  return {
    receivable,
    premium,
    rows: 1,
    products: products ?? [receivable.productCode],
    codes,
    transfer,
    listBehind: false,
    transferRisk: '',
    history: undefined,
  }
}

export function classifyOne(sample: InstalmentSample, context: RunContext): Case {
  const [only] = classifyPolicy([instalmentOf(sample)], context)
  if (!only) throw new Error('no case')
  return only
}

export function classifyAll(samples: readonly InstalmentSample[], context: RunContext): Case[] {
  return classifyPolicy(samples.map(instalmentOf), context)
}
