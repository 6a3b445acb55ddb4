import { rateOf } from '../../model/rate.ts'
import type { PageRow, PageSheet } from '../../model/sheet.ts'
import { TASKS } from '../../model/task.ts'
import { fill } from '../../model/text.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { block, counted, GRID_WIDTHS, type GridColumn, gridRow, money, wide } from '../grid.ts'
import { both } from '../wording.ts'
import { definitionLines, doubts } from './definitions.ts'
import { PLAN, rateCell, shortOf } from './figure-columns.ts'
import { FILTERS } from './filters.ts'
import type { ProgressInput } from './input.ts'
import { failureBlock, rollBlock, targetBlock } from './overview-more.ts'
import type { Places } from './places.ts'
import { subtitleOf, titleOf } from './top.ts'
import { WORDS } from './words.ts'

const TEXTS = {
  name: both('总览', 'Overview'),
  balance: both(
    '上次清单 {before} 件 + 新上 {new} + 重新上 {returned} − 离开 {gone} = 这次 {now} 件',
    'Last time {before} cases + new {new} + back {returned} − left {gone} = now {now}',
  ),
} as const

/** The manager's page: how much came in, what changed, who was asked, what rolls on, and how all of it is counted. */
export function overviewSheet(input: ProgressInput, places: Places): PageSheet {
  const { progress, lang } = input
  return {
    kind: 'page',
    name: TEXTS.name[lang],
    protection: 'open',
    portrait: false,
    widths: GRID_WIDTHS,
    rows: [
      wide(titleOf(input), 'title'),
      wide(subtitleOf(input), 'subtitle'),
      wide(WORDS.data[lang], 'muted'),
      ...doubts(progress, lang).map((line) => wide({ value: line, kind: 'wrapped' }, 'warning')),
      ...collectionBlock(input, places),
      ...changeBlock(input, places),
      ...followUpBlock(input, places),
      ...overdueBlock(input),
      ...rollBlock('rolled', input),
      ...rollBlock('rolling', input),
      ...failureBlock(input),
      ...targetBlock(input),
      { cells: [] },
      wide(WORDS.definitions[lang], 'heading'),
      ...definitionLines(progress, lang).map((line) => wide({ value: line, kind: 'wrapped' }, 'muted')),
    ],
  }
}

function collectionBlock({ progress, lang }: ProgressInput, places: Places): readonly PageRow[] {
  const { total, question } = progress
  const columns: readonly GridColumn[] = [
    { title: WORDS.bucket[lang], span: 1 },
    { title: WORDS.receivable[lang], span: 1, kind: 'count' },
    { title: WORDS.receivableFen[lang], span: 1, kind: 'money' },
    { title: WORDS.paid[lang], span: 1, kind: 'count' },
    { title: WORDS.paidFen[lang], span: 1, kind: 'money' },
    { title: WORDS.byBank[lang], span: 1, kind: 'count' },
    { title: WORDS.caseRate[lang], span: 1, kind: 'rate' },
    { title: WORDS.premiumRate[lang], span: 1, kind: 'rate' },
    { title: WORDS.target[lang], span: 1, kind: 'count' },
    { title: WORDS.short[lang], span: 1, kind: 'count' },
  ]
  const lines = PLAN.map((bucket) => {
    const side = total.collection[bucket]
    const { receivable, paid, byBank } = side
    const target = question.targets[bucket]
    const short = shortOf(side, bucket, question.targets)
    return gridRow(columns, [
      wordText('bucket', bucket)[lang],
      places.toCases(receivable.cases),
      money(receivable.fen),
      places.toCases(paid.cases),
      money(paid.fen),
      counted(byBank.cases),
      rateCell(rateOf(paid.cases, receivable.cases), target),
      rateCell(rateOf(paid.fen, receivable.fen)),
      { value: `${target}%`, kind: 'count' },
      { ...counted(short), tone: short > 0 ? 'warning' : 'good' },
    ])
  })
  return block(WORDS.collection[lang], columns, lines, FILTERS.collection[lang])
}

function changeBlock({ progress, lang }: ProgressInput, places: Places): readonly PageRow[] {
  const { total, question, present, presentBefore } = progress
  if (question.previous === undefined) return []
  const columns: readonly GridColumn[] = [
    { title: WORDS.change[lang], span: 3 },
    { title: WORDS.cases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.isNew[lang], span: 2, kind: 'count' },
  ]
  const { changes } = total
  const lines = wordsOf('change').map((change) => {
    const { cases, fen, unknownBefore } = changes[change]
    const isAlarming = change === 'gone' && cases > 0
    return gridRow(columns, [
      { value: wordText('change', change)[lang], ...(isAlarming ? { tone: 'danger' } : {}) },
      places.toChange(change, cases),
      money(fen),
      counted(unknownBefore),
    ])
  })
  const gone = changes.gone.cases + changes.goneOfPlan.cases + changes.goneSettled.cases
  const balance = fill(TEXTS.balance[lang], {
    before: presentBefore,
    new: changes.new.cases,
    returned: changes.returned.cases,
    gone,
    now: present,
  })
  return block(WORDS.changes[lang], columns, lines, balance)
}

function followUpBlock({ progress, lang }: ProgressInput, places: Places): readonly PageRow[] {
  const { contacted, overdue, promises } = progress.total
  const columns: readonly GridColumn[] = [
    { title: WORDS.followUp[lang], span: 3 },
    { title: WORDS.cases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: both('比例', 'Share')[lang], span: 1, kind: 'rate' },
  ]
  const line = (title: string, sum: { readonly cases: number; readonly fen: number }, whole: number | undefined) =>
    gridRow(columns, [
      title,
      places.toCases(sum.cases),
      { value: sum.fen, kind: 'money' },
      whole === undefined ? undefined : rateCell(rateOf(sum.cases, whole)),
    ])
  const settled = promises.kept.cases + promises.broken.cases
  const lines = [
    line(WORDS.open[lang], contacted.open, undefined),
    line(WORDS.attempted[lang], contacted.attempted, contacted.open.cases),
    line(WORDS.reached[lang], contacted.reached, contacted.open.cases),
    line(WORDS.overdue[lang], overdue, undefined),
    line(`${WORDS.promises[lang]} · ${WORDS.kept[lang]}`, promises.kept, settled),
    line(`${WORDS.promises[lang]} · ${WORDS.broken[lang]}`, promises.broken, settled),
    line(`${WORDS.promises[lang]} · ${WORDS.promiseOpen[lang]}`, promises.open, undefined),
  ]
  return block(WORDS.followUp[lang], columns, lines, FILTERS.followUp[lang])
}

function overdueBlock({ progress, lang }: ProgressInput): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.task[lang], span: 3 },
    { title: WORDS.cases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
  ]
  const lines = progress.overdueByTask.map(({ task, sum }) =>
    gridRow(columns, [`${task} ${TASKS[task].title[lang]}`, counted(sum.cases), money(sum.fen)]),
  )
  return block(WORDS.overdueTasks[lang], columns, lines, FILTERS.overdueTasks[lang])
}
