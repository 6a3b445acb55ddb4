import { formatMonth, laterOf } from '../../model/day.ts'
import { maskName } from '../../model/mask.ts'
import { addFen, NO_FEN } from '../../model/money.ts'
import { type Persistency, type PersistencyPlace, type PersistencySums, ratesOf } from '../../model/persistency.ts'
import type { PolicyFact, PolicySetApart, Receipt } from '../../model/policy.ts'
import { formatRatio } from '../../model/rate.ts'
import { type BookUnknown, type Dimension, type Measure, type Period, wordsOf } from '../../model/words.ts'
import type { CsvColumn, CsvValue } from '../../write/index.ts'

/** `data/persistency.csv`: a line for each measure, period and group. */
export const RATE_COLUMNS: readonly CsvColumn[] = [
  { name: 'month', kind: 'text' },
  { name: 'measure', kind: 'text' },
  { name: 'period', kind: 'text' },
  { name: 'by', kind: 'text' },
  { name: 'code', kind: 'text' },
  { name: 'name', kind: 'text' },
  { name: 'policies', kind: 'number' },
  { name: 'received', kind: 'number' },
  { name: 'premium', kind: 'money' },
  { name: 'premiumReceived', kind: 'money' },
  { name: 'caseRate', kind: 'text' },
  { name: 'premiumRate', kind: 'text' },
  { name: 'overallRate', kind: 'text' },
  { name: 'inGrace', kind: 'number' },
  { name: 'premiumInGrace', kind: 'money' },
  { name: 'unknown', kind: 'number' },
  { name: 'undated', kind: 'number' },
  { name: 'rank', kind: 'number' },
]

/** The lines of `data/persistency.csv`: the whole first, its effective months, then each dimension. */
export function* rateLines(persistency: Persistency, personal: boolean): Generator<readonly CsvValue[]> {
  const line = (
    about: {
      readonly measure: Measure
      readonly period: Period | 'effective'
      readonly by: Dimension | 'total' | 'effectiveMonth'
    },
    sums: PersistencySums,
    named: { readonly code: string; readonly name: string; readonly rank?: number | undefined },
  ): readonly CsvValue[] => {
    const { premium, cases, overall } = ratesOf(sums, persistency.premiumWeight)
    const name = personal || about.by !== 'agent' ? named.name : maskName(named.name)
    return [
      formatMonth(persistency.month),
      about.measure,
      about.period === 'effective' ? 'month' : about.period,
      about.by,
      named.code,
      name,
      sums.policies,
      sums.received,
      sums.due,
      sums.receivedFen,
      formatRatio(cases, PLACES),
      formatRatio(premium, PLACES),
      formatRatio(overall, PLACES),
      sums.inGrace,
      sums.inGraceFen,
      sums.unknown,
      sums.undated,
      named.rank,
    ]
  }
  for (const measure of wordsOf('measure'))
    for (const period of wordsOf('period'))
      yield line({ measure, period, by: 'total' }, persistency.total[measure][period], { code: '', name: '' })
  for (const measure of wordsOf('measure'))
    for (const { effective, sums } of persistency.months[measure])
      yield line({ measure, period: 'effective', by: 'effectiveMonth' }, sums, {
        code: formatMonth(effective),
        name: '',
      })
  for (const by of wordsOf('dimension'))
    for (const group of persistency.groups[by])
      for (const measure of wordsOf('measure'))
        for (const period of wordsOf('period')) yield line({ measure, period, by }, group.sums[measure][period], group)
}

const PLACES = 6

/** `data/policies.csv`: where each policy of the months looked at stands, so that every number leads to its policies. */
export const POLICY_COLUMNS: readonly CsvColumn[] = [
  { name: 'policyNo', kind: 'text' },
  { name: 'effectiveDate', kind: 'day' },
  { name: 'frequency', kind: 'text' },
  { name: 'firstPremium', kind: 'money' },
  { name: 'year2Received', kind: 'money' },
  { name: 'year2Day', kind: 'day' },
  { name: 'year3Received', kind: 'money' },
  { name: 'year3Day', kind: 'day' },
  { name: 'branchCode', kind: 'text' },
  { name: 'branchName', kind: 'text' },
  { name: 'agentCode', kind: 'text' },
  { name: 'productCode', kind: 'text' },
  { name: 'productName', kind: 'text' },
  { name: 'channel', kind: 'text' },
  { name: 'measures', kind: 'text' },
  { name: 'standing', kind: 'text' },
  { name: 'received', kind: 'text' },
  { name: 'reason', kind: 'text' },
]

/**
 * The line of a policy that was counted; its measures, standings and answers are joined by `;` in one order.
 * @param unknown why the book could not say whether the premium of a year came
 */
export function policyLine(
  fact: PolicyFact,
  places: readonly PersistencyPlace[],
  unknown: readonly BookUnknown[],
): readonly CsvValue[] {
  const { year2, year3, branch, agent, product, channel } = fact
  const joined = (of: (place: PersistencyPlace) => string) => places.map(of).join(';')
  const isLeftOut = places.some(({ standing }) => standing === 'leftOut')
  return [
    fact.policyNo,
    fact.effectiveDate,
    fact.frequency,
    fact.firstPremium,
    ...receiptCells(year2),
    ...receiptCells(year3),
    branch.code,
    branch.name,
    agent.code,
    product.code,
    product.name,
    channel.name,
    joined(({ measure }) => measure),
    joined(({ standing }) => standing),
    joined(({ received }) => String(received)),
    isLeftOut ? fact.leftOut?.why : unknown.join(';'),
  ]
}

/** The line of a policy that is set apart. */
export function setApartLine({ policyNo, effectiveDate, why }: PolicySetApart): readonly CsvValue[] {
  return [policyNo, effectiveDate, ...Array<undefined>(13).fill(undefined), 'setApart', '', why]
}

/** The sum of what was received and the day of the last payment. */
function receiptCells(receipts: readonly Receipt[] | 'unknown'): readonly CsvValue[] {
  if (receipts === 'unknown' || receipts.length === 0) return [undefined, undefined]
  const days = receipts.map(({ day }) => day).filter((day) => day !== undefined)
  const sum = receipts.reduce((all, { premium }) => addFen(all, premium), NO_FEN)
  return [sum, days.length > 0 ? days.reduce(laterOf) : undefined]
}
