import type { TableSheet } from '../model/sheet.ts'
import type { Text } from '../model/text.ts'
import type { ReportContext } from './context.ts'
import { reportTop } from './frame.ts'
import { share } from './grid.ts'
import { type Sum, totalOf } from './sum.ts'
import { inTone, type TableColumn, tableSheet } from './table.ts'
import type { Sums } from './tally-data.ts'
import { both } from './wording.ts'

/** One line of a table of sums: what it counts, and what goes with it in words. */
export interface SumLine {
  readonly name: string
  readonly more: readonly string[]
  readonly sum: Sum
}

const WORDS = {
  cases: both('件数', 'Cases'),
  premium: both('保费', 'Premium'),
  caseShare: both('件数占比', 'Share, cases'),
  premiumShare: both('保费占比', 'Share, premium'),
  total: both('合计', 'Total'),
} as const

export interface SumTable {
  readonly name: Text
  readonly heading: Text
  readonly notes: readonly Text[]
  /** title of the first column */
  readonly by: Text
  /** titles of what goes with it in words */
  readonly more: readonly { readonly title: Text; readonly width: number }[]
  readonly lines: readonly SumLine[]
}

/** A table of cases, premium and shares with a total line; most cases first. */
export function sumTableSheet({ name, heading, notes, by, more, lines }: SumTable, context: ReportContext): TableSheet {
  const { lang } = context
  const all = totalOf(lines.map((line) => line.sum))
  const total: SumLine = { name: WORDS.total[lang], more: more.map(() => ''), sum: all }
  const columns: readonly TableColumn<SumLine>[] = [
    { key: 'by', title: by, kind: 'wrapped', width: 28, cell: (line) => line.name },
    { key: 'cases', title: WORDS.cases, kind: 'count', width: 10, cell: (line) => line.sum.cases },
    { key: 'premium', title: WORDS.premium, kind: 'money', width: 16, cell: (line) => line.sum.fen },
    {
      key: 'caseShare',
      title: WORDS.caseShare,
      kind: 'share',
      width: 11,
      cell: (line) => share(line.sum.cases, all.cases),
    },
    {
      key: 'premiumShare',
      title: WORDS.premiumShare,
      kind: 'share',
      width: 11,
      cell: (line) => share(line.sum.fen, all.fen),
    },
    ...more.map(
      ({ title, width }, index): TableColumn<SumLine> => ({
        key: `more${index}`,
        title,
        kind: 'wrapped',
        width,
        cell: (line) => line.more[index],
      }),
    ),
  ]
  const sheet = tableSheet({
    name: name[lang],
    top: reportTop(heading, notes, context),
    columns,
    lines,
    count: lines.length,
    lang,
  })
  const totalRow = inTone(
    columns.map((column) => column.cell(total)),
    'total',
  )
  return { ...sheet, rowCount: sheet.rowCount + 1, rows: [...sheet.rows, totalRow] }
}

/** The sums by name, most cases first. */
export function ranked(sums: Sums): readonly (readonly [string, Sum])[] {
  return Object.entries(sums).sort(([a, x], [b, y]) => y.cases - x.cases || y.fen - x.fen || (a < b ? -1 : 1))
}
