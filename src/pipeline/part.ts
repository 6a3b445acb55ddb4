import { type Gathered, type GatheredCase, mergeRows, type RowDebit } from '../gather/index.ts'
import type { Interner } from '../model/interner.ts'
import { refuse } from '../model/refusal.ts'
import { branchNamed, NO_BRANCH, type RowBranches } from './branches.ts'
import type { FindingLog } from './finding-log.ts'
import { loadCaseRows } from './judging/case-rows.ts'
import type { RowStore } from './reading/row-store.ts'

/** Which part of the whole input a run is about (`--only-branch`); why it is cut like this stands in README.md. */
export interface Part {
  ownsRow(row: number): boolean
  ownsCase(id: number): boolean
  /** 1 = the case is ours, in memory that other threads can read; undefined: all are */
  readonly owned: Uint8Array | undefined
  /** rows of other branches */
  readonly elsewhere: number
  /** undefined: the run is about everything */
  readonly record:
    | {
        readonly branches: readonly string[]
        /** branch → rows of the whole input */
        readonly rows: Readonly<Record<string, number>>
        /** code → findings that are about no data row */
        readonly sheetFindings: Readonly<Record<string, number>>
      }
    | undefined
}

/** A run about everything. */
export const WHOLE: Part = {
  ownsRow: () => true,
  ownsCase: () => true,
  owned: undefined,
  elsewhere: 0,
  record: undefined,
}

/**
 * Finds out what of the input belongs to the named branches, and takes the findings on other rows out of the log.
 * @throws Refusal R023 when a branch occurs nowhere (`-` may)
 */
export function openPart(
  named: readonly string[],
  branches: RowBranches,
  gathered: Gathered,
  store: RowStore,
  log: FindingLog,
): Part {
  const { rowBranch, caseBranch } = settleBranches(branches, gathered, store)
  const own = numbersOf(named, branches.names)
  const counts = new Float64Array(branches.names.size)
  for (let row = 0; row < store.size; row++) counts[rowBranch[row] ?? 0] = (counts[rowBranch[row] ?? 0] ?? 0) + 1
  const occurring = [...counts.entries()].filter(([, count]) => count > 0)
  const others = occurring.filter(([number]) => !own.has(number))
  const owned = new Uint8Array(new SharedArrayBuffer(gathered.cases))
  for (let id = 0; id < gathered.cases; id++) owned[id] = own.has(caseBranch[id] ?? -1) ? 1 : 0
  const ownsRow = (row: number) => own.has(rowBranch[row] ?? -1)
  const sheetFindings = narrow(log, store, ownsRow)
  return {
    ownsRow,
    ownsCase: isIn(owned),
    owned,
    elsewhere: others.reduce((sum, [, count]) => sum + count, 0),
    record: {
      branches: [...new Set(named)].sort(),
      rows: Object.fromEntries(occurring.map(([number, count]) => [branches.names.text(number), count])),
      sheetFindings,
    },
  }
}

/** Made here, so that it holds on to nothing else of the part: whoever writes still asks it. */
function isIn(owned: Uint8Array): Part['ownsCase'] {
  return (id) => owned[id] === 1
}

/** Takes the findings on other rows out of the log. */
function narrow(log: FindingLog, store: RowStore, ownsRow: Part['ownsRow']): Readonly<Record<string, number>> {
  return log.narrow((table, rowNo) => {
    const row = rowAt(store, table, rowNo)
    return row < 0 ? 'everybody' : ownsRow(row) ? 'ours' : 'others'
  })
}

/** How many of the known branches a refusal names. */
const MOST_NAMED = 40

function numbersOf(named: readonly string[], names: Interner): ReadonlySet<number> {
  const unknown = named.filter((branch) => branch !== NO_BRANCH && names.find(branch) < 0)
  if (unknown.length > 0) {
    const all = Array.from({ length: names.size }, (_, number) => names.text(number)).sort()
    const more = all.length > MOST_NAMED ? ` … (+${all.length - MOST_NAMED})` : ''
    throw refuse('R023', { branch: unknown.join('、'), known: all.slice(0, MOST_NAMED).join('、') + more })
  }
  return new Set(named.map((branch) => names.find(branch)))
}

/** Of a case only its branch is looked at here. */
const NO_DEBIT: RowDebit = { status: 'pending', reason: '', timedOut: false }

/**
 * Accepted rows follow their case, others stay where they are. Where the rows of a case disagree, or those that they supersede, they are
 * put together as they will be when the case is judged: only that tells what its branch will be.
 */
function settleBranches(branches: RowBranches, gathered: Gathered, store: RowStore) {
  const rowBranch = Int32Array.from({ length: store.size }, (_, row) => branches.of(row))
  const caseBranch = new Int32Array(gathered.cases)
  const branchOf = (one: GatheredCase): number => {
    const [first = 0, ...others] = [...one.rows, ...[...one.superseded.values()].flat()]
    if (others.every((row) => branches.agree(row, first))) return branches.of(first)
    const rows = loadCaseRows(store.load, one).map((loaded) => loaded.receivable)
    return branches.names.intern(branchNamed(mergeRows(rows, () => NO_DEBIT).receivable))
  }
  for (let policy = 0; policy < gathered.policies; policy++) {
    for (const one of gathered.casesOf(policy)) {
      const branch = branchOf(one)
      caseBranch[one.id] = branch
      for (const row of one.rows) rowBranch[row] = branch
    }
  }
  return { rowBranch, caseBranch }
}

/** The row of a place in the input, −1 if it is no data row. Rows are stored in the order of the input. */
function rowAt(store: RowStore, table: number, rowNo: number): number {
  let low = 0
  let high = store.size - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = store.originOf(middle)
    const difference = at.table - table || at.row - rowNo
    if (difference === 0) return middle
    if (difference < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}
