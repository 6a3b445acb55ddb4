import type { ManifestOutput, ManifestTotals, Tally } from './types.ts'

/** Rows, premium and cases after a run: nothing may be lost, nothing doubled. */
export interface Books {
  readonly totals: ManifestTotals
  /** the workbooks of collectors, each counted by what was written into it; undefined when nothing was written */
  readonly worklists: readonly ManifestOutput[] | undefined
}

/**
 * Asserts that the books balance (docs/outputs.md).
 * @throws Error, a fault of the program itself, with the equation that does not hold
 */
export function assertBalance({ totals, worklists }: Books): void {
  const { rowsRead, noise, rejected, duplicates, superseded, accepted, elsewhere = 0 } = totals
  equal(
    'rowsRead = noise + rejected + duplicates + superseded + accepted + elsewhere',
    rowsRead,
    noise + rejected + duplicates + superseded + accepted + elsewhere,
  )
  equal('premium of accepted rows = premium of cases', totals.acceptedFen, totals.casesFen)
  equal('cases = sum over dispositions', totals.cases, sum(totals.byDisposition, 'cases'))
  equal('premium of cases = sum over dispositions', totals.casesFen, sum(totals.byDisposition, 'fen'))
  if (!worklists) return
  for (const [kind, disposition] of [
    ['worklist', 'worklist'],
    ['unassigned', 'unassigned'],
  ] as const) {
    const files = worklists.filter((output) => output.kind === kind)
    const expected = totals.byDisposition[disposition] ?? { cases: 0, fen: 0 }
    equal(
      `cases of ${disposition} = cases written`,
      expected.cases,
      files.reduce((all, file) => all + (file.cases ?? 0), 0),
    )
    equal(
      `premium of ${disposition} = premium written`,
      expected.fen,
      files.reduce((all, file) => all + (file.fen ?? 0), 0),
    )
  }
}

function equal(what: string, left: number, right: number): void {
  if (left !== right) throw new Error(`the books do not balance: ${what}: ${left} ≠ ${right}`)
}

function sum(tally: Tally, key: 'cases' | 'fen'): number {
  return Object.values(tally).reduce((all, entry) => all + entry[key], 0)
}
