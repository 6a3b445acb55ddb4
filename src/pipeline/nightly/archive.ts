import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * Where a file that was read goes: `archive/DAY/lists`, `archive/DAY/returned` … A return or paid list with lines that no case fits waits: a list that is late may
 * name their cases.
 */
export type Shelf = 'lists' | 'returned' | 'news' | 'waiting'

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
    if (!isCrossDevice(error)) throw error
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

function isCrossDevice(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EXDEV'
}
