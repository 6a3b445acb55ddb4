import { openMapper, planTable } from '../../map/index.ts'
import type { KnownCase } from '../../model/collected.ts'
import { type Day, monthOf } from '../../model/day.ts'
import { addFen, type Fen, NO_FEN } from '../../model/money.ts'
import type { RawBatch, RawTable } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import { Refusal } from '../../model/refusal.ts'
import { openInput } from '../../read/index.ts'
import { readOptions } from '../reading/rows.ts'
import { takeHead } from '../reading/table-reading.ts'
import type { RunOptions } from '../types.ts'
import type { BranchShares, ListFacts } from './list-facts.ts'

type ReadingOptions = Pick<RunOptions, 'settings' | 'encoding' | 'passwords'>

/** Answers what is asked of lists for a night; each is read once or twice for each question, however many others it is compared with. */
export function openListFacts(options: ReadingOptions): ListFacts {
  const branches = new Map<string, Promise<BranchShares>>()
  return {
    branchesOf(path) {
      const known = branches.get(path) ?? branchesOf(path, options)
      branches.set(path, known)
      return known
    },
    dueMonthsOf: openNamedBy(options, ({ dueDate }) => (dueDate === undefined ? undefined : monthOf(dueDate))),
    branchNamesOf: openNamedBy(options, ({ branchCode, branchName }) => branchCode || branchName || undefined),
    sharesAmong: openShares(options),
  }
}

/** Says what the rows of a list name; it is read until something that is wanted was found. */
function openNamedBy<T>(options: ReadingOptions, of: (row: Receivable) => T | undefined) {
  const known = new Map<string, { readonly found: ReadonlySet<T>; readonly isWhole: boolean }>()
  return async (path: string, isWanted: (one: T) => boolean): Promise<ReadonlySet<T>> => {
    const before = known.get(path)
    if (before && (before.isWhole || [...before.found].some(isWanted))) return before.found
    const found = new Set<T>()
    let isWhole = true
    await eachBatch(path, options, (rows) => {
      for (const row of rows) {
        const one = of(row)
        if (one !== undefined) found.add(one)
      }
      isWhole = ![...found].some(isWanted)
      return isWhole ? 'more' : 'enough'
    })
    known.set(path, { found, isWhole })
    return found
  }
}

/** Cases from all over a list are looked for: its beginning may be one branch alone. */
const SAMPLE = 2000

/** Of several lists each is looked into for the samples of all of them at once: of thirty branches there are nine hundred pairs. */
function openShares(options: ReadingOptions): ListFacts['sharesAmong'] {
  const samples = new Map<string, readonly string[]>()
  const shares = new Map<string, number>()
  const pair = (path: string, other: string) => JSON.stringify([path, other])
  return async (paths) => {
    const asked = paths.filter((other) => paths.some((path) => !shares.has(pair(path, other))))
    for (const path of asked.length > 0 ? paths : [])
      if (!samples.has(path)) samples.set(path, await sampleOf(path, options))
    const sampled = new Set(paths.flatMap((path) => samples.get(path) ?? []))
    for (const other of asked) {
      const named = await namedOf(sampled, other, options)
      for (const path of paths) {
        const sample = samples.get(path) ?? []
        const count = sample.filter((one) => named.has(one)).length
        shares.set(pair(path, other), count === 0 ? 0 : count / sample.length)
      }
    }
    return (path, other) => shares.get(pair(path, other)) ?? 0
  }
}

async function sampleOf(path: string, options: ReadingOptions): Promise<readonly string[]> {
  let sample: string[] = []
  let step = 1
  let count = 0
  await eachBatch(path, options, (rows) => {
    for (const row of rows) {
      if (row.dueDate === undefined || count++ % step !== 0) continue
      sample.push(caseName(row))
      if (sample.length < SAMPLE) continue
      sample = sample.filter((_, n) => n % 2 === 0)
      step *= 2
    }
    return 'more'
  })
  return sample
}

/** Which of some cases a list names. */
async function namedOf(cases: ReadonlySet<string>, path: string, options: ReadingOptions) {
  const named = new Set<string>()
  await eachBatch(path, options, (rows) => {
    for (const row of rows) {
      const name = caseName(row)
      if (cases.has(name)) named.add(name)
    }
    return 'more'
  })
  return named
}

function caseName({ policyNo, dueDate }: Receivable): string {
  return `${policyNo}|${dueDate}`
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
