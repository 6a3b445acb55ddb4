import type { FieldName } from '../model/field.ts'
import { isSerialText } from './cells/day.ts'
import { endsInZeros, isLongNumber, readSymbols } from './cells/text.ts'
import type { Extra } from './cells/word.ts'
import { isTransferFlag } from './dictionary.ts'
import { shareOf, type Values } from './values.ts'

/** Codes and numbers in which Excel loses digits. Their text is NFKC; names' is not. */
export const SYMBOLS: ReadonlySet<FieldName> = new Set<FieldName>([
  'policyNo',
  'branchCode',
  'productCode',
  'holderIdType',
  'holderIdNo',
  'mobile',
  'phone',
  'postcode',
  'bankAccount',
  'failCode',
  'agentCode',
  'agentPhone',
  'collectorCode',
  'supervisorCode',
])

const ENOUGH_LONG_NUMBERS = 3

/** M005: of the column's values of 16 and more digits (at least three) all have only zeros after the 15th. */
export function hasLostDigits(column: number, { rows }: Values): boolean {
  let long = 0
  for (const row of rows) {
    const cell = row[column]
    if (typeof cell !== 'string' || cell.length < 16) continue
    const digits = readSymbols(cell).replace(/[\s-]/g, '')
    if (!isLongNumber(digits)) continue
    if (!endsInZeros(digits)) return false
    long += 1
  }
  return long >= ENOUGH_LONG_NUMBERS
}

/** M002: texts count as date serials only if the whole column is serials. */
export function holdsSerials(column: number, values: Values): boolean {
  return shareOf(values.all(column), isSerialText) === 1
}

/** M009: most rows have as many cells as the header, so that a shorter one has lost some. */
export function hasFullRows({ rows }: Values, width: number): boolean {
  let full = 0
  for (const row of rows) if (row.length >= width) full += 1
  return full > 0 && full * 2 >= rows.length
}

/**
 * What the column's other values say about its words. Sex: beside 2 (female) 1 is male and 0 unknown; without a 2, 0 beside 1 is male and 1 female,
 * as core systems store it. A transfer flag of yes and no: paid by transfer or not.
 * 是否在职 and 离职标志 of yes and no: by the header.
 */
export function extraWords(field: FieldName, column: number, header: string, values: Values): Extra | undefined {
  if (field === 'agentStatus')
    return header.includes('离职') ? HAS_LEFT : header.includes('在职') ? IS_ACTIVE : undefined
  if (field === 'holderSex') return sexWords(values.all(column).counts)
  if (field !== 'payChannel') return undefined
  const isYesOrNo = (value: string) => Object.hasOwn(IS_TRANSFER, value.toLowerCase())
  return isTransferFlag(header) || shareOf(values.of(column), isYesOrNo) === 1 ? IS_TRANSFER : undefined
}

function sexWords(counts: ReadonlyMap<string, number>): Extra | undefined {
  if (!counts.has('0') || !counts.has('1')) return undefined
  return counts.has('2') ? { 0: '' } : { 0: 'male', 1: 'female' }
}

function saying(value: string, words: string): Extra {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]))
}

/** 转账标志 says yes or no instead of a channel. */
const IS_TRANSFER: Extra = {
  ...saying('transfer', '是 有 y yes t true 1 √ ✓ 已办理 已签约 已开通'),
  ...saying('other', '否 没有 n no f false 0 × ✗ 未办理 未签约 未开通'),
}
const IS_ACTIVE: Extra = { 是: 'active', y: 'active', 1: 'active', 否: 'left', n: 'left', 0: 'left' }
const HAS_LEFT: Extra = { 是: 'left', y: 'left', 1: 'left', 否: 'active', n: 'active', 0: 'active' }
