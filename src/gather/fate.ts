/** Where an input row ends: in a case, or out of the lists with a reason. */
export type RowFate = 'accepted' | 'duplicate' | 'superseded' | 'conflict' | 'rejected'

/** Columns over all rows of the input; `fates`, `other` and `place` are written here. */
export interface Siblings {
  readonly due: Int32Array
  readonly product: Int32Array
  readonly premium: Float64Array
  readonly cells: Int32Array
  readonly file: Uint16Array
  readonly fates: Uint8Array
  readonly other: Int32Array
  /** the place in the input that a row takes: its own, or that of the row it stands for */
  readonly place: Int32Array
}

/** Index → fate, as `Siblings.fates` holds it. */
export const FATE: readonly RowFate[] = ['accepted', 'duplicate', 'superseded', 'conflict']
const DUPLICATE = 1
const SUPERSEDED = 2
const CONFLICT = 3

/**
 * Decides what becomes of the rows of one policy (domain.md 3). Rows with the same due date and product:
 * - within one file and at equal premium they are duplicates: one is kept, the last if any other cell differs;
 * - within one file and at different premiums they conflict: all of them are rejected;
 * - what a later file keeps supersedes what an earlier file kept. A conflict supersedes nothing: the earlier row stays.
 */
export function decideFates(rows: readonly number[], columns: Siblings): void {
  if (rows.length < 2) return
  for (const sameThing of groupBy(rows, (row) => `${columns.due[row]}|${columns.product[row]}`)) {
    let kept = -1
    let first = -1
    for (const sameFile of groupBy(sameThing, (row) => String(columns.file[row]))) {
      const survivor = keepOne(sameFile, columns)
      if (survivor < 0) continue
      if (kept >= 0) mark(kept, SUPERSEDED, survivor, columns)
      if (first < 0) first = sameFile[0] ?? survivor
      kept = survivor
    }
    if (kept >= 0) columns.place[kept] = first
  }
}

/** The one row of a file that stays, or −1 if the rows conflict. */
function keepOne(rows: readonly number[], columns: Siblings): number {
  const first = rows[0] ?? -1
  if (rows.length === 1) return first
  const differing = rows.find((row) => columns.premium[row] !== columns.premium[first])
  if (differing !== undefined) {
    for (const row of rows) mark(row, CONFLICT, row === first ? differing : first, columns)
    return -1
  }
  const changed = rows.some((row) => columns.cells[row] !== columns.cells[first])
  const survivor = changed ? (rows.at(-1) ?? first) : first
  for (const row of rows) if (row !== survivor) mark(row, DUPLICATE, survivor, columns)
  return survivor
}

function mark(row: number, fate: number, other: number, columns: Siblings): void {
  columns.fates[row] = fate
  columns.other[row] = other
}

function groupBy(rows: readonly number[], keyOf: (row: number) => string): number[][] {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}
