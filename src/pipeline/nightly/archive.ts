import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Day, formatDay, parseIsoDay } from '../../model/day.ts'
import { errorCode } from '../../write/index.ts'
import { type ListName, readListName } from './list-name.ts'

/**
 * Where a file that was read goes: `archive/DAY/lists`, `archive/DAY/returned` … A return or paid list with lines that no case fits waits: a list that is late may
 * name their cases. `repeats`: lists that were read before, byte for byte, and are not used.
 */
export type Shelf = 'lists' | 'repeats' | 'returned' | 'news' | 'waiting'

/** A list that a night has read. */
export interface ArchivedList {
  readonly path: string
  readonly night: Day
  /** as it lay in the inbox, with `/` */
  readonly shown: string
  readonly name: ListName
}

/** The lists of some nights, the oldest night first. */
export async function archivedLists(
  archive: string,
  isWanted: (night: Day) => boolean,
): Promise<readonly ArchivedList[]> {
  const found: ArchivedList[] = []
  for (const night of (await nightsOf(archive)).filter(isWanted)) {
    const folder = join(archive, formatDay(night), 'lists' satisfies Shelf)
    for (const path of await filesOf(folder)) found.push(archivedList(folder, path, night))
  }
  return found
}

/** A list by where it lies. @param folder the shelf of its night */
export function archivedList(folder: string, path: string, night: Day): ArchivedList {
  const shown = path.slice(folder.length + 1).replaceAll('\\', '/')
  return { path, night, shown, name: readListName(shown) }
}

/** Days of the archive, the oldest first. */
export async function nightsOf(archive: string): Promise<readonly Day[]> {
  const names = await readdir(archive).catch(noneIfMissing)
  return names
    .map((name) => parseIsoDay(name))
    .filter((day) => day !== undefined)
    .sort((a, b) => a - b)
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfMissing)
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A folder that is not there holds nothing; one that cannot be read may hold whatever the night needs. */
export function noneIfMissing(error: unknown): [] {
  if (errorCode(error) === 'ENOENT') return []
  throw error
}

/** Moves a file into a folder. One that is there already, byte for byte, is not kept twice; another of the same name gets a number. */
export async function moveInto(
  folder: string,
  path: string | Buffer,
  name: string,
  folderMode: number,
): Promise<string> {
  const wanted = join(folder, ...name.split('/'))
  await mkdir(dirname(wanted), { recursive: true, mode: folderMode })
  const target = await freeName(wanted, path)
  if (target === undefined) {
    await rm(path)
    return wanted
  }
  try {
    await rename(path, target)
  } catch (error) {
    // another disk: copied whole under another name first, so that a killed night leaves no half file
    if (errorCode(error) !== 'EXDEV') throw error
    // a pipe or a link has nothing in it that could be kept
    if (!(await lstat(path)).isFile()) {
      await rm(path)
      return target
    }
    await copyFile(path, `${target}.part`)
    await rename(`${target}.part`, target)
    await rm(path)
  }
  return target
}

/** Puts what cannot be read aside, its reason in plain words beside it. */
export async function quarantine(
  folder: string,
  file: { readonly path: string | Buffer; readonly name: string },
  reason: string,
  modes: { readonly file: number; readonly folder: number },
): Promise<void> {
  const target = await moveInto(folder, file.path, file.name, modes.folder)
  await writeFile(`${target}.reason.txt`, `${reason}\n`, { mode: modes.file })
}

/** undefined: the very file is there already */
async function freeName(wanted: string, path: string | Buffer): Promise<string | undefined> {
  const ending = extname(wanted)
  const stem = join(dirname(wanted), basename(wanted, ending))
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${stem}-${n}${ending}`
    const there = await lstat(name).catch(() => undefined)
    if (there === undefined) return name
    const areFiles = there.isFile() && (await lstat(path)).isFile()
    if (areFiles && (await hashOf(name)) === (await hashOf(path))) return undefined
  }
}

/** SHA-256 of a file, as hex. */
export async function hashOf(path: string | Buffer): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
