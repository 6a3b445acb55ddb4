import type { ChangeAnswer, StrayText, SupervisorAnswer } from '../../model/collected.ts'
import { type Day, formatDay } from '../../model/day.ts'
import { DECISIONS } from '../../model/decision.ts'
import { columnLetters } from '../../model/letters.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Text } from '../../model/text.ts'
import { CHANGE_TITLES, readLineCheck, SUPERVISOR_TITLES } from '../../model/worklist-form.ts'
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
import { foldText, tidyText } from '../fold.ts'
import type { CollectCode } from '../pages.ts'
import type { CaseName } from '../worklist/entry.ts'
import { changedCells } from '../worklist/given.ts'
import { lineOf, type SheetPlace } from '../worklist/lines.ts'
import { readTypedDay } from '../worklist/typed-day.ts'
import type { AnswerForm } from './form.ts'

/** An answer before it is known what it belongs to: that takes a look at the book. */
export interface FoundAnswer {
  readonly answer: Omit<SupervisorAnswer, 'day' | 'task' | 'supervisor'> | Omit<ChangeAnswer, 'day'>
  /** as-of day of the list; undefined where nothing says it */
  readonly listed: Day | undefined
  /** the day as typed */
  readonly typedDay: string
  readonly file: string
  readonly sheet: string
  /** of the day, else of the first cell filled */
  readonly cell: string
  /** the case that the visible cells name, if another than the key's */
  readonly shown?: CaseName | undefined
}

/** What the sheets of a workbook hold. */
export interface AnswersRead {
  lines: number
  readonly answers: FoundAnswer[]
  readonly findings: CollectFinding[]
  readonly strays: StrayText[]
}

const SEPARATOR = '\u001f'
/** a mark instead of a day: done, on a day that nobody wrote down */
const TICKS = new Set('√ ✓ ✔ ☑ v y yes ok done 是 已办 办好 已办好 已办理 办结 已办结 已录入 完成 已完成'.split(' '))
const DECISION_WORDS = new Set(Object.values(DECISIONS).flatMap(({ zh, en }) => [foldText(zh), foldText(en)]))

/** Opens the reading of the lines of one sheet that supervisors or the back office filled in; what is found goes into `into`. */
export function openAnswerLines(
  form: AnswerForm,
  place: SheetPlace,
  into: AnswersRead,
): (rowNo: number, cells: readonly RawCell[]) => void {
  const { file, source, sheet } = place
  const dayTitle = form.kind === 'supervisor' ? SUPERVISOR_TITLES.supervisor_noted : CHANGE_TITLES.change_done

  return (rowNo, cells) => {
    const textAt = (column: number) => (column < 0 ? '' : tidyText(String(cells[column] ?? '')))
    const cellOf = (column: number) => `${columnLetters(Math.max(column, 0))}${rowNo}`
    const extras = cells.flatMap((cell, column) => {
      const text = tidyText(String(cell ?? ''))
      const above = form.added(column)
      return text === '' || above === undefined ? [] : [{ column, title: above, text }]
    })
    const line = lineOf(form, place, cells)
    if (line === undefined) return keepStray(rowNo, cells)
    into.lines += 1
    if (form.closed) return
    const report = (code: CollectCode, column: number, field: Text, value: Shown, facts: CollectFacts = {}) => {
      const { policyNo, dueDate } = line
      into.findings.push({ code, file, sheet, cell: cellOf(column), policyNo, dueDate, field, value, facts })
    }
    const marks = form.check < 0 ? undefined : readLineCheck(String(cells[form.check] ?? ''))?.marks
    for (const { column, title: above, cell } of changedCells(form.given, cells, marks ?? '', place.epoch1904))
      report('K006', column, { zh: above, en: above }, shownGiven(above, String(cell)))

    const [typedDay, decision, typedNote] = [textAt(form.day), textAt(form.decision), textAt(form.note)]
    const filled = [form.day, form.decision, form.note].find((column) => textAt(column) !== '') ?? extras[0]?.column
    if (filled === undefined) return
    const remark = (code: CollectCode, column: number, field: Text, told: CollectFacts = {}) =>
      report(code, column, field, shownDay(textAt(column)), told)
    for (const { column, title: above, text } of extras) report('K007', column, shownTitle(above), shownText(text))
    if (decision !== '' && !DECISION_WORDS.has(foldText(decision)))
      report('K024', form.decision, SUPERVISOR_TITLES.supervisor_decision, shownWord(decision))

    const fallback = line.listed ?? place.asOf
    const read =
      typedDay === '' ? undefined : readTypedDay(cells[form.day] ?? '', line.listed ?? place.asOf, place.epoch1904)
    const usable = read !== undefined && read <= place.asOf ? read : undefined
    const facts = { day: formatDay(fallback), asOf: formatDay(place.asOf) }
    const ticked = form.kind === 'changes' && TICKS.has(foldText(typedDay))
    const isMissing = typedDay === '' ? form.kind === 'supervisor' : ticked
    if (isMissing) remark('K016', form.day < 0 ? filled : form.day, dayTitle, facts)
    else if (typedDay !== '' && usable === undefined)
      remark(form.kind === 'changes' ? 'K025' : read === undefined ? 'K013' : 'K014', form.day, dayTitle, facts)
    const on = usable ?? (form.kind === 'supervisor' || ticked ? fallback : undefined)
    const kept = typedDay !== '' && usable === undefined && !ticked ? [`${dayTitle.zh}：${typedDay}`] : []
    const more = extras.map(({ title: above, text }) => `${above}：${text}`)
    const parts = [read === undefined ? typedDay : formatDay(read), decision, typedNote, more.join('；')]
    const shared = {
      policyNo: line.policyNo,
      dueDate: line.dueDate,
      runId: line.runId,
      on,
      note: [typedNote, ...kept, ...more].filter((part) => part !== '').join('；'),
      content: parts.map((part) => part.replaceAll(SEPARATOR, ' ')).join(SEPARATOR),
      source,
    }
    into.answers.push({
      answer:
        form.kind === 'supervisor'
          ? { kind: 'supervisor', ...shared, decision }
          : { kind: 'changes', ...shared, detail: textAt(form.detail) },
      listed: line.listed,
      typedDay,
      file,
      sheet,
      cell: cellOf(typedDay === '' ? filled : form.day),
      shown: line.shown,
    })
  }

  /** a row of no line is kept word for word */
  function keepStray(rowNo: number, cells: readonly RawCell[]): void {
    const texts = cells.map((cell) => tidyText(String(cell))).filter((text) => text !== '')
    if (texts.length === 0) return
    const cell = `${columnLetters(cells.findIndex((one) => tidyText(String(one)) !== ''))}${rowNo}`
    const text = texts.join('；')
    into.strays.push({ source, sheet, cell, text })
    const finding = { code: 'K004', file, sheet, cell, policyNo: '', dueDate: undefined, field: undefined, facts: {} }
    into.findings.push({ ...finding, value: shownText(text) })
  }
}

/** Whether an answer says all that another says. */
export function saysAllOf(later: string, earlier: string): boolean {
  const now = later.split(SEPARATOR)
  return earlier.split(SEPARATOR).every((part, at) => part === '' || (now[at] ?? '').includes(part))
}
