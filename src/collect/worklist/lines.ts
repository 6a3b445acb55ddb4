import type { ContactEntry, StrayText } from '../../model/collected.ts'
import { addDays, type Day, parseIsoDay } from '../../model/day.ts'
import { columnLetters } from '../../model/letters.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Text } from '../../model/text.ts'
import { type InputKey, readLineCheck, SLOTS } from '../../model/worklist-form.ts'
import {
  type CollectFacts,
  type CollectFinding,
  type Shown,
  shownDay,
  shownGiven,
  shownText,
  shownTitle,
  shownWord,
} from '../finding.ts'
import { tidyText } from '../fold.ts'
import type { CollectCode } from '../pages.ts'
import { type CaseName, type EntryRead, type LineFacts, readEntry, titleOf } from './entry.ts'
import type { Form } from './form.ts'
import { changedCells } from './given.ts'
import { readKey } from './line-key.ts'
import { asOfRun, type ListFacts } from './list-facts.ts'
import { readTypedDay } from './typed-day.ts'

/** A contact with its place, for what only a look at the book can tell. */
export interface FoundEntry {
  readonly entry: ContactEntry
  /** the path as given */
  readonly file: string
  readonly sheet: string
  /** of the outcome, else of the first cell filled */
  readonly cell: string
  /** the case that the visible cells name, if another than the key's: of two that the book knows, nobody can tell which is meant */
  readonly shown?: CaseName | undefined
}

/** What the sheets of a workbook hold. */
export interface LinesRead {
  lines: number
  /** whose lines there are, filled in or not ({@link lineName}) */
  readonly named: Set<string>
  readonly entries: FoundEntry[]
  readonly findings: CollectFinding[]
  readonly strays: StrayText[]
}

/** Where a sheet is, and what holds for all of its lines. */
export interface SheetPlace {
  readonly file: string
  /** absolute path */
  readonly source: string
  readonly sheet: string
  readonly epoch1904: boolean
  readonly list: ListFacts
  /** as-of day in the lines above the header */
  readonly asOfAbove: Day | undefined
  /** the day of collecting */
  readonly asOf: Day
  /** days of grace where a line does not say when it ends */
  readonly graceDays: number
}

/** digits that are a number of something rather than a text */
const BARE_NUMBER = /^[\d.,%-]{1,6}$/

/** Opens the reading of the lines of one sheet; what is found goes into `into`. */
export function openLines(
  form: Form,
  place: SheetPlace,
  into: LinesRead,
): (rowNo: number, cells: readonly RawCell[]) => void {
  const cellOf = (column: number, rowNo: number) => `${columnLetters(column)}${rowNo}`

  const report = (
    code: CollectCode,
    rowNo: number,
    column: number | undefined,
    line: Pick<LineFacts, 'policyNo' | 'dueDate'> | undefined,
    value: Shown,
    more: { readonly field?: Text; readonly facts?: CollectFacts } = {},
  ): void => {
    into.findings.push({
      code,
      file: place.file,
      sheet: place.sheet,
      cell: column === undefined ? String(rowNo) : cellOf(column, rowNo),
      policyNo: line?.policyNo ?? '',
      dueDate: line?.dueDate,
      field: more.field,
      value,
      facts: more.facts ?? {},
    })
  }

  const checkGiven = (line: LineFacts, rowNo: number, cells: readonly RawCell[], marks: string): void => {
    for (const { column, title, cell } of changedCells(form.given, cells, marks, place.epoch1904))
      report('K006', rowNo, column, line, shownGiven(title, String(cell)), { field: { zh: title, en: title } })
  }

  /** case, slot and what is typed → the first row that says so */
  const rowsSaying = new Map<string, number>()
  const checkTwice = (
    { policyNo, dueDate, runId, slot, content }: ContactEntry,
    rowNo: number,
    column: number,
  ): void => {
    const saying = JSON.stringify([policyNo, dueDate, runId, slot, content])
    const row = rowsSaying.get(saying)
    if (row === undefined) rowsSaying.set(saying, rowNo)
    else report('K037', rowNo, column, { policyNo, dueDate }, '', { facts: { row } })
  }

  const takeSlot = (
    line: LineFacts,
    slot: number,
    rowNo: number,
    cells: readonly RawCell[],
    extras: readonly string[],
  ) => {
    const columns = form.inputs.get(slot) ?? new Map<InputKey, number>()
    const typed: Partial<Record<InputKey, RawCell>> = {}
    for (const [key, column] of columns) typed[key] = cells[column] ?? ''
    const filled = [...columns.keys()].filter((key) => isTyped(typed[key]))
    if (extras.length === 0 && filled.every((key) => key === 'date' || key === 'time')) {
      const [key = 'date'] = filled
      report('K028', rowNo, columns.get(key), line, '', { field: titleOf(key, slot) })
      return
    }
    const read = readEntry(typed, slot, line, place.asOf, extras)
    if (read === undefined) return
    const first = [...columns].find(([key]) => key !== 'date' && (typed[key] ?? '') !== '') ?? [...columns][0]
    const column = (typed.outcome ?? '') === '' ? first?.[1] : columns.get('outcome')
    const cell = column === undefined ? String(rowNo) : cellOf(column, rowNo)
    into.entries.push({ entry: read.entry, file: place.file, sheet: place.sheet, cell, shown: line.shown })
    checkTwice(read.entry, rowNo, column ?? 0)
    tell(read, slot, line, rowNo, typed, columns)
  }

  const tell = (
    { remarks }: EntryRead,
    slot: number,
    line: LineFacts,
    rowNo: number,
    typed: Readonly<Partial<Record<InputKey, RawCell>>>,
    columns: ReadonlyMap<InputKey, number>,
  ): void => {
    for (const { code, key, facts } of remarks)
      report(code, rowNo, columns.get(key), line, shownInput(key, tidyText(String(typed[key] ?? ''))), {
        field: titleOf(key, slot),
        facts,
      })
  }

  const inputs = SLOTS.map((slot) => ({ slot, columns: [...(form.inputs.get(slot)?.values() ?? [])] }))
  const isTyped = (cell: RawCell | undefined) => cell !== undefined && cell !== '' && tidyText(String(cell)) !== ''

  return (rowNo, cells) => {
    const extras = extrasOf(form, cells)
    const line = lineOf(form, place, cells)
    const slots = inputs
      .filter(({ columns }) => columns.some((column) => isTyped(cells[column])))
      .map(({ slot }) => slot)
    if (line === undefined) {
      keepStrays(rowNo, cells, slots.length > 0)
      return
    }
    into.lines += 1
    into.named.add(lineName(line))
    const check = form.check < 0 ? undefined : readLineCheck(String(cells[form.check] ?? ''))
    const facts: LineFacts = {
      ...line,
      graceEnd: check === undefined ? addDays(line.dueDate, place.graceDays) : parseIsoDay(check.graceEnd),
    }
    if (check !== undefined) checkGiven(facts, rowNo, cells, check.marks)
    for (const { column, title, text } of extras)
      report('K007', rowNo, column, facts, shownText(text), { field: shownTitle(title) })
    const texts = extras.map(({ title, text }) => `${title}：${text}`)
    if (slots.length === 0 && extras.every(({ text }) => BARE_NUMBER.test(text))) {
      for (const { column, title, text } of extras) stray(cellOf(column, rowNo), `${facts.policyNo} ${title}：${text}`)
      return
    }
    const [first = 1] = slots
    for (const slot of slots.length === 0 ? [1] : slots)
      takeSlot(facts, slot, rowNo, cells, slot === first ? texts : [])
  }

  /** a row of no line: what was typed there is kept word for word; what the run itself wrote below its lines is nothing to keep */
  function keepStrays(rowNo: number, cells: readonly RawCell[], isEntry: boolean): void {
    const texts = cells.map((cell) => tidyText(String(cell))).filter((text) => text !== '')
    if (texts.length === 0) return
    const column = cells.findIndex((cell) => tidyText(String(cell)) !== '')
    const text = texts.join('；')
    stray(cellOf(column, rowNo), text)
    report('K004', rowNo, isEntry ? undefined : column, undefined, shownText(text))
  }

  function stray(cell: string, text: string): void {
    into.strays.push({ source: place.source, sheet: place.sheet, cell, text })
  }
}

const WORD_INPUTS: ReadonlySet<InputKey> = new Set<InputKey>(['channel', 'outcome', 'reason'])

/** A cell of a contact as it may be shown: nothing is remarked on but words of lists, days and hours. */
function shownInput(key: InputKey, text: string): Shown {
  return text === '' ? '' : WORD_INPUTS.has(key) ? shownWord(text) : shownDay(text)
}

/** The texts in columns that somebody added. */
function extrasOf(
  form: Form,
  cells: readonly RawCell[],
): readonly { readonly column: number; readonly title: string; readonly text: string }[] {
  const extras: { column: number; title: string; text: string }[] = []
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (cell === undefined || cell === '') continue
    const title = form.added(column)
    const text = title === undefined ? '' : tidyText(String(cell))
    if (title !== undefined && text !== '') extras.push({ column, title, text })
  }
  return extras
}

/** A case and the run whose list it stands on, as one word. */
export function lineName({ policyNo, dueDate, runId }: Pick<LineFacts, 'policyNo' | 'dueDate' | 'runId'>): string {
  return `${policyNo}|${dueDate}|${runId}`
}

/** Which case a row is about: by its key, else by policy number and due date. */
export function lineOf(
  form: Pick<Form, 'key' | 'policyNo' | 'dueDate'>,
  { list, source, epoch1904, asOfAbove }: SheetPlace,
  cells: readonly RawCell[],
): Omit<LineFacts, 'graceEnd'> | undefined {
  const facts = { collector: list.collectorKey, source, epoch1904 }
  const shown = shownCase(form, cells, epoch1904)
  const key = readKey(form.key < 0 ? '' : cells[form.key])
  if (key !== undefined) {
    const { runId } = key
    const own = runId === list.runId
    const listed = asOfRun(runId) ?? (own ? list.asOf : undefined)
    const collector = own || list.runId === '' ? list.collectorKey : ''
    const isOther = shown !== undefined && (shown.policyNo !== key.policyNo || shown.dueDate !== key.dueDate)
    return { ...facts, ...key, listed, collector, shown: isOther ? shown : undefined }
  }
  if (shown === undefined) return undefined
  const listed = asOfRun(list.runId) ?? list.asOf ?? asOfAbove
  return { ...facts, ...shown, runId: list.runId, listed }
}

/** The case that the visible cells of a row name. */
function shownCase(
  form: Pick<Form, 'policyNo' | 'dueDate'>,
  cells: readonly RawCell[],
  epoch1904: boolean,
): CaseName | undefined {
  if (form.policyNo < 0 || form.dueDate < 0) return undefined
  const policyNo = tidyText(String(cells[form.policyNo] ?? ''))
  const dueDate = readTypedDay(cells[form.dueDate] ?? '', undefined, epoch1904)
  return policyNo === '' || !/\d/.test(policyNo) || dueDate === undefined ? undefined : { policyNo, dueDate }
}
