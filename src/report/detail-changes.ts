import type { AssignedCase } from '../model/case.ts'
import { addDays, addToMonth, type Day, lastDayOf } from '../model/day.ts'
import type { ReportedChange, ServiceChange } from '../model/history.ts'
import { workdayAfter } from '../model/run.ts'
import type { Book, Cell, CellKind, Column, TableSheet, Tone } from '../model/sheet.ts'
import type { Text } from '../model/text.ts'
import { CHANGE_DETAIL_NAME, CHANGE_DETAIL_TITLE, CHANGE_TITLES, lineCheck } from '../model/worklist-form.ts'
import { type CaseSource, casesOf, type ReportContext } from './context.ts'
import { across, again, asOfLine, capped, MAX_LINES, NOTICE, row } from './frame.ts'
import { checkColumn, markOfCell } from './line-check.ts'
import { keyColumn, openLineKey } from './line-key.ts'
import { metaSheet } from './meta-sheet.ts'
import { openLabels } from './tallies.ts'
import { both, casesWords } from './wording.ts'

/** How long a change that was recorded stays on the list, in days. */
const RECENT = 30

const WORDS = {
  title: both('保全变更', 'Service changes'),
  open: both('待办', 'Open'),
  done: both('近期已办', 'Done lately'),
  openNote: both(
    '收费员报来的资料变更：办好后在“办好日”填日期，按原文件名交回内勤。',
    'Changes that collectors reported: put the day into "Done on" when recorded, and hand the file back under its own name.',
  ),
  doneNote: both('近30天办好的变更，供核对。', 'Changes recorded within the last 30 days, for reference.'),
  left: both('（已离开清单）', '(left the lists)'),
  lists: both('字典', 'Lists'),
  fill: both('保全填写', 'Fill in'),
  given: both('收费员报来的变更', 'What the collector reported'),
} as const

/** How long a change is asked for whose case has left the lists, in days: offices that never answer would get a longer list each month. */
export const LEFT_LISTED = 180

/** A change with what is known of its case: of one that has left the lists that is little. */
interface ChangeLine extends ReportedChange {
  readonly holder: string
  readonly due: Day
}

interface ChangeColumn {
  readonly key: string
  readonly title: Text
  readonly kind: CellKind
  readonly width: number
  readonly tone?: Tone
  /** left out where it has nothing to say */
  readonly optional?: true
  readonly cell: (line: ChangeLine) => Cell
}

/** Whether the back office has to see a case: a change that is open, or was recorded lately. */
export function hasServiceChange({ history }: AssignedCase, asOf: Day): boolean {
  return history?.changes.some((change) => concerns(change, asOf)) ?? false
}

/**
 * Changes that collectors reported, for the back office; undefined when there is none.
 * @param cases those of {@link hasServiceChange}
 * @param open changes that are not recorded yet, of whichever case: those of cases that the lists hold no more stand there too
 */
export function serviceChangesBook(
  cases: CaseSource,
  open: readonly ReportedChange[],
  context: ReportContext,
): Book | undefined {
  const { lang, asOf } = context
  const lines = linesOf(cases, open, context)
  if (lines.length === 0) return undefined
  const isOpen = ({ change }: ChangeLine) => change.doneOn === undefined
  const asked = lines.filter(isOpen).sort((a, b) => a.due - b.due)
  const done = lines.filter((line) => !isOpen(line)).sort((a, b) => (b.change.doneOn ?? 0) - (a.change.doneOn ?? 0))
  const columns = columnsOf(asOf).filter(
    ({ optional, cell }) => !optional || lines.some((line) => cell(line) !== undefined),
  )
  return {
    title: WORDS.title[lang],
    notice: NOTICE[lang],
    lists: [],
    listsSheet: WORDS.lists[lang],
    sheets: [
      sheetOf(WORDS.open, WORDS.openNote, asked, columns, true, context),
      ...(done.length === 0 ? [] : [sheetOf(WORDS.done, WORDS.doneNote, done, columns, false, context)]),
      metaSheet({ kind: 'changes' }, context),
    ],
  }
}

function concerns({ doneOn }: ServiceChange, asOf: Day): boolean {
  return doneOn === undefined || asOf - doneOn <= RECENT
}

function linesOf(cases: CaseSource, open: readonly ReportedChange[], context: ReportContext): ChangeLine[] {
  const labels = openLabels()
  const lines: ChangeLine[] = []
  const listed = new Set<string>()
  const dueOf = (change: ServiceChange) => workdayAfter(change.day, context.calendar)
  for (const c of casesOf(cases)) {
    const { policyNo, dueDate } = c
    listed.add(`${policyNo}|${dueDate}`)
    const known = { policyNo, dueDate, holder: c.receivable.holderName, collector: labels.collector(c) }
    for (const change of c.history?.changes ?? [])
      if (concerns(change, context.asOf)) lines.push({ ...known, branch: labels.branch(c), change, due: dueOf(change) })
  }
  for (const one of open)
    if (!listed.has(`${one.policyNo}|${one.dueDate}`))
      lines.push({ ...one, holder: WORDS.left[context.lang], due: dueOf(one.change) })
  return lines
}

function columnsOf(asOf: Day): readonly ChangeColumn[] {
  return [
    {
      key: 'due',
      title: both('最迟', 'By'),
      kind: 'day',
      width: 12,
      cell: ({ due, change }) =>
        change.doneOn === undefined && due <= asOf ? { value: due, tone: due < asOf ? 'danger' : 'warning' } : due,
    },
    { key: 'policyNo', title: both('保单号', 'Policy no.'), kind: 'text', width: 20, cell: ({ policyNo }) => policyNo },
    {
      key: 'holder',
      title: both('投保人', 'Holder'),
      kind: 'wrapped',
      width: 12,
      cell: ({ holder }) => holder,
    },
    {
      key: 'detail',
      title: both('变更内容', 'Change'),
      kind: 'wrapped',
      width: 44,
      tone: 'emphasis',
      cell: ({ change }) => change.detail,
    },
    { key: 'day', title: both('报来日', 'Reported on'), kind: 'day', width: 12, cell: ({ change }) => change.day },
    {
      key: 'collector',
      title: both('收费员', 'Collector'),
      kind: 'wrapped',
      width: 18,
      cell: ({ collector }) => collector,
    },
    { key: 'branch', title: both('机构', 'Branch'), kind: 'wrapped', width: 22, cell: ({ branch }) => branch },
    {
      key: 'remark',
      title: both('保全上次备注', 'Last remark of the office'),
      kind: 'wrapped',
      width: 24,
      optional: true,
      cell: ({ change }) => change.remark,
    },
  ]
}

function sheetOf(
  name: Text,
  note: Text,
  lines: readonly ChangeLine[],
  columns: readonly ChangeColumn[],
  asks: boolean,
  context: ReportContext,
): TableSheet {
  const { lang } = context
  const keyOf = openLineKey(context)
  const asked = asks ? inputColumns(context) : [doneColumn(context)]
  return {
    kind: 'table',
    name: name[lang],
    protection: asks ? 'rows' : 'locked',
    frozenColumns: 3,
    columns: [
      ...columns.map(
        ({ key, title, kind, width, tone }): Column => ({
          key,
          title: title[lang],
          kind,
          width,
          group: WORDS.given[lang],
          ...(tone ? { tone } : {}),
        }),
      ),
      ...asked,
      keyColumn(lang),
      {
        // with the key of the line it names the change, whatever is done to the cell that people see
        key: 'changeDetail',
        title: CHANGE_DETAIL_TITLE[lang],
        kind: 'text',
        width: 8,
        hidden: true,
        definedName: CHANGE_DETAIL_NAME,
      },
      checkColumn(
        columns.map(({ title }) => title[lang]),
        lang,
      ),
    ],
    top: [
      row(across(`${name[lang]}　${casesWords(lines.length, lang)}`, 6, 'title')),
      row(across(`${asOfLine(context)}　${NOTICE[lang]}`, 6, 'muted')),
      row(across(note[lang], 6, 'emphasis')),
    ],
    rowCount: Math.min(lines.length, MAX_LINES),
    rows: again(function* () {
      for (const line of capped(lines)) {
        const inputs: Cell[] = asks ? [undefined, undefined] : [line.change.doneOn]
        const cells = columns.map((column) => column.cell(line))
        const marks = columns.map(({ kind }, index) => markOfCell(cells[index], kind)).join('')
        yield [...cells, ...inputs, keyOf(line), line.change.detail, lineCheck(undefined, marks)]
      }
    }),
  }
}

/** The cells that the back office fills in, and their defined names: what reading back relies on. */
function inputColumns({ lang, asOf, month }: ReportContext): readonly Column[] {
  const input = { tone: 'input', group: WORDS.fill[lang] } as const
  return [
    {
      ...input,
      key: 'change_done',
      definedName: 'change_done',
      title: CHANGE_TITLES.change_done[lang],
      kind: 'day',
      width: 12,
      choice: { dayFrom: addDays(asOf, -31), dayTo: lastDayOf(addToMonth(month, 3)) },
    },
    {
      ...input,
      key: 'change_note',
      definedName: 'change_note',
      title: CHANGE_TITLES.change_note[lang],
      kind: 'wrapped',
      width: 24,
    },
  ]
}

function doneColumn({ lang }: ReportContext): Column {
  return { key: 'doneOn', title: CHANGE_TITLES.change_done[lang], kind: 'day', width: 12, group: WORDS.given[lang] }
}
