import type { RowFinding } from '../model/finding.ts'
import { type Fen, fen, formatFen } from '../model/money.ts'
import type { RawBatch, RawCell } from '../model/raw.ts'
import { readMoneyNumber, readMoneyText } from './cells/money.ts'
import { readSymbols } from './cells/text.ts'
import { fold } from './fold.ts'

/** What a total line of the file says about itself. */
export interface StatedTotal {
  readonly row: number
  readonly kind: 'total' | 'subtotal'
  readonly label: string
  readonly count: number | undefined
  readonly sum: Fen | undefined
  /** a bare number that was taken for the count, as an amount: a sum may stand there as well */
  readonly countAsSum?: Fen | undefined
}

/** 合计, 总计, 小计, 机构合计：, 合计(120件), 共120件 … at the start of a line. */
const TOTAL =
  /^(?:[^\d:]{0,20}?)(?:合计|总计|小计|共计|累计|汇总|subtotal|grandtotal|total)(?:[:=(（]|$|\d|[件笔条单户行份]|保费|金额|应收|应缴|件数|共)/
const TOGETHER = /^(?:以上|本表|全部|总)?共\d+[件笔条单户行份]/
const SUBTOTAL = /小计|subtotal|本页|分页/
/** 10023 汇总, 2026-6-18 汇总: what Excel's subtotals (分类汇总) write behind the thing that they sum up */
const GROUP_TOTAL = /^(?!grand|sub).+(?:汇总|计数|total|count)$|^.*\d.*(?:小计|合计|总计)$/

/** Whether a line's first filled cell says that the line is a total. @param label as written */
export function isTotalLabel(label: string): boolean {
  const folded = fold(label)
  return folded.length <= 60 && (TOTAL.test(folded) || TOGETHER.test(folded) || GROUP_TOTAL.test(folded))
}

const TOTAL_WORD = /^(?:合计|总计|小计):?$/

/** Whether a cell holds nothing but 合计, 总计 or 小计: so it marks a total wherever it stands in a line without a policy. */
export function isTotalWord(text: string): boolean {
  return TOTAL_WORD.test(fold(text))
}

const COUNT_IN_TEXT = /(?:件数|笔数|条数|行数|共|:|^|\()(\d[\d,]*)[件笔条单户行份]|(?:件数|笔数|条数|行数):?(\d[\d,]*)/
const SUM_IN_TEXT =
  /(?:保费|金额|应收|应缴|应交|合计|总计|小计|共计|元)[:为共]*(?:人民币|¥)?(\d[\d,]*(?:\.\d+)?)(万?元|$|[),;，；])/
const WHOLE = /^(?:\d{1,9}|\d{1,3}(?:,\d{3})+)$/
const COUNTED = /^(\d[\d,]{0,11})[件笔条单户行份]$/

/** Which columns hold the numbers of a total line. */
export interface TotalColumns {
  readonly policyNo: number
  /** the column whose sum is compared: the premium, else the main premium; −1 = none */
  readonly sum: number
  /** the column's amounts are counted in 万元 */
  readonly tenThousands: boolean
  /** columns of text: a bare number there can only be a count */
  readonly counts: ReadonlySet<number>
}

/** Reads count and sum out of a total line: from cells under the columns they belong to, or out of its words. */
export function readTotal(cells: readonly RawCell[], row: number, columns: TotalColumns): StatedTotal {
  const texts = cells.map((cell) => readSymbols(String(cell)))
  const labelAt = texts.findIndex((text) => text !== '')
  const label = texts[labelAt] ?? ''
  // they nest, and which rows one sums up nobody can tell: only the grand total is compared
  if (GROUP_TOTAL.test(fold(label))) return { row, kind: 'subtotal', label, count: undefined, sum: undefined }
  const words = fold(texts.filter((text) => !/^[\d.,]*$/.test(text)).join(' '))
  const counted = countWithUnit(texts)
  const bare = counted === undefined ? bareCount(texts, labelAt, columns) : undefined
  return {
    row,
    kind: SUBTOTAL.test(fold(label)) ? 'subtotal' : 'total',
    label,
    count: counted ?? (bare === undefined ? countInWords(words) : Number(bare)),
    countAsSum: bare === undefined ? undefined : readMoneyText(bare, columns.tenThousands),
    sum: sumIn(cells[columns.sum] ?? '', columns.tenThousands) ?? sumInWords(words),
  }
}

function countWithUnit(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const counted = COUNTED.exec(text)
    if (counted) return Number((counted[1] ?? '').replaceAll(',', ''))
  }
  return undefined
}

/** A bare number counts rows where hardly anything else can stand: under the policy number, or in a column of text right of the label. */
function bareCount(texts: readonly string[], labelAt: number, columns: TotalColumns): string | undefined {
  for (const column of [columns.policyNo, labelAt + 1]) {
    const text = texts[column] ?? ''
    if (column !== labelAt && columns.counts.has(column) && WHOLE.test(text)) return text.replaceAll(',', '')
  }
  return undefined
}

function sumIn(cell: RawCell, tenThousands: boolean): Fen | undefined {
  if (typeof cell === 'number') return readMoneyNumber(cell, tenThousands)
  return cell === '' ? undefined : readMoneyText(readSymbols(cell), tenThousands)
}

function countInWords(words: string): number | undefined {
  const m = COUNT_IN_TEXT.exec(words)
  const digits = m?.[1] ?? m?.[2]
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''))
}

function sumInWords(words: string): Fen | undefined {
  const m = SUM_IN_TEXT.exec(words)
  return m ? readMoneyText(`${m[1]}${m[2] === '万元' ? '万元' : ''}`, false) : undefined
}

/** A total in the titles above the header (共120件，保费合计34567.00元): compared with the whole table. */
export function declaredTotal(head: RawBatch, headerAt: number): StatedTotal | undefined {
  for (let at = 0; at < headerAt; at++) {
    const words = fold((head.rows[at] ?? []).map(String).join(' '))
    const count = /共|合计|总计|件数/.test(words) ? countInWords(words) : undefined
    const sum = /保费|金额/.test(words) ? sumInWords(words) : undefined
    if (count !== undefined) return { row: head.rowNos[at] ?? at + 1, kind: 'total', label: words, count, sum }
  }
  return undefined
}

/** Rows, cases (neighbouring rows of one policy and due date are one) and fen. */
interface Tally {
  rows: number
  cases: number
  fen: number
}

/** Data rows without a total line between them, added up; their first and last, for neighbours across a cut. */
export interface Stretch {
  readonly rows: number
  readonly cases: number
  readonly fen: number
  readonly first: RowKey
  readonly last: RowKey
}

interface RowKey {
  readonly policyNo: string
  readonly dueDate: number | undefined
}

/** What the comparison of totals needs to know of a part of a table, in its order. Plain data. */
export type TotalNote = { readonly stretch: Stretch } | { readonly stated: StatedTotal }

/** Adds up what is read of a part of a table, total line by total line. */
export interface TotalWatch {
  add(policyNo: string, dueDate: number | undefined, premium: Fen | undefined): void
  state(total: StatedTotal): void
  /** what was noted since the last time */
  notes(): TotalNote[]
}

const NO_KEY: RowKey = { policyNo: '', dueDate: undefined }

/** Opens the watch over the total lines of a table, or of a part of it. */
export function openTotalWatch(): TotalWatch {
  let notes: TotalNote[] = []
  let tally: Tally = { rows: 0, cases: 0, fen: 0 }
  let first = NO_KEY
  let lastPolicy = ''
  let lastDue: number | undefined
  const close = (): void => {
    if (tally.rows > 0) notes.push({ stretch: { ...tally, first, last: { policyNo: lastPolicy, dueDate: lastDue } } })
    tally = { rows: 0, cases: 0, fen: 0 }
    lastPolicy = ''
  }
  return {
    add(policyNo, dueDate, premium) {
      if (tally.rows === 0) first = { policyNo, dueDate }
      tally.rows += 1
      if (policyNo !== lastPolicy || dueDate !== lastDue || policyNo === '') tally.cases += 1
      tally.fen += premium ?? 0
      lastPolicy = policyNo
      lastDue = dueDate
    },
    state(stated) {
      close()
      notes.push({ stated })
    },
    notes() {
      close()
      const noted = notes
      notes = []
      return noted
    },
  }
}

/**
 * Compares what was read with each total line (V070). A 小计 is compared with the rows since the last 小计 or total; a 合计 with
 * all rows above, and, where a table has a 合计 for each section, with the rows since the last one. A stated count may count rows or cases (件).
 * @param declared a total stated above the header: compared with all
 */
export function compareTotals(notes: Iterable<TotalNote>, declared: StatedTotal | undefined): RowFinding[] {
  const found: RowFinding[] = []
  let all: Tally = { rows: 0, cases: 0, fen: 0 }
  let beforeSubtotal = all
  let beforeTotal = all
  let last = NO_KEY
  const since = (before: Tally): Tally => ({
    rows: all.rows - before.rows,
    cases: all.cases - before.cases,
    fen: all.fen - before.fen,
  })
  for (const note of notes) {
    if ('stretch' in note) {
      const { stretch } = note
      const goesOn = stretch.first.policyNo !== '' && isSameKey(stretch.first, last)
      all = {
        rows: all.rows + stretch.rows,
        cases: all.cases + stretch.cases - (goesOn ? 1 : 0),
        fen: all.fen + stretch.fen,
      }
      last = stretch.last
      continue
    }
    const { stated } = note
    const rival = stated.kind === 'subtotal' ? since(beforeSubtotal) : all
    if (!agrees(stated, rival) && !(stated.kind === 'total' && agrees(stated, since(beforeTotal))))
      found.push(disagreement(stated, rival))
    beforeSubtotal = all
    if (stated.kind === 'total') beforeTotal = all
    last = NO_KEY
  }
  return declared === undefined || agrees(declared, all) ? found : [disagreement(declared, all), ...found]
}

function isSameKey(a: RowKey, b: RowKey): boolean {
  return a.policyNo === b.policyNo && a.dueDate === b.dueDate
}

function agrees({ count, sum, countAsSum }: StatedTotal, read: Tally): boolean {
  const countAgrees = count === undefined || count === read.rows || count === read.cases || countAsSum === read.fen
  return countAgrees && (sum === undefined || sum === read.fen)
}

function disagreement({ row, label, count, sum }: StatedTotal, read: Tally): RowFinding {
  const statedSum = sum === undefined ? '' : formatFen(sum)
  const readSum = formatFen(fen(read.fen))
  return {
    row,
    finding: {
      code: 'V070',
      value: label,
      facts: {
        stated: both(count, statedSum),
        read: both(count === undefined ? undefined : read.rows, sum === undefined ? '' : readSum),
        statedCount: count ?? '',
        statedSum,
        readCount: read.rows,
        readSum,
      },
    },
  }
}

/** `120 / 34567.00`: count and sum, as far as they were stated. */
function both(count: number | undefined, sum: string): string {
  return [count === undefined ? '' : String(count), sum].filter((part) => part !== '').join(' / ')
}
