import {
  aboutFile,
  type CollectFinding,
  type Debited,
  inYuan,
  matchRow,
  openDebited,
  type PolicyBooks,
  paymentsHeld,
  type ResultRow,
  successBefore,
} from '../../collect/index.ts'
import type { CollectedDebit, CollectedPayment, CollectingBook } from '../../model/collected.ts'
import { type Day, formatDay } from '../../model/day.ts'
import { fen, formatFenGrouped } from '../../model/money.ts'
import type { FileCollected } from './types.ts'

/** Results and payments new to the book. */
export interface NewResults {
  readonly debits: readonly CollectedDebit[]
  readonly payments: readonly CollectedPayment[]
}

/**
 * Matches the lines of returns and paid lists to the book's cases, older days first, so that the order of the files does not decide which instalment an older
 * payment settles.
 * @param asOf the day of a result that the bank's list does not date; nothing happened after it
 * @param readBefore whether a file was collected before, byte for byte: it has nothing new to say
 */
export function matchResults(
  read: readonly ResultRow[],
  book: CollectingBook,
  asOf: Day,
  fileOf: (path: string) => FileCollected | undefined,
  readBefore: (path: string) => boolean,
  findings: CollectFinding[],
): NewResults {
  const debits: CollectedDebit[] = []
  const payments: CollectedPayment[] = []
  const policies = new Map<string, PolicyBooks>()
  const booksOf = (policyNo: string): PolicyBooks => {
    let books = policies.get(policyNo)
    if (books === undefined) {
      books = {
        cases: book.casesOf(policyNo),
        debits: [...book.debitsOf(policyNo)],
        payments: [...book.paymentsOf(policyNo)],
      }
      policies.set(policyNo, books)
    }
    return books
  }
  const { rows, inFen } = inYuan(read, (policyNo) => booksOf(policyNo).cases)
  findings.push(...inFen.map(({ file, sheet }) => aboutFile('K051', file, {}, sheet)))
  const seen = new Map<string, number>()
  const debitedIn = openDebited(rows)
  const told = new Set<Debited>()
  for (const row of [...rows].sort(byDay)) {
    const { policyNo, source, file: path } = row
    const file = fileOf(path)
    const ahead = [row.debit?.day, row.payment?.day].find((day) => day !== undefined && day > asOf)
    if (ahead !== undefined) {
      if (file) file.unmatched += 1
      findings.push(aboutRow('K044', row, { day: formatDay(ahead), asOf: formatDay(asOf) }))
      continue
    }
    const books = booksOf(policyNo)
    const key = lineKey(row)
    const repeats = seen.get(key) ?? 0
    seen.set(key, repeats + 1)
    const match = matchRow(row, books, repeats)
    if (match.is === 'known' || match.is === 'saidBefore') {
      if (file) file.known += 1
      if (match.is === 'saidBefore' && match.day < asOf && !readBefore(path))
        findings.push(aboutRow('K049', row, { day: formatDay(match.day) }))
      continue
    }
    if (match.is !== 'new') {
      if (file) file.unmatched += 1
      findings.push(aboutRow(NOT_TAKEN[match.is], row, match.is === 'ambiguous' ? { count: match.count } : {}))
      continue
    }
    if (file) file.added += 1
    const { dueDate } = match
    const debited = debitedIn(row, dueDate, books)
    if (debited !== undefined && debited.is !== 'enough' && !told.has(debited)) {
      told.add(debited)
      findings.push(
        debited.is === 'less' ? aboutRow('K045', row, tooLittle(debited)) : aboutRow('K043', row, over(debited)),
      )
    }
    const { debit: result, payment: money } = row
    const succeeded = successBefore(row, dueDate, books, asOf)
    if (succeeded !== undefined) findings.push(aboutRow('K047', row, { succeeded: formatDay(succeeded) }))
    if (result !== undefined) {
      const debit = { policyNo, dueDate, result: { ...result, day: result.day ?? asOf } }
      debits.push({ ...debit, source })
      books.debits.push(debit)
    }
    // the money of a line that tells a debit too may have been told before
    if (money !== undefined && (result === undefined || paymentsHeld(row, books, dueDate) === 0)) {
      const payment = { policyNo, dueDate, payment: money, product: row.product }
      payments.push({ ...payment, source })
      books.payments.push(payment)
      const facts = tooMuch(dueDate, books)
      if (facts) findings.push(aboutRow('K043', row, facts))
    }
  }
  return { debits, payments }
}

const NOT_TAKEN = { unmatched: 'K040', ambiguous: 'K041', settled: 'K048' } as const

/** What the payments of an instalment come to beyond its premium; undefined: nothing. */
function tooMuch(dueDate: Day, { cases, payments }: PolicyBooks): CollectFinding['facts'] | undefined {
  const premium = cases.find((one) => one.dueDate === dueDate)?.premium ?? 0
  const paid = payments.reduce((sum, one) => (one.dueDate === dueDate ? sum + (one.payment.amount ?? 0) : sum), 0)
  return premium <= 0 || paid <= premium ? undefined : over({ sum: paid, premium })
}

function over({ sum, premium }: Pick<Debited, 'sum' | 'premium'>): CollectFinding['facts'] {
  return { paid: words(sum), premium: words(premium), over: words(sum - premium) }
}

function tooLittle({ sum, premium }: Debited): CollectFinding['facts'] {
  return { debited: words(sum), premium: words(premium) }
}

function words(amount: number): string {
  return formatFenGrouped(fen(amount))
}

function byDay(a: ResultRow, b: ResultRow): number {
  return dayOf(a) - dayOf(b) || compare(a.policyNo, b.policyNo) || compare(a.source, b.source) || a.row - b.row
}

function dayOf({ payment, debit }: ResultRow): number {
  return payment?.day ?? debit?.day ?? 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lineKey({ source, policyNo, dueDate, debit, payment, product }: ResultRow): string {
  return JSON.stringify([source, policyNo, dueDate, debit, payment, product])
}

function aboutRow(code: CollectFinding['code'], row: ResultRow, facts: CollectFinding['facts']): CollectFinding {
  const { file, sheet, policyNo, dueDate } = row
  return { code, file, sheet, cell: String(row.row), policyNo, dueDate, field: undefined, value: '', facts }
}
