import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { monthOf, parseIsoDay } from '../../src/model/day.ts'
import { type MergeResult, mergeRuns } from '../../src/pipeline/merge/merge.ts'
import type { Manifest, RunOptions } from '../../src/pipeline/types.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { dumpWorkbook } from '../dump.ts'
import { QUIET, USUAL } from '../laws/run.ts'

const AS_OF = parseIsoDay('2026-06-18')
if (AS_OF === undefined) throw new Error('no such day')

const OPTIONS: Omit<RunOptions, 'inputs' | 'out'> = { ...USUAL, asOf: AS_OF, month: monthOf(AS_OF) }

/** A folder to run and merge in; gone afterwards. */
export interface Bench {
  /** absolute */
  path(name: string): string
  write(name: string, text: string): string
  run(out: string, inputs: readonly string[], options?: Partial<RunOptions>): Promise<Manifest>
  merge(out: string, runs: readonly string[], options?: { partial?: boolean; force?: boolean }): Promise<MergeResult>
}

export async function withBench<T>(look: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-parts-'))
  const path = (name: string) => join(folder, name)
  try {
    return await look({
      path,
      write(name, text) {
        writeFileSync(path(name), text)
        return path(name)
      },
      async run(out, inputs, options = {}) {
        return (await runPipeline({ ...OPTIONS, inputs, out: path(out), ...options }, QUIET)).manifest
      },
      merge: (out, runs, { partial = false, force = false } = {}) =>
        mergeRuns(
          { runs: runs.map(path), out: path(out), partial, force, version: '0.0.0', startedAt: USUAL.startedAt },
          QUIET,
        ),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Everything of an output that the parts of a list put together must have in common with the whole. */
export async function substanceOf(folder: string) {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const manifest: Manifest = JSON.parse(text('manifest.json'))
  const cases: Record<string, string>[] = parse(text('data/cases.csv'), { columns: true })
  const findings: string[][] = parse(text('data/findings.csv'))
  const summary = manifest.outputs.find((output) => output.kind === 'report-summary')?.path ?? ''
  const keyed = cases.map(({ priority, ...row }) => [`${row.policyNo} ${row.dueDate}`, { ...row }] as const)
  return {
    runId: manifest.runId,
    totals: manifest.totals,
    findings: manifest.findings,
    findingLines: findings.map((line) => line.join('|')).sort(),
    // the place in a collector's list is counted within the part
    cases: Object.fromEntries(keyed.sort(([a], [b]) => (a < b ? -1 : 1))),
    count: cases.length,
    tasks: text('data/tasks.csv').split('\n').sort(),
    data: JSON.parse(text('data/summary.json')),
    summary: await dumpWorkbook(join(folder, summary)),
  }
}
