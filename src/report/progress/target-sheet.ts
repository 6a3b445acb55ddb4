import type { Fen } from '../../model/money.ts'
import { rateOf } from '../../model/rate.ts'
import type { Cell, TableSheet } from '../../model/sheet.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { across, row } from '../frame.ts'
import { type TableColumn, tableSheet } from '../table.ts'
import { both } from '../wording.ts'
import { rateCell } from './figure-columns.ts'
import { groupLines } from './group-sheets.ts'
import type { ProgressInput } from './input.ts'
import { type TargetLine, targetLines } from './target-lines.ts'
import { subtitleOf } from './top.ts'
import { nameOfKey, WORDS } from './words.ts'

const TEXTS = {
  name: both('目标', 'Targets'),
  by: both('按', 'By'),
} as const

interface Line extends TargetLine {
  readonly by: string
  readonly name: string
}

/** Targets by group: of the whole, and of every branch, team and collector. */
export function targetSheet(input: ProgressInput): TableSheet {
  const { progress, lang } = input
  const { targets } = progress.question
  const all = targetLines(progress.total, targets).map((line) => ({ ...line, by: WORDS.total[lang], name: '' }))
  const lines: readonly Line[] = [
    ...all,
    ...wordsOf('progressBy').flatMap((by) =>
      groupLines(by, input).flatMap(({ key, name, figures }) =>
        targetLines(figures, targets).map((line) => ({
          ...line,
          by: wordText('progressBy', by)[lang],
          name: nameOfKey(by, key, name, lang),
        })),
      ),
    ),
  ]
  return tableSheet({
    name: TEXTS.name[lang],
    top: [row(across(WORDS.targets[lang], 10, 'title')), row(across(subtitleOf(input), 10, 'subtitle'))],
    columns: targetColumns(input),
    lines,
    count: lines.length,
    lang,
    frozenColumns: 3,
  })
}

function targetColumns({ lang }: ProgressInput): readonly TableColumn<Line>[] {
  return [
    { key: 'by', title: TEXTS.by, kind: 'text', width: 10, cell: ({ by }) => by },
    { key: 'name', title: WORDS.name, kind: 'text', width: 24, cell: ({ name }) => name },
    {
      key: 'group',
      title: WORDS.group,
      kind: 'text',
      width: 26,
      cell: (line) => wordText('targetGroup', line.group)[lang],
    },
    { key: 'base', title: WORDS.base, kind: 'count', width: 10, cell: ({ base }) => base.cases },
    { key: 'baseFen', title: WORDS.baseFen, kind: 'money', width: 16, cell: ({ base }) => base.fen },
    {
      key: 'rate',
      title: WORDS.target,
      kind: 'rate',
      width: 9,
      cell: ({ rate }) => noneOr(rate, (value) => value / 100),
    },
    {
      key: 'cases',
      title: WORDS.toReach,
      kind: 'count',
      width: 10,
      cell: ({ cases }) => noneOr(cases, (value) => value),
    },
    {
      key: 'fen',
      title: WORDS.toReachFen,
      kind: 'money',
      width: 16,
      cell: ({ fen }) => noneOr(fen, (value: Fen) => value),
    },
    { key: 'paid', title: WORDS.paid, kind: 'count', width: 10, cell: ({ paid }) => paid.cases },
    { key: 'paidFen', title: WORDS.paidFen, kind: 'money', width: 16, cell: ({ paid }) => paid.fen },
    {
      key: 'caseRate',
      title: WORDS.caseRate,
      kind: 'rate',
      width: 10,
      cell: ({ paid, base, rate }) => rateCell(rateOf(paid.cases, base.cases), rate),
    },
    {
      key: 'short',
      title: WORDS.short,
      kind: 'count',
      width: 9,
      cell: ({ cases, paid }) => noneOr(cases, (value) => Math.max(0, value - paid.cases)),
    },
  ]
}

function noneOr<T extends number>(value: T | undefined, shown: (value: T) => number): Cell {
  return value === undefined ? { value: '—', kind: 'count' } : shown(value)
}
