import type { Day } from '../../model/day.ts'
import type { Fen } from '../../model/money.ts'
import { EMPTY_POLICY_ROW, type PolicyRow } from '../../model/policy.ts'
import { POLICY_FIELDS, POLICY_WORD_LIST_OF, type PolicyField, type PolicyWordField } from '../../model/policy-field.ts'
import type { RawBatch, RawCell, RawTable } from '../../model/raw.ts'
import type { Settings } from '../../model/settings.ts'
import { readCountNumber, readCountText } from '../cells/count.ts'
import { isNoDay, isSerialText, readDayNumber, readDayText, readIsoDay } from '../cells/day.ts'
import { readMoneyNumber, readMoneyText } from '../cells/money.ts'
import { symbolText } from '../cells/symbol.ts'
import { endsInZeros, isNothing, isScientific, readSymbols, tidy } from '../cells/text.ts'
import { wordFinder } from '../cells/word.ts'
import { noiseOf } from '../noise.ts'
import { CONTAINED, VALUE_WORDS } from '../words.ts'
import type { PolicyColumn, PolicyPlan } from './plan.ts'
import { CONTRACT_WORDS } from './words.ts'

type Value = string | number | undefined
/** undefined = nothing stands there */
type ReadCell = (cell: RawCell) => { readonly value: Value } | 'unreadable' | undefined

/** Rows of a policy list, mapped. */
export interface MappedPolicies {
  readonly rows: readonly PolicyRow[]
  /** rows that are no data: titles, totals, signatures, repeated headers */
  readonly noise: number
  /** row numbers (as Excel shows them) of rows without a policy number */
  readonly nameless: readonly number[]
}

/** Maps the rows of one table, batch by batch. Rows up to the header are passed over. */
export interface PolicyMapper {
  map(batch: RawBatch): MappedPolicies
  /** words of enumerated columns that nobody knows, with how often they stand there */
  unknownWords(): ReadonlyMap<string, number>
}

/** @param tableIndex the table's place in the run's list of tables @param file 0 = named first */
export function openPolicyMapper(
  plan: PolicyPlan,
  tableIndex: number,
  file: number,
  table: Pick<RawTable, 'epoch1904' | 'textual'>,
  settings: Settings,
): PolicyMapper {
  const unknown = new Map<string, number>()
  const tell = (column: PolicyColumn, value: string) => {
    const key = `${column.header}：${value}`
    unknown.set(key, (unknown.get(key) ?? 0) + 1)
  }
  const presence: ReadonlySet<PolicyField> = new Set(plan.columns.map(({ field }) => field))
  const readers = plan.columns.map((column) => ({ column, read: readerOf(column, table, settings) }))

  const rowOf = (cells: readonly RawCell[], rowNo: number): PolicyRow => {
    const row: Record<string, unknown> = {
      ...EMPTY_POLICY_ROW,
      origin: { table: tableIndex, row: rowNo },
      file,
      columns: presence,
    }
    for (const { column, read } of readers) {
      const cell = cells[column.index]
      if (cell === undefined || cell === '') continue
      const got = read(cell)
      if (got === undefined) continue
      if (got !== 'unreadable') row[column.field] = got.value
      else if (isWord(column.field)) tell(column, readSymbols(String(cell)))
      else row.unread ??= { field: column.field, value: tidy(String(cell)) }
    }
    if (isShifted(cells, plan, table.textual))
      row.unread ??= { field: 'policyNo', value: `${cells.length} ≠ ${plan.width}` }
    // every field of EMPTY_POLICY_ROW is there, and each reader gives what its field's kind holds
    return row as unknown as PolicyRow
  }

  return {
    map(batch) {
      const rows: PolicyRow[] = []
      const nameless: number[] = []
      let noise = 0
      for (const [i, cells] of batch.rows.entries()) {
        const rowNo = batch.rowNos[i] ?? 0
        if (rowNo <= plan.headerRow) continue
        const row = rowOf(cells, rowNo)
        const what = noiseIn(cells, row, plan)
        if (what === 'blank') continue
        if (what) noise += 1
        else if (row.policyNo === '') nameless.push(rowNo)
        else rows.push(row)
      }
      return { rows, noise, nameless }
    },
    unknownWords: () => unknown,
  }
}

function noiseIn(cells: readonly RawCell[], row: PolicyRow, { headerTexts }: PolicyPlan) {
  const { policyNo, effectiveDate, dueDate, premium, firstPremium } = row
  const hasDueDate = effectiveDate !== undefined || dueDate !== undefined
  if (hasDueDate && /\d/.test(policyNo)) return undefined
  return noiseOf(cells, headerTexts, {
    policyNo,
    hasDueDate,
    hasPremium: premium !== undefined || firstPremium !== undefined,
  })
}

/** A row of delimited text that has lost or gained cells: nothing in it stands where it should. */
function isShifted(cells: readonly RawCell[], { width, fullRows }: PolicyPlan, textual: boolean): boolean {
  if (!textual || cells.length === width) return false
  return cells.length < width ? fullRows : cells.slice(width).some((cell) => tidy(String(cell)) !== '')
}

const isWord = (field: PolicyField): field is PolicyWordField => field in POLICY_WORD_LIST_OF

function readerOf(column: PolicyColumn, { epoch1904 }: { readonly epoch1904: boolean }, settings: Settings): ReadCell {
  const { field } = column
  if (isWord(field)) return wordReader(field, settings)
  switch (POLICY_FIELDS[field].kind) {
    case 'day':
      return dayReader(column, epoch1904)
    case 'money':
      return moneyReader(column)
    case 'count':
      return (cell) => given(typeof cell === 'number' ? readCountNumber(cell) : readCountText(readSymbols(cell)), cell)
    default:
      return field === 'policyNo' ? policyNoReader(column) : textReader
  }
}

/** @param value undefined = cannot be read, unless the cell says that it is empty */
function given(value: Day | Fen | number | undefined, cell: RawCell): ReturnType<ReadCell> {
  if (value !== undefined) return { value }
  return typeof cell === 'string' && isNothing(readSymbols(cell)) ? undefined : 'unreadable'
}

function dayReader({ serials }: PolicyColumn, epoch1904: boolean): ReadCell {
  return (cell) => {
    if (typeof cell === 'number') return cell === 0 ? undefined : given(readDayNumber(cell, epoch1904), cell)
    const plain = readIsoDay(cell)
    if (plain !== undefined) return { value: plain }
    const text = readSymbols(cell)
    if (isNoDay(text)) return undefined
    return given(serials && isSerialText(text) ? readDayNumber(Number(text), epoch1904) : readDayText(text), cell)
  }
}

function moneyReader({ tenThousands }: PolicyColumn): ReadCell {
  return (cell) =>
    given(
      typeof cell === 'number' ? readMoneyNumber(cell, tenThousands) : readMoneyText(readSymbols(cell), tenThousands),
      cell,
    )
}

function wordReader(field: PolicyWordField, settings: Settings): ReadCell {
  const list = POLICY_WORD_LIST_OF[field]
  const builtIn = list === 'contractStatus' ? CONTRACT_WORDS : VALUE_WORDS[list]
  const own = { ...(field === 'contractStatus' ? settings.words.policyStatus : {}), ...settings.words[field] }
  const find = wordFinder(list, builtIn, own, list === 'contractStatus' || CONTAINED.has(field), EXTRA[field] ?? {})
  const known = new Map<RawCell, ReturnType<ReadCell>>()
  return (cell) => {
    if (known.has(cell)) return known.get(cell)
    const text = readSymbols(String(cell))
    const value = isNothing(text) ? '' : find(text)
    const got = value === undefined ? 'unreadable' : { value }
    if (known.size < 10_000) known.set(typeof cell === 'string' ? ` ${cell}`.slice(1) : cell, got)
    return got
  }
}

/** A flag may repeat the name of its column. */
const EXTRA: Partial<Record<PolicyWordField, Readonly<Record<string, string>>>> = {
  coolingOffFlag: { 犹豫期退保: 'yes', 犹退: 'yes', 犹撤: 'yes', 已犹撤: 'yes', 撤单: 'yes', 未犹撤: 'no', 正常: 'no' },
  waivedFlag: { 豁免: 'yes', 已豁免: 'yes', 未豁免: 'no', 不豁免: 'no', 正常: 'no' },
}

const SIXTEEN_DIGITS = 1e15

/** A policy number that has lost digits names another policy. */
function policyNoReader({ lostDigits }: PolicyColumn): ReadCell {
  return (cell) => {
    const text = symbolText(cell)
    if (isNothing(text)) return undefined
    const isLost =
      typeof cell === 'number'
        ? Math.abs(cell) >= SIXTEEN_DIGITS
        : isScientific(text) || (lostDigits && endsInZeros(text))
    return isLost ? 'unreadable' : { value: text }
  }
}

function textReader(cell: RawCell): ReturnType<ReadCell> {
  const text = symbolText(cell)
  return isNothing(text) ? undefined : { value: text }
}
