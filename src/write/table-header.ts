import { columnLetters } from '../model/letters.ts'
import type { TableSheet } from '../model/sheet.ts'
import { textElement } from './cell-text.ts'
import { hasBands } from './layout.ts'
import type { LookKey } from './look.ts'
import { heightOf, linesOf } from './row-height.ts'

interface WrittenRows {
  readonly xml: string
  /** ranges of merged cells */
  readonly merges: readonly string[]
}

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
