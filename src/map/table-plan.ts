import type { FieldName } from '../model/field.ts'
import type { RowFinding } from '../model/finding.ts'
import type { ColumnPresence } from '../model/receivable.ts'
import type { Text } from '../model/text.ts'
import type { Extra } from './cells/word.ts'
import type { StatedTotal } from './totals.ts'

/** What a column was taken for, and why. */
export interface ColumnDecision {
  /** 0 = the first column */
  readonly index: number
  readonly header: string
  readonly field: FieldName | undefined
  readonly because: Text
  /** masked */
  readonly samples: readonly string[]
}

/** How the cells of a mapped column are read. */
export interface ColumnReading {
  readonly index: number
  readonly field: FieldName
  /** amounts are counted in 万元 */
  readonly tenThousands: boolean
  /** texts of digits are date serials */
  readonly serials: boolean
  /** digits after the 15th are lost */
  readonly lostDigits: boolean
  /** a payment term counted in instalments */
  readonly instalments: boolean
  /** words that mean something else in this column */
  readonly extra: Extra | undefined
}

/** How a table is read. */
export interface TablePlan {
  /** row number that Excel shows of the header's last line */
  readonly headerRow: number
  readonly columns: readonly ColumnDecision[]
  /** fields that have a column of their own (a premium computed from main and riders has none) */
  readonly presence: ColumnPresence
  /** M006: columns that no field claims */
  readonly findings: readonly RowFinding[]
  readonly readings: readonly ColumnReading[]
  /** all that stands in the header's lines, folded */
  readonly headerTexts: ReadonlySet<string>
  /** delimited text: rows with fewer cells than headers have lost some */
  readonly fullRows: boolean
  /** rows that say 合计 in place of a product add up those of their policy */
  readonly policyTotals: boolean
  /** a total that the titles above the header state */
  readonly declared: StatedTotal | undefined
}

/** A table without a header row. */
export interface SkippedTable {
  readonly skipped: 'noHeader' | 'empty'
  /** what it looks like, masked; undefined: empty */
  readonly seen: Text | undefined
}

/** A table with a header row but without a column for policy number, due date or premium (M001): refused, never guessed. */
export interface MissingColumns {
  readonly missing: readonly FieldName[]
  readonly headers: readonly string[]
  /** for each missing field the headers that come closest, the closest first */
  readonly nearest: Readonly<Partial<Record<FieldName, readonly string[]>>>
  readonly headerRow: number
  readonly columns: readonly ColumnDecision[]
}
