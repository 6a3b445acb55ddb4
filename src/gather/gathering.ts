import { asDay, type Day } from '../model/day.ts'
import { openInterner } from '../model/interner.ts'
import type { Fen } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { alikePolicies } from './alike.ts'
import { decideFates, FATE, type RowFate, type Siblings } from './fate.ts'
import { namesProducts, productsIn, productText, UNNAMED } from './product.ts'
import type { RowKeys } from './row-keys.ts'

/** The rows of one policy and due date. */
export interface GatheredCase {
  /** 0, 1, 2 … in order of first appearance in the input */
  readonly id: number
  readonly dueDate: Day
  /** accepted rows, each at the place where its product first appeared */
  readonly rows: readonly number[]
  /** accepted row → the rows that it supersedes, those of the latest file first; only where there are any */
  readonly superseded: ReadonlyMap<number, readonly number[]>
}

/** The rows of the whole input put together (docs/rules.md 2). */
export interface Gathered {
  readonly cases: number
  readonly policies: number
  fateOf(row: number): RowFate
  premiumOf(row: number): Fen
  /** the row that stands for a duplicate, or the first row that a conflict disagrees with */
  otherRow(row: number): number
  /** the cases of a policy in order of first appearance; empty if none of its rows was accepted */
  casesOf(policy: number): readonly GatheredCase[]
  /** the policy of a case, for comparing policy numbers */
  policyOf(caseId: number): number
  /** whether any row that could be read is of this policy */
  hasPolicy(policyNo: string): boolean
  policyNoOf(policy: number): string
  /** policies whose number may be another's, written differently → one of those others */
  alike(): ReadonlyMap<number, number>
  /** order of two policies by number, as text */
  comparePolicies(a: number, b: number): number
  /** for other threads: {@link openCases} */
  readonly share: CasesShare
}

/** Which rows make which cases; shared memory, one number per row. */
export interface CasesShare {
  /** first row of each policy, and the next one of each row; −1 = none */
  readonly first: Shared<Int32Array>
  readonly next: Shared<Int32Array>
  readonly due: Shared<Int32Array>
  readonly file: Shared<Uint16Array>
  readonly fates: Shared<Uint8Array>
  readonly other: Shared<Int32Array>
  readonly place: Shared<Int32Array>
  /** the row that stands for a row's case; −1 = none */
  readonly roots: Shared<Int32Array>
  /** root → number of the case */
  readonly ids: Shared<Int32Array>
}

type Shared<T> = T & { readonly buffer: SharedArrayBuffer }

/** The cases of a policy in order of first appearance; empty if none of its rows was accepted. Works in every thread. */
export function openCases(share: CasesShare): (policy: number) => readonly GatheredCase[] {
  return (policy) => casesOf(rowsOf(share, policy), share)
}

/** Collects one compact entry per row, whole input long; rows are numbered 0, 1, 2 … by the caller. */
export interface Gathering {
  /** @param file index of the file: duplicates are sought within one, a later one supersedes
   *  @param cells a hash of all cells of the row, to tell a repeated row from a changed one */
  accept(row: number, receivable: Receivable, due: Day, premium: Fen, file: number, cells: number): void
  reject(row: number): void
  /** the rows that follow those known so far. @param file index of the file that they stand in */
  take(keys: RowKeys, file: number): void
  conclude(): Gathered
}

export function openGathering(): Gathering {
  const policies = openInterner()
  const products = openInterner()
  let capacity = 1 << 12
  let count = 0
  let policy = new Int32Array(capacity).fill(-1)
  let due = numbers(capacity)
  let product = new Int32Array(capacity)
  let premium = new Float64Array(capacity)
  let cells = new Int32Array(capacity)
  let file = new Uint16Array(sharedBytes(capacity * 2))

  const reserve = (row: number): void => {
    count = row + 1
    if (row < capacity) return
    while (row >= capacity) capacity *= 2
    const widerPolicy = new Int32Array(capacity).fill(-1)
    widerPolicy.set(policy)
    policy = widerPolicy
    due = copied(due, numbers(capacity))
    product = copied(product, new Int32Array(capacity))
    premium = copied(premium, new Float64Array(capacity))
    cells = copied(cells, new Int32Array(capacity))
    file = copied(file, new Uint16Array(sharedBytes(capacity * 2)))
  }

  return {
    accept(row, receivable, dueDate, fen, fileIndex, cellsHash) {
      reserve(row)
      policy[row] = policies.intern(receivable.policyNo)
      due[row] = dueDate
      product[row] = namesProducts(receivable) ? products.intern(productText(receivable)) : UNNAMED
      premium[row] = fen
      cells[row] = cellsHash
      file[row] = fileIndex
    },
    reject: reserve,
    take(keys, fileIndex) {
      if (keys.count === 0) return
      const from = count
      reserve(from + keys.count - 1)
      const own = Int32Array.from(keys.products, (text) => products.intern(text))
      due.set(keys.due, from)
      premium.set(keys.premium, from)
      cells.set(keys.cells, from)
      file.fill(fileIndex, from, count)
      let start = 0
      for (let i = 0; i < keys.count; i++) {
        const end = keys.ends[i] ?? 0
        if (keys.accepted[i] === 1) {
          policy[from + i] = policies.internUnits(keys.units, start, end, keys.hashes[i] ?? 0)
          product[from + i] = own[keys.product[i] ?? UNNAMED] ?? UNNAMED
        }
        start = end
      }
    },
    conclude() {
      const chain = chainByPolicy(policy, count, policies.size)
      const fates = new Uint8Array(sharedBytes(count))
      const other = numbers(count).fill(-1)
      const place = numbers(count)
      for (let row = 0; row < count; row++) place[row] = row
      const siblings: Siblings = {
        due,
        product,
        products: productsIn(products),
        premium,
        cells,
        file,
        fates,
        other,
        place,
      }
      const roots = numbers(count).fill(-1)
      // nobody else asks for them, and they are long
      product = new Int32Array(0)
      cells = new Int32Array(0)
      for (let id = 0; id < policies.size; id++) {
        const rows = rowsOf(chain, id)
        decideFates(rows, siblings)
        markCaseRoots(rows, siblings, roots)
      }
      const ids = numbers(count).fill(-1)
      const casePolicy = new Int32Array(count)
      let cases = 0
      for (let row = 0; row < count; row++) {
        if (roots[row] !== row) continue
        ids[row] = cases
        casePolicy[cases] = policy[row] ?? -1
        cases += 1
      }
      const share: CasesShare = { ...chain, due, file, fates, other, place, roots, ids }
      return {
        cases,
        policies: policies.size,
        fateOf: (row) => (policy[row] === -1 ? 'rejected' : (FATE[fates[row] ?? 0] ?? 'accepted')),
        premiumOf: (row) => (premium[row] ?? 0) as Fen,
        otherRow: (row) => other[row] ?? -1,
        casesOf: openCases(share),
        policyOf: (caseId) => casePolicy[caseId] ?? -1,
        hasPolicy: (policyNo) => policies.find(policyNo) >= 0,
        policyNoOf: (id) => policies.text(id),
        alike: () => alikePolicies(policies),
        comparePolicies: (a, b) => policies.compare(a, b),
        share,
      }
    },
  }
}

type Chain = Pick<CasesShare, 'first' | 'next'>

/** Links the rows of each policy in input order, in one walk over the rows from the last to the first. */
function chainByPolicy(policy: Int32Array, count: number, policies: number): Chain {
  const first = numbers(policies).fill(-1)
  const next = numbers(count).fill(-1)
  for (let row = count - 1; row >= 0; row--) {
    const id = policy[row] ?? -1
    if (id < 0) continue
    next[row] = first[id] ?? -1
    first[id] = row
  }
  return { first, next }
}

function rowsOf(chain: Chain, policy: number): number[] {
  const rows: number[] = []
  for (let row = chain.first[policy] ?? -1; row >= 0; row = chain.next[row] ?? -1) rows.push(row)
  return rows
}

/** The first row of each policy and due date that holds an accepted row: a case keeps its first place in the order. */
function markCaseRoots(rows: readonly number[], { due, fates }: Siblings, caseRoot: Int32Array): void {
  if (rows.length === 1) {
    const only = rows[0] ?? 0
    caseRoot[only] = only
    return
  }
  const roots = new Map<number, number>()
  const live = new Set<number>()
  for (const row of rows) {
    const day = due[row] ?? 0
    const fate = FATE[fates[row] ?? 0]
    if (fate === 'conflict') continue
    if (!roots.has(day)) roots.set(day, row)
    if (fate === 'accepted') live.add(day)
  }
  for (const row of rows) {
    const day = due[row] ?? 0
    const root = roots.get(day)
    if (root !== undefined && live.has(day)) caseRoot[row] = root
  }
}

function casesOf(
  rows: readonly number[],
  { due, file, fates, other, place, roots, ids }: CasesShare,
): readonly GatheredCase[] {
  const [only] = rows
  // most policies have one row: nothing is to be put together
  if (only !== undefined && rows.length === 1)
    return [{ id: ids[only] ?? -1, dueDate: asDay(due[only] ?? 0), rows, superseded: NONE }]
  const cases = new Map<number, { id: number; dueDate: Day; rows: number[]; superseded: Map<number, number[]> }>()
  for (const row of rows) {
    const root = roots[row] ?? -1
    if (root < 0) continue
    const known = cases.get(root)
    const entry = known ?? { id: ids[root] ?? -1, dueDate: asDay(due[row] ?? 0), rows: [], superseded: NONE }
    if (!known) cases.set(root, entry)
    const fate = FATE[fates[row] ?? 0]
    if (fate === 'accepted') entry.rows.push(row)
    if (fate !== 'superseded') continue
    const heir = heirOf(row, fates, other)
    if (entry.superseded === NONE) entry.superseded = new Map()
    entry.superseded.set(heir, [...(entry.superseded.get(heir) ?? []), row])
  }
  for (const { rows: own, superseded } of cases.values()) {
    if (own.length > 1) own.sort((a, b) => (place[a] ?? a) - (place[b] ?? b))
    for (const earlier of superseded.values()) earlier.sort((a, b) => (file[b] ?? 0) - (file[a] ?? 0) || a - b)
  }
  return [...cases.values()]
}

const NONE: Map<number, number[]> = new Map()

/** The accepted row that stands for a superseded one, over as many files as there are. */
function heirOf(row: number, fates: Uint8Array, other: Int32Array): number {
  let heir = other[row] ?? row
  while (FATE[fates[heir] ?? 0] === 'superseded') heir = other[heir] ?? heir
  return heir
}

function sharedBytes(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes)
}

function numbers(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(sharedBytes(length * Int32Array.BYTES_PER_ELEMENT))
}

function copied<T extends Int32Array | Float64Array | Uint16Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
