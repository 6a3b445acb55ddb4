import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../model/refusal.ts'
import { MANIFEST_NAME } from './manifest.ts'

/** What stands where the output shall go. */
export type Earlier = 'nothing' | 'emptyFolder' | 'ours'

interface ListedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Folders in which people work. */
const FOLDERS = ['worklists', 'supervisors']
/** Kinds of files that people fill in. */
const FILLED_IN = new Set(['worklist', 'unassigned', 'supervisor', 'report-changes'])
/** Files that systems leave in folders; nobody's work. */
const LITTER = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])
const NAMED = 10
/** Outputs lie in a folder of their month, which lies in a folder of all. */
const DEPTH = 1

/**
 * Looks at what stands at the output's place and refuses where it must not be touched.
 * @param shown the path as the user wrote it
 * @throws Refusal R012, R013, R014, R029
 */
export function inspectEarlier(target: string, shown: string, force: boolean): Earlier {
  if (!existsSync(target)) return 'nothing'
  if (!statSync(target).isDirectory()) throw refuse('R013', { path: shown })
  if (readdirSync(target).length === 0) return 'emptyFolder'
  const listed = readListed(join(target, MANIFEST_NAME))
  if (listed === undefined) throw refuse('R013', { path: shown })
  if (!force) throw refuse('R012', { path: shown })
  const others = othersIn(target)
  if (others.length > 0) throw refuse('R029', { path: shown, files: named(others) })
  const changed = changedWorkbooks(target, listed)
  if (changed.length > 0) throw refuse('R014', { path: shown, files: named(changed) })
  return 'ours'
}

function named(files: readonly string[]): string {
  const more = files.length > NAMED ? `、… (+${files.length - NAMED})` : ''
  return files.slice(0, NAMED).join('、') + more
}

/** What is nobody's business to move away with the output: databases, and outputs of other runs that lie in it. */
function othersIn(target: string): string[] {
  return readdirSync(target, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory()
        ? holdsManifest(join(target, entry.name), DEPTH)
        : entry.name.toLowerCase().endsWith('.db') && !LITTER.has(entry.name.toLowerCase()),
    )
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort()
}

function holdsManifest(folder: string, depth: number): boolean {
  if (existsSync(join(folder, MANIFEST_NAME))) return true
  if (depth === 0) return false
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && holdsManifest(join(folder, entry.name), depth - 1),
  )
}

/** Workbooks that are not what the manifest says, and files in their folders that it does not name. One that was moved away is no matter. */
function changedWorkbooks(target: string, listed: readonly ListedFile[]): string[] {
  const expected = new Map(listed.map((file) => [file.path, file]))
  const present = new Set(FOLDERS.flatMap((folder) => filesIn(target, folder)))
  // a merged run lists files of the runs' own folders too: they stay where they are
  for (const { path } of listed) if (!path.startsWith('../') && existsSync(join(target, path))) present.add(path)
  const changed = [...present].filter((path) => {
    const file = expected.get(path)
    return file === undefined || !isSame(join(target, path), file)
  })
  return changed.sort()
}

/** Paths of the files below a folder, relative to `target`, with `/`. */
function filesIn(target: string, folder: string): string[] {
  const top = join(target, folder)
  if (!existsSync(top)) return []
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !LITTER.has(entry.name.toLowerCase()))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(target.length + 1)
        .replaceAll('\\', '/'),
    )
}

function isSame(path: string, file: ListedFile): boolean {
  if (statSync(path).size !== file.bytes) return false
  return createHash('sha256').update(readFileSync(path)).digest('hex') === file.sha256
}

/** The workbooks that a manifest lists and people fill in; undefined if there is no manifest of ours. */
function readListed(path: string): readonly ListedFile[] | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (!hasKeys(manifest, 'tool', 'outputs') || !hasKeys(manifest.tool, 'name')) return undefined
    if (manifest.tool.name !== 'xuqi' || !Array.isArray(manifest.outputs)) return undefined
    return manifest.outputs.filter((output: unknown) => isListedFile(output))
  } catch {
    return undefined
  }
}

function isListedFile(value: unknown): value is ListedFile {
  return (
    hasKeys(value, 'path', 'kind', 'bytes', 'sha256') &&
    typeof value.kind === 'string' &&
    FILLED_IN.has(value.kind) &&
    typeof value.path === 'string' &&
    typeof value.bytes === 'number' &&
    typeof value.sha256 === 'string'
  )
}

function hasKeys<K extends string>(value: unknown, ...keys: readonly K[]): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value)
}
