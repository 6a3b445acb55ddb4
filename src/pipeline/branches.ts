import { type Interner, openInterner } from '../model/interner.ts'
import type { Receivable } from '../model/receivable.ts'
import { openColumn } from './growing-columns.ts'

/** The branch of rows that name none. */
export const NO_BRANCH = '-'

/** The branch that each row itself names: its code, else its name. One number per row. */
export interface RowBranches {
  /** names in the order of their numbers */
  readonly names: Interner
  /** the branches of the rows from this one on */
  take(part: BranchesPart, from: number): void
  /** number of the branch */
  of(row: number): number
  /** both rows name the same branch in the same way */
  agree(row: number, other: number): boolean
}

/** The branches that some rows name. Plain data, can be handed from thread to thread. */
export interface BranchesPart {
  readonly numbers: Int32Array
  readonly names: readonly string[]
}

/** The branch that a row or a case names: its code, else its name. */
export function branchNamed({ branchCode, branchName }: Pick<Receivable, 'branchCode' | 'branchName'>): string {
  return branchCode || branchName || NO_BRANCH
}

export function openRowBranches(): RowBranches {
  const names = openInterner()
  // twice the number of the branch, one more where only a name is given
  const column = openColumn((n) => new Int32Array(n))
  return {
    names,
    take(part, from) {
      const own = part.names.map((name) => names.intern(name))
      part.numbers.forEach((number, i) => {
        column.set(from + i, (own[number >> 1] ?? 0) * 2 + (number & 1))
      })
    },
    of: (row) => column.at(row) >> 1,
    agree: (row, other) => column.at(row) === column.at(other),
  }
}

/** Notes the branches of rows one after the other, for {@link RowBranches.take}. */
export function openBranchesPart(): { add(row: Receivable): void; part(): BranchesPart } {
  const names = openInterner()
  const column = openColumn((n) => new Int32Array(n))
  return {
    add(row) {
      column.push(names.intern(branchNamed(row)) * 2 + (row.branchCode === '' ? 1 : 0))
    },
    part: () => ({
      numbers: column.array().slice(0, column.length),
      names: Array.from({ length: names.size }, (_, number) => names.text(number)),
    }),
  }
}
