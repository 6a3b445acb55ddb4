import type { Column } from '../../model/sheet.ts'
import { DEBIT_COLUMNS } from './columns-debit.ts'
import { AGENT_COLUMNS, HOLDER_COLUMNS, POLICY_COLUMNS } from './columns-details.ts'
import { GLANCE_COLUMNS } from './columns-glance.ts'
import { HISTORY_COLUMNS } from './columns-history.ts'
import { WHY_COLUMNS } from './columns-why.ts'
import { contactColumns, secondContactColumns } from './inputs.ts'
import type { LineColumn, View } from './line.ts'
import type { PlaceId } from './places.ts'
import { assignColumns, UNASSIGNED_COLUMNS } from './unassigned.ts'

/** A slot of a sheet: a column filled in by the run, or one left to the collector. */
export interface Slot {
  readonly column: Column
  readonly fill: LineColumn | undefined
}

/** The columns of a sheet from left to right, and how many of them are printed. */
export interface Arrangement {
  readonly slots: readonly Slot[]
  readonly printed: number
}

/** Every column that the run fills in. */
export const LINE_COLUMNS: readonly LineColumn[] = [
  ...GLANCE_COLUMNS,
  ...UNASSIGNED_COLUMNS,
  ...WHY_COLUMNS,
  ...HOLDER_COLUMNS,
  ...POLICY_COLUMNS,
  ...DEBIT_COLUMNS,
  ...AGENT_COLUMNS,
  ...HISTORY_COLUMNS,
]

const REST = [...DEBIT_COLUMNS, ...AGENT_COLUMNS, ...HISTORY_COLUMNS]

/**
 * Whom to call and what to do stand left, the cells to fill in beside them, so that both are seen without scrolling;
 * everything else follows to the right and is not printed, since a page as wide could not be read.
 */
export function arrange(place: PlaceId, inUse: ReadonlySet<string>, view: View): Arrangement {
  const stands = ({ key, on }: LineColumn) => inUse.has(key) && (on === undefined || on.includes(place))
  const filled = (...columns: readonly LineColumn[]): readonly Slot[] =>
    columns.filter(stands).map((column) => ({ column: columnOf(column, view), fill: column }))
  const asked = (columns: readonly Column[]): readonly Slot[] => columns.map((column) => ({ column, fill: undefined }))
  const glance = filled(...GLANCE_COLUMNS)
  switch (place) {
    case 'unassigned':
      return printing(
        [...glance, ...filled(...UNASSIGNED_COLUMNS), ...asked(assignColumns(view))],
        filled(...POLICY_COLUMNS, ...WHY_COLUMNS, ...HOLDER_COLUMNS, ...REST),
      )
    case 'paid':
      return printing([...glance, ...filled(...POLICY_COLUMNS)], filled(...WHY_COLUMNS, ...HOLDER_COLUMNS, ...REST))
    default:
      return printing(
        [...glance, ...asked(contactColumns(view.context))],
        [
          ...filled(...WHY_COLUMNS, ...HOLDER_COLUMNS, ...POLICY_COLUMNS, ...REST),
          ...asked(secondContactColumns(view.context)),
        ],
      )
  }
}

function printing(printed: readonly Slot[], rest: readonly Slot[]): Arrangement {
  return { slots: [...printed, ...rest], printed: printed.length }
}

function columnOf({ key, title, kind, width, band, tone }: LineColumn, { lang }: View): Column {
  return { key, title: title[lang], kind, width, group: band[lang], ...(tone ? { tone } : {}) }
}
