import type { TableSheet } from '../../model/sheet.ts'
import type { Standing } from '../../model/standing.ts'
import { fill } from '../../model/text.ts'
import { type Change, wordText } from '../../model/words.ts'
import { across } from '../frame.ts'
import { type TableColumn, tableSheet } from '../table.ts'
import { both } from '../wording.ts'
import { caseColumns } from './case-columns.ts'
import type { ProgressInput } from './input.ts'
import { headRows } from './places.ts'
import { WORDS } from './words.ts'

const TEXTS = {
  all: both(
    '报告里的每一件，按机构、主管、收费员、应缴月排列；用筛选找到一个数字对应的件。',
    'Every case of the report, by branch, supervisor, collector and due month; filter it to find the cases behind a number.',
  ),
  some: both(
    '件太多，这里只列要有人过问的 {count} 件（有变化、超期、承诺没兑现、扣款失败未解决，保费大的优先）；全部在 data/follow-up.csv。',
    'Too many cases: here are {count} that somebody has to look at (changed, late, promise broken, debit to be mended; the largest first). All of them are in data/follow-up.csv.',
  ),
  changed: both(
    '一件一项变化一行；一件可以有几行。行数 = 报告里的件数。',
    'A line for each case and change; a case may have several. As many lines as the report counts.',
  ),
  cut: both(
    '一件一项变化一行。{changes}只列保费最大的；全部在 data/follow-up.csv。',
    'A line for each case and change. Of {changes} only the largest stand here; all of them are in data/follow-up.csv.',
  ),
} as const

const WIDE = 12

/** The cases, line by line. */
export function caseSheet(input: ProgressInput): TableSheet {
  return { ...caseTable(input), printedColumns: PRINTED }
}

/** On paper the rest could not be read. */
const PRINTED = 14

function caseTable(input: ProgressInput): TableSheet {
  const { lines, lang } = input
  const { standings, isComplete } = lines
  const note = isComplete ? TEXTS.all[lang] : fill(TEXTS.some[lang], { count: standings.length })
  return tableSheet({
    name: WORDS.caseSheet[lang],
    top: headRows(across(WORDS.caseSheet[lang], WIDE, 'title'), across(note, WIDE, 'muted')),
    columns: caseColumns(input),
    lines: standings,
    count: standings.length,
    lang,
    frozenColumns: 3,
  })
}

/** What changed, case by case, change by change. */
export function changedSheet(input: ProgressInput): TableSheet {
  const { changed, lang } = input
  type Line = (typeof changed.lines)[number]
  const note =
    changed.cut.length === 0
      ? TEXTS.changed[lang]
      : fill(TEXTS.cut[lang], { changes: changed.cut.map((change) => changeName(change, input)).join('、') })
  const columns: readonly TableColumn<Line>[] = [
    { key: 'change', title: WORDS.change, kind: 'text', width: 24, cell: ({ change }) => changeName(change, input) },
    ...caseColumns(input)
      .filter(({ key }) => key !== 'changes')
      .map((column) => ofStanding(column)),
  ]
  const sheet = tableSheet({
    name: WORDS.changedSheet[lang],
    top: headRows(across(WORDS.changedSheet[lang], WIDE, 'title'), across(note, WIDE, 'muted')),
    columns,
    lines: changed.lines,
    count: changed.lines.length,
    lang,
    frozenColumns: 1,
  })
  return { ...sheet, printedColumns: PRINTED }
}

function ofStanding(column: TableColumn<Standing>): TableColumn<{ readonly standing: Standing }> {
  return { ...column, cell: ({ standing }) => column.cell(standing) }
}

function changeName(change: Change, { lang }: ProgressInput): string {
  return wordText('change', change)[lang]
}
