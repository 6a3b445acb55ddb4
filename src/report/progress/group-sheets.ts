import type { TableSheet } from '../../model/sheet.ts'
import { type ProgressBy, wordText } from '../../model/words.ts'
import { across, row } from '../frame.ts'
import { inTone, type TableColumn, tableSheet } from '../table.ts'
import { figureColumns, PRINTED_FIGURES } from './figure-columns.ts'
import type { GroupLine, ProgressInput } from './input.ts'
import type { Places } from './places.ts'
import { subtitleOf } from './top.ts'
import { nameOfKey, WORDS } from './words.ts'

const WIDE = 12

/** Every branch, team or collector with all its figures, the whole at the end. The name leads to its cases. */
export function groupSheet(by: ProgressBy, input: ProgressInput, places: Places): TableSheet {
  const { progress, lang } = input
  const lines = groupLines(by, input)
  const title = wordText('progressBy', by)
  const figures = figureColumns(progress.question.targets, lang)
  const columns: readonly TableColumn<GroupLine>[] = [
    {
      key: 'name',
      title,
      kind: 'text',
      width: 22,
      cell: ({ key, name }) => places.toGroup(by, key, nameOfKey(by, key, name, lang)),
    },
    ...figures,
  ]
  const sheet = tableSheet({
    name: title[lang],
    top: [row(across(title[lang], WIDE, 'title')), row(across(subtitleOf(input), WIDE, 'subtitle'))],
    columns,
    lines,
    count: lines.length,
    lang,
    frozenColumns: 1,
  })
  const all: GroupLine = { key: '', name: WORDS.total[lang], figures: progress.total }
  const band = new Map(figures.map((column) => [column.key, column.band]))
  return {
    ...sheet,
    columns: sheet.columns.map((column) => {
      const group = band.get(column.key)
      return group === undefined ? column : { ...column, group }
    }),
    rowCount: sheet.rowCount + 1,
    rows: [...sheet.rows, inTone([WORDS.total[lang], ...figures.map((column) => column.cell(all))], 'total')],
    printedColumns: 1 + PRINTED_FIGURES,
  }
}

/** The groups with their names, in the order of their keys. */
export function groupLines(by: ProgressBy, { progress, nameOf }: ProgressInput): readonly GroupLine[] {
  return progress.groups[by].map(({ key, figures }) => ({ key, name: nameOf(by, key), figures }))
}
