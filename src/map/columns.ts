import {
  type CountField,
  type DayField,
  FIELDS,
  type FieldName,
  type MoneyField,
  type TextField,
} from '../model/field.ts'
import { addFen } from '../model/money.ts'
import type { RawCell } from '../model/raw.ts'
import { type Receivable, WORD_LIST_OF } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import { readCountNumber, readCountText } from './cells/count.ts'
import { isNoDay, isSerialText, readDayNumber, readDayText, readIsoDay } from './cells/day.ts'
import { readMoneyNumber, readMoneyText } from './cells/money.ts'
import { about, type CellReader, type Unread } from './cells/reader.ts'
import { symbolReader } from './cells/symbol.ts'
import { termReader } from './cells/term.ts'
import { isDamaged, isNothing, PERHAPS_DAMAGED, readProse, readSymbols, scan, tidy } from './cells/text.ts'
import { openWords, unknownValue, type WordField } from './cells/word.ts'
import { SYMBOLS } from './survey.ts'
import type { ColumnReading } from './table-plan.ts'

/** What all columns of a table share. */
export interface TableReading {
  readonly epoch1904: boolean
  readonly settings: Settings
  /** no column holds the total: a main or rider premium that cannot be read makes the premium unreadable */
  readonly sumsPremium: boolean
  /** whether a text is what banks say of debits: where no column is for that it may stand in the column of the result; undefined = one is */
  readonly isBankWords: ((text: string) => boolean) | undefined
}

const isWordField = (field: FieldName): field is WordField => field in WORD_LIST_OF
const isDayField = (field: FieldName): field is DayField => FIELDS[field].kind === 'day'
const isMoneyField = (field: FieldName): field is MoneyField => FIELDS[field].kind === 'money'
const isCountField = (field: FieldName): field is CountField => FIELDS[field].kind === 'count'
const isTextField = (field: FieldName): field is TextField => FIELDS[field].kind === 'text'

/** The reader of a column, made once per table: everything that is the same for all its rows is decided here. */
export function openColumn(reading: ColumnReading, table: TableReading): CellReader {
  const { field } = reading
  if (isWordField(field)) return wordReader(field, reading, table)
  if (isDayField(field)) return dayReader(field, reading, table)
  if (isMoneyField(field)) return moneyReader(field, reading, table)
  if (field === 'payTerm') return termReader(reading.instalments)
  if (isCountField(field)) return countReader(field)
  if (!isTextField(field)) throw new Error(`no reader for ${field}`)
  return SYMBOLS.has(field) ? symbolReader(field, reading.lostDigits) : proseReader(field)
}

const MOST_REMEMBERED = 50_000

/** Days, words and counts repeat by the thousand: each distinct cell is read once. */
function remembered<T>(read: (cell: RawCell) => T): (cell: RawCell) => T {
  const known = new Map<RawCell, T>()
  return (cell) => {
    let value = known.get(cell)
    if (value === undefined) {
      value = read(cell)
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(ownCopy(cell), value)
    }
    return value
  }
}

/** A text of more than 12 characters is a view into the text it was cut from: remembered as it is, it would keep a whole piece of the file in memory. */
function ownCopy(cell: RawCell): RawCell {
  return typeof cell === 'string' && cell.length > 12 ? ` ${cell}`.slice(1) : cell
}

function proseReader(field: TextField): CellReader {
  const isNameOrAddress = field === 'address' || field.endsWith('Name') || field === 'riderNames'
  return (cell, row, raise) => {
    const raw = typeof cell === 'string' ? cell : String(cell)
    const flags = scan(raw)
    const text = readProse(raw, flags)
    if (isNothing(text)) return
    if (flags & PERHAPS_DAMAGED && isDamaged(text, isNameOrAddress)) raise(about('M007', field, cell))
    row[field] = field === 'riderNames' && row.riderNames !== '' ? `${row.riderNames};${text}` : text
  }
}

function dayReader(field: DayField, { serials }: ColumnReading, { epoch1904 }: TableReading): CellReader {
  const required = field === 'dueDate'
  const read = remembered((cell) => {
    if (typeof cell === 'number')
      return readDayNumber(cell, epoch1904) ?? (cell === 0 && !required ? 'empty' : 'unreadable')
    const text = readSymbols(cell)
    if (text === '' || (!required && (isNothing(text) || isNoDay(text)))) return 'empty'
    return (serials && isSerialText(text) ? readDayNumber(Number(text), epoch1904) : readDayText(text)) ?? 'unreadable'
  })
  return (cell, row, raise) => {
    const day = (typeof cell === 'string' ? readIsoDay(cell) : undefined) ?? read(cell)
    if (typeof day === 'number') row[field] = day
    else if (day === 'unreadable') raise(about('M002', field, cell))
  }
}

/** Ten thousand million yuan in fen. No row owes as much; a mobile number that slipped into the column is larger, and would drown the totals. */
const LARGEST_AMOUNT = 1e12

function moneyReader(field: MoneyField, { tenThousands }: ColumnReading, { sumsPremium }: TableReading): CellReader {
  const required = field === 'premium'
  const blamed = sumsPremium && (field === 'mainPremium' || field === 'riderPremium') ? 'premium' : field
  return (cell, row, raise) => {
    const text = typeof cell === 'number' ? '' : readSymbols(cell)
    if (typeof cell !== 'number' && (text === '' || (!required && isNothing(text)))) return
    const amount = typeof cell === 'number' ? readMoneyNumber(cell, tenThousands) : readMoneyText(text, tenThousands)
    if (amount === undefined || Math.abs(amount) > LARGEST_AMOUNT) raise(about('M003', blamed, cell))
    else
      row[field] =
        field === 'riderPremium' && row.riderPremium !== undefined ? addFen(row.riderPremium, amount) : amount
  }
}

function countReader(field: CountField): CellReader {
  const read = remembered((cell): number | Unread => {
    if (typeof cell === 'number') return readCountNumber(cell) ?? 'unreadable'
    const text = readSymbols(cell)
    return isNothing(text) ? 'empty' : (readCountText(text) ?? 'unreadable')
  })
  return (cell, row, raise) => {
    const count = read(cell)
    if (typeof count === 'number') row[field] = count
    else if (count === 'unreadable') raise(about('M004', field, cell))
  }
}

function wordReader<F extends WordField>(
  field: F,
  { extra }: ColumnReading,
  { settings, isBankWords }: TableReading,
): CellReader {
  const words = openWords(field, settings, extra)
  const unknown = unknownValue(field)
  const read = remembered((cell): Receivable[F] | Unread => {
    const text = readSymbols(String(cell))
    return words(text) ?? (isNothing(text) ? 'empty' : 'unreadable')
  })
  const tellsReason = remembered((cell) => field === 'transferStatus' && isBankWords?.(String(cell)) === true)
  return (cell, row, raise) => {
    const word = read(cell)
    if (word === 'empty') return
    if (word !== 'unreadable') row[field] = word
    else if (tellsReason(cell)) row.failReason = tidy(String(cell))
    else {
      row[field] = unknown
      raise(about('M004', field, cell))
    }
  }
}
