import { addDays, addMonths, type Day, fullYears, laterOf } from '../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import { listsPayments, type PolicyRow, type Receipt } from '../model/policy.ts'
import { byProduct } from './products.ts'

/** What the rows of one product say: received or not, the amount and the day as far as they are given; undefined = they say nothing. */
interface Evidence {
  readonly received: boolean
  readonly premium: Fen | undefined
  readonly day: Day | undefined
}

type PolicyYear = 2 | 3

/**
 * What was received for a policy year. `unknown` = nothing says whether anything was.
 * The sources, the first that says something wins: the year's own columns; payments; the day paid to; the instalments paid.
 * @param paymentsGiven a list of payments was given: what it does not name was not received
 */
export function receiptOf(
  year: PolicyYear,
  rows: readonly PolicyRow[],
  effectiveDate: Day,
  paymentsGiven: boolean,
): Receipt | undefined | 'unknown' {
  const { whole, products } = byProduct(rows)
  const said = (some: readonly PolicyRow[]) => evidenceOf(year, some, effectiveDate)
  const ofWhole = said(whole)
  if (ofWhole) {
    const premium = ofWhole.premium ?? sumOf(products.map(premiumOf))
    if (!ofWhole.received) return undefined
    return premium === undefined ? 'unknown' : { premium, day: ofWhole.day }
  }
  let receipt: Receipt | undefined
  for (const own of products) {
    const evidence = said(own)
    if (!evidence && !paymentsGiven && premiumOf(own) !== undefined) return 'unknown'
    if (!evidence?.received) continue
    const premium = evidence.premium ?? premiumOf(own)
    if (premium === undefined) return 'unknown'
    receipt = together(receipt, { premium, day: evidence.day })
  }
  return receipt && receipt.premium > 0 ? receipt : undefined
}

/** The policy year whose premium a payment is for: annual payers pay one instalment a year. */
export function yearOf({ instalmentNo, dueDate }: PolicyRow, effectiveDate: Day): number | undefined {
  return instalmentNo ?? (dueDate === undefined ? undefined : fullYears(effectiveDate, dueDate) + 1)
}

function evidenceOf(year: PolicyYear, rows: readonly PolicyRow[], effectiveDate: Day): Evidence | undefined {
  const ofYear = rows.find((row) => row.columns.has(COLUMNS[year].amount) || row.columns.has(COLUMNS[year].date))
  if (ofYear) return fromColumns(ofYear[COLUMNS[year].amount], ofYear[COLUMNS[year].date])
  const payments = rows.filter((row) => listsPayments(row.columns))
  if (payments.length > 0) return fromPayments(payments.filter((row) => yearOf(row, effectiveDate) === year))
  for (const row of rows) {
    const paid = yearsPaid(row, effectiveDate)
    if (paid === undefined) continue
    // the day of payment beside it is that of the last instalment paid
    return { received: paid >= year, premium: undefined, day: paid === year ? row.paidDate : undefined }
  }
  return undefined
}

const COLUMNS = {
  2: { amount: 'year2Amount', date: 'year2Date' },
  3: { amount: 'year3Amount', date: 'year3Date' },
} as const

/** A column of its own for the year: an empty cell says that nothing was received. */
function fromColumns(amount: Fen | undefined, day: Day | undefined): Evidence {
  const received = amount === undefined ? day !== undefined : amount > 0
  return { received, premium: amount, day }
}

/** Payments of one instalment add up, reversals too; it is received on the day of the last one. */
function fromPayments(payments: readonly PolicyRow[]): Evidence {
  let premium: Fen | undefined
  let day: Day | undefined
  let received = false
  for (const row of payments) {
    const isPaid = row.paidFlag === 'paid' || (row.paidFlag === '' && saysPaid(row))
    if (!isPaid) continue
    received = true
    const amount = row.paidAmount ?? row.premium
    if (amount !== undefined) premium = addFen(premium ?? NO_FEN, amount)
    if (row.paidDate !== undefined) day = day === undefined ? row.paidDate : laterOf(day, row.paidDate)
  }
  return { received: received && (premium === undefined || premium > 0), premium, day }
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

function together(a: Receipt | undefined, b: Receipt): Receipt {
  if (!a) return b
  const day = a.day === undefined ? b.day : b.day === undefined ? a.day : laterOf(a.day, b.day)
  return { premium: addFen(a.premium, b.premium), day }
}
