import { sep } from 'node:path'
import type { Gathered } from '../../gather/index.ts'
import type { Finding } from '../../model/finding.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import type { RunContext } from '../../model/run.ts'
import type { Text } from '../../model/text.ts'
import { listInputs, openInput, type ReadOptions } from '../../read/index.ts'
import type { VerdictsShare } from '../../verify/index.ts'
import { openRowBranches } from '../branches.ts'
import { openPart, type Part, WHOLE } from '../part.ts'
import type { CheckOff, ManifestInput, ManifestSheet, RunOptions } from '../types.ts'
import type { Workshop } from '../workshop.ts'
import { openFileStats } from './file-stats.ts'
import { openIntake } from './intake.ts'
import { openRejections, type Rejections } from './rejections.ts'
import { openRowStore, type RowStore } from './row-store.ts'
import { openRowTaking } from './row-taking.ts'
import { openTableReading, type ReadTable, type TableReading } from './table-reading.ts'
import { withoutHeader } from './without-header.ts'

/** What the first pass leaves behind: every row on disk, compact indexes in memory. */
export interface RowsRead {
  readonly inputs: readonly ManifestInput[]
  readonly tables: readonly ReadTable[]
  readonly checksOff: readonly CheckOff[]
  readonly store: RowStore
  readonly gathered: Gathered
  /** what of it this run is about */
  readonly part: Part
  readonly rejections: Rejections
  /** rows below the headers that are recognised as titles, totals, signatures … */
  readonly noise: number
  /** findings about a row of the checks that look at the whole input */
  tableFindings(row: number): readonly Finding[]
  /** for the threads that judge */
  readonly verdicts: VerdictsShare
}

/** read → map → verify, row by row: the first pass over the input. All refused files are named at once. */
export async function readRows(
  options: RunOptions,
  context: RunContext,
  { log, watch, scratch, crew }: Workshop,
): Promise<RowsRead> {
  const tables: ReadTable[] = []
  const store = openRowStore(scratch, () => tables.map((table) => table.presence))
  const rejections = openRejections(scratch)
  const named = options.onlyBranch && new Set(options.onlyBranch)
  const branches = named && openRowBranches()
  const intake = openIntake(context, store, rejections, log, branches)
  const taking = openRowTaking(context, scratch.open(), named)
  const reading = openTableReading(context, tables, { intake, taking, store, rejections, log, crew })

  const paths = await inputPaths(options)
  watch.stage('read', 100)
  const { done: inputs, refused } = await eachFile(paths, (path, file) =>
    readFile(path, file, options, context, reading, (share) => {
      watch.signal.throwIfAborted()
      watch.tick(Math.floor(((file + share) / paths.length) * 100))
    }),
  )
  if (refused.length === 0 && store.size === 0)
    refused.push({ code: 'R021', facts: { path: paths.map(slashed).join(' · ') } })
  if (refused.length > 0) throw new Refusal(refused)

  if (crew.isThere) for (const written of await crew.askAll({ kind: 'share' })) scratch.adopt(written)
  intake.tableChecks.conclude()
  const gathered = intake.gathering.conclude()
  const part = named && branches ? openPart([...named], branches, gathered, store, log) : WHOLE
  const { checksOff, noise } = reading
  const tableFindings = (row: number) => intake.tableChecks.findingsOf(row)
  const verdicts = intake.tableChecks.share()
  return { inputs, tables, checksOff, store, gathered, part, rejections, noise, tableFindings, verdicts }
}

/** Reads all sheets of a file. @param tick told the share of the file that is read */
async function readFile(
  path: string,
  file: number,
  options: RunOptions,
  context: RunContext,
  reading: TableReading,
  tick: (share: number) => void,
): Promise<ManifestInput> {
  const input = await openInput(path, readOptions(options))
  const shown = slashed(path)
  const stats = openFileStats()
  const sheets: ManifestSheet[] = []
  const seen: Text[] = []
  const hidden: string[] = []
  const tickBytes = (share?: number) => {
    const { bytesRead, bytesTotal } = input.progress()
    tick(share ?? bytesRead / Math.max(1, bytesTotal))
  }
  try {
    for await (const raw of input.tables()) {
      const read = await reading.read({ path: shown, sheet: raw.sheet }, raw, file, stats, tickBytes)
      if ('sheet' in read) sheets.push(read.sheet)
      else if ('hidden' in read) hidden.push(read.hidden)
      else if (read.seen !== undefined) seen.push(read.seen)
    }
    if (sheets.length === 0) throw withoutHeader(shown, seen, hidden)
    stats.refuseIfMostRejected(shown, context.lang)
    return { ...input.facts(), path: shown, sheets }
  } finally {
    await input.close()
  }
}

/** The files of a run, in the order in which they supersede each other. */
export function inputPaths(options: RunOptions): Promise<readonly string[]> {
  return listInputs(options.inputs)
}

/** What the readers have to know of the run's options. */
export function readOptions({ encoding, passwords }: Pick<RunOptions, 'encoding' | 'passwords'>): ReadOptions {
  return { passwords, ...(encoding ? { encoding } : {}) }
}

/** Does the same with every file; what is refused is collected, so that the user hears of all files at once. */
async function eachFile<T>(
  paths: readonly string[],
  read: (path: string, file: number) => Promise<T>,
): Promise<{ done: T[]; refused: RefusalItem[] }> {
  const done: T[] = []
  const refused: RefusalItem[] = []
  for (const [file, path] of paths.entries()) {
    try {
      done.push(await read(path, file))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  return { done, refused }
}

/** Paths are shown and recorded with `/` on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
