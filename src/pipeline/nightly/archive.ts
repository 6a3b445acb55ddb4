import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Day, formatDay, parseIsoDay } from '../../model/day.ts'

/** Where a file that was read goes: `archive/DAY/lists`, `archive/DAY/returned` … */
export type Shelf = 'lists' | 'returned' | 'news'

/** Moves a file into a folder. One that is there already, byte for byte, is not kept twice; another of the same name gets a number. */
export async function moveInto(folder: string, path: string, name: string, folderMode: number): Promise<string> {
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
    if (!isCrossDevice(error)) throw error
    await copyFile(path, `${target}.part`)
    await rename(`${target}.part`, target)
    await rm(path)
  }
  return target
}

/** Puts what cannot be read aside, its reason in plain words beside it. */
export async function quarantine(
  folder: string,
  file: { readonly path: string; readonly name: string },
  reason: string,
  modes: { readonly file: number; readonly folder: number },
): Promise<void> {
  const target = await moveInto(folder, file.path, file.name, modes.folder)
  await writeFile(`${target}.reason.txt`, `${reason}\n`, { mode: modes.file })
}

/** A list that a night works on. */
export interface StandingList {
  readonly path: string
  readonly night: Day
}

/**
 * The lists in force on a day: of each series the one that came last. Files whose names differ only in digits (days, months, running
 * numbers) and ending are a series, so that one branch's list that is late does not take another's cases off the worklists.
 * Nothing else than the archive itself says which they are: there is no second record that could disagree with it.
 * @param listDays a list older than this is no longer in force
 */
export async function standingLists(archive: string, asOf: Day, listDays: number): Promise<readonly StandingList[]> {
  const bySeries = new Map<string, StandingList>()
  for (const night of await nightsOf(archive)) {
    if (night > asOf || asOf - night > listDays) continue
    const folder = join(archive, formatDay(night), 'lists')
    for (const path of await filesOf(folder)) bySeries.set(seriesOf(path.slice(folder.length + 1)), { path, night })
  }
  return [...bySeries.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list)
}

/** `济南/应收_20260618.csv` → `济南/应收_` */
export function seriesOf(name: string): string {
  const folded = name.replaceAll('\\', '/').normalize('NFKC').toLowerCase()
  return folded.slice(0, folded.length - extname(folded).length).replace(/[\d\s._-]+/g, '_')
}

/** Days of the archive, the oldest first. */
async function nightsOf(archive: string): Promise<readonly Day[]> {
  const names = await readdir(archive).catch(() => [])
  return names
    .map((name) => parseIsoDay(name))
    .filter((day) => day !== undefined)
    .sort((a, b) => a - b)
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** undefined: the very file is there already */
async function freeName(wanted: string, path: string): Promise<string | undefined> {
  const ending = extname(wanted)
  const stem = join(dirname(wanted), basename(wanted, ending))
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${stem}-${n}${ending}`
    if ((await stat(name).catch(() => undefined)) === undefined) return name
    if ((await hashOf(name)) === (await hashOf(path))) return undefined
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function isCrossDevice(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EXDEV'
}
