import type { Finding } from '../../model/finding.ts'
import { addFen, type Fen, formatFen, NO_FEN } from '../../model/money.ts'
import type { RunContext, TableFacts } from '../../model/run.ts'
import type { Facts } from '../../model/text.ts'
import { openInput } from '../../read/index.ts'
import { severityOf } from '../../verify/index.ts'
import type { FindingLog } from '../finding-log.ts'
import type { Part } from '../part.ts'
import type { RunOptions } from '../types.ts'
import { type Overlaps, openOverlaps } from './overlaps.ts'
import { inputPaths, type RowsRead, readOptions } from './rows.ts'

/** What the run has to tell of the rows that were read, once it is known how each of them ended. */
export interface RowsSettled extends Pick<RowsRead, 'inputs' | 'tables' | 'checksOff' | 'rejections' | 'noise'> {
  /** what the run is about; whose a row is is not asked any more */
  readonly part: Pick<Part, 'record' | 'elsewhere'>
  /** all rows below the headers but the noise */
  readonly stored: number
  readonly duplicates: number
  readonly superseded: number
  readonly accepted: { readonly rows: number; readonly fen: Fen }
  /** policies of the assignment file that are in no row */
  readonly unlisted: ReadonlySet<string>
  /** known only to who has the input itself: keys the hashes of customers */
  readonly secret: string
  readonly overlaps: Overlaps
}

/**
 * Reports what only the whole input can tell: duplicates (V004), conflicts (V005), policy numbers that are alike (V015), and the checks on shared phones, accounts
 * and identities. The rows of a conflict are rejected. What is accepted is counted row by row over what was stored, not derived from the
 * cases: the books shall balance by counting twice.
 */
export async function settleFates(
  read: RowsRead,
  options: RunOptions,
  context: RunContext,
  log: FindingLog,
): Promise<RowsSettled> {
  const { store, gathered } = read
  const counts = { duplicates: 0, superseded: 0, accepted: 0 }
  let fen = NO_FEN
  const conflicts = new Map<number, Set<number>>()
  const overlaps = openOverlaps()
  const isOne = read.inputs.length < 2

  const report = (row: number, finding: Finding): void => {
    const severity = severityOf(finding, context.settings)
    if (severity === 'off') return
    const { receivable } = store.load(row)
    const cell = finding.field && finding.value === undefined ? receivable[finding.field] : undefined
    const full = typeof cell === 'string' && cell !== '' ? { ...finding, value: cell } : finding
    log.add(receivable.origin.table, receivable.origin.row, receivable.policyNo, full, severity)
  }

  /** where the row is that a duplicate or a conflict is measured by */
  const otherOf = (row: number): Facts => {
    const other = store.load(gathered.otherRow(row)).receivable
    const from = read.tables[store.originOf(row).table]
    const otherPlace = placeSeenFrom(from, read.tables[other.origin.table])
    return { otherPlace, otherRow: other.origin.row, otherPremium: formatFen(other.premium ?? NO_FEN) }
  }

  for (let row = 0; row < store.size; row++) {
    if (!read.part.ownsRow(row)) continue
    for (const finding of read.tableFindings(row)) report(row, finding)
    const fate = gathered.fateOf(row)
    if (!isOne && (fate === 'accepted' || fate === 'superseded'))
      overlaps.note(read.tables[store.originOf(row).table]?.path ?? '', fate)
    if (fate === 'accepted') {
      counts.accepted += 1
      fen = addFen(fen, gathered.premiumOf(row))
    } else if (fate === 'duplicate') {
      counts.duplicates += 1
      report(row, { code: 'V004', facts: otherOf(row) })
    } else if (fate === 'superseded') {
      counts.superseded += 1
    } else if (fate === 'conflict') {
      const premium = formatFen(store.load(row).receivable.premium ?? NO_FEN)
      report(row, { code: 'V005', field: 'premium', value: premium, facts: { premium, ...otherOf(row) } })
      const { table, row: rowNo } = store.originOf(row)
      conflicts.set(table, (conflicts.get(table) ?? new Set()).add(rowNo))
    }
  }
  for (const [policy, other] of severityOf({ code: 'V015' }, context.settings) === 'off' ? [] : gathered.alike()) {
    const facts = { other: gathered.policyNoOf(other) }
    for (const row of gathered.casesOf(policy).flatMap((one) => one.rows))
      if (read.part.ownsRow(row)) report(row, { code: 'V015', field: 'policyNo', facts })
  }
  if (conflicts.size > 0) await rejectConflicts(read, options, conflicts)
  return {
    inputs: read.inputs,
    tables: read.tables,
    checksOff: read.checksOff,
    rejections: read.rejections,
    noise: read.noise,
    part: { record: read.part.record, elsewhere: read.part.elsewhere },
    stored: store.size,
    duplicates: counts.duplicates,
    superseded: counts.superseded,
    accepted: { rows: counts.accepted, fen },
    unlisted: new Set([...context.assignments.keys()].filter((policyNo) => !gathered.hasPolicy(policyNo))),
    secret: store.secret(),
    overlaps,
  }
}

/** `文件 › 表 › `: where another table is for a reader who stands in this one; what is the same for both is left out. */
function placeSeenFrom(from: TableFacts | undefined, to: TableFacts | undefined): string {
  if (to === undefined) return ''
  const sameFile = to.path === from?.path
  const parts = [sameFile ? '' : to.path, sameFile && to.sheet === from.sheet ? '' : to.sheet]
  return parts.map((part) => (part === '' ? '' : `${part} › `)).join('')
}

/**
 * That rows contradict each other shows only when all of them are known, and their original cells were not kept: reading the
 * inputs once more, when there is a conflict at all, is cheaper than keeping every cell of every run.
 */
async function rejectConflicts(
  read: RowsRead,
  options: RunOptions,
  conflicts: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<void> {
  let table = 0
  for (const path of await inputPaths(options)) {
    const input = await openInput(path, readOptions(options))
    try {
      for await (const raw of input.tables()) {
        const wanted = conflicts.get(table)
        for await (const batch of raw.batches()) {
          for (const [i, row] of batch.rowNos.entries())
            if (wanted?.has(row)) read.rejections.add({ table, row, codes: ['V005'], cells: batch.rows[i] ?? [] })
        }
        table += 1
      }
    } finally {
      await input.close()
    }
  }
}
