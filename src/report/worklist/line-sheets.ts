import { fen, NO_FEN } from '../../model/money.ts'
import type { Cell, Column, TableSheet, WorklistTally } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import { KEY_NAME, KEY_TITLE, lineCheck, lineKey } from '../../model/worklist-form.ts'
import { across, again, asOfLine, MAX_LINES, NOTICE, row } from '../frame.ts'
import { checkColumn, markOfCell } from '../line-check.ts'
import { both, casesWords, yuanWords } from '../wording.ts'
import { adviceOf } from './advice.ts'
import { arrange, type Slot } from './arrangement.ts'
import type { View } from './line.ts'
import { PLACES, type PlaceId, WORK_PLACES } from './places.ts'
import type { Survey } from './survey.ts'

/** Columns that stay in sight: order, urgency, holder. */
const FROZEN = 3

const WORDS = {
  heading: both('{sheet}　{cases}　应缴保费 {premium}', '{sheet} · {cases} · premium {premium}'),
  hold: both(
    '本表的件先不联系客户、不要求缴费，等结果。',
    'Do not contact these customers and do not ask for money: wait for the result.',
  ),
  paid: both(
    '本表的件已收，请不要再联系缴费；不计入合计。',
    'These are paid: do not call about them. Outside the totals.',
  ),
  future: both(
    '本表的件还没到月：先提醒一次，记在浅色格里；不计入合计。',
    'Not of this month yet: remind once, and note it in the pale cells. Outside the totals.',
  ),
  lapsed: both(
    '本表的件效力已中止，中止期间没有保障；复效须申请并补缴保费和利息。',
    'Cover is suspended on these; reinstatement needs an application, premium and interest.',
  ),
  deferred: both(
    '本表的险种到期不自动中止：先查账户价值，不要告知失效。',
    'These products do not lapse by themselves: check the account value, announce no lapse.',
  ),
} as const

/** The sheet (or sheets, beyond Excel's limit) of one place, its lines made one by one while it is written. */
export function lineSheets(place: PlaceId, found: Survey, view: View, tallies: WorklistTally[]): readonly TableSheet[] {
  const positions = found.positions.get(place) ?? []
  const sheets: TableSheet[] = []
  for (let from = 0; from < positions.length; from += MAX_LINES) {
    const part = from === 0 && positions.length <= MAX_LINES ? positions : positions.slice(from, from + MAX_LINES)
    const title = PLACES[place].title[view.lang] + (from === 0 ? '' : ` ${from / MAX_LINES + 1}`)
    const tally: WorklistTally = { cases: 0, fen: NO_FEN }
    if (WORK_PLACES.includes(place)) tallies.push(tally)
    sheets.push(lineSheet(place, title, part, from, found, view, tally))
  }
  return sheets
}

function lineSheet(
  place: PlaceId,
  name: string,
  positions: readonly number[],
  from: number,
  found: Survey,
  view: View,
  tally: WorklistTally,
): TableSheet {
  const { slots, printed } = arrange(place, found.columnsInUse, view)
  const { runId } = view.context
  return {
    kind: 'table',
    name,
    // whoever assigns may delete lines before giving the workbook to --assignments
    protection: place === 'unassigned' ? 'open' : 'rows',
    tabTone: PLACES[place].tone,
    frozenColumns: FROZEN,
    printedColumns: printed,
    columns: [...slots.map((slot) => slot.column), keyColumn(view), givenColumn(slots, view)],
    top: topOf(place, name, found, view),
    rowCount: positions.length,
    rows: again(function* () {
      tally.cases = 0
      tally.fen = NO_FEN
      let no = from
      for (const position of positions) {
        const c = found.caseAt(position)
        const line = { c, no: ++no, advice: adviceOf(c), household: found.households.words(position, place) }
        const cells: Cell[] = new Array(slots.length + 2)
        const marks: string[] = []
        for (let i = 0; i < slots.length; i++) {
          const slot = slots[i]
          if (slot?.fill === undefined) continue
          const cell = slot.fill.cell(line, view)
          cells[i] = cell
          marks.push(markOfCell(cell, slot.column.kind))
        }
        cells[slots.length] = lineKey(c.policyNo, c.dueDate, runId)
        cells[slots.length + 1] = lineCheck(c.stage === 'lapsed' ? undefined : c.graceEnd, marks.join(''))
        tally.cases++
        tally.fen = fen(tally.fen + c.premium)
        yield cells
      }
    }),
  }
}

/** Policy number, due date, run and format: by it a line is found again when the workbook comes back. */
function keyColumn({ lang }: View): Column {
  return { key: 'key', title: KEY_TITLE[lang], kind: 'text', width: 10, hidden: true, definedName: KEY_NAME }
}

/** Tells, when the workbook comes back, which cells were changed that nobody was asked to fill in. */
function givenColumn(slots: readonly Slot[], { lang }: View): Column {
  return checkColumn(
    slots.flatMap(({ column, fill: given }) => (given === undefined ? [] : [column.title])),
    lang,
  )
}

function topOf(place: PlaceId, name: string, found: Survey, view: View): TableSheet['top'] {
  const { lang, context } = view
  const sum = found.byPlace.get(place)
  const heading =
    sum === undefined
      ? name
      : fill(WORDS.heading[lang], {
          sheet: name,
          cases: casesWords(sum.cases, lang),
          premium: yuanWords(sum.fen, lang),
        })
  const notes = {
    hold: WORDS.hold,
    paid: WORDS.paid,
    future: WORDS.future,
    lapsed: WORDS.lapsed,
    deferred: WORDS.deferred,
  }
  const note = Object.entries(notes).find(([id]) => id === place)?.[1]
  return [
    row(across(heading, 9, 'title')),
    row(across(`${asOfLine(context)}　${NOTICE[lang]}`, 9, 'muted')),
    ...(note === undefined ? [] : [row(across(note[lang], 9, 'emphasis'))]),
  ]
}
