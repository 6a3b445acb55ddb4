import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type RefusalItem, refuse } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { MANIFEST_NAME } from '../../write/index.ts'
import { slashed } from '../reading/rows.ts'
import type { Manifest, ManifestOutput, OutputKind } from '../types.ts'
import { decodeSummary, type SummaryData } from '../writing/summary-data.ts'

/** The output of a run that is to be put together with others. */
export interface FinishedRun {
  /** as the user wrote it, with `/` */
  readonly path: string
  /** absolute, links followed */
  readonly folder: string
  readonly manifest: Manifest
  readonly summary: SummaryData
}

/** What a merge reads of a run. */
const NEEDED = ['cases', 'tasks', 'findings', 'summary-data'] as const satisfies readonly OutputKind[]

/**
 * Reads what a run wrote down about itself.
 * @throws Refusal R024 when it is not there
 */
export async function openFinishedRun(path: string): Promise<FinishedRun> {
  const no = (zh: string, en: string, cause?: unknown) =>
    refuse('R024', { path: slashed(path), what: { zh, en } satisfies Text }, cause)
  let document: unknown
  let folder: string
  try {
    folder = await realpath(path)
    document = JSON.parse(await readFile(join(folder, MANIFEST_NAME), 'utf8'))
  } catch (error) {
    throw no(`没有可以读的 ${MANIFEST_NAME}。`, `there is no readable ${MANIFEST_NAME}.`, error)
  }
  if (!isManifest(document)) throw no(`${MANIFEST_NAME} 不是 xuqi 的。`, `${MANIFEST_NAME} is not one of xuqi.`)
  if (!isCounted(document))
    throw no(
      `${MANIFEST_NAME} 里的合计不是数，被改过。`,
      `the totals in ${MANIFEST_NAME} are no numbers: it was changed.`,
    )
  const missing = NEEDED.filter((kind) => !pathOf(document, kind))
  if (missing.length > 0) {
    const kinds = missing.join(', ')
    throw no(
      `${MANIFEST_NAME} 里没有 ${kinds}，可能是旧版本写的。`,
      `${MANIFEST_NAME} lists no ${kinds}; an older version may have written it.`,
    )
  }
  return { path: slashed(path), folder, manifest: document, summary: await readSummary(folder, document, no) }
}

async function readSummary(
  folder: string,
  manifest: Manifest,
  no: (zh: string, en: string, cause?: unknown) => Error,
): Promise<SummaryData> {
  const name = pathOf(manifest, 'summary-data') ?? ''
  let source: string
  try {
    source = await readFile(resolve(folder, name), 'utf8')
  } catch (error) {
    throw no(`缺少 ${name}。`, `${name} is missing.`, error)
  }
  const output = manifest.outputs.find((one) => one.path === name)
  if (createHash('sha256').update(source).digest('hex') !== output?.sha256)
    throw no(`${name} 和写出时不同。`, `${name} is not as it was written.`)
  const summary = decodeSummary(JSON.parse(source))
  if (!summary) throw no(`${name} 是别的版本写的。`, `${name} was written by another version.`)
  return summary
}

/** Where the run wrote its one file of a kind. */
export function pathOf(manifest: Manifest, kind: (typeof NEEDED)[number]): string | undefined {
  return manifest.outputs.find((output) => output.kind === kind)?.path
}

const NAMED = 5

/** Every file must be as it was written: what was changed since, or is gone, is not what the totals say. */
export async function changedFiles(run: FinishedRun, tick: (bytes: number) => void): Promise<readonly RefusalItem[]> {
  const wrong: string[] = []
  for (const output of run.manifest.outputs) {
    if (!(await isAsWritten(resolve(run.folder, output.path), output))) wrong.push(output.path)
    tick(output.bytes)
  }
  if (wrong.length === 0) return []
  const files = wrong.slice(0, NAMED).join('、') + (wrong.length > NAMED ? `、… (+${wrong.length - NAMED})` : '')
  const what = { zh: `这些文件缺失或被改过：${files}`, en: `these files are missing or were changed: ${files}` }
  return [{ code: 'R024', facts: { path: run.path, what } }]
}

async function isAsWritten(path: string, { bytes, sha256 }: ManifestOutput): Promise<boolean> {
  try {
    if ((await stat(path)).size !== bytes) return false
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk)
    return hash.digest('hex') === sha256
  } catch {
    return false
  }
}

function isManifest(value: unknown): value is Manifest {
  return (
    hasKeys(
      value,
      'tool',
      'runId',
      'asOf',
      'month',
      'lang',
      'startedAt',
      'settings',
      'inputs',
      'totals',
      'findings',
      'outputs',
    ) &&
    hasKeys(value.tool, 'name', 'version') &&
    value.tool.name === 'xuqi' &&
    hasKeys(value.settings, 'fileMode', 'group') &&
    hasKeys(value.totals, 'rowsRead', 'acceptedFen', 'casesFen', 'byDisposition') &&
    Array.isArray(value.inputs) &&
    value.inputs.every((input) => hasKeys(input, 'path', 'sha256')) &&
    Array.isArray(value.outputs) &&
    value.outputs.every((output) => hasKeys(output, 'path', 'kind', 'bytes', 'sha256'))
  )
}

const COUNTS = [
  'rowsRead',
  'noise',
  'rejected',
  'duplicates',
  'superseded',
  'accepted',
  'acceptedFen',
  'cases',
  'casesFen',
] as const satisfies readonly (keyof Manifest['totals'])[]

/** What is added up is whole numbers, whatever the type says: somebody may have written into the file. */
function isCounted({ totals, findings, onlyBranch, outputs }: Manifest): boolean {
  const counts: readonly unknown[] = [
    ...COUNTS.map((name) => totals[name]),
    totals.elsewhere ?? 0,
    ...Object.values(findings ?? {}),
    ...Object.values(onlyBranch?.rows ?? {}),
    ...Object.values(onlyBranch?.sheetFindings ?? {}),
    ...outputs.map(({ bytes }) => bytes),
  ]
  return counts.every((count) => Number.isSafeInteger(count))
}

function hasKeys<K extends string>(value: unknown, ...keys: readonly K[]): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value)
}
