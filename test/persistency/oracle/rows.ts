import { anniversary, type Received } from './oracle.ts'
import type { PolicyRow } from '../../src/model/policy.ts'

/**
 * What a policy list says of a policy, read once more from what the handbook and the page about columns say, as plainly and as slowly as may be.
 * Nothing of src/persistency is used.
 */

export interface Known {
  readonly policyNo: string
  readonly effective: number
  readonly first: number
  /** why it stands on neither side, and since when */
  readonly leftOut: { readonly why: string; readonly since: number | undefined } | undefined
  /** lapsed, surrendered or ended otherwise: in grace no more */
  readonly ended: { readonly since: number | undefined } | undefined
  /** what came for policy year 2 and 3; `unknown` where nothing says whether it came */
  readonly year2: Received
  readonly year3: Received
  readonly groups: Readonly<Record<string, string>>
  readonly product: { readonly code: string; readonly name: string }
}

export interface Apart {
  readonly policyNo: string
  readonly apart: string
  readonly effective: number | undefined
}

const isPayment = ({ columns }: PolicyRow) =>
  (columns.has('instalmentNo') || columns.has('dueDate')) &&
  (columns.has('paidDate') || columns.has('paidAmount') || columns.has('paidFlag')) &&
  !columns.has('paidTo') &&
  !columns.has('paidCount')

const productOf = (row: PolicyRow) => row.productCode || row.productName

/** A row without the place where it stands. */
const saying = (row: PolicyRow) => JSON.stringify({ ...row, origin: 0, file: 0, columns: 0 })

/** Which policy year an instalment opens: full years from the effective date to its due date, and one. */
function yearOf(row: PolicyRow, effective: number): number | undefined {
  if (row.instalmentNo !== undefined) return row.instalmentNo
  if (row.dueDate === undefined) return undefined
  let year = 1
  while (anniversary(effective, year) <= row.dueDate) year++
  return year
}

/** Rows that a later file took the place of are left out, equal ones of one file stand once. */
function inForce(rows: readonly PolicyRow[], key: (row: PolicyRow) => string): PolicyRow[] {
  return rows.filter((row, at) => {
    const same = rows.filter((other) => key(other) === key(row))
    if (same.some((other) => other.file > row.file)) return false
    return !rows.slice(0, at).some((other) => key(other) === key(row) && other.file === row.file && saying(other) === saying(row))
  })
}

function received(list: readonly PolicyRow[], payments: readonly PolicyRow[], known: { effective: number; first: number; hasPayments: boolean }, year: 2 | 3): Received {
  const amount = year === 2 ? 'year2Amount' : 'year3Amount'
  const date = year === 2 ? 'year2Date' : 'year3Date'
  const told = list.filter(({ columns }) => columns.has(amount) || columns.has(date))
  if (told.length > 0)
    return told.flatMap((row) => {
      const fen = row[amount] ?? (row[date] !== undefined && !row.columns.has(amount) ? (row.premium ?? known.first) : 0)
      return fen === 0 ? [] : [{ fen, day: row[date] }]
    })
  if (known.hasPayments) {
    return payments
      .filter((row) => yearOf(row, known.effective) === year && row.paidFlag !== 'unpaid')
      .filter((row) => row.paidFlag === 'paid' || row.paidDate !== undefined || row.paidAmount !== undefined)
      .map((row) => ({ fen: row.paidAmount ?? row.premium ?? known.first, day: row.paidDate }))
      .filter(({ fen }) => fen !== 0)
  }
  const due = anniversary(known.effective, year - 1)
  const paid = list.find(({ paidTo }) => paidTo !== undefined)?.paidTo
  if (paid !== undefined) return paid > due ? [{ fen: known.first, day: undefined }] : []
  const count = list.find(({ paidCount }) => paidCount !== undefined)?.paidCount
  if (count !== undefined) return count >= year ? [{ fen: known.first, day: undefined }] : []
  return 'unknown'
}

const LEFT_OUT = ['coolingOff', 'claim', 'waived', 'transferredOut']
const ENDED = ['lapsed', 'surrendered', 'terminated', 'matured']

function leftOutOf(rows: readonly PolicyRow[], frequency: string): Known['leftOut'] {
  if (frequency === 'single') return { why: 'single', since: undefined }
  if (frequency !== 'annual') return { why: 'notAnnual', since: undefined }
  for (const row of rows) {
    if (row.coolingOffFlag === 'yes') return { why: 'coolingOff', since: row.statusDate }
    for (const word of [row.endReason, row.contractStatus])
      if (LEFT_OUT.includes(word)) return { why: word, since: row.statusDate }
    if (row.waivedFlag === 'yes') return { why: 'waived', since: row.statusDate }
  }
  return undefined
}

/** What is known of one policy, or why too little. */
export function knownOf(all: readonly PolicyRow[], frequencyIfMissing: string, hasPayments: boolean): Known | Apart {
  const policyNo = all[0]?.policyNo ?? ''
  const list = inForce(all.filter((row) => !isPayment(row)), productOf)
  const payments = inForce(all.filter(isPayment), (row) => `${row.instalmentNo} ${row.dueDate} ${productOf(row)}`)
  const rows = [...list, ...payments]
  const effective = rows.find(({ effectiveDate }) => effectiveDate !== undefined)?.effectiveDate
  const apart = (why: string): Apart => ({ policyNo, apart: why, effective })
  if (rows.some(({ unread }) => unread !== undefined)) return apart('unread')
  if (list.some((row, at) => list.slice(0, at).some((other) => productOf(other) === productOf(row)))) return apart('conflict')
  if (effective === undefined) return apart('noEffectiveDate')
  const told = rows.find(({ frequency }) => frequency !== '')?.frequency
  const frequency = told ?? (rows.some(({ columns }) => columns.has('frequency')) ? '' : frequencyIfMissing)
  if (frequency === '') return apart('noFrequency')
  const leftOut = leftOutOf(rows, frequency)
  const first = firstPremium(list, payments, effective)
  if (first === 0 && leftOut === undefined) return apart('noPremium')
  const ended = rows.find(({ contractStatus, endReason }) => ENDED.includes(endReason) || ENDED.includes(contractStatus))
  const named = (code: 'agentCode' | 'branchCode' | 'productCode', name: 'agentName' | 'branchName' | 'productName') => {
    const row = rows.find((one) => one[code] !== '' || one[name] !== '')
    return row ? row[code] || row[name] : ''
  }
  const main = rows.find((row) => productOf(row) !== '')
  const know = { effective, first, hasPayments }
  return {
    policyNo,
    effective,
    first,
    leftOut,
    ended: ended && { since: ended.statusDate },
    year2: received(list, payments, know, 2),
    year3: received(list, payments, know, 3),
    groups: {
      agent: named('agentCode', 'agentName'),
      branch: named('branchCode', 'branchName'),
      product: named('productCode', 'productName'),
      channel: rows.find(({ channel }) => channel !== '')?.channel ?? '',
    },
    product: { code: main?.productCode ?? '', name: main?.productName ?? '' },
  }
}

function firstPremium(list: readonly PolicyRow[], payments: readonly PolicyRow[], effective: number): number {
  const sum = (rows: readonly PolicyRow[]) =>
    rows.reduce((total, row) => total + (row.firstPremium ?? row.premium ?? 0), 0)
  if (sum(list) > 0) return sum(list)
  const year = (row: PolicyRow) => yearOf(row, effective) ?? 99
  const earliest = Math.min(...payments.map(year))
  const of = payments.filter((row) => year(row) === earliest)
  return sum(of) || of.reduce((total, row) => total + (row.paidAmount ?? 0), 0)
}
