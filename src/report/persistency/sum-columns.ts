import { type PersistencySums, ratesOf } from '../../model/persistency.ts'
import { isOverWhole, type Rate, rateNumber } from '../../model/rate.ts'
import type { Cell } from '../../model/sheet.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { TableColumn } from '../table.ts'
import { WORDS } from './words.ts'

/** A line of sums, and what it is about. */
export interface SumLine {
  readonly names: readonly Cell[]
  readonly sums: PersistencySums
}

/** What the columns of sums and rates hold, for one measure and period of a line. */
export function sumColumns<T>(
  key: string,
  lang: Lang,
  weight: number,
  of: (line: T) => PersistencySums,
): readonly TableColumn<T>[] {
  const rate = (name: 'premium' | 'cases' | 'overall', title: Text): TableColumn<T> => ({
    key: `${key}-${name}`,
    title,
    kind: 'rate',
    width: 10,
    cell: (line) => rateCell(ratesOf(of(line), weight)[name]),
  })
  const count = (name: 'policies' | 'received' | 'inGrace', title: Text): TableColumn<T> => ({
    key: `${key}-${name}`,
    title,
    kind: 'count',
    width: lang === 'zh' ? 9 : 10,
    cell: (line) => of(line)[name],
  })
  const money = (name: 'due' | 'receivedFen' | 'inGraceFen', title: Text): TableColumn<T> => ({
    key: `${key}-${name}`,
    title,
    kind: 'money',
    width: 16,
    cell: (line) => of(line)[name],
  })
  return [
    rate('premium', WORDS.premiumRate),
    rate('cases', WORDS.caseRate),
    rate('overall', WORDS.overallRate),
    count('policies', WORDS.policies),
    count('received', WORDS.received),
    money('due', WORDS.due),
    money('receivedFen', WORDS.receivedFen),
    count('inGrace', WORDS.inGrace),
    money('inGraceFen', WORDS.inGraceFen),
  ]
}

/** "—" where there is no rate; over 100 % as it is, and marked. */
function rateCell(rate: Rate | undefined): Cell {
  if (!rate) return { value: '—', kind: 'text' }
  return isOverWhole(rate) ? { value: rateNumber(rate), tone: 'warning' } : rateNumber(rate)
}

/** Columns of what the lines are about. */
export function nameColumns(titles: readonly Text[], widths: readonly number[]): readonly TableColumn<SumLine>[] {
  return titles.map((title, index) => ({
    key: `name${index}`,
    title,
    kind: 'text',
    width: widths[index] ?? 16,
    cell: ({ names }) => names[index],
  }))
}
