import type { Book, PageSheet, Sheet } from '../../model/sheet.ts'
import { fill, type Text } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { NOTICE } from '../frame.ts'
import { metaSheet } from '../meta-sheet.ts'
import { both } from '../wording.ts'
import { openDays } from '../worklist/days.ts'
import { openDaysLeft } from '../worklist/urgency.ts'
import type { HandUpView } from './columns.ts'
import { formRows } from './form.ts'
import { FORM_WIDTHS } from './form-grid.ts'
import type { SupervisorInput } from './input.ts'
import { decisionList } from './inputs.ts'
import { handUpSheet } from './lines.ts'
import { overviewSheet } from './overview.ts'

/** Forms that one workbook holds: a sheet takes no more page breaks, and nobody signs more in a day. The others come with a later run. */
export const MOST_FORMS = 1_000

const WORDS = {
  title: both('主管日报 {name}', "Supervisor's day {name}"),
  problems: both('交办件', 'Handed up'),
  problemsNote: both(
    '请先看“为什么报上来”，再填记录日、决定、下一步；投诉答复客户以后，决定选“投诉已答复”，在那以前收费员不联系这位客户。保存后按原文件名交回内勤。',
    'Read why it is here, then fill in the day, the decision and the next step. Once a complaint is answered choose "complaint answered": until then nobody calls the customer. Save and hand the file back under its own name.',
  ),
  late: both('超期任务', 'Late tasks'),
  lateNote: both(
    '这些件有任务过了期限、别的问题没有：请督促收费员，需要时填决定。',
    'These cases have tasks past their day and no other problem: see to it with the collector; decide where needed.',
  ),
  forms: both('评鉴表', 'Assessment forms'),
  lists: both('字典', 'Lists'),
} as const

/** A supervisor's workbook, and the positions of the cases that have a form in it: handed over when it is written. */
export interface SupervisorBook {
  readonly book: Book
  /** handed-up cases in it */
  readonly cases: number
  readonly forms: readonly number[]
}

/** The workbook of one supervisor: first page, handed-up cases, and a form a page for those that need one. */
export function supervisorBook(input: SupervisorInput, context: ReportContext): SupervisorBook {
  const { lang } = context
  const { found } = input
  const daysLeft = openDaysLeft(openDays(context), lang)
  const view: HandUpView = { context, source: input.cases, found, daysLeft }
  const lines = (name: Text, note: Text, positions: readonly number[], tone: 'danger' | 'warning') =>
    positions.length === 0 ? [] : [handUpSheet(name[lang], note, positions, tone, view)]
  const problems = lines(WORDS.problems, WORDS.problemsNote, found.problems, 'danger')
  const late = lines(WORDS.late, WORDS.lateNote, found.late, 'warning')
  const forms = formSheets(input, view)
  const names = { problems: problems[0]?.name, late: late[0]?.name, forms: forms[0]?.name }
  const { code, name, key } = input.supervisor
  const sheets: readonly Sheet[] = [
    overviewSheet(input, names, view),
    ...problems,
    ...late,
    ...forms,
    metaSheet({ kind: 'supervisor', supervisorKey: key, supervisorCode: code, supervisorName: name }, context),
  ]
  const book: Book = {
    title: fill(WORDS.title[lang], { name: code || name }),
    notice: NOTICE[lang],
    lists: problems.length + late.length === 0 ? [] : [decisionList(context)],
    listsSheet: WORDS.lists[lang],
    sheets,
  }
  return { book, cases: found.problems.length + found.late.length, forms: [...found.forms.keys()] }
}

/** The forms one under the other, each on a printed page of its own; no sheet where none is needed. */
function formSheets({ supervisor, cases }: SupervisorInput, { context, found }: HandUpView): readonly PageSheet[] {
  const { lang } = context
  if (found.forms.size === 0) return []
  const rows = [...found.forms].flatMap(([position, no]) => {
    const c = cases.at(position)
    const form = { c, no, of: found.forms.size, supervisor: supervisor.name || supervisor.code }
    return formRows(
      form,
      (c.followUp.handUp.some((reason) => reason !== 'overdueTasks') ? WORDS.problems : WORDS.late)[lang],
      context,
    )
  })
  return [
    {
      kind: 'page',
      name: WORDS.forms[lang],
      protection: 'locked',
      tabTone: 'emphasis',
      widths: FORM_WIDTHS,
      portrait: true,
      rows,
    },
  ]
}
