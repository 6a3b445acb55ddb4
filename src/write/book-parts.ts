import type { Book, Sheet, TableSheet } from '../model/sheet.ts'
import { absoluteRange, absoluteRows } from './addresses.ts'
import { xmlAttribute, xmlText } from './cell-text.ts'
import { listName } from './choices.ts'
import { hasBands, headRowsOf } from './layout.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument'

/** The part of the texts that several cells share. */
export const SHARED_TEXTS = 'xl/sharedStrings.xml'

/** `[Content_Types].xml` of a workbook with so many sheets, with or without shared texts. */
export function contentTypes(sheets: number, shares: boolean): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  const list = Array.from({ length: sheets }, (_, i) =>
    override(`/xl/worksheets/sheet${i + 1}.xml`, `${TYPES}.spreadsheetml.worksheet+xml`),
  )
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('/xl/workbook.xml', `${TYPES}.spreadsheetml.sheet.main+xml`) +
    list.join('') +
    override('/xl/theme/theme1.xml', `${TYPES}.theme+xml`) +
    override('/xl/styles.xml', `${TYPES}.spreadsheetml.styles+xml`) +
    (shares ? override(`/${SHARED_TEXTS}`, `${TYPES}.spreadsheetml.sharedStrings+xml`) : '') +
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('/docProps/app.xml', `${TYPES}.extended-properties+xml`) +
    '</Types>'
  )
}

/** `_rels/.rels`: where the parts of the package begin. */
export function packageRelations(): string {
  return relations([
    `${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml`,
    `${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml`,
    `${OFFICE}/relationships/extended-properties" Target="docProps/app.xml`,
  ])
}

/** Sheet n is rId n; theme, styles and shared texts follow. */
export function workbookRelations(sheets: number, shares: boolean): string {
  const list = Array.from(
    { length: sheets },
    (_, i) => `${OFFICE}/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml`,
  )
  return relations([
    ...list,
    `${OFFICE}/relationships/theme" Target="theme/theme1.xml`,
    `${OFFICE}/relationships/styles" Target="styles.xml`,
    ...(shares ? [`${OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml`] : []),
  ])
}

function relations(typesAndTargets: readonly string[]): string {
  const list = typesAndTargets.map((both, i) => `<Relationship Id="rId${i + 1}" Type="${both}"/>`)
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

/** No dates: the same book gives the same bytes. */
export function coreProperties(title: string): string {
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>xuqi</dc:creator></cp:coreProperties>`
  )
}

/** `docProps/app.xml`: the program that wrote the workbook. */
export function appProperties(): string {
  return `${XML}<Properties xmlns="${OFFICE}/extended-properties"><Application>xuqi</Application></Properties>`
}

/** `xl/workbook.xml`: the sheets, which one is in front, and the defined names. */
export function workbookXml(book: Book, sheets: readonly Sheet[]): string {
  const front = Math.max(
    sheets.findIndex((sheet) => (sheet.visibility ?? 'visible') === 'visible'),
    0,
  )
  const list = sheets.map((sheet, i) => {
    const state = sheet.visibility === undefined || sheet.visibility === 'visible' ? '' : ` state="${sheet.visibility}"`
    return `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  const names = [...listNames(book), ...sheets.flatMap((sheet, i) => sheetNames(sheet, i))]
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><workbookPr defaultThemeVersion="124226"/>` +
    `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800"` +
    `${front === 0 ? '' : ` activeTab="${front}"`}/></bookViews>` +
    `<sheets>${list.join('')}</sheets>` +
    `${names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`}<calcPr calcId="171027"/></workbook>`
  )
}

function listNames(book: Book): string[] {
  return book.lists.flatMap((list, i) =>
    list.values.length === 0
      ? []
      : [definedName(listName(list.key), absoluteRange(book.listsSheet, i, 2, i, list.values.length + 1))],
  )
}

/** Names of a table belong to its sheet, so that each stage's sheet can name its input columns alike. */
function sheetNames(sheet: Sheet, index: number): string[] {
  if (sheet.kind === 'page' || sheet.columns.length === 0) return []
  const header = headRowsOf(sheet)
  const last = header + sheet.rowCount
  const scope = ` localSheetId="${index}"`
  const range = absoluteRange(sheet.name, 0, header, sheet.columns.length - 1, last)
  const titles = absoluteRows(sheet.name, hasBands(sheet) ? header - 1 : header, header)
  return [
    definedName('_xlnm._FilterDatabase', range, `${scope} hidden="1"`),
    definedName('_xlnm.Print_Titles', titles, scope),
    ...printArea(sheet, last, scope),
    ...sheet.columns.flatMap((column, i) =>
      column.definedName === undefined || sheet.rowCount === 0
        ? []
        : [definedName(column.definedName, absoluteRange(sheet.name, i, header + 1, i, last), scope)],
    ),
  ]
}

function printArea(sheet: TableSheet, last: number, scope: string): string[] {
  const columns = sheet.printedColumns
  if (columns === undefined || columns >= sheet.columns.length || columns < 1) return []
  return [definedName('_xlnm.Print_Area', absoluteRange(sheet.name, 0, 1, columns - 1, last), scope)]
}

const SOUND_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u
/** Names that Excel would take for a cell. */
const CELL_LIKE = /^([A-Z]{1,3}[0-9]+|[RC][0-9]*(C[0-9]*)?)$/i

function definedName(name: string, range: string, attributes = ''): string {
  if (!SOUND_NAME.test(name) || CELL_LIKE.test(name)) throw new Error(`${name} cannot be a defined name`)
  return `<definedName name="${xmlAttribute(name)}"${attributes}>${xmlText(range)}</definedName>`
}
