import { type Products, UNNAMED } from './product.ts'

/** Where an input row ends: in a case, or out of the lists with a reason. */
export type RowFate = 'accepted' | 'duplicate' | 'superseded' | 'conflict' | 'rejected'

/** Columns over all rows of the input; `fates`, `other` and `place` are written here. */
export interface Siblings {
  readonly due: Int32Array
  /** place in `products`, or {@link UNNAMED} */
  readonly product: Int32Array
  readonly products: Products
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
 * Decides what becomes of the rows of one policy (docs/rules.md 2). Rows with the same due date and product:
 * - within one file and at equal premium they are duplicates: one is kept, the last if any other cell differs;
 * - within one file and at different premiums they conflict: all of them are rejected;
 * - what a later file keeps supersedes what an earlier file kept. A conflict supersedes nothing: the earlier row stays.
 *
 * Two files may name one product differently, and adding the one's amount to the other's would count the premium twice. The name alone means the
 * product that another file gives with code and name. A bank's return often names no product: where one of two files has no product column and each has
 * one row left, or rows of the same sum, the later ones supersede the earlier; so do rows of the same sum where one file gives only codes and the other only names.
 */
export function decideFates(rows: readonly number[], columns: Siblings): void {
  if (rows.length < 2) return
  for (const sameDay of groupBy(rows, (row) => columns.due[row] ?? 0)) {
    const kept = new Map<number, number>()
    for (const sameFile of groupBy(sameDay, (row) => columns.file[row] ?? 0))
      supersede(kept, keptOf(sameFile, columns), columns)
  }
}

/** What a file keeps: product → row, each at the place of the first row that it stands for. */
function keptOf(rows: readonly number[], columns: Siblings): Map<number, number> {
  const kept = new Map<number, number>()
  for (const sameThing of groupBy(rows, (row) => keyOf(row, columns))) {
    const survivor = keepOne(sameThing, columns)
    if (survivor < 0) continue
    columns.place[survivor] = sameThing[0] ?? survivor
    kept.set(keyOf(survivor, columns), survivor)
  }
  return kept
}

function keyOf(row: number, { product, products }: Siblings): number {
  return products.keys[product[row] ?? UNNAMED] ?? UNNAMED
}

/** Puts what a later file keeps in the place of what earlier files kept. */
function supersede(kept: Map<number, number>, later: ReadonlyMap<number, number>, columns: Siblings): void {
  const replace = (old: number, row: number): void => {
    mark(old, SUPERSEDED, row, columns)
    columns.place[row] = Math.min(columns.place[old] ?? old, columns.place[row] ?? row)
  }
  let left: Kept = [...kept].filter(([product]) => !later.has(product))
  let fresh: Kept = [...later].filter(([product]) => !kept.has(product))
  for (const [product, row] of later) {
    const old = kept.get(product)
    if (old !== undefined) replace(old, row)
    kept.set(product, row)
  }
  for (const [product, row] of fresh) {
    const known = left.find(([, old]) => isSameByName(old, row, columns))
    if (!known) continue
    replace(known[1], row)
    kept.delete(known[0])
    left = left.filter((one) => one !== known)
    fresh = fresh.filter((one) => one[0] !== product)
  }
  const [first] = fresh
  if (!first || left.length === 0 || !isSameThing(left, fresh, columns)) return
  for (const [product, old] of left) {
    replace(old, first[1])
    kept.delete(product)
  }
  const [only] = left
  if (only && left.length === 1 && isUnnamed(fresh)) {
    kept.delete(UNNAMED)
    kept.set(only[0], first[1])
  }
}

type Kept = readonly (readonly [product: number, row: number])[]

function isUnnamed(rows: Kept): boolean {
  return rows.length === 1 && rows[0]?.[0] === UNNAMED
}

/** Whether rows that nothing tells apart speak of the same money. */
function isSameThing(left: Kept, fresh: Kept, columns: Siblings): boolean {
  const sum = (rows: Kept) => rows.reduce((all, [, row]) => all + (columns.premium[row] ?? 0), 0)
  if (isUnnamed(left) || isUnnamed(fresh)) return (left.length === 1 && fresh.length === 1) || sum(left) === sum(fresh)
  const { codes, names } = columns.products
  const only = (rows: Kept, given: readonly string[], missing: readonly string[]) =>
    rows.every(([, row]) => isGiven(row, given, columns) && !isGiven(row, missing, columns))
  const isOtherwiseNamed =
    (only(left, codes, names) && only(fresh, names, codes)) || (only(left, names, codes) && only(fresh, codes, names))
  return isOtherwiseNamed && sum(left) === sum(fresh)
}

function isGiven(row: number, texts: readonly string[], { product }: Siblings): boolean {
  return (texts[product[row] ?? UNNAMED] ?? '') !== ''
}

/** Both give the same name, and not both a code. */
function isSameByName(a: number, b: number, columns: Siblings): boolean {
  const { codes, names } = columns.products
  const nameOf = (row: number) => names[columns.product[row] ?? UNNAMED] ?? ''
  return nameOf(a) !== '' && nameOf(a) === nameOf(b) && !(isGiven(a, codes, columns) && isGiven(b, codes, columns))
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

function groupBy(rows: readonly number[], keyOf: (row: number) => number): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}
