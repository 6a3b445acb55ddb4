import type { PolicyRow } from '../../../src/model/policy.ts'
import { anniversary, type Receipt } from './ratios.ts'

/**
 * What the rows of a list say of a policy, read once more as plainly and as slowly as may be. Nothing of src/persistency is used.
 * `reading:` = the rules leave it open; src/persistency/README.md says how it is read.
 */

export interface Known {
  readonly policyNo: string
  readonly effective: number
  /** fen */
  readonly first: number
  /** why it stands on neither side, and since when */
  readonly leftOut: { readonly why: string; readonly since: number | undefined } | undefined
  /** lapsed, surrendered or ended otherwise: in grace no more */
  readonly ended: { readonly since: number | undefined } | undefined
  /** what came for policy year 2 and 3; `unknown` where nothing says whether it came */
  readonly year2: readonly Receipt[] | 'unknown'
  readonly year3: readonly Receipt[] | 'unknown'
  /** dimension → the code of the group, else its name */
  readonly groups: Readonly<Record<string, string>>
  readonly product: { readonly code: string; readonly name: string }
}

export interface Apart {
  readonly policyNo: string
  readonly apart: string
  readonly effective: number | undefined
}

interface Told {
  readonly effective: number
  readonly hasPayments: boolean
}

export function isPayment({ columns }: Pick<PolicyRow, 'columns'>): boolean {
  const isAbout = columns.has('instalmentNo') || columns.has('dueDate')
  const saysPaid = columns.has('paidDate') || columns.has('paidAmount') || columns.has('paidFlag')
  return isAbout && saysPaid && !columns.has('paidTo') && !columns.has('paidCount')
}

const productOf = (row: PolicyRow) => row.productCode || row.productName
const saying = (row: PolicyRow) => JSON.stringify({ ...row, origin: 0, file: 0, columns: 0 })
const about = (row: PolicyRow) =>
  isPayment(row) ? `${row.instalmentNo} ${row.dueDate} ${productOf(row)}` : `policy ${productOf(row)}`

/** Rows that a later file took the place of are gone, equal ones of one file stand once; what is about one thing keeps its first place. */
function rowsThatCount(rows: readonly PolicyRow[]): PolicyRow[] {
  const placed = [...new Set(rows.map(about))].flatMap((thing) => rows.filter((row) => about(row) === thing))
  return placed.filter((row, at) => {
    const same = (other: PolicyRow) => about(other) === about(row)
    if (rows.some((other) => same(other) && other.file > row.file)) return false
    const before = placed.slice(0, at).filter((other) => same(other) && other.file === row.file)
    return !before.some((other) => saying(other) === saying(row))
  })
}

/** The policy year that an instalment opens: full years from the effective date to its due date, and one. */
function yearOf({ instalmentNo, dueDate }: PolicyRow, effective: number): number | undefined {
  if (instalmentNo !== undefined || dueDate === undefined) return instalmentNo
  let year = dueDate < effective ? 0 : 1
  while (anniversary(effective, year) <= dueDate) year++
  return year
}

/** Price per instalment of a product, as far as its rows say. */
function priceOf(rows: readonly PolicyRow[]): number | undefined {
  const stated = rows.find(({ premium }) => premium !== undefined)?.premium
  return stated ?? rows.find(({ firstPremium }) => firstPremium !== undefined)?.firstPremium
}

/** What the rows say came for a year; undefined = they say nothing. A receipt without an amount is worth the price. */
function saidBy(rows: readonly PolicyRow[], price: number | undefined, year: 2 | 3, effective: number) {
  const [amount, date] = year === 2 ? (['year2Amount', 'year2Date'] as const) : (['year3Amount', 'year3Date'] as const)
  const own = rows.find(({ columns }) => columns.has(amount) || columns.has(date))
  if (own) {
    const came = own[amount] === undefined ? own[date] !== undefined : own[amount] > 0
    return came ? [{ fen: own[amount] ?? price, day: own[date] }] : []
  }
  const payments = rows.filter((row) => isPayment(row) && yearOf(row, effective) === year)
  if (payments.length > 0) {
    const came = payments.filter(({ paidFlag, paidDate, paidAmount }) =>
      paidFlag === '' ? paidDate !== undefined || (paidAmount ?? 0) !== 0 : paidFlag === 'paid',
    )
    return came.map((row) => ({ fen: row.paidAmount ?? row.premium ?? price, day: row.paidDate as number | undefined }))
  }
  const row = rows.find(({ paidTo, paidCount }) => paidTo !== undefined || paidCount !== undefined)
  if (row === undefined) return undefined
  // reading: paid to the next due date, or to the last day covered
  const paidFor = (n: number) => row.paidTo !== undefined && row.paidTo >= anniversary(effective, n) - 1
  const years = row.paidTo === undefined ? (row.paidCount ?? 0) : paidFor(3) ? 3 : paidFor(2) ? 2 : 1
  return years < year ? [] : [{ fen: price, day: years === year ? row.paidDate : undefined }]
}

/** reading: rows that name no product speak of the whole policy, beside rows that do; where they say nothing, each product is asked. */
function came(
  rows: readonly PolicyRow[],
  { effective, hasPayments }: Told,
  year: 2 | 3,
): readonly Receipt[] | 'unknown' {
  const { whole, products } = byProduct(rows)
  const prices = products.map(priceOf).filter((price) => price !== undefined)
  const ofWhole = saidBy(whole, prices.length > 0 ? sum(prices) : undefined, year, effective)
  const said = ofWhole ? [ofWhole] : products.map((own) => saidBy(own, priceOf(own), year, effective))
  const isSilent = said.some((one, at) => one === undefined && priceOf(products[at] ?? []) !== undefined)
  if (isSilent && !hasPayments) return 'unknown'
  const receipts = said.flatMap((one) => one ?? [])
  if (receipts.some(({ fen }) => fen === undefined)) return 'unknown'
  return receipts.map(({ fen, day }) => ({ fen: fen ?? 0, day }))
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

function byProduct(rows: readonly PolicyRow[]) {
  const names = [...new Set(rows.map(productOf))]
  const isWhole = (name: string) => name === '' && names.length > 1
  return {
    whole: rows.filter((row) => isWhole(productOf(row))),
    products: names.filter((name) => !isWhole(name)).map((name) => rows.filter((row) => productOf(row) === name)),
  }
}

/** reading: of each product its first-year premium, else its price, else what came as instalment 1; what joined a year later is no part of it. */
function firstPremium(rows: readonly PolicyRow[], effective: number): number | undefined {
  const { whole, products } = byProduct(rows)
  const ofOne = (own: readonly PolicyRow[]) => {
    const list = own.filter((row) => !isPayment(row))
    const stated = own.find((row) => row.firstPremium !== undefined)?.firstPremium ?? priceOf(list)
    if (stated !== undefined) return stated
    const instalment1 = own.filter((row) => isPayment(row) && yearOf(row, effective) === 1)
    const amounts = instalment1.map(({ paidAmount, premium }) => paidAmount ?? premium)
    const told = amounts.filter((amount) => amount !== undefined)
    return told.length > 0 ? sum(told) : undefined
  }
  const atStart = products.filter((own) => (earliest(own) ?? effective) < anniversary(effective, 1))
  const amounts = atStart.map(ofOne).filter((amount) => amount !== undefined)
  return amounts.length > 0 ? sum(amounts) : ofOne(whole)
}

function earliest(rows: readonly PolicyRow[]): number | undefined {
  const days = rows.map(({ effectiveDate }) => effectiveDate).filter((day) => day !== undefined)
  return days.length > 0 ? Math.min(...days) : undefined
}

const LEFT_OUT = ['coolingOff', 'claim', 'waived', 'transferredOut']
const ENDED = ['lapsed', 'surrendered', 'terminated', 'matured']

/** How a row says that the policy is left out; a cooling-off mark first, then the reason of the end, the status, the mark of a waiver. */
function leftOutBy(row: PolicyRow): string | undefined {
  if (row.coolingOffFlag === 'yes') return 'coolingOff'
  const word = [row.endReason, row.contractStatus].find((one) => LEFT_OUT.includes(one))
  return word ?? (row.waivedFlag === 'yes' ? 'waived' : undefined)
}

/** reading: how it is paid is asked first; then the first row that says anything of its status decides. */
function endOf(rows: readonly PolicyRow[], frequency: string): Pick<Known, 'leftOut' | 'ended'> {
  const row = rows.find((one) => one.contractStatus !== '' || one.endReason !== '' || leftOutBy(one) !== undefined)
  const since = row?.statusDate
  const isEnded = row !== undefined && [row.contractStatus, row.endReason].some((word) => ENDED.includes(word))
  const ended = isEnded ? { since } : undefined
  if (frequency !== 'annual')
    return { leftOut: { why: frequency === 'single' ? 'single' : 'notAnnual', since: undefined }, ended }
  const why = row && leftOutBy(row)
  return { leftOut: why === undefined ? undefined : { why, since }, ended }
}

/** reading: a rider paid at once does not make the policy a single premium; only a list without the column is taken as annual. */
function frequencyOf(rows: readonly PolicyRow[], ifMissing: string): string {
  const told = rows.map(({ frequency }) => frequency).filter((frequency) => frequency !== '')
  const known = told.find((frequency) => frequency !== 'single') ?? told[0]
  return known ?? (rows.some(({ columns }) => columns.has('frequency')) ? '' : ifMissing)
}

function namedBy(rows: readonly PolicyRow[], kind: 'agent' | 'branch' | 'product') {
  const row = rows.find((one) => one[`${kind}Code`] !== '' || one[`${kind}Name`] !== '')
  return { code: row?.[`${kind}Code`] ?? '', name: row?.[`${kind}Name`] ?? '' }
}

function groupsOf(rows: readonly PolicyRow[]): Record<string, string> {
  const of = (kind: 'agent' | 'branch' | 'product') => namedBy(rows, kind).code || namedBy(rows, kind).name
  const channel = rows.find((row) => row.channel !== '')?.channel ?? ''
  return { branch: of('branch'), agent: of('agent'), product: of('product'), channel }
}

/** What is known of a policy, or why too little. @param all its rows, in the order of the files */
export function knownOf(all: readonly PolicyRow[], frequencyIfMissing: string, hasPayments: boolean): Known | Apart {
  const rows = rowsThatCount(all)
  const policyNo = all[0]?.policyNo ?? ''
  const effective = earliest(rows)
  const apart = (why: string): Apart => ({ policyNo, apart: why, effective })
  const list = rows.filter((row) => !isPayment(row))
  if (rows.some(({ unread }) => unread !== undefined)) return apart('unread')
  if (new Set(list.map(productOf)).size < list.length) return apart('conflict')
  if (effective === undefined) return apart('noEffectiveDate')
  const frequency = frequencyOf(rows, frequencyIfMissing)
  if (frequency === '') return apart('noFrequency')
  const end = endOf(rows, frequency)
  const paying = rows.filter((row) => row.frequency !== 'single' || frequency === 'single')
  const first = firstPremium(paying, effective) ?? 0
  const isAlwaysOut = end.leftOut !== undefined && end.leftOut.since === undefined
  if (first <= 0 && !isAlwaysOut) return apart('noPremium')
  const [year2, year3] = [came(paying, { effective, hasPayments }, 2), came(paying, { effective, hasPayments }, 3)]
  return { policyNo, effective, first, ...end, year2, year3, groups: groupsOf(rows), product: namedBy(rows, 'product') }
}
