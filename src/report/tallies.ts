import { bankOf } from '../model/bank.ts'
import { type AssignedCase, supervisorOf } from '../model/case.ts'
import { formatDay } from '../model/day.ts'
import { maskName } from '../model/mask.ts'
import { fen } from '../model/money.ts'
import { REASONS } from '../model/reason.ts'
import { wordsOf } from '../model/words.ts'
import type { ReportContext } from './context.ts'
import { addSum, count, noSum, type Sum, sumAt } from './sum.ts'
import {
  type CaseTotals,
  DIMENSIONS,
  type Dimension,
  LAPSE_DAYS,
  LARGEST,
  type LapseDay,
  type LargeCase,
  ofDimensions,
  ofTotals,
  type Sums,
  type TallyData,
  TOTAL_NAMES,
} from './tally-data.ts'

/** Counts the cases of a run, each fed once. */
export interface Tallies {
  add(c: AssignedCase): void
  /** the control totals of the manifest */
  totals(): CaseTotals
  /** everything, as plain data for the reports */
  data(): TallyData
  /** adds another run's tallies */
  absorb(data: TallyData): void
}

type Counted = Map<string, Sum>
const newCounts = (): Counted => new Map()

/** Failed debits that somebody must mend; those of paid and excluded cases need nobody. */
export function isOpenFailure(c: AssignedCase): boolean {
  return c.transfer.status === 'failed' && c.disposition !== 'paid' && c.disposition !== 'excluded'
}

/** Opens empty tallies; the as-of day decides which lapses are near. */
export function openTallies(context: Pick<ReportContext, 'asOf'>): Tallies {
  const all = noSum()
  const totals = ofTotals(newCounts)
  const open = ofDimensions(newCounts)
  const paid = ofDimensions(newCounts)
  const excluded = newCounts()
  const failed = { all: noSum(), byReason: newCounts(), byBank: newCounts(), byBranch: newCounts() }
  const lapses = new Map<string, LapseDay>()
  const planAndLaw = newCounts()
  const dueDays = newCounts()
  let largest: LargeCase[] = []
  const labels = openLabels()

  const addOpen = (c: AssignedCase) => {
    addDimensions(open, c, labels)
    count(sumAt(planAndLaw, `${c.bucket}|${c.dayState}`), c)
    count(sumAt(dueDays, formatDay(c.dueDate)), c)
    const ahead = c.lapseFrom - context.asOf
    if (
      ahead > 0 &&
      ahead <= LAPSE_DAYS &&
      c.stage !== 'lapsed' &&
      (c.dayState === 'inGrace' || c.dayState === 'notDue')
    )
      addLapse(lapses, c)
    largest = keepLargest(largest, c, labels)
  }
  const addFailed = (c: AssignedCase) => {
    count(failed.all, c)
    count(sumAt(failed.byReason, c.transfer.reason), c)
    count(sumAt(failed.byBank, bankOf(c.receivable.bankName)), c)
    count(sumAt(failed.byBranch, labels.branch(c)), c)
  }
  const caseTotals = (): CaseTotals => ({
    cases: all.cases,
    casesFen: all.fen,
    ...ofTotals((name) => plain(totals[name])),
    byDisposition: {
      ...Object.fromEntries(wordsOf('disposition').map((word) => [word, noSum()])),
      ...plain(totals.byDisposition),
    },
  })
  return {
    add(c) {
      count(all, c)
      addTotals(totals, c)
      if (c.disposition === 'worklist' || c.disposition === 'unassigned') addOpen(c)
      else if (c.disposition === 'paid') addDimensions(paid, c, labels)
      else if (c.disposition === 'excluded') count(sumAt(excluded, c.excludedBecause), c)
      if (isOpenFailure(c)) addFailed(c)
    },
    totals: caseTotals,
    data: () => ({
      totals: caseTotals(),
      open: ofDimensions((dimension) => plain(open[dimension])),
      paid: ofDimensions((dimension) => plain(paid[dimension])),
      excluded: plain(excluded),
      failed: {
        all: failed.all,
        byReason: plain(failed.byReason),
        byBank: plain(failed.byBank),
        byBranch: plain(failed.byBranch),
      },
      lapses: Object.fromEntries(lapses),
      planAndLaw: plain(planAndLaw),
      dueDays: plain(dueDays),
      largest,
    }),
    absorb(data) {
      addSum(all, { cases: data.totals.cases, fen: data.totals.casesFen })
      for (const name of TOTAL_NAMES) absorbSums(totals[name], data.totals[name])
      for (const dimension of DIMENSIONS) {
        absorbSums(open[dimension], data.open[dimension])
        absorbSums(paid[dimension], data.paid[dimension])
      }
      absorbSums(excluded, data.excluded)
      addSum(failed.all, data.failed.all)
      for (const by of ['byReason', 'byBank', 'byBranch'] as const) absorbSums(failed[by], data.failed[by])
      for (const [day, part] of Object.entries(data.lapses)) absorbLapse(lapses, day, part)
      for (const [key, sum] of Object.entries(data.planAndLaw)) addSum(sumAt(planAndLaw, key), sum)
      absorbSums(dueDays, data.dueDays)
      largest = [...largest, ...data.largest].sort(byPremium).slice(0, LARGEST)
    },
  }
}

function addTotals(totals: Readonly<Record<(typeof TOTAL_NAMES)[number], Counted>>, c: AssignedCase): void {
  count(sumAt(totals.byDisposition, c.disposition), c)
  count(sumAt(totals.byStage, c.stage), c)
  count(sumAt(totals.byTenday, c.tenday), c)
  count(sumAt(totals.byPremiumBand, c.premiumBand), c)
  count(sumAt(totals.byPolicyYearBand, c.policyYearBand), c)
  count(sumAt(totals.byServicing, c.servicing), c)
  count(sumAt(totals.byTransferStatus, c.transfer.status), c)
  if (c.transfer.reason !== '') count(sumAt(totals.byTransferReason, REASONS[c.transfer.reason].name), c)
}

function addDimensions(sums: Readonly<Record<Dimension, Counted>>, c: AssignedCase, labels: Labels): void {
  count(sumAt(sums.bucket, c.bucket), c)
  count(sumAt(sums.stage, c.stage), c)
  count(sumAt(sums.tenday, c.tenday), c)
  count(sumAt(sums.premiumBand, c.premiumBand), c)
  count(sumAt(sums.policyYearBand, c.policyYearBand), c)
  count(sumAt(sums.servicing, c.servicing), c)
  count(sumAt(sums.transferStatus, c.transfer.status), c)
  count(sumAt(sums.branch, labels.branch(c)), c)
  count(sumAt(sums.collector, labels.collector(c)), c)
  count(sumAt(sums.supervisor, labels.supervisor(c)), c)
  count(sumAt(sums.channel, c.receivable.channel), c)
  count(sumAt(sums.product, labels.product(c)), c)
}

interface Labels {
  branch(c: AssignedCase): string
  collector(c: AssignedCase): string
  supervisor(c: AssignedCase): string
  product(c: AssignedCase): string
}

/** Code and name as one text; '' where neither is known. */
export function openLabels(): Labels {
  const known = new Map<string, Map<string, string>>()
  const label = (code: string, name: string) => {
    if (name === '' || name === code) return code
    if (code === '') return name
    let names = known.get(code)
    if (names === undefined) {
      names = new Map()
      known.set(code, names)
    }
    let text = names.get(name)
    if (text === undefined) {
      text = `${code} ${name}`
      names.set(name, text)
    }
    return text
  }
  return {
    branch: ({ receivable }) => label(receivable.branchCode, receivable.branchName),
    collector: ({ collector }) =>
      collector === undefined ? '' : label(collector.code, collector.name) || collector.key,
    supervisor: (c) => {
      const { supervisorCode, supervisorName } = supervisorOf(c)
      return label(supervisorCode, supervisorName)
    },
    product: ({ receivable, products }) => label(receivable.productCode, receivable.productName) || (products[0] ?? ''),
  }
}

function addLapse(lapses: Map<string, LapseDay>, c: AssignedCase): void {
  const day = lapseDayAt(lapses, formatDay(c.lapseFrom))
  count(day.all, c)
  if (c.hold !== '') count(day.hold, c)
  if (c.universalLife) count(day.universalLife, c)
}

function absorbLapse(lapses: Map<string, LapseDay>, key: string, part: LapseDay): void {
  const day = lapseDayAt(lapses, key)
  addSum(day.all, part.all)
  addSum(day.hold, part.hold)
  addSum(day.universalLife, part.universalLife)
}

function lapseDayAt(lapses: Map<string, LapseDay>, key: string): LapseDay {
  let day = lapses.get(key)
  if (day === undefined) {
    day = { all: noSum(), hold: noSum(), universalLife: noSum() }
    lapses.set(key, day)
  }
  return day
}

/** Larger premium first, then policy number, then due date: the same whatever the order of feeding. */
function byPremium(a: LargeCase, b: LargeCase): number {
  return b.premium - a.premium || (a.policyNo < b.policyNo ? -1 : a.policyNo > b.policyNo ? 1 : a.dueDate - b.dueDate)
}

function keepLargest(largest: LargeCase[], c: AssignedCase, labels: Labels): LargeCase[] {
  const last = largest[LARGEST - 1]
  if (last !== undefined && c.premium < last.premium) return largest
  const one: LargeCase = {
    policyNo: c.policyNo,
    dueDate: c.dueDate,
    holder: maskName(c.receivable.holderName),
    product: labels.product(c),
    branch: labels.branch(c),
    collector: labels.collector(c),
    premium: c.premium,
    stage: c.stage,
    graceEnd: c.graceEnd,
  }
  return [...largest, one].sort(byPremium).slice(0, LARGEST)
}

function plain(counted: Counted): Record<string, Sum> {
  return Object.fromEntries([...counted].map(([key, sum]) => [key, { cases: sum.cases, fen: fen(sum.fen) }]))
}

function absorbSums(into: Counted, sums: Sums): void {
  for (const [key, sum] of Object.entries(sums)) addSum(sumAt(into, key), sum)
}
