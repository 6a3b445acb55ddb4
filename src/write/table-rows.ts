import { setImmediate } from 'node:timers/promises'
import type { Cell, StyledCell, TableSheet } from '../model/sheet.ts'
import { copy, putWhole, ready } from './bytes.ts'
import { type CellStyle, putOpening } from './cell-opening.ts'
import { type Lane, lanesOf } from './lanes.ts'
import { putInline, putLink, putNumber, putShared } from './put-cell.ts'
import { heightOf, linesOf } from './row-height.ts'
import type { SharedTexts } from './shared-texts.ts'
import type { Template } from './template.ts'
import { FULL, type XmlSink } from './xml-sink.ts'

const ROW = ready('<row r="')
const OPENED = ready('">')
const CLOSE_ROW = ready('</row>')
/** `1048576` */
const LONGEST_NUMBER = 7
/** Rows after which whoever waits for this thread is served, as threads do that want the next workbook: a tenth of a second. */
const STRETCH = 1_000

/**
 * The hot loop: the rows of a table, put byte by byte into the sink's buffer. Against strings put together and encoded it takes
 * a third of the time, and leaves hardly any garbage.
 */
export async function tableRows(
  sheet: TableSheet,
  firstRow: number,
  template: Template,
  shared: SharedTexts,
  sink: XmlSink,
): Promise<void> {
  const lanes = lanesOf(sheet, template, shared)
  const digits = new Uint8Array(LONGEST_NUMBER)
  let rowNo = firstRow
  for (const row of sheet.rows) {
    if (row.length > lanes.length)
      throw new Error(`${sheet.name}: a row of ${row.length} cells, ${lanes.length} columns`)
    putRow(row, digits.subarray(0, putWhole(digits, 0, rowNo)), lanes, shared, sink)
    rowNo += 1
    if (rowNo % STRETCH === 0) await setImmediate()
  }
  const written = rowNo - firstRow
  if (written !== sheet.rowCount)
    throw new Error(`${sheet.name}: ${written} rows came, ${sheet.rowCount} were announced`)
}

function putRow(
  row: readonly Cell[],
  number: Uint8Array,
  lanes: readonly Lane[],
  shared: SharedTexts,
  sink: XmlSink,
): void {
  if (sink.at >= FULL) sink.at = sink.pass(sink.at)
  let at = openRow(sink.bytes, sink.at, number, linesOfRow(row, lanes))
  for (let i = 0; i < lanes.length; i++) {
    const lane = lanes[i]
    if (lane === undefined) continue
    if (at >= FULL) at = sink.pass(at)
    at = putCell(sink.bytes, at, row[i], lane, number, shared)
  }
  sink.at = copy(sink.bytes, at, CLOSE_ROW)
}

function openRow(bytes: Buffer, from: number, number: Uint8Array, lines: number): number {
  return copy(bytes, copy(bytes, copy(bytes, from, ROW), number), lines === 1 ? OPENED : openedHigh(lines))
}

const OPENED_HIGH: Uint8Array[] = []

function openedHigh(lines: number): Uint8Array {
  OPENED_HIGH[lines] ??= ready(`" ht="${heightOf(lines)}" customHeight="1">`)
  return OPENED_HIGH[lines]
}

/** The lines of the highest cell. */
function linesOfRow(row: readonly Cell[], lanes: readonly Lane[]): number {
  let lines = 1
  for (let i = 0; i < row.length; i++) {
    const cell = row[i]
    const lane = lanes[i]
    if (cell === undefined || typeof cell === 'number' || lane === undefined) continue
    if (typeof cell === 'string') {
      if (lane.wraps) lines = Math.max(lines, linesOf(cell, lane.width))
    } else if (typeof cell.value === 'string' && (lane.wraps || cell.kind === 'wrapped'))
      lines = Math.max(lines, linesOf(cell.value, lane.width))
  }
  return lines
}

function putCell(bytes: Buffer, at: number, cell: Cell, lane: Lane, rowNo: Uint8Array, shared: SharedTexts): number {
  const { style } = lane
  if (cell === undefined || cell === '') return lane.showsEmpty ? putOpening(bytes, at, style.empty, rowNo) : at
  if (typeof cell === 'string') return putTextCell(bytes, at, cell, lane, style, rowNo, shared)
  if (typeof cell === 'number') return putNumber(bytes, at, cell, lane.kind, style, rowNo)
  return putStyledCell(bytes, at, cell, lane, rowNo, shared)
}

function putStyledCell(
  bytes: Buffer,
  at: number,
  cell: StyledCell,
  lane: Lane,
  rowNo: Uint8Array,
  shared: SharedTexts,
): number {
  const style = lane.styleOf(cell)
  const { value, kind = lane.kind, sheet, row } = cell
  if (value === undefined || value === '') return putOpening(bytes, at, style.empty, rowNo)
  if (sheet !== undefined) return putLink(bytes, at, value, kind, { sheet, row }, style, rowNo)
  if (typeof value === 'number') return putNumber(bytes, at, value, kind, style, rowNo)
  return putTextCell(bytes, at, value, lane, style, rowNo, shared)
}

function putTextCell(
  bytes: Buffer,
  at: number,
  text: string,
  lane: Lane,
  style: CellStyle,
  rowNo: Uint8Array,
  shared: SharedTexts,
): number {
  const place = shared.placeOf(text, lane.texts)
  return place < 0 ? putInline(bytes, at, text, style, rowNo) : putShared(bytes, at, place, style, rowNo)
}
