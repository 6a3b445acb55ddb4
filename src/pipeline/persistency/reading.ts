import { missingForPersistency, openPolicyMapper, planPolicies } from '../../map/index.ts'
import { listsPayments } from '../../model/policy.ts'
import { POLICY_FIELDS, type PolicyField } from '../../model/policy-field.ts'
import { Refusal, type RefusalItem, refuse } from '../../model/refusal.ts'
import type { TableFacts } from '../../model/run.ts'
import type { Text } from '../../model/text.ts'
import { listInputs, openInput } from '../../read/index.ts'
import { readOptions, slashed } from '../reading/rows.ts'
import { belowHeader, takeHead } from '../reading/table-reading.ts'
import { withoutHeader } from '../reading/without-header.ts'
import type { Scratch } from '../scratch.ts'
import type { ManifestInput, ManifestSheet, Progress } from '../types.ts'
import { openPolicyStore, type PolicyStore } from './policy-store.ts'
import type { PersistencyOptions, TableColumns } from './types.ts'

/** What reading the policy lists gives. */
export interface PoliciesRead {
  readonly inputs: readonly ManifestInput[]
  readonly tables: readonly TableFacts[]
  readonly columns: readonly TableColumns[]
  readonly store: PolicyStore
  readonly rowsRead: number
  readonly noise: number
  /** rows without a policy number */
  readonly nameless: readonly { readonly table: number; readonly row: number }[]
  /** some table lists payments */
  readonly paymentsGiven: boolean
  readonly notices: readonly Text[]
}

interface ReadState {
  readonly tables: TableFacts[]
  readonly presences: ReadonlySet<PolicyField>[]
  readonly store: PolicyStore
  readonly nameless: { readonly table: number; readonly row: number }[]
  readonly unknownWords: Map<string, number>
  readonly unused: Set<string>
  readonly columns: TableColumns[]
  rowsRead: number
  noise: number
}

/**
 * Reads all files, batch by batch; rows go to disk.
 * @throws Refusal: all refused files at once; R040 when a column is missing that every ratio needs
 */
export async function readPolicies(
  options: PersistencyOptions,
  scratch: Scratch,
  watch: Progress,
): Promise<PoliciesRead> {
  const presences: ReadonlySet<PolicyField>[] = []
  const state: ReadState = {
    tables: [],
    presences,
    store: openPolicyStore(scratch, (table) => presences[table] ?? new Set()),
    nameless: [],
    unknownWords: new Map(),
    unused: new Set(),
    columns: [],
    rowsRead: 0,
    noise: 0,
  }
  const paths = await listInputs(options.inputs)
  const inputs: ManifestInput[] = []
  const refused: RefusalItem[] = []
  watch.stage('read', 100)
  for (const [file, path] of paths.entries()) {
    try {
      inputs.push(await readFile(path, file, paths.length, options, state, watch))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.items)
    }
  }
  if (refused.length > 0) throw new Refusal(refused)
  const shown = paths.map(slashed).join(' · ')
  const missing = missingForPersistency(presences, options.settings, options.book !== undefined)
  if (missing.length > 0) throw missingColumns(shown, missing, state)
  if (state.store.policyCount === 0) throw refuse('R021', { path: shown })
  const { tables, columns, store, rowsRead, noise, nameless } = state
  const paymentsGiven = presences.some(listsPayments)
  return { inputs, tables, columns, store, rowsRead, noise, nameless, paymentsGiven, notices: noticesOf(state) }
}

async function readFile(
  path: string,
  file: number,
  files: number,
  options: PersistencyOptions,
  state: ReadState,
  watch: Progress,
): Promise<ManifestInput> {
  const input = await openInput(path, readOptions(options))
  const shown = slashed(path)
  const sheets: ManifestSheet[] = []
  const seen: Text[] = []
  const hidden: string[] = []
  try {
    for await (const raw of input.tables()) {
      if (raw.hidden) {
        hidden.push(raw.sheet)
        continue
      }
      const batches = raw.batches()[Symbol.asyncIterator]()
      const head = await takeHead(batches)
      const plan = planPolicies(head, raw, options.settings)
      if ('skipped' in plan) {
        if (plan.seen !== undefined) seen.push(plan.seen)
        while (!(await batches.next()).done);
        continue
      }
      const table = state.tables.length
      state.tables.push({ path: shown, sheet: raw.sheet })
      state.presences.push(new Set(plan.columns.map(({ field }) => field)))
      for (const header of plan.unused) state.unused.add(header)
      const columns = Object.fromEntries(plan.columns.map(({ header, field }) => [header, field]))
      state.columns.push({ path: shown, sheet: raw.sheet, columns, unused: plan.unused })
      const mapper = openPolicyMapper(plan, table, file, raw, options.settings)
      let rows = 0
      for await (const batch of belowHeader(head, plan, batches)) {
        watch.signal.throwIfAborted()
        const mapped = mapper.map(batch)
        for (const row of mapped.rows) state.store.add(row)
        for (const row of mapped.nameless) state.nameless.push({ table, row })
        state.noise += mapped.noise
        rows += mapped.rows.length + mapped.noise + mapped.nameless.length
        const { bytesRead, bytesTotal } = input.progress()
        watch.tick(Math.floor(((file + bytesRead / Math.max(1, bytesTotal)) / files) * 100))
      }
      state.rowsRead += rows
      for (const [word, count] of mapper.unknownWords())
        state.unknownWords.set(word, (state.unknownWords.get(word) ?? 0) + count)
      sheets.push({ name: raw.sheet, headerRow: plan.headerRow, rows })
    }
    if (sheets.length === 0) throw withoutHeader(shown, seen, hidden)
    return { ...input.facts(), path: shown, sheets }
  } finally {
    await input.close()
  }
}

function missingColumns(path: string, missing: readonly Text[], { unused }: ReadState): Refusal {
  return refuse('R040', {
    path,
    fields: { zh: missing.map(({ zh }) => zh).join('”“'), en: missing.map(({ en }) => en).join('; ') },
    headers: [...unused].slice(0, MOST_NAMED).join(' · ') || '—',
  })
}

const MOST_NAMED = 20

/** What the input does not say, or says in words that nobody knows. */
function noticesOf({ presences, unknownWords }: ReadState): readonly Text[] {
  const has = (...fields: readonly PolicyField[]) => presences.some((table) => fields.some((field) => table.has(field)))
  const notices: Text[] = []
  if (!has('contractStatus', 'endReason', 'coolingOffFlag'))
    notices.push({
      zh: `没有“${POLICY_FIELDS.contractStatus.title.zh}”列：犹豫期退保、理赔终止、豁免、转出的保单分不出来，都算在分母里。`,
      en: 'No column for the policy status: cooling-off withdrawals, claims, waivers and transfers cannot be told and stand in the denominator.',
    })
  if (unknownWords.size > 0) {
    const named = [...unknownWords].slice(0, MOST_NAMED).map(([word, count]) => `${word}（${count}）`)
    notices.push({
      zh: `看不懂的写法，当作没写：${named.join('、')}。在设置的 words 里写明它们的意思。`,
      en: `Words nobody knows, taken as not said: ${named.join(', ')}. Say what they mean under words in the settings.`,
    })
  }
  return notices
}
