import { type Gathering, openGathering } from '../gather/index.ts'
import type { MappedBatch } from '../map/index.ts'
import type { Finding } from '../model/finding.ts'
import { hashText } from '../model/interner.ts'
import type { RawCell } from '../model/raw.ts'
import type { Receivable } from '../model/receivable.ts'
import type { RunContext } from '../model/run.ts'
import { openRowChecks, openTableChecks, severityOf, type TableChecks } from '../verify/index.ts'
import type { FileStats } from './file-stats.ts'
import type { FindingLog } from './finding-log.ts'
import type { RowBranches } from './part.ts'
import type { Rejections } from './rejections.ts'
import type { RowStore } from './row-store.ts'

/** Takes in the rows that were read: verifies each, stores it, and feeds the indexes that look at the whole input. */
export interface Intake {
  readonly gathering: Gathering
  readonly tableChecks: TableChecks
  /** @param file index of the file the batch comes from */
  take(batch: MappedBatch, file: number, stats: FileStats): void
}

/** Rows of other branches than the named ones are somebody else's to reject. */
export interface BranchFilter {
  readonly named: ReadonlySet<string>
  readonly branches: RowBranches
}

/** @param filter only with `--only-branch` */
export function openIntake(
  context: RunContext,
  store: RowStore,
  rejections: Rejections,
  log: FindingLog,
  filter?: BranchFilter,
): Intake {
  const gathering = openGathering()
  const tableChecks = openTableChecks(context)
  const check = openRowChecks(context)

  /** logs the findings of a row; returns their codes, and those that reject it */
  const grade = (row: Receivable, found: readonly Finding[]): { codes: string[]; rejecting: string[] } => {
    const codes: string[] = []
    const rejecting: string[] = []
    for (const finding of found) {
      const severity = mustReject(row, finding) ? 'reject' : severityOf(finding, context.settings)
      if (severity === 'off') continue
      codes.push(finding.code)
      if (severity === 'reject') rejecting.push(finding.code)
      log.add(row.origin.table, row.origin.row, row.policyNo, finding, severity)
    }
    return { codes, rejecting }
  }

  const takeRow = (
    row: Receivable,
    found: readonly Finding[],
    cells: readonly RawCell[],
    file: number,
    stats: FileStats,
  ): void => {
    const { codes, rejecting } = grade(row, found)
    const id = store.add(row, codes)
    filter?.branches.note(id, row)
    tableChecks.feed(id, row)
    stats.rows += 1
    if (rejecting.length > 0 || row.dueDate === undefined || row.premium === undefined) {
      gathering.reject(id)
      if (!filter || filter.branches.isNamed(id, filter.named))
        rejections.add({ ...row.origin, codes: rejecting, cells })
      stats.reject(rejecting)
    } else {
      gathering.accept(id, row, row.dueDate, row.premium, file, hashCells(cells))
    }
  }

  return {
    gathering,
    tableChecks,
    take(batch, file, stats) {
      for (let i = 0; i < batch.receivables.length; i++) {
        const row = batch.receivables[i]
        const cells = batch.raws[i]
        if (row && cells) takeRow(row, withoutRepeats(batch.findings[i], check(row)), cells, file, stats)
      }
    },
  }
}

/** Without a policy number, a due date and an amount a row cannot be worked on, whatever the settings say of the check. */
function mustReject(row: Receivable, { field }: Finding): boolean {
  return (
    (field === 'policyNo' && row.policyNo === '') ||
    (field === 'dueDate' && row.dueDate === undefined) ||
    (field === 'premium' && row.premium === undefined)
  )
}

const MISSING: ReadonlySet<string> = new Set(['V001', 'V002', 'V003'])

/** A cell that could not be read is not reported as missing as well. */
function withoutRepeats(mapped: readonly Finding[] | undefined, checked: readonly Finding[]): readonly Finding[] {
  if (!mapped || mapped.length === 0) return checked
  const unreadable = new Set(mapped.map((finding) => finding.field))
  return [...mapped, ...checked.filter((finding) => !(MISSING.has(finding.code) && unreadable.has(finding.field)))]
}

/** Tells a repeated row from a changed one. */
function hashCells(cells: readonly RawCell[]): number {
  let hash = 0
  for (const cell of cells) hash = hashText(typeof cell === 'string' ? cell : String(cell), hash)
  return hash
}
