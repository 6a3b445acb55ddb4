import type { Worksheet } from 'exceljs'
import { columnLetters } from '../model/letters.ts'
import type { Lang } from '../model/text.ts'
import type { Layout, LayoutColumn } from './layout.ts'
import { tabColour } from './look.ts'

/** Stands for the number of the last row while exceljs writes; no sheet has so many. */
export const LAST_ROW_MARK = 7777777
/** Stands for the notice, which may hold any characters. */
export const NOTICE_MARK = 'XUQI-NOTICE'

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

const WORDS = {
  zh: {
    pages: '第 &P 页 共 &N 页',
    day: {
      promptTitle: '填日期',
      prompt: '如 2026-06-18；按 Ctrl+; 填今天',
      errorTitle: '日期不对',
      error: '请填这段时间内的日期，如 2026-06-18。',
    },
    time: { promptTitle: '填时间', prompt: '如 9:30', errorTitle: '时间不对', error: '请填时间，如 14:30。' },
    list: { errorTitle: '请从列表中选', error: '请从下拉列表中选一项；列表没有的写在备注里。' },
  },
  en: {
    pages: 'Page &P of &N',
    day: {
      promptTitle: 'Date',
      prompt: 'e.g. 2026-06-18; Ctrl+; for today',
      errorTitle: 'Not a valid date',
      error: 'Enter a date of this period, e.g. 2026-06-18.',
    },
    time: {
      promptTitle: 'Time',
      prompt: 'e.g. 9:30',
      errorTitle: 'Not a valid time',
      error: 'Enter a time, e.g. 14:30.',
    },
    list: { errorTitle: 'Choose from the list', error: 'Choose one of the list; anything else goes into the note.' },
  },
} as const satisfies Record<Lang, unknown>

/** Lays out an empty exceljs sheet; columns get their style by `styleColumn`, which knows the shared styles. */
export function applyLayout(worksheet: Worksheet, layout: Layout, styleColumn: (index: number) => void): void {
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
  worksheet.autoFilter = `A${layout.headRows}:${columnLetters(layout.columns.length - 1)}${LAST_ROW_MARK}`
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
  worksheet.pageSetup = {
    paperSize: 9,
    orientation: layout.portrait ? 'portrait' : 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  worksheet.headerFooter = { oddFooter: `&L${NOTICE_MARK}&C&A&R${WORDS[layout.lang].pages}` }
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
    validations.add(`${letters}${layout.headRows + 1}:${letters}${LAST_ROW_MARK}`, validationOf(choice, layout.lang))
  })
}

function validationOf(choice: NonNullable<LayoutColumn['choice']>, lang: Lang): Validation {
  const words = WORDS[lang]
  if ('list' in choice) {
    const list = { type: 'list', allowBlank: true, formulae: [listName(choice.list)] } as const
    return choice.free ? list : { ...list, showErrorMessage: true, ...words.list }
  }
  const asked = { allowBlank: true, operator: 'between', showInputMessage: true, showErrorMessage: true } as const
  if ('time' in choice) return { ...asked, ...words.time, type: 'time', formulae: [0, 0.999988425925926] }
  // exceljs makes a serial of what `new Date` makes of a formula: midnight UTC is a whole one
  return { ...asked, ...words.day, type: 'date', formulae: [choice.dayFrom * DAY_MS, choice.dayTo * DAY_MS] }
}

/** Defined name of a drop-down list. */
export function listName(key: string): string {
  return `list_${key.replace(/[^A-Za-z0-9_]/g, (c) => `_${c.charCodeAt(0).toString(16)}`)}`
}

function takesRanges(value: unknown): value is { add(range: string, validation: Validation): unknown } {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function'
}
