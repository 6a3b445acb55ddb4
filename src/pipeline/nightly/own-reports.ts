import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Text } from '../../model/text.ts'
import { MANIFEST_NAME } from '../../write/index.ts'
import { hashOf } from './archive.ts'

export const OWN_REPORT: Text = {
  zh: '这是 xuqi 自己写出的报表或数据，不是清单，没有用它。',
  en: 'A report or data file that xuqi wrote itself, and no list: it was not used.',
}

/** What people are to give back: filled in, or mended. */
const GIVEN_BACK: ReadonlySet<unknown> = new Set([
  'worklist',
  'unassigned',
  'supervisor',
  'report-changes',
  'rejected-workbook',
])

/**
 * Which files are reports or data of ours, byte for byte: who gives back a whole output gives back these too, and they would be taken for lists, with masked
 * names and cases that were set apart.
 * @param names of the files, relative to `desk`
 * @param outbox where outputs lie, each with its manifest; so may the desk
 */
export async function ownReports(desk: string, names: readonly string[], outbox: string): Promise<readonly string[]> {
  if (names.length === 0) return []
  const manifests = names.filter((name) => basename(name) === MANIFEST_NAME).map((name) => join(desk, name))
  const written = new Map<unknown, Set<unknown>>()
  for (const path of [...manifests, ...(await manifestsOf(outbox))])
    for (const { kind, bytes, sha256 } of await outputsIn(path))
      if (!GIVEN_BACK.has(kind)) written.set(bytes, (written.get(bytes) ?? new Set()).add(sha256))
  const own: string[] = []
  for (const name of names) {
    const path = join(desk, name)
    const alike = written.get((await stat(path)).size)
    if (alike?.has(await hashOf(path))) own.push(name)
  }
  return own
}

async function manifestsOf(outbox: string): Promise<readonly string[]> {
  const folders = async (at: string) =>
    (await readdir(at, { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(at, name))
  const outputs = await Promise.all((await folders(outbox)).map(folders))
  return outputs.flat().map((output) => join(output, MANIFEST_NAME))
}

interface Written {
  readonly kind?: unknown
  readonly bytes?: unknown
  readonly sha256?: unknown
}

/** The files that a manifest names; none where it is no manifest of ours, or cannot be read. */
async function outputsIn(path: string): Promise<readonly Written[]> {
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof document !== 'object' || document === null || !('outputs' in document)) return []
    const { outputs } = document
    return Array.isArray(outputs) ? outputs.filter((one) => typeof one === 'object' && one !== null) : []
  } catch {
    return []
  }
}
