import { resolve } from 'node:path'
import { openInterner } from '../../model/interner.ts'
import { refuse } from '../../model/refusal.ts'
import { type CsvJoin, csvFields, type Output, openCsvJoin, type WrittenFile } from '../../write/index.ts'
import { type FinishedRun, pathOf } from './finished-run.ts'
import type { Whole } from './wholes.ts'

/**
 * Joins a data file of all runs, in their order.
 * @param takeFrom which records of a run are taken; left out = all: then not a byte may be missing or too many
 */
async function join(
  kind: 'cases' | 'tasks' | 'findings',
  runs: readonly FinishedRun[],
  place: Output,
  fileMode: number,
  takeFrom?: (run: FinishedRun) => (record: string) => boolean,
): Promise<WrittenFile> {
  const joined: CsvJoin = openCsvJoin(place.path(`data/${kind}.csv`), fileMode)
  try {
    for (const run of runs)
      await joined.append(resolve(run.folder, pathOf(run.manifest, kind) ?? ''), takeFrom?.(run) ?? ALL)
  } catch (error) {
    joined.abandon()
    throw error
  }
  const written = joined.close()
  const told = runs.reduce((sum, { manifest }) => sum + bytesOf(manifest, kind), 0)
  const expected = told - (runs.length - 1) * joined.headerBytes
  if (takeFrom === undefined && written.bytes !== expected)
    throw new Error(`the books do not balance: bytes of ${kind} written: ${written.bytes} ≠ ${expected}`)
  return written
}

const ALL = () => true

/** Of the files of one kind that a run wrote. */
function bytesOf({ outputs }: FinishedRun['manifest'], kind: string): number {
  return outputs.reduce((sum, one) => (one.kind === kind ? sum + one.bytes : sum), 0)
}

/**
 * `data/cases.csv` of all runs.
 * @throws Refusal R026 when a case occurs twice; Error when a file does not hold the cases its totals say
 */
export async function joinCases(
  runs: readonly FinishedRun[],
  place: Output,
  fileMode: number,
  signal: AbortSignal,
): Promise<WrittenFile> {
  const seen = openInterner()
  /** run → number of cases known before it */
  const before: number[] = []
  const written = await join('cases', runs, place, fileMode, (run) => {
    before.push(seen.size)
    return (record) => {
      const [policyNo = '', dueDate = ''] = csvFields(record, 2)
      const size = seen.size
      const id = seen.intern(`${policyNo} ${dueDate}`)
      if (id < size) {
        const other = runs[before.findLastIndex((count) => count <= id)] ?? run
        const what = {
          zh: `保单 ${policyNo} 的 ${dueDate} 期出现两次。`,
          en: `policy ${policyNo}, due ${dueDate}, occurs twice.`,
        }
        throw refuse('R026', { path: run.path, other: other.path, what })
      }
      if (size % 1000 === 0) signal.throwIfAborted()
      return true
    }
  })
  const told = runs.reduce((sum, run) => sum + run.manifest.totals.cases, 0)
  if (seen.size !== told) throw new Error(`the books do not balance: cases written: ${seen.size} ≠ ${told}`)
  return written
}

/** `data/tasks.csv` of all runs: a case stands in one run, and so do its tasks. */
export function joinTasks(runs: readonly FinishedRun[], place: Output, fileMode: number): Promise<WrittenFile> {
  return join('tasks', runs, place, fileMode)
}

/**
 * `data/findings.csv` of all runs. What is about a sheet or a row that is no data stands in every part of a whole, and is
 * taken from the first.
 * @param expected code → count
 */
export async function joinFindings(
  wholes: readonly Whole[],
  runs: readonly FinishedRun[],
  place: Output,
  fileMode: number,
  expected: Readonly<Record<string, number>>,
): Promise<WrittenFile> {
  const counts = new Map<string, number>()
  const repetitions = new Map<FinishedRun, Repetitions>()
  for (const { runs: parts } of wholes) {
    const shared = openRepetitions()
    for (const run of parts) repetitions.set(run, shared)
  }
  const written = await join('findings', runs, place, fileMode, (run) => {
    const isRepeated = repetitions.get(run)?.of(run) ?? (() => false)
    return (record) => {
      if (isRepeated(record)) return false
      const code = csvFields(record, 5)[4] ?? ''
      counts.set(code, (counts.get(code) ?? 0) + 1)
      return true
    }
  })
  const wrong = Object.keys(expected).find((code) => expected[code] !== counts.get(code))
  if (wrong) throw new Error(`the books do not balance: findings ${wrong}: ${counts.get(wrong)} ≠ ${expected[wrong]}`)
  return written
}

/** Knows the findings about sheets that a part of the same whole has told already. */
interface Repetitions {
  of(run: FinishedRun): (record: string) => boolean
}

const FINDING_FIELDS = 9

function openRepetitions(): Repetitions {
  let first: FinishedRun | undefined
  const told = new Set<string>()
  return {
    of(run) {
      first ??= run
      // two machines may call one file by different paths
      const paths = run.manifest.inputs.map((input) => input.path)
      const numberOf = (file: string) => Math.max(paths.indexOf(file), paths.indexOf(file.replace(/^'/, '')))
      return (record) => {
        const [file = '', sheet = '', row = '', policyNo = '', ...rest] = csvFields(record, FINDING_FIELDS)
        // findings about a sheet name no policy; few others do not
        if (policyNo !== '') return false
        const key = [numberOf(file), sheet, row, ...rest].join('\n')
        if (run !== first) return told.has(key)
        told.add(key)
        return false
      }
    },
  }
}
