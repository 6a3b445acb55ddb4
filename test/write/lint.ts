import { SaxesParser } from 'saxes'

/** Children of a worksheet in the order of the schema (ECMA-376, CT_Worksheet). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
]
const SHEET_PROPERTIES = ['tabColor', 'outlinePr', 'pageSetUpPr']
const LAST_COLUMN = 16_384
const LAST_ROW = 1_048_576

/** What Excel would offer to repair in a workbook, as far as it can be seen in its XML. Empty = sound. */
export function lintWorkbook(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const styles = parts.get('xl/styles.xml') ?? ''
  const styleCount = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1] ?? 0)
  if (styleCount === 0) faults.push('no styles')
  const references: number[] = []
  for (const [name, xml] of parts) {
    const tree = parse(xml)
    if (typeof tree === 'string') faults.push(`${name}: ${tree}`)
    else if (name.startsWith('xl/worksheets/')) faults.push(...lintSheet(name, tree, styleCount, references))
    else if (name === 'xl/styles.xml') faults.push(...lintFonts(tree))
    else if (name === 'xl/workbook.xml') faults.push(...lintBook(tree))
  }
  return [...faults, ...lintParts(parts), ...lintSharedTexts(parts.get(SHARED_TEXTS), references)]
}

/** Children of a font in the order that Microsoft's validator asks for (ECMA-376, CT_Font); Excel itself writes them so. */
const FONT_ORDER = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
  ' ',
)

function lintFonts(node: Node): string[] {
  const faults: string[] = []
  if (node.name === 'font') inOrder(node, FONT_ORDER, (text) => faults.push(`font: ${text}`))
  return [...faults, ...node.children.flatMap(lintFonts)]
}

const SHARED_TEXTS = 'xl/sharedStrings.xml'

/** Every part has a type of its own or one by its ending, and none is named that is not there. */
function lintParts(parts: ReadonlyMap<string, string>): string[] {
  const types = parts.get('[Content_Types].xml') ?? ''
  const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map((match) => match[1] ?? '')
  const targets = [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g)]
  const related = targets.map((match) => `xl/${match[1]}`)
  const faults = [...named, ...related].filter((part) => !parts.has(part)).map((part) => `there is no ${part}`)
  for (const part of parts.keys()) {
    if (!part.startsWith('xl/') || part.includes('/_rels/')) continue
    if (!named.includes(part)) faults.push(`${part} has no type`)
    if (part !== 'xl/workbook.xml' && !related.includes(part)) faults.push(`nothing leads to ${part}`)
  }
  return faults
}

/** The list of shared texts counts its texts and the cells that name them, and every cell names one of them. */
function lintSharedTexts(xml: string | undefined, references: readonly number[]): string[] {
  const tree = parse(xml ?? '<sst count="0" uniqueCount="0"/>')
  if (typeof tree === 'string') return [`${SHARED_TEXTS}: ${tree}`]
  const faults: string[] = []
  const { count, uniqueCount } = tree.attributes
  if (Number(count) !== references.length)
    faults.push(`${references.length} cells name shared texts, count is ${count}`)
  if (Number(uniqueCount) !== tree.children.length) faults.push(`${tree.children.length} texts, not ${uniqueCount}`)
  if (tree.children.some((item) => item.name !== 'si' || item.children.map(({ name }) => name).join() !== 't'))
    faults.push('a shared text is no text')
  const outside = references.filter((place) => !(Number.isInteger(place) && place >= 0 && place < tree.children.length))
  if (outside.length > 0) faults.push(`there is no shared text ${outside[0]}`)
  return faults
}

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

function parse(xml: string): Node | string {
  const parser = new SaxesParser()
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let fault = ''
  parser.on('error', (error) => {
    fault ||= error.message
  })
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return fault === '' ? (root.children[0] ?? 'no root') : fault
}

function lintSheet(name: string, sheet: Node, styleCount: number, references: number[]): string[] {
  const faults: string[] = []
  const fault = (text: string) => faults.push(`${name}: ${text}`)
  inOrder(sheet, ORDER, fault)
  for (const child of sheet.children) {
    if (child.name === 'sheetPr') inOrder(child, SHEET_PROPERTIES, fault)
    if (child.name === 'sheetData') lintRows(child, styleCount, references, fault)
    if (child.name === 'mergeCells') lintMerges(child, fault)
    if (child.name === 'rowBreaks') lintBreaks(child, fault)
    if (child.name === 'dataValidations') lintValidations(child, fault)
    if (child.name === 'cols') for (const col of child.children) styleInRange(col.attributes.style, styleCount, fault)
  }
  return faults
}

function inOrder(node: Node, order: readonly string[], fault: (text: string) => void): void {
  let last = -1
  for (const child of node.children) {
    const at = order.indexOf(child.name)
    if (at < 0) fault(`<${child.name}> is not expected`)
    else if (at <= last) fault(`<${child.name}> stands too late or twice`)
    last = Math.max(last, at)
  }
}

function lintRows(data: Node, styleCount: number, references: number[], fault: (text: string) => void): void {
  let lastRow = 0
  for (const row of data.children) {
    const rowNo = Number(row.attributes.r)
    if (!(rowNo > lastRow && rowNo <= LAST_ROW)) fault(`row ${row.attributes.r} after ${lastRow}`)
    lastRow = rowNo
    styleInRange(row.attributes.s, styleCount, fault)
    let lastColumn = 0
    for (const cell of row.children) {
      const at = place(cell.attributes.r ?? '')
      if (at === undefined || at.row !== rowNo || at.column <= lastColumn)
        fault(`cell ${cell.attributes.r} in row ${rowNo}`)
      lastColumn = at?.column ?? lastColumn
      styleInRange(cell.attributes.s, styleCount, fault)
      lintCell(cell, fault)
      if (cell.attributes.t === 's') references.push(Number(cell.children[0]?.text))
    }
  }
}

function lintCell(cell: Node, fault: (text: string) => void): void {
  const names = cell.children.map((child) => child.name).join()
  const type = cell.attributes.t ?? 'n'
  const value = cell.children.find((child) => child.name === 'v')?.text ?? ''
  if (!['n', 's', 'str', 'inlineStr'].includes(type)) fault(`cell ${cell.attributes.r}: type ${type}`)
  if (type === 's' && names !== 'v') fault(`cell ${cell.attributes.r}: no place of a shared text`)
  if (type === 'inlineStr' && names !== 'is') fault(`cell ${cell.attributes.r}: inline string without text`)
  if (type === 'n' && !['', 'v', 'f,v'].includes(names)) fault(`cell ${cell.attributes.r}: <${names}>`)
  if (type === 'n' && names !== '' && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value))
    fault(`cell ${cell.attributes.r}: ${value}`)
  const text = cell.children[0]?.children[0]?.text ?? ''
  if (text.length > 32_767 * 7) fault(`cell ${cell.attributes.r}: too long`)
}

function lintMerges(merges: Node, fault: (text: string) => void): void {
  const taken = new Set<string>()
  if (Number(merges.attributes.count) !== merges.children.length) fault('count of merges')
  for (const merge of merges.children) {
    const range = span(merge.attributes.ref ?? '')
    if (range === undefined) fault(`merge ${merge.attributes.ref}`)
    for (const cell of range ?? []) {
      if (taken.has(cell)) fault(`merges overlap at ${cell}`)
      taken.add(cell)
    }
  }
}

function lintBreaks({ attributes, children }: Node, fault: (text: string) => void): void {
  const ids = children.map((child) => Number(child.attributes.id))
  if (Number(attributes.count) !== ids.length || attributes.manualBreakCount !== attributes.count)
    fault('count of page breaks')
  if (ids.length > 1_026) fault('too many page breaks')
  ids.forEach((id, i) => {
    if (!(id > (ids[i - 1] ?? 0) && id < LAST_ROW)) fault(`page break after row ${id}`)
  })
}

function lintValidations(validations: Node, fault: (text: string) => void): void {
  if (Number(validations.attributes.count) !== validations.children.length) fault('count of validations')
  for (const { attributes } of validations.children) {
    if (span(attributes.sqref ?? '') === undefined) fault(`validation of ${attributes.sqref}`)
    if ((attributes.prompt ?? '').length > 255 || (attributes.error ?? '').length > 255) fault('prompt too long')
    if ((attributes.promptTitle ?? '').length > 32 || (attributes.errorTitle ?? '').length > 32) fault('title too long')
  }
}

function lintBook(book: Node): string[] {
  const faults: string[] = []
  const once = (what: string, values: readonly string[]) => {
    if (new Set(values).size !== values.length) faults.push(`${what} twice`)
  }
  const sheets = book.children.find((child) => child.name === 'sheets')?.children ?? []
  const names = book.children.find((child) => child.name === 'definedNames')?.children ?? []
  once(
    'sheet name',
    sheets.map((sheet) => (sheet.attributes.name ?? '').toLowerCase()),
  )
  once(
    'sheet id',
    sheets.map((sheet) => sheet.attributes.sheetId ?? ''),
  )
  once(
    'defined name',
    names.map(({ attributes }) => `${attributes.localSheetId} ${attributes.name?.toLowerCase()}`),
  )
  for (const { attributes } of sheets) {
    if ((attributes.name ?? '').length > 31 || /[\\/?*[\]:]/.test(attributes.name ?? ''))
      faults.push(`sheet ${attributes.name}`)
  }
  return faults
}

function styleInRange(style: string | undefined, count: number, fault: (text: string) => void): void {
  if (style !== undefined && !(Number(style) < count)) fault(`style ${style} of ${count}`)
}

function place(ref: string): { row: number; column: number } | undefined {
  const match = /^([A-Z]{1,3})(\d+)$/.exec(ref)
  if (match === null) return undefined
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const row = Number(match[2])
  return column <= LAST_COLUMN && row >= 1 && row <= LAST_ROW ? { row, column } : undefined
}

/** The cells of a range; undefined if it is none, or turned round. */
function span(ref: string): string[] | undefined {
  const [from, to] = ref.split(':').map(place)
  const end = to ?? from
  if (from === undefined || end === undefined || end.row < from.row || end.column < from.column) return undefined
  const cells: string[] = []
  for (let row = from.row; row <= Math.min(end.row, from.row + 50); row++) {
    for (let column = from.column; column <= end.column; column++) cells.push(`${row},${column}`)
  }
  return cells
}
