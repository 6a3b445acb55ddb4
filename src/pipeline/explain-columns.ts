import { explainPolicies, missingForPersistency, planTable } from '../map/index.ts'
import type { PolicyField } from '../model/policy-field.ts'
import type { RawBatch, RawTable } from '../model/raw.ts'
import { Refusal, type RefusalItem } from '../model/refusal.ts'
import type { Settings } from '../model/settings.ts'
import { listInputs, openInput } from '../read/index.ts'
import { readOptions, slashed } from './reading/rows.ts'
import { takeHead } from './reading/table-reading.ts'
import type { ColumnsFile, ColumnsOptions, ColumnsTable } from './types.ts'

/**
 * What each column of the files was taken for, and why; of a policy list, as `xuqi persistency` reads it. Nothing is verified.
 * @throws Refusal, all refused files at once
 */
export async function explainColumns(options: ColumnsOptions): Promise<ColumnsFile[]> {
  const files: ColumnsFile[] = []
  const refused: RefusalItem[] = []
  const presences: Presences = []
  for (const path of await listInputs(options.inputs)) {
    try {
      files.push(await explainFile(path, options, presences))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  if (refused.length > 0) throw new Refusal(refused)
  return withLacking(files, presences, options.settings)
}

/** What the policy lists so far have columns for. */
type Presences = ReadonlySet<PolicyField>[]

async function explainFile(path: string, options: ColumnsOptions, presences: Presences): Promise<ColumnsFile> {
  const input = await openInput(path, readOptions(options))
  try {
    const tables: ColumnsTable[] = []
    for await (const table of input.tables()) tables.push(await explainTable(table, options.settings, presences))
    const { format, encoding } = input.facts()
    return { path: slashed(path), format, encoding, tables }
  } finally {
    await input.close()
  }
}

async function explainTable(table: RawTable, settings: Settings, presences: Presences): Promise<ColumnsTable> {
  if (table.hidden) return { ...NOTHING, sheet: table.sheet, hidden: true, rowsSampled: 0 }
  const batches = table.batches()[Symbol.asyncIterator]()
  const head = await takeHead(batches)
  while (!(await batches.next()).done);
  const plan = planTable(head, table, settings)
  const policies = explainPolicies(head, settings)
  const isForRun = !('skipped' in plan) && !('missing' in plan)
  // a list of receivables without its due date must hear of that: it often says when policies took effect, too
  const isWhole = policies !== undefined && missingForPersistency([policies.presence], settings).length === 0
  if (policies && (policies.saysMore || (!isForRun && isWhole))) {
    presences.push(policies.presence)
    const { headerRow, columns } = policies
    return { ...NOTHING, sheet: table.sheet, use: 'persistency', ...below(head, headerRow), decisions: columns }
  }
  if ('skipped' in plan) return { ...NOTHING, sheet: table.sheet, rowsSampled: head.rows.length }
  if ('missing' in plan)
    return {
      ...NOTHING,
      sheet: table.sheet,
      headerRow: plan.headerRow,
      rowsSampled: head.rows.length,
      decisions: plan.columns,
      missing: plan.missing,
      nearest: plan.nearest,
    }
  return { ...NOTHING, sheet: table.sheet, ...below(head, plan.headerRow), decisions: plan.columns }
}

const NOTHING = { use: 'run', headerRow: undefined, decisions: [], missing: [], nearest: {} } as const

function below(head: RawBatch, headerRow: number): Pick<ColumnsTable, 'headerRow' | 'rowsSampled'> {
  return { headerRow, rowsSampled: head.rowNos.filter((row) => row > headerRow).length }
}

/** Persistency may find what it needs in several lists: what none of them has is told at the last one. */
function withLacking(files: readonly ColumnsFile[], presences: Presences, settings: Settings): ColumnsFile[] {
  const lacking = missingForPersistency(presences, settings)
  const last = files.flatMap(({ tables }) => tables).findLast(({ use }) => use === 'persistency')
  if (last === undefined || lacking.length === 0) return [...files]
  return files.map((file) => ({
    ...file,
    tables: file.tables.map((table) => (table === last ? { ...table, lacking } : table)),
  }))
}
