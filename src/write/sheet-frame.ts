import { columnLetters } from '../model/letters.ts'
import { choicesXml } from './choices.ts'
import { FRAME_WORDS } from './frame-words.ts'
import type { Layout } from './layout.ts'
import { type LookKey, tabColour } from './look.ts'

/** The XML of a sheet around its rows. */
export interface Frame {
  /** up to the views; the dimension comes between */
  readonly start: string
  /** from the views to the opening of the rows */
  readonly beforeRows: string
  /** protection and filter */
  readonly afterRows: string
  /** validations, print setup; merged cells come before, ignored errors and page breaks after */
  readonly end: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const X14AC = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac'
const WORKSHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}" xmlns:mc="${COMPATIBILITY}" mc:Ignorable="x14ac" xmlns:x14ac="${X14AC}">`
const ROW_HEIGHT =
  '<sheetFormatPr defaultRowHeight="20" outlineLevelRow="0" outlineLevelCol="0" x14ac:dyDescent="55" customHeight="1"/>'
const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
const ANY_WIDTH = 9

/**
 * The frame of a sheet, as exceljs would write it: a test compares both to the letter.
 * @param notice already as XML; stands in the footer
 */
export function frameOf(layout: Layout, lastRow: number, notice: string, styleOf: (key: LookKey) => number): Frame {
  return {
    start: `${WORKSHEET}<sheetPr>${tabXml(layout)}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    beforeRows: `<sheetViews>${viewXml(layout)}</sheetViews>${ROW_HEIGHT}${columnsXml(layout, styleOf)}`,
    afterRows: protectionXml(layout) + filterXml(layout, lastRow),
    end: choicesXml(layout, lastRow) + printXml(layout, notice),
  }
}

function tabXml({ tabTone }: Layout): string {
  return tabTone === undefined ? '' : `<tabColor rgb="${tabColour(tabTone)}"/>`
}

function viewXml({ page, columns, frozenColumns, headRows }: Layout): string {
  if (page) return '<sheetView workbookViewId="0" showGridLines="0"><selection activeCell="A1" sqref="A1"/></sheetView>'
  const first = `${columnLetters(Math.min(frozenColumns, Math.max(columns.length - 1, 0)))}${headRows + 1}`
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
  const split = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''
  return (
    `<sheetView workbookViewId="0"><pane${split} ySplit="${headRows}" topLeftCell="${first}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView>`
  )
}

/** Neighbours that are alike stand together. */
function columnsXml({ columns }: Layout, styleOf: (key: LookKey) => number): string {
  let xml = ''
  let from = 0
  const alike = columns.map(({ width, look, hidden }) => {
    // a column that is like any other is not named
    if (width === ANY_WIDTH && look === undefined && !hidden) return ''
    const style = look === undefined ? '' : ` style="${styleOf(look)}"`
    return ` width="${width}"${style}${hidden ? ' hidden="1"' : ''} customWidth="1"/>`
  })
  for (let to = 0; to < alike.length; to++) {
    if (alike[to + 1] === alike[to]) continue
    if (alike[to] !== '') xml += `<col min="${from + 1}" max="${to + 1}"${alike[to]}`
    from = to + 1
  }
  return xml === '' ? '' : `<cols>${xml}</cols>`
}

/** No password: a guard rail. */
function protectionXml({ protection }: Layout): string {
  if (protection === 'open') return ''
  return protection === 'rows'
    ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
    : '<sheetProtection sheet="1" autoFilter="0"/>'
}

function filterXml({ page, columns, headRows }: Layout, lastRow: number): string {
  if (page || columns.length === 0) return ''
  return `<autoFilter ref="A${headRows}:${columnLetters(columns.length - 1)}${lastRow}"/>`
}

function printXml({ portrait, lang }: Layout, notice: string): string {
  return (
    `<printOptions horizontalCentered="1"/>${MARGINS}` +
    `<pageSetup paperSize="9" orientation="${portrait ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>&amp;L${notice}&amp;C&amp;A&amp;R${FRAME_WORDS[lang].pages}</oddFooter></headerFooter>`
  )
}
