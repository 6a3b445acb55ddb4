import { type Gathering, openGathering } from '../../gather/index.ts'
import type { RunContext } from '../../model/run.ts'
import { openTableChecks, type TableChecks } from '../../verify/index.ts'
import type { RowBranches } from '../branches.ts'
import type { FindingLog } from '../finding-log.ts'
import { placeOf } from '../finding-part.ts'
import type { FileStats } from './file-stats.ts'
import type { Rejections } from './rejections.ts'
import type { RowStore } from './row-store.ts'
import type { RowsPart } from './row-taking.ts'

/** Where a part of a table stands in the input. */
export interface PartPlace {
  readonly table: number
  /** to be added to the row numbers of the part */
  readonly shift: number
  /** index of the file */
  readonly file: number
}

/** Feeds the indexes that look at the whole input with what was taken in, part by part in the order of the input. */
export interface Intake {
  readonly gathering: Gathering
  readonly tableChecks: TableChecks
  take(part: RowsPart, place: PartPlace, stats: FileStats): void
}

/** @param branches only with `--only-branch` */
export function openIntake(
  context: RunContext,
  store: RowStore,
  rejections: Rejections,
  log: FindingLog,
  branches: RowBranches | undefined,
): Intake {
  const gathering = openGathering()
  const tableChecks = openTableChecks(context)
  return {
    gathering,
    tableChecks,
    take(part, { table, shift, file }, stats) {
      if (part.branches) branches?.take(part.branches, store.size)
      store.take(part, table, shift)
      gathering.take(part.keys, file)
      tableChecks.take(part.hashes)
      log.take(part.findings, placeOf(table, shift))
      rejections.take(part.rejected, placeOf(table, shift))
      stats.take(part.stats)
    },
  }
}
