import { FIELD_NAMES, FIELDS, type FieldName } from '../model/field.ts'
import { addFen, type Fen, NO_FEN } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'

/** The rows of one case as one: what classify and the worklists see of it. */
export interface MergedRows {
  /** the first row; its empty fields filled from the others, its amounts those of the case */
  readonly receivable: Receivable
  readonly premium: Fen
  readonly rows: number
  /** product codes (else names), in order of appearance, without repeats */
  readonly products: readonly string[]
}

/** Fields that say one thing together: they are taken from one row, or an outcome would get another debit's reason. */
const TOGETHER: readonly (readonly FieldName[])[] = [
  ['transferStatus', 'failReason', 'failCode', 'returnDate'],
  ['payChannel', 'bankName', 'bankAccount', 'accountName'],
  ['holderName', 'holderSex', 'holderBirthDate', 'holderIdType', 'holderIdNo'],
  ['agentCode', 'agentName', 'agentStatus', 'agentPhone'],
  ['collectorCode', 'collectorName'],
  ['supervisorCode', 'supervisorName'],
]
const PAYMENT: readonly FieldName[] = ['paidFlag', 'paidDate', 'paidAmount']
const ALONE = FIELD_NAMES.filter((name) => FIELDS[name].kind !== 'money' && !TOGETHER.flat().includes(name))
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
 * Puts the rows of one policy and due date together (domain.md 3): premiums add up, products are listed.
 * Money paid adds up too; prepaid money belongs to the policy and is repeated on its rows, so the largest counts.
 * A case is paid by its flag only if every row says so; where only some do, their premium counts as the amount paid.
 * @param isDebited whether the debit of a row succeeded
 */
export function mergeRows(rows: readonly Receivable[], isDebited: (row: Receivable) => boolean): MergedRows {
  const [first] = rows
  if (!first) throw new Error('a case has at least one row')
  if (rows.length === 1) {
    return { receivable: first, premium: first.premium ?? NO_FEN, rows: 1, products: productsOf(rows) }
  }
  const premium = rows.reduce((sum, row) => addFen(sum, row.premium ?? NO_FEN), NO_FEN)
  const merged: Record<string, unknown> = { ...first }
  for (const names of FILLED) {
    const source = rows.find((row) => names.some((name) => !isEmpty(row[name])))
    if (source && source !== first) for (const name of names) merged[name] = source[name]
  }
  const receivable: Receivable = {
    ...(merged as Receivable),
    ...mainProductOf(rows),
    premium,
    mainPremium: sumOf(rows, 'mainPremium'),
    riderPremium: sumOf(rows, 'riderPremium'),
    prepaid: largest(rows.map((row) => row.prepaid)),
    ...paymentOf(rows, isDebited),
  }
  return { receivable, premium, rows: rows.length, products: productsOf(rows) }
}

/**
 * What the case is about, wherever its row stands: a universal life policy whose rider comes first must not be called lapsed.
 * Nothing where the first row names none, or no other names a main one.
 */
function mainProductOf(rows: readonly Receivable[]): Partial<Pick<Receivable, 'productCode' | 'productName'>> {
  const mains = rows.filter(({ productName }) => productName !== '' && !productName.includes('附加'))
  const main = mains.find(({ productName }) => productName.includes('万能')) ?? mains[0]
  return main && main !== rows[0] && rows[0]?.productName !== ''
    ? { productCode: main.productCode, productName: main.productName }
    : {}
}

function paymentOf(
  rows: readonly Receivable[],
  isDebited: (row: Receivable) => boolean,
): Pick<Receivable, 'paidFlag' | 'paidDate' | 'paidAmount'> {
  const settled = rows.filter((row) => row.paidFlag === 'paid' || row.paidDate !== undefined || isDebited(row))
  const paidDate = settled.reduce<Receivable['paidDate']>(
    (latest, row) =>
      row.paidDate !== undefined && (latest === undefined || row.paidDate > latest) ? row.paidDate : latest,
    undefined,
  )
  const stated = sumOf(rows, 'paidAmount')
  if (settled.length === 0)
    return { paidFlag: rows.some((row) => row.paidFlag === 'unpaid') ? 'unpaid' : '', paidDate, paidAmount: stated }
  const whole = settled.length === rows.length
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

function largest(amounts: readonly (Fen | undefined)[]): Fen | undefined {
  return amounts.reduce(
    (most, amount) => (amount !== undefined && (most === undefined || amount > most) ? amount : most),
    undefined,
  )
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === undefined
}

/** Product codes, else names, in order of appearance, without repeats. */
export function productsOf(rows: readonly Receivable[]): readonly string[] {
  return [...new Set(rows.map((row) => row.productCode || row.productName).filter((product) => product !== ''))]
}
