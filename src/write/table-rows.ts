import { columnLetters } from '../model/letters.ts'
import type { StyledCell, TableSheet } from '../model/sheet.ts'
import { textElement } from './cell-text.ts'
import { cellContent, linkContent } from './cell-xml.ts'
import { hasBands, lookKind } from './layout.ts'
import { type LookKey, type LookKind, lookKey, type Place } from './look.ts'
import type { WrittenRows } from './page-rows.ts'
import { heightOf, linesOf } from './row-height.ts'
import type { XmlSink } from './xml-sink.ts'

/** The filter's arrow covers the end of a header. */
const ARROW = 2

/** The bands, if there are any, and the header of a table. */
export function headerRows(sheet: TableSheet, styleOf: (key: LookKey) => number): WrittenRows {
  const merges: string[] = []
  let rowNo = sheet.top.length
  let xml = ''
  if (hasBands(sheet)) xml += bandRow(sheet, ++rowNo, styleOf, merges)
  rowNo += 1
  let lines = 1
  let cells = ''
  sheet.columns.forEach((column, index) => {
    const style = styleOf(column.tone === 'input' ? 'inputHeader' : 'header')
    cells += `<c r="${columnLetters(index)}${rowNo}" s="${style}" t="inlineStr"><is>${textElement(column.title)}</is></c>`
    if (!column.hidden) lines = Math.max(lines, linesOf(column.title, column.width - ARROW))
  })
  return { xml: `${xml}<row r="${rowNo}" ht="${heightOf(lines) + 4}" customHeight="1">${cells}</row>`, merges }
}

function bandRow(sheet: TableSheet, rowNo: number, styleOf: (key: LookKey) => number, merges: string[]): string {
  let cells = ''
  let from = 0
  while (from < sheet.columns.length) {
    const group = sheet.columns[from]?.group
    let to = from
    while (to + 1 < sheet.columns.length && sheet.columns[to + 1]?.group === group) to += 1
    const isInput = sheet.columns[from]?.tone === 'input'
    const style = styleOf(group === undefined ? 'header' : isInput ? 'inputBand' : 'band')
    const title = group === undefined ? '/>' : ` t="inlineStr"><is>${textElement(group)}</is></c>`
    cells += `<c r="${columnLetters(from)}${rowNo}" s="${style}"${title}`
    for (let i = from + 1; i <= to; i++) cells += `<c r="${columnLetters(i)}${rowNo}" s="${style}"/>`
    if (group !== undefined && to > from) merges.push(`${columnLetters(from)}${rowNo}:${columnLetters(to)}${rowNo}`)
    from = to + 1
  }
  return `<row r="${rowNo}" ht="20" customHeight="1">${cells}</row>`
}

/** What is ready before the first row, so that a cell is a few strings put together. */
interface Lane {
  readonly kind: LookKind
  readonly width: number
  /** up to the row number: `<c r="AB` */
  readonly lead: string
  /** after the row number: `" s="12"` */
  readonly style: string
  readonly textStyle: string
  /** of a cell that is written though it is empty; '' where the column's style serves */
  readonly empty: string
  readonly wraps: boolean
  readonly styles: Map<string, string>
}

/**
 * The hot loop: the rows of a table as XML text. Measured with 25 filled cells a row, 200,000 rows cost a few seconds here
 * and a minute as exceljs cells.
 */
export function tableRows(sheet: TableSheet, firstRow: number, styleOf: (key: LookKey) => number, sink: XmlSink): void {
  const place: Place = sheet.protection === 'rows' ? 'openTable' : 'table'
  const lanes = lanesOf(sheet, place, styleOf)
  let rowNo = firstRow
  for (const row of sheet.rows) {
    if (row.length > lanes.length)
      throw new Error(`${sheet.name}: a row of ${row.length} cells, ${lanes.length} columns`)
    const number = String(rowNo)
    let cells = ''
    let lines = 1
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[i]
      if (lane === undefined) continue
      const cell = row[i]
      if (cell === undefined || cell === '') {
        if (lane.empty !== '') cells += lane.lead + number + lane.empty
      } else if (typeof cell === 'string') {
        cells += `${lane.lead + number + lane.textStyle + textElement(cell)}</is></c>`
        if (lane.wraps) lines = Math.max(lines, linesOf(cell, lane.width))
      } else if (typeof cell === 'number') {
        cells += lane.lead + number + lane.style + cellContent(cell, lane.kind)
      } else {
        cells += lane.lead + number + styledContent(cell, lane, place, styleOf)
        if ((lane.wraps || cell.kind === 'wrapped') && typeof cell.value === 'string')
          lines = Math.max(lines, linesOf(cell.value, lane.width))
      }
    }
    const height = lines === 1 ? '' : ` ht="${heightOf(lines)}" customHeight="1"`
    sink.write(`<row r="${number}"${height}>${cells}</row>`)
    rowNo += 1
  }
  const written = rowNo - firstRow
  if (written !== sheet.rowCount)
    throw new Error(`${sheet.name}: ${written} rows came, ${sheet.rowCount} were announced`)
}

function lanesOf(sheet: TableSheet, place: Place, styleOf: (key: LookKey) => number): readonly Lane[] {
  return sheet.columns.map((column, index) => {
    const kind = lookKind(column)
    const tone = column.tone ?? 'plain'
    const style = `" s="${styleOf(lookKey(place, kind, tone))}"`
    return {
      kind,
      width: column.width,
      lead: `<c r="${columnLetters(index)}`,
      style,
      textStyle: `${style} t="inlineStr"><is>`,
      empty: tone === 'plain' ? '' : `${style}/>`,
      wraps: kind === 'wrapped' && column.hidden !== true,
      styles: new Map<string, string>(),
    }
  })
}

function styledContent(cell: StyledCell, lane: Lane, place: Place, styleOf: (key: LookKey) => number): string {
  const kind = cell.kind ?? lane.kind
  const tone = cell.tone ?? (cell.sheet === undefined ? '' : 'link')
  const key = `${kind} ${tone}`
  let style = lane.styles.get(key)
  if (style === undefined) {
    style =
      tone === '' && kind === lane.kind
        ? lane.style
        : `" s="${styleOf(lookKey(place, kind, tone === '' ? 'plain' : tone))}"`
    lane.styles.set(key, style)
  }
  if (cell.value === undefined || cell.value === '') return `${style}/>`
  return style + (cell.sheet === undefined ? cellContent(cell.value, kind) : linkContent(cell.value, kind, cell.sheet))
}
