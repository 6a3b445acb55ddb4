import type { StyledCell, TableSheet, Tone } from '../model/sheet.ts'
import type { CellStyle } from './cell-opening.ts'
import { lookKind } from './layout.ts'
import { type LookKind, lookKey, type Place } from './look.ts'
import { INDENT } from './row-height.ts'
import type { SharedColumn, SharedTexts } from './shared-texts.ts'
import type { Template } from './template.ts'

/** A column of a table, made ready before the first row. */
export interface Lane {
  readonly kind: LookKind
  /** room for words, in characters */
  readonly width: number
  readonly style: CellStyle
  /** the style of a cell that is not like its column */
  styleOf(cell: StyledCell): CellStyle
  /** an empty cell is written; where not, the column's style serves */
  readonly showsEmpty: boolean
  readonly wraps: boolean
  readonly texts: SharedColumn
}

/** Makes the columns of a table ready. */
export function lanesOf(
  sheet: TableSheet,
  { styleOf, cellStyle }: Pick<Template, 'styleOf' | 'cellStyle'>,
  shared: Pick<SharedTexts, 'column'>,
): readonly Lane[] {
  const place: Place = sheet.protection === 'rows' ? 'openTable' : 'table'
  return sheet.columns.map((column, index) => {
    const kind = lookKind(column)
    const styleAt = (ofKind: LookKind, tone: Tone) => cellStyle(index, styleOf(lookKey(place, ofKind, tone)))
    const style = styleAt(kind, column.tone ?? 'plain')
    return {
      kind,
      width: column.width - INDENT,
      style,
      styleOf(cell) {
        const tone = cell.tone ?? (cell.sheet === undefined ? undefined : 'link')
        if (tone === undefined && (cell.kind ?? kind) === kind) return style
        return styleAt(cell.kind ?? kind, tone ?? 'plain')
      },
      showsEmpty: (column.tone ?? 'plain') !== 'plain',
      wraps: kind === 'wrapped' && column.hidden !== true,
      texts: shared.column(column.key),
    }
  })
}
