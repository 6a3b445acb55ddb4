import ExcelJS, { type Worksheet } from 'exceljs'
import { unzipSync } from 'fflate'
import { columnLetters } from '../../src/model/letters.ts'
import type { Lang } from '../../src/model/text.ts'
import { listName } from '../../src/write/choices.ts'
import { FRAME_WORDS } from '../../src/write/frame-words.ts'
import type { Layout, LayoutColumn } from '../../src/write/layout.ts'
import { allLooks, type LookKey, tabColour } from '../../src/write/look.ts'

export const LAST_ROW = 777
export const NOTICE = 'confidential'

interface Validation {
  readonly type: 'list' | 'date' | 'time'
  readonly allowBlank: true
  readonly operator?: 'between'
  readonly formulae: readonly (string | number)[]
  readonly showInputMessage?: true
  readonly promptTitle?: string
  readonly prompt?: string
  readonly showErrorMessage?: true
  readonly errorTitle?: string
  readonly error?: string
}

const DAY_MS = 86_400_000
const looks = [...allLooks()]

/**
 * What exceljs writes for empty sheets of these layouts, without the dimension: the reference for our own frames. The workbook
 * begins with a sample of every look, so that the ids of styles are those of our books.
 */
export async function exceljsSheets(layouts: readonly Layout[]): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook()
  const samples = workbook.addWorksheet('samples')
  looks.forEach(([, look], index) => {
    samples.getCell(index + 1, 1).style = look
  })
  layouts.forEach((layout, index) => {
    const worksheet = workbook.addWorksheet(`layout${index}`)
    applyLayout(worksheet, layout, (column) => {
      const key = layout.columns[column]?.look
      if (key !== undefined) worksheet.getColumn(column + 1).style = lookOf(key)
    })
  })
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })))
  return layouts.map((_, index) =>
    Buffer.from(parts[`xl/worksheets/sheet${index + 2}.xml`] ?? [])
      .toString('utf8')
      .replace(/<dimension[^>]*\/>/, ''),
  )
}

function lookOf(key: LookKey) {
  const found = looks.find(([one]) => one === key)
  if (found === undefined) throw new Error(key)
  return found[1]
}

/** Our words are XML already; exceljs makes them so itself. */
function plain(xml: string): string {
  return xml.replaceAll('&amp;', '&')
}

/** Lays out an empty exceljs sheet; columns get their style by `styleColumn`, which knows the shared styles. */
function applyLayout(worksheet: Worksheet, layout: Layout, styleColumn: (index: number) => void): void {
  layout.columns.forEach((column, index) => {
    const target = worksheet.getColumn(index + 1)
    target.width = column.width
    if (column.hidden) target.hidden = true
    styleColumn(index)
  })
  worksheet.properties.defaultRowHeight = 20
  if (layout.tabTone !== undefined) worksheet.properties.tabColor = { argb: tabColour(layout.tabTone) }
  applyView(worksheet, layout)
  applyPrint(worksheet, layout)
  applyProtection(worksheet, layout)
  if (layout.page || layout.columns.length === 0) return
  worksheet.autoFilter = `A${layout.headRows}:${columnLetters(layout.columns.length - 1)}${LAST_ROW}`
  if (layout.hasRows) applyChoices(worksheet, layout)
}

function applyView(worksheet: Worksheet, layout: Layout): void {
  if (layout.page) {
    worksheet.views = [{ state: 'normal', showGridLines: false, activeCell: 'A1' }]
    return
  }
  const first = `${columnLetters(Math.min(layout.frozenColumns, Math.max(layout.columns.length - 1, 0)))}${layout.headRows + 1}`
  worksheet.views = [
    { state: 'frozen', xSplit: layout.frozenColumns, ySplit: layout.headRows, topLeftCell: first, activeCell: first },
  ]
}

function applyPrint(worksheet: Worksheet, layout: Layout): void {
  const words = FRAME_WORDS[layout.lang]
  worksheet.pageSetup = {
    paperSize: 9,
    orientation: layout.portrait ? 'portrait' : 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  worksheet.headerFooter = { oddFooter: `&L${NOTICE}&C&A&R${plain(words.pages)}` }
}

/** No password: a guard rail. exceljs sets the protection at once when there is none to hash. */
function applyProtection(worksheet: Worksheet, layout: Layout): void {
  if (layout.protection === 'open') return
  const rows = layout.protection === 'rows'
  void worksheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    objects: true,
    scenarios: true,
    sort: rows,
    autoFilter: true,
    formatColumns: rows,
    formatRows: rows,
  })
}

function applyChoices(worksheet: Worksheet, layout: Layout): void {
  const validations: unknown = Reflect.get(worksheet, 'dataValidations')
  if (!takesRanges(validations)) throw new Error('exceljs no longer keeps its data validations where they were')
  layout.columns.forEach(({ choice }, index) => {
    if (choice === undefined) return
    const letters = columnLetters(index)
    validations.add(`${letters}${layout.headRows + 1}:${letters}${LAST_ROW}`, validationOf(choice, layout.lang))
  })
}

function validationOf(choice: NonNullable<LayoutColumn['choice']>, lang: Lang): Validation {
  const words = FRAME_WORDS[lang]
  if ('list' in choice) {
    const list = { type: 'list', allowBlank: true, formulae: [listName(choice.list)] } as const
    return choice.free ? list : { ...list, showErrorMessage: true, ...words.list }
  }
  const asked = { allowBlank: true, operator: 'between', showInputMessage: true, showErrorMessage: true } as const
  if ('time' in choice) return { ...asked, ...words.time, type: 'time', formulae: [0, 0.999988425925926] }
  // exceljs makes a serial of what `new Date` makes of a formula: midnight UTC is a whole one
  return { ...asked, ...words.day, type: 'date', formulae: [choice.dayFrom * DAY_MS, choice.dayTo * DAY_MS] }
}

function takesRanges(value: unknown): value is { add(range: string, validation: Validation): unknown } {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function'
}
