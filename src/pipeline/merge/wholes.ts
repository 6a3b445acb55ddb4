import type { RefusalItem } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { NO_BRANCH } from '../branches.ts'
import type { FinishedRun } from './finished-run.ts'

/** Runs over the same inputs: one run, or the parts of one whole. */
export interface Whole {
  readonly runs: readonly FinishedRun[]
  /** branches whose rows no part claims, with their rows */
  readonly missing: Readonly<Record<string, number>>
}

/** Puts the parts of the same inputs together, in the order of the first of them. */
export function wholesOf(runs: readonly FinishedRun[]): Whole[] {
  const groups = new Map<string, FinishedRun[]>()
  for (const run of runs) {
    const key = run.manifest.inputs.map((input) => input.sha256).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), run])
  }
  return [...groups.values()].map((parts) => ({ runs: parts, missing: missingIn(parts) }))
}

function missingIn(parts: readonly FinishedRun[]): Readonly<Record<string, number>> {
  const claimed = new Set(parts.flatMap((run) => run.manifest.onlyBranch?.branches ?? []))
  const rows = Object.entries(parts[0]?.manifest.onlyBranch?.rows ?? {})
  return Object.fromEntries(rows.filter(([branch]) => !claimed.has(branch)))
}

/** What would count twice: an input file, a branch; and parts that are not of one whole. */
export function overlaps(wholes: readonly Whole[]): RefusalItem[] {
  return [...wholes.flatMap(({ runs }) => overlapsInside(runs)), ...sharedInputs(wholes), ...sharedBranches(wholes)]
}

/** The branches that no run is about. */
export function missingBranches(wholes: readonly Whole[]): RefusalItem[] {
  return wholes.flatMap(({ runs, missing }) => {
    const branches = Object.keys(missing).sort()
    if (branches.length === 0) return []
    const rows = Object.values(missing).reduce((sum, count) => sum + count, 0)
    const path = runs[0]?.manifest.inputs.map((input) => input.path).join(' · ') ?? ''
    return [{ code: 'R027', facts: { path, rows, branches: listed(branches) } } as const]
  })
}

function overlapsInside([first, ...others]: readonly FinishedRun[]): RefusalItem[] {
  if (!first) return []
  const owners = new Map<string, FinishedRun>()
  for (const branch of first.manifest.onlyBranch?.branches ?? []) owners.set(branch, first)
  return others.flatMap((run): RefusalItem[] => {
    const whole = first.manifest.onlyBranch
    const part = run.manifest.onlyBranch
    if (!whole || !part) return [overlap(run, first, SAME_INPUTS)]
    if (whole.wholeRunId !== part.wholeRunId) {
      const facts = { path: run.path, other: first.path, what: TERMS, theirs: part.wholeRunId, ours: whole.wholeRunId }
      return [{ code: 'R025', facts }]
    }
    const twice = part.branches.filter((branch) => owners.has(branch))
    const other = owners.get(twice[0] ?? '') ?? first
    for (const branch of part.branches) if (!owners.has(branch)) owners.set(branch, run)
    return twice.length > 0 ? [overlap(run, other, branchesTwice(twice))] : []
  })
}

function sharedInputs(wholes: readonly Whole[]): RefusalItem[] {
  const owners = new Map<string, FinishedRun>()
  return wholes.flatMap(({ runs: [run] }) => {
    const refused: RefusalItem[] = []
    for (const { sha256, path } of run?.manifest.inputs ?? []) {
      const owner = owners.get(sha256)
      if (run && owner && owner !== run)
        refused.push(overlap(run, owner, { zh: `都读了文件 ${path}。`, en: `both read the file ${path}.` }))
      else if (run) owners.set(sha256, run)
    }
    return refused
  })
}

/** Over different inputs: the same list exported twice would have other bytes and the same branches. */
function sharedBranches(wholes: readonly Whole[]): RefusalItem[] {
  const owners = new Map<string, { readonly whole: Whole; readonly run: FinishedRun }>()
  return wholes.flatMap((whole) =>
    whole.runs.flatMap((run) => {
      const twice: string[] = []
      let other = run
      for (const branch of Object.keys(run.summary.branches)) {
        const owner = owners.get(branch)
        if (!owner) owners.set(branch, { whole, run })
        else if (owner.whole !== whole && branch !== NO_BRANCH) {
          twice.push(branch)
          other = owner.run
        }
      }
      return twice.length > 0 ? [overlap(run, other, branchesTwice(twice))] : []
    }),
  )
}

const SAME_INPUTS: Text = {
  zh: '读的是同一批文件，而且不都是 --only-branch。',
  en: 'both read the same files, and not both with --only-branch.',
}
const TERMS: Text = { zh: '名册、分派表、设置或选项', en: 'roster, assignments, settings or options' }

function branchesTwice(branches: readonly string[]): Text {
  const names = listed(branches)
  return { zh: `都有机构 ${names}。`, en: `both hold the branches ${names}.` }
}

function overlap(run: FinishedRun, other: FinishedRun, what: Text): RefusalItem {
  return { code: 'R026', facts: { path: run.path, other: other.path, what } }
}

const MOST_NAMED = 40

function listed(branches: readonly string[]): string {
  const more = branches.length > MOST_NAMED ? ` … (+${branches.length - MOST_NAMED})` : ''
  return branches.slice(0, MOST_NAMED).join('、') + more
}
