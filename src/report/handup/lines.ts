import type { Column, TableSheet, Tone } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { lineCheck } from '../../model/worklist-form.ts'
import type { ReportContext } from '../context.ts'
import { across, again, asOfLine, NOTICE, row } from '../frame.ts'
import { checkColumn, markOfCell } from '../line-check.ts'
import { keyColumn, openLineKey } from '../line-key.ts'
import { casesWords } from '../wording.ts'
import {
  GLANCE_COLUMNS,
  type HandUpColumn,
  type HandUpLine,
  type HandUpView,
  KNOWN_COLUMNS,
  POLICY_COLUMNS,
} from './columns.ts'
import { supervisorColumns } from './inputs.ts'

/** Columns that stay in sight: order and holder. */
const FROZEN = 2

/** One sheet of handed-up cases: why, what is known, until when, and the supervisor's cells. */
export function handUpSheet(
  name: string,
  note: Text,
  positions: readonly number[],
  tone: Tone,
  view: HandUpView,
): TableSheet {
  const { context, source, found } = view
  const { lang } = context
  const right = [...KNOWN_COLUMNS, ...POLICY_COLUMNS]
  const given = [...GLANCE_COLUMNS, ...right]
  const inputs = supervisorColumns(context)
  const printed = GLANCE_COLUMNS.length + inputs.length + 2
  const keyOf = openLineKey(context)
  return {
    kind: 'table',
    name,
    protection: 'rows',
    tabTone: tone,
    frozenColumns: FROZEN,
    printedColumns: printed,
    columns: [
      ...GLANCE_COLUMNS.map((column) => columnOf(column, context)),
      ...inputs,
      ...right.map((column) => columnOf(column, context)),
      keyColumn(lang),
      checkColumn(
        given.map(({ title }) => title[lang]),
        lang,
      ),
    ],
    top: [
      row(across(`${name}　${casesWords(positions.length, lang)}`, 8, 'title')),
      row(across(`${asOfLine(context)}　${NOTICE[lang]}`, 8, 'muted')),
      row(across(note[lang], 8, 'emphasis')),
    ],
    rowCount: positions.length,
    rows: again(function* () {
      let no = 0
      for (const position of positions) {
        const line: HandUpLine = { c: source.at(position), no: ++no, form: found.forms.get(position) }
        const cells = given.map((column) => column.cell(line, view))
        const marks = given.map(({ kind }, index) => markOfCell(cells[index], kind)).join('')
        yield [
          ...cells.slice(0, GLANCE_COLUMNS.length),
          ...inputs.map(() => undefined),
          ...cells.slice(GLANCE_COLUMNS.length),
          keyOf(line.c),
          lineCheck(undefined, marks),
        ]
      }
    }),
  }
}

function columnOf({ key, title, kind, width, band, tone }: HandUpColumn, { lang }: ReportContext): Column {
  return { key, title: title[lang], kind, width, group: band[lang], ...(tone ? { tone } : {}) }
}
