import { openRowKeys, type RowKeys } from '../../gather/index.ts'
import type { MappedBatch } from '../../map/index.ts'
import { FIELD_NAMES } from '../../model/field.ts'
import type { Finding } from '../../model/finding.ts'
import { hashText } from '../../model/interner.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import type { RunContext } from '../../model/run.ts'
import { openRowChecks, openRowHashes, type RowHashes, severityOf } from '../../verify/index.ts'
import type { Spill } from '../../write/index.ts'
import { type BranchesPart, branchNamed, openBranchesPart } from '../branches.ts'
import { type FindingPart, openFindingRecorder, placeOf } from '../finding-part.ts'
import { openColumn } from '../growing-columns.ts'
import { openStatsPart, type StatsPart } from './file-stats.ts'
import { openRejectedRecorder, type RejectedPart } from './rejections.ts'
import { openRowWriter } from './row-record.ts'

/**
 * Rows of one table as they were taken in: put aside, and what the indexes over the whole input need of them as numbers. Plain
 * data, can be handed from thread to thread. Row numbers are those of the part of the table that was read.
 */
export interface RowsPart {
  readonly rowNos: Uint32Array
  /** where each row was put aside */
  readonly addresses: Float64Array
  readonly keys: RowKeys
  readonly hashes: RowHashes
  /** only with `--only-branch` */
  readonly branches: BranchesPart | undefined
  readonly findings: FindingPart
  readonly rejected: RejectedPart
  readonly stats: StatsPart
  /** the first rows as text, if they were asked for */
  readonly secrets: readonly string[]
}

/** Takes in rows that were mapped: verifies each and puts it aside. Works in any thread. */
export interface RowTaking {
  /** @param secrets how many of the first rows are wanted as text */
  begin(secrets: number): void
  take(batch: MappedBatch): void
  /** what was taken in since `begin` */
  part(): RowsPart
}

/** @param named with `--only-branch`: rows of other branches are somebody else's to reject */
export function openRowTaking(context: RunContext, spill: Spill, named: ReadonlySet<string> | undefined): RowTaking {
  const check = openRowChecks(context)
  const write = openRowWriter(spill)
  const findings = openFindingRecorder(spill)
  const rejected = openRejectedRecorder(spill)
  let now = openPart(0)

  const takeRow = (row: Receivable, found: readonly Finding[], cells: readonly RawCell[]): void => {
    let codes = ''
    let rejecting: string[] | undefined
    for (const finding of found) {
      const severity = mustReject(row, finding) ? 'reject' : severityOf(finding, context.settings)
      if (severity === 'off') continue
      codes = codes === '' ? finding.code : `${codes} ${finding.code}`
      if (severity === 'reject') rejecting = [...(rejecting ?? []), finding.code]
      findings.add(placeOf(0, row.origin.row), row.policyNo, finding, severity)
    }
    now.addresses.push(write(row, codes))
    now.rowNos.push(row.origin.row)
    if (now.secrets.length < now.wanted)
      now.secrets.push(JSON.stringify([...FIELD_NAMES.map((name) => row[name]), codes]))
    now.branches?.add(row)
    now.hashes.add(row)
    if (rejecting || row.dueDate === undefined || row.premium === undefined) {
      now.keys.reject()
      now.stats.reject(rejecting ?? [])
      if (!named || named.has(branchNamed(row))) rejected.add(row.origin.row, rejecting ?? [], cells)
    } else {
      now.keys.accept(row, row.dueDate, row.premium, hashCells(cells))
      now.stats.accept()
    }
  }

  return {
    begin(secrets) {
      now = openPart(secrets, named !== undefined)
    },
    take({ receivables, raws, findings: mapped }) {
      for (let i = 0; i < receivables.length; i++) {
        const row = receivables[i]
        const cells = raws[i]
        if (row && cells) takeRow(row, withoutRepeats(mapped[i], check(row)), cells)
      }
    },
    part: () => ({
      rowNos: now.rowNos.array().slice(0, now.rowNos.length),
      addresses: now.addresses.array().slice(0, now.addresses.length),
      keys: now.keys.keys(),
      hashes: now.hashes.hashes(),
      branches: now.branches?.part(),
      findings: findings.part(),
      rejected: rejected.part(),
      stats: now.stats.part(),
      secrets: now.secrets,
    }),
  }
}

const ROWS_OF_A_PART = 2_000

function openPart(wanted: number, withBranches = false) {
  const secrets: string[] = []
  return {
    rowNos: openColumn((n) => new Uint32Array(n)),
    addresses: openColumn((n) => new Float64Array(n)),
    keys: openRowKeys(ROWS_OF_A_PART),
    hashes: openRowHashes(),
    branches: withBranches ? openBranchesPart() : undefined,
    stats: openStatsPart(),
    wanted,
    secrets,
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
