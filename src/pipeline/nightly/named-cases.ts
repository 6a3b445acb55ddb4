import { openMapper, planTable } from '../../map/index.ts'
import type { KnownCase } from '../../model/collected.ts'
import { type Day, type Month, monthOf } from '../../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../../model/money.ts'
import type { RawBatch, RawTable } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import { Refusal } from '../../model/refusal.ts'
import { openInput } from '../../read/index.ts'
import { readOptions } from '../reading/rows.ts'
import { takeHead } from '../reading/table-reading.ts'
import type { RunOptions } from '../types.ts'
import type { BranchShares, ListFacts } from './standing-lists.ts'

type ReadingOptions = Pick<RunOptions, 'settings' | 'encoding' | 'passwords'>

/** Answers what is asked of lists for a night; each is read once for each question. */
export function openListFacts(options: ReadingOptions): ListFacts {
  const branches = new Map<string, Promise<BranchShares>>()
  const months = new Map<string, { readonly found: ReadonlySet<Month>; readonly isWhole: boolean }>()
  return {
    branchesOf(path) {
      const known = branches.get(path) ?? branchesOf(path, options)
      branches.set(path, known)
      return known
    },
    async dueMonthsOf(path, isWanted) {
      const known = months.get(path)
      if (known && (known.isWhole || [...known.found].some(isWanted))) return known.found
      const now = await dueMonthsOf(path, options, isWanted)
      months.set(path, now)
      return now.found
    },
  }
}

async function dueMonthsOf(path: string, options: ReadingOptions, isWanted: (month: Month) => boolean) {
  const found = new Set<Month>()
  let isWhole = true
  await eachBatch(path, options, (rows) => {
    for (const { dueDate } of rows) if (dueDate !== undefined) found.add(monthOf(dueDate))
    isWhole = ![...found].some(isWanted)
    return isWhole ? 'more' : 'enough'
  })
  return { found, isWhole }
}

/**
 * The branches that the first rows of a list name, by code or else by name, each with its share of the rows that name one; none where it names none, or
 * cannot be read.
 */
async function branchesOf(path: string, options: ReadingOptions): Promise<BranchShares> {
  const rowsOf = new Map<string, number>()
  let all = 0
  await eachBatch(path, options, (rows) => {
    for (const { branchCode, branchName } of rows) {
      const branch = branchCode || branchName
      if (branch === '') continue
      rowsOf.set(branch, (rowsOf.get(branch) ?? 0) + 1)
      all += 1
    }
    return 'enough'
  })
  return new Map([...rowsOf].map(([branch, count]) => [branch, count / all]))
}

/**
 * The cases of some policies that lists name, by policy; the premiums of their rows added up. A list that cannot be read names nobody: whoever runs it will hear why.
 * @param policies whose cases are asked for
 */
export async function casesNamedBy(
  paths: readonly string[],
  policies: ReadonlySet<string>,
  options: ReadingOptions,
): Promise<ReadonlyMap<string, readonly KnownCase[]>> {
  const premiums = new Map<string, Map<Day, Fen>>()
  for (const path of paths)
    await eachBatch(path, options, (rows) => {
      for (const { policyNo, dueDate, premium = NO_FEN } of rows) {
        if (dueDate === undefined || !policies.has(policyNo)) continue
        const ofPolicy = premiums.get(policyNo) ?? new Map<Day, Fen>()
        premiums.set(policyNo, ofPolicy.set(dueDate, addFen(ofPolicy.get(dueDate) ?? NO_FEN, premium)))
      }
      return 'more'
    })
  const casesOf = (ofPolicy: ReadonlyMap<Day, Fen>) =>
    [...ofPolicy].map(([dueDate, premium]) => ({ dueDate, premium, paid: false }))
  return new Map([...premiums].map(([policyNo, ofPolicy]) => [policyNo, casesOf(ofPolicy)]))
}

type Take = (rows: readonly Receivable[]) => 'more' | 'enough'

async function eachBatch(path: string, options: ReadingOptions, take: Take): Promise<void> {
  try {
    const input = await openInput(path, readOptions(options))
    try {
      for await (const table of input.tables()) if (!table.hidden && !(await eachOfTable(table, options, take))) return
    } finally {
      await input.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** @returns whether more is wanted */
async function eachOfTable(table: RawTable, { settings }: ReadingOptions, take: Take): Promise<boolean> {
  const batches = table.batches()[Symbol.asyncIterator]()
  const head = await takeHead(batches)
  const plan = planTable(head, table, settings)
  if ('skipped' in plan || 'missing' in plan) {
    await batches.return?.()
    return true
  }
  const mapper = openMapper(plan, 0, table, settings)
  const more = (batch: RawBatch) => take(mapper.map(batch).receivables) === 'more'
  let wanted = more(head)
  while (wanted) {
    const next = await batches.next()
    if (next.done) return true
    wanted = more(next.value)
  }
  await batches.return?.()
  return false
}
