import type { TransferVerdict } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { FIELD_NAMES, FIELDS, type FieldName } from '../model/field.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { NOTHING_TO_COLLECT, type PolicyStatus } from '../model/words.ts'

/** The rows of one case as one: what classify and the worklists see of it. */
export interface MergedRows {
  /** the first row; its empty fields filled from the others, its amounts those of the case */
  readonly receivable: Receivable
  readonly premium: Fen
  readonly rows: number
  /** product codes (else names), in order of appearance, without repeats */
  readonly products: readonly string[]
}

const ACCOUNT: readonly FieldName[] = ['payChannel', 'bankName', 'bankAccount', 'accountName']
const DEBIT: readonly FieldName[] = ['transferStatus', 'failReason', 'failCode', 'returnDate']
/** Fields that say one thing together: they are taken from one row, or an outcome would get another debit's reason. */
const TOGETHER: readonly (readonly FieldName[])[] = [
  DEBIT,
  ACCOUNT,
  ['holderName', 'holderSex', 'holderBirthDate', 'holderIdType', 'holderIdNo'],
  ['agentCode', 'agentName', 'agentStatus', 'agentPhone'],
  ['collectorCode', 'collectorName'],
  ['supervisorCode', 'supervisorName'],
]
const PAYMENT: readonly FieldName[] = ['paidFlag', 'paidDate', 'paidAmount']
const ALONE = FIELD_NAMES.filter((name) => FIELDS[name].kind !== 'money' && !TOGETHER.flat().includes(name))
/** What the first row that says something decides; debit and status have rules of their own besides. */
const FILLED: readonly (readonly FieldName[])[] = [...TOGETHER, ...ALONE.map((name) => [name])]
const CARRIED: readonly (readonly FieldName[])[] = [
  ...TOGETHER,
  PAYMENT,
  ['prepaid'],
  ...ALONE.filter((name) => !PAYMENT.includes(name)).map((name) => [name]),
]

/**
 * A row with what it does not speak of: a bank's return names no collector, no phone and no address, and the list that it supersedes
 * still does. Only where its table has no column for a thing; an empty cell says that there is nothing.
 * @param superseded the rows that it supersedes, those of the latest file first
 */
export function carryOver(row: Receivable, superseded: readonly Receivable[]): Receivable {
  let carried: (Record<string, unknown> & { columns: Set<FieldName> }) | undefined
  for (const names of CARRIED) {
    if (names.some((name) => row.columns.has(name))) continue
    const source = superseded.find(({ columns }) => names.some((name) => columns.has(name)))
    if (!source) continue
    carried ??= { ...row, columns: new Set(row.columns) }
    for (const name of names) {
      carried[name] = source[name]
      if (source.columns.has(name)) carried.columns.add(name)
    }
  }
  return carried ? (carried as unknown as Receivable) : row
}

/**
 * Puts the rows of one policy and due date together (docs/rules.md 2): premiums add up, products are listed.
 * Money paid adds up too; prepaid money belongs to the policy and is repeated on its rows, so the largest counts.
 * A case is paid by its flag only if every row says so; where only some do, their premium counts as the amount paid.
 * @param debitOf what became of the debit of a row
 */
export function mergeRows(rows: readonly Receivable[], debitOf: (row: Receivable) => RowDebit): MergedRows {
  const [first] = rows
  if (!first) throw new Error('a case has at least one row')
  if (rows.length === 1) {
    return { receivable: first, premium: first.premium ?? NO_FEN, rows: 1, products: productsOf(rows) }
  }
  const premium = rows.reduce((sum, row) => addFen(sum, row.premium ?? NO_FEN), NO_FEN)
  const merged: Record<string, unknown> = { ...first }
  for (const names of FILLED) {
    const source = rows.find((row) => says(row, names))
    if (source && source !== first) for (const name of names) merged[name] = source[name]
  }
  const debit = gravestDebitOf(rows, debitOf)
  if (debit) {
    for (const name of DEBIT) merged[name] = debit[name]
    // what failed at one account is not shown beside another
    if (says(debit, ACCOUNT)) for (const name of ACCOUNT) merged[name] = debit[name]
  }
  const main = mainRowOf(rows)
  const receivable: Receivable = {
    ...(merged as Receivable),
    ...(main && first.productName !== '' ? { productCode: main.productCode, productName: main.productName } : {}),
    policyStatus: policyStatusOf(rows),
    premium,
    mainPremium: sumOf(rows, 'mainPremium'),
    riderPremium: sumOf(rows, 'riderPremium'),
    prepaid: largest(rows.map((row) => row.prepaid)),
    ...paymentOf(rows, debitOf, debit),
  }
  return { receivable, premium, rows: rows.length, products: productsOf(rows) }
}

/**
 * The row of the product that the case is about, wherever it stands: a universal life policy whose rider comes first must not be called lapsed.
 * undefined: no row names a main product.
 */
function mainRowOf(rows: readonly Receivable[]): Receivable | undefined {
  const mains = mainRowsOf(rows)
  return mains.find(({ productName }) => productName.includes('万能')) ?? mains[0]
}

function mainRowsOf(rows: readonly Receivable[]): readonly Receivable[] {
  return rows.filter(({ productName }) => productName !== '' && !productName.includes('附加'))
}

/**
 * The status of the main products, of all rows where none is named: one that goes on before one that ended, or the end of a rider would take the
 * policy off the list. Where it is in force and any row says lapsed, lapsed: cover that may not be there is not promised.
 */
function policyStatusOf(rows: readonly Receivable[]): Receivable['policyStatus'] {
  const statusesOf = (some: readonly Receivable[]) =>
    some.map(({ policyStatus }) => policyStatus).filter((status) => status !== '')
  const goesOn = (status: PolicyStatus | '') => !NOTHING_TO_COLLECT.has(status)
  const all = statusesOf(rows)
  const mains = mainRowsOf(rows)
  const stated = mains.length > 0 ? statusesOf(mains) : all
  const status = stated.find(goesOn) ?? stated[0] ?? all.find(goesOn) ?? ''
  return status === 'inForce' && all.includes('lapsed') ? 'lapsed' : status
}

/** What of a row's debit decides between rows. */
export type RowDebit = Pick<TransferVerdict, 'status' | 'reason' | 'timedOut'>

/** Where the debits of a case's rows differ, that of the lowest rank is the case's: nobody is asked for money that may be under way, what failed is mended. */
function rankOf({ status, reason, timedOut }: RowDebit): number {
  if (status === 'failed' && reason === 'T21') return 0
  if (status === 'inFlight') return 1
  if (status === 'failed') return timedOut || reason === 'T19' ? 2 : 3
  return status === 'pending' ? 4 : status === 'notEnrolled' ? 5 : 6
}

/** The row whose debit is the case's; of several like it the first. undefined: no row says anything of a debit. */
function gravestDebitOf(rows: readonly Receivable[], debitOf: (row: Receivable) => RowDebit): Receivable | undefined {
  let gravest: { row: Receivable; rank: number } | undefined
  for (const row of rows) {
    if (!says(row, DEBIT)) continue
    const rank = rankOf(debitOf(row))
    if (!gravest || rank < gravest.rank) gravest = { row, rank }
  }
  return gravest?.row
}

function paymentOf(
  rows: readonly Receivable[],
  debitOf: (row: Receivable) => RowDebit,
  debit: Receivable | undefined,
): Pick<Receivable, 'paidFlag' | 'paidDate' | 'paidAmount'> {
  const isDebited = (row: Receivable) => debitOf(row).status === 'succeeded'
  const settled = rows.filter((row) => row.paidFlag === 'paid' || row.paidDate !== undefined || isDebited(row))
  const stated = sumOf(rows, 'paidAmount')
  if (settled.length === 0) {
    const isUnpaid = rows.some((row) => row.paidFlag === 'unpaid')
    return { paidFlag: isUnpaid ? 'unpaid' : '', paidDate: undefined, paidAmount: stated }
  }
  const whole = settled.length === rows.length
  // where a debit that did not succeed is the case's, the day of one that did would be lost
  const losesDay = debit !== undefined && !isDebited(debit)
  const paidDate = largest(
    settled.map((row) => row.paidDate ?? (losesDay && isDebited(row) ? row.returnDate : undefined)),
  )
  if (whole && stated === undefined) return { paidFlag: 'paid', paidDate, paidAmount: undefined }
  const amount = settled.reduce((sum, row) => addFen(sum, row.paidAmount ?? row.premium ?? NO_FEN), NO_FEN)
  return { paidFlag: 'paid', paidDate, paidAmount: amount }
}

function sumOf(rows: readonly Receivable[], field: 'mainPremium' | 'riderPremium' | 'paidAmount'): Fen | undefined {
  return rows.reduce<Fen | undefined>((sum, row) => {
    const amount = row[field]
    return amount === undefined ? sum : addFen(sum ?? NO_FEN, amount)
  }, undefined)
}

function largest<T extends Fen | Day>(values: readonly (T | undefined)[]): T | undefined {
  return values.reduce(
    (most, value) => (value !== undefined && (most === undefined || value > most) ? value : most),
    undefined,
  )
}

/** Whether any of the fields holds something. */
function says(row: Receivable, names: readonly FieldName[]): boolean {
  return names.some((name) => row[name] !== '' && row[name] !== undefined)
}

/** Product codes, else names, in order of appearance, without repeats. */
export function productsOf(rows: readonly Receivable[]): readonly string[] {
  return [...new Set(rows.map((row) => row.productCode || row.productName).filter((product) => product !== ''))]
}
