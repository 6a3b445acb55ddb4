import type { TransferVerdict } from '../../model/case.ts'
import type { FieldName } from '../../model/field.ts'
import type { ColumnPresence, Receivable } from '../../model/receivable.ts'
import type { Text } from '../../model/text.ts'
import { hasResult, isPaid } from './result-row.ts'

export type TableKind = 'return' | 'paid' | 'receivables' | 'none'

type JudgedRow = {
  readonly row: Receivable
  readonly verdict: TransferVerdict
  /** what stands in the cell of the debit's result, where nobody knows the word */
  readonly unknownStatus?: string
}

export interface KindVerdict {
  readonly kind: TableKind
  readonly because: Text
}

const DEBIT: readonly FieldName[] = ['transferStatus', 'failReason', 'failCode']
const PAID: readonly FieldName[] = ['paidFlag', 'paidDate', 'paidAmount']
/** What a list of receivables tells of customers and staff; a return or a paid list names a few of these at most. */
const LIST: readonly FieldName[] = [
  'mobile',
  'phone',
  'address',
  'insuredName',
  'effectiveDate',
  'frequency',
  'payTerm',
  'policyYear',
  'collectorCode',
  'collectorName',
  'agentCode',
  'agentPhone',
  'agentStatus',
]
const WIDE = 3
/** What only the core system knows of a contract: no bank does, and a list of failed debits that is printed for collectors names one of these at most. */
const CONTRACT: readonly FieldName[] = [
  'insuredName',
  'effectiveDate',
  'frequency',
  'payTerm',
  'instalmentNo',
  'paidCount',
  'policyYear',
  'policyStatus',
]
const SEVERAL = 2

/**
 * What a table is, by its columns and by what its rows say: a return if the bank has answered for them, a paid list if they are paid; where rows are open it
 * is a list of receivables, which belongs to `run`. A slim table may have a few rows without an answer, a wide one is a list as soon as one is open.
 * @param rows the first rows, enough to tell
 */
export function kindOf(presence: ColumnPresence, rows: readonly JudgedRow[]): KindVerdict {
  const has = (fields: readonly FieldName[]) => fields.some((field) => presence.has(field))
  const all = rows.length
  const paid = has(PAID) ? rows.filter(({ row }) => isPaid(row)).length : 0
  const isWide = count(LIST, presence) >= WIDE
  const isList = isListForSure(presence, rows)
  // a list of receivables may say of every line that the last debit failed; a return says when
  const mayAnswer = has(DEBIT) && (!isWide || presence.has('returnDate'))
  const answered = mayAnswer ? rows.filter(({ row, verdict }) => hasResult(verdict, row)).length : 0
  const unpaid = rows.filter(({ row, verdict }) => row.paidFlag === 'unpaid' && !hasResult(verdict, row)).length
  const open = rows.filter(({ row, verdict }) => !isPaid(row) && !hasResult(verdict, row)).length
  // on many days the bank has nothing to say
  if (all === 0 && !isWide && has(DEBIT))
    return says('return', '回盘的表头，没有数据', 'the header of a return, and no data')
  if (all === 0 && !isWide && has(PAID))
    return says('paid', '实收清单的表头，没有数据', 'the header of a paid list, and no data')
  if (all === 0) return says('none', '表头下面没有数据', 'there is no data below the header')
  if (paid === all) return says('paid', `${all} 行都已收`, `all of ${all} lines are paid`)
  if (answered === all && !isList)
    return says('return', `${all} 行都有扣款结果`, `all of ${all} lines have the result of a debit`)
  const mayBeSlim = !isWide && !isList && unpaid === 0 && open * 2 < all
  if (mayBeSlim && answered > 0)
    return says(
      'return',
      `${all} 行里 ${answered} 行有扣款结果`,
      `${answered} of ${all} lines have the result of a debit`,
    )
  if (mayBeSlim && paid > 0) return says('paid', `${all} 行里 ${paid} 行已收`, `${paid} of ${all} lines are paid`)
  const unknown = rows.flatMap(({ unknownStatus: word = '' }) => (word === '' ? [] : [word]))
  // a list for collectors says whom to call, or who calls
  if (unknown.length * 2 > open && count(LIST, presence) === 0) return unknownWords(unknown)
  if (saysWhatIsDue(presence))
    return says(
      'receivables',
      `${all} 行里 ${all - paid} 行还没有收到，是应收清单`,
      `${all - paid} of ${all} lines are not paid yet: a list of receivables`,
    )
  return says('none', '没有扣款结果，也没有实收的列', 'neither results of debits nor payments')
}

const MOST_WORDS = 3
const MOST_WORD = 6

/** A word in the column of results as it may be shown: banks give codes, S, 00; what is longer may be anything. */
export function shownStatus(word: string): string {
  const chars = [...word]
  return chars.length <= MOST_WORD ? word : `${chars.slice(0, MOST_WORD - 1).join('')}…`
}

function unknownWords(words: readonly string[]): KindVerdict {
  const shown = [...new Set(words)].slice(0, MOST_WORDS).map(shownStatus)
  return says(
    'none',
    `扣款结果一列写的“${shown.join('”“')}”不认识：是回盘的，在设置里写明哪个是成功、哪个是失败（words: transferStatus）`,
    `nobody knows what "${shown.join('", "')}" means in the column of results: if it is a bank return, say in the settings which is success and which failure (words: transferStatus)`,
  )
}

/**
 * On the day of the debits a small branch's list may have an answer in every row. What is due, beside several facts of the contract, or beside customers or staff
 * and rows flagged as not received, is a list all the same.
 */
function isListForSure(presence: ColumnPresence, rows: readonly JudgedRow[]): boolean {
  if (!saysWhatIsDue(presence)) return false
  const known = count(LIST, presence)
  if (known >= WIDE && count(CONTRACT, presence) >= SEVERAL) return true
  return known > 0 && rows.some(({ row }) => row.paidFlag === 'unpaid')
}

function saysWhatIsDue(presence: ColumnPresence): boolean {
  return presence.has('dueDate') && (presence.has('premium') || presence.has('mainPremium'))
}

function count(fields: readonly FieldName[], presence: ColumnPresence): number {
  return fields.filter((field) => presence.has(field)).length
}

function says(kind: TableKind, zh: string, en: string): KindVerdict {
  return { kind, because: { zh, en } }
}
