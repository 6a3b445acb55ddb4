import { addDays, addMonths, type Day, fullYears } from '../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import { listsPayments, type PolicyRow, type Receipt } from '../model/policy.ts'
import { byProduct } from './products.ts'

/** A payment as far as the rows say: a missing amount is the price. */
interface Paid {
  readonly premium: Fen | undefined
  readonly day: Day | undefined
}

type PolicyYear = 2 | 3

/**
 * What was received for a policy year, payment by payment. `unknown` = nothing says whether anything was.
 * The sources, the first that says something wins: the year's own columns; payments of the year; the day paid to; the instalments paid.
 * @param paymentsGiven a list of payments was given: what nothing names was not received
 */
export function receiptsOf(
  year: PolicyYear,
  rows: readonly PolicyRow[],
  effectiveDate: Day,
  paymentsGiven: boolean,
): readonly Receipt[] | 'unknown' {
  const { whole, products } = byProduct(rows)
  const said = (some: readonly PolicyRow[]) => paidBy(year, some, effectiveDate)
  const ofWhole = said(whole)
  if (ofWhole) return priced(ofWhole, sumOf(products.map(premiumOf)))
  const receipts: Receipt[] = []
  for (const own of products) {
    const paid = said(own)
    if (!paid && !paymentsGiven && premiumOf(own) !== undefined) return 'unknown'
    const ofProduct = priced(paid ?? [], premiumOf(own))
    if (ofProduct === 'unknown') return 'unknown'
    receipts.push(...ofProduct)
  }
  return receipts
}

function priced(paid: readonly Paid[], price: Fen | undefined): readonly Receipt[] | 'unknown' {
  const receipts: Receipt[] = []
  for (const { premium = price, day } of paid) {
    if (premium === undefined) return 'unknown'
    receipts.push({ premium, day })
  }
  return receipts
}

/** The policy year whose premium a payment is for: annual payers pay one instalment a year. */
export function yearOf({ instalmentNo, dueDate }: PolicyRow, effectiveDate: Day): number | undefined {
  return instalmentNo ?? (dueDate === undefined ? undefined : fullYears(effectiveDate, dueDate) + 1)
}

/** What the rows of one product say was paid for a year; undefined = they say nothing. */
function paidBy(year: PolicyYear, rows: readonly PolicyRow[], effectiveDate: Day): readonly Paid[] | undefined {
  const ofYear = rows.find((row) => row.columns.has(COLUMNS[year].amount) || row.columns.has(COLUMNS[year].date))
  if (ofYear) return fromColumns(ofYear[COLUMNS[year].amount], ofYear[COLUMNS[year].date])
  const payments = rows.filter((row) => listsPayments(row.columns) && yearOf(row, effectiveDate) === year)
  if (payments.length > 0) return payments.filter(isPaid).map(fromPayment)
  for (const row of rows) {
    const paid = yearsPaid(row, effectiveDate)
    if (paid === undefined) continue
    // the day of payment beside it is that of the last instalment paid
    return paid < year ? [] : [{ premium: undefined, day: paid === year ? row.paidDate : undefined }]
  }
  return undefined
}

const COLUMNS = {
  2: { amount: 'year2Amount', date: 'year2Date' },
  3: { amount: 'year3Amount', date: 'year3Date' },
} as const

/** A column of its own for the year: an empty cell says that nothing was received. */
function fromColumns(premium: Fen | undefined, day: Day | undefined): readonly Paid[] {
  const received = premium === undefined ? day !== undefined : premium > 0
  return received ? [{ premium, day }] : []
}

function fromPayment({ paidAmount, premium, paidDate }: PolicyRow): Paid {
  return { premium: paidAmount ?? premium, day: paidDate }
}

function isPaid(row: PolicyRow): boolean {
  return row.paidFlag === '' ? saysPaid(row) : row.paidFlag === 'paid'
}

function saysPaid({ paidDate, paidAmount }: PolicyRow): boolean {
  return paidDate !== undefined || (paidAmount !== undefined && paidAmount !== 0)
}

/** Policy years whose premium is paid. Some systems write the last day covered, others the day after it. */
function yearsPaid({ paidTo, paidCount }: PolicyRow, effectiveDate: Day): number | undefined {
  if (paidTo === undefined) return paidCount
  let years = 0
  while (years < 3 && paidTo >= addDays(addMonths(effectiveDate, 12 * (years + 1)), -1)) years += 1
  return years
}

/** What the product costs per instalment, as far as its rows say. */
function premiumOf(rows: readonly PolicyRow[]): Fen | undefined {
  return (
    rows.find((row) => row.premium !== undefined)?.premium ??
    rows.find((row) => row.firstPremium !== undefined)?.firstPremium
  )
}

function sumOf(amounts: readonly (Fen | undefined)[]): Fen | undefined {
  let sum: Fen | undefined
  for (const amount of amounts) if (amount !== undefined) sum = addFen(sum ?? NO_FEN, amount)
  return sum
}
