import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { refuse } from '../model/refusal.ts'
import { errorCode, modesOf, refuseWriting } from './descriptor.ts'
import { type Earlier, inspectEarlier } from './earlier-output.ts'
import { groupIdOf } from './group.ts'
import { clearLeftovers, forgetRunning, markRunning, RUNNING_MARK, temporaryPrefix } from './leftovers.ts'
import { renameWithPatience, setAsideName } from './renaming.ts'
import { settleTree } from './settle.ts'

export interface OutputOptions {
  /** replace the output of an earlier run: it is renamed, not deleted */
  readonly force: boolean
  /** permission bits of files, e.g. 0o600; folders get what belongs to it */
  readonly fileMode: number
  /** name or number of the group that shall own everything, '' = leave it */
  readonly group: string
}

/** The output of a run: everything is written beside its place and appears there at once, or not at all. */
export interface Output {
  /** absolute path of the temporary folder to write into */
  readonly folder: string
  /** absolute path of its final place */
  readonly target: string
  /** absolute path for a file, given relative with `/`; the folders on the way are made */
  path(relative: string): string
  /** makes all durable and puts it in place; returns where an earlier output was moved to, if there was one */
  commit(): Promise<string | undefined>
  /** removes everything that was written; harmless after commit, and callable from a signal handler */
  abort(): void
}

/**
 * Prepares the place of a run's output, before the long work: makes the temporary folder beside it (which proves that
 * the place is writable) and clears what killed runs left there.
 * @throws Refusal R012 (a run is there, no force), R013 (not ours), R014 (worklists were filled in), R029 (something else is inside), R015 (not writable)
 */
export function openOutput(outDir: string, options: OutputOptions): Output {
  const target = placeOf(outDir)
  const modes = modesOf(options.fileMode)
  const groupId = groupIdOf(options.group, outDir)
  inspectEarlier(target, outDir, options.force)

  const parent = dirname(target)
  let firstMade: string | undefined
  let folder: string
  try {
    firstMade = makeFolders(parent, modes.folder)
    clearLeftovers(parent, basename(target))
    folder = mkdtempSync(join(parent, temporaryPrefix(basename(target))))
    markRunning(folder)
  } catch (error) {
    removeEmpty(parent, firstMade)
    throw refusePlace(outDir, error)
  }

  const made = new Set<string>([folder])
  const makeFolder = (path: string) => {
    if (made.has(path)) return
    makeFolder(dirname(path))
    mkdirSync(path, { recursive: true, mode: 0o700 })
    made.add(path)
  }
  let finished = false

  const abort = () => {
    if (finished) return
    finished = true
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    forgetRunning(folder)
    removeEmpty(parent, firstMade)
  }

  return {
    folder,
    target,
    path(relative) {
      const path = join(folder, ...relative.split('/'))
      try {
        makeFolder(dirname(path))
      } catch (error) {
        throw refuseWriting(path, error)
      }
      return path
    },
    async commit() {
      if (finished) throw new Error('the output is finished already')
      try {
        const earlier = inspectEarlier(target, outDir, options.force)
        await settleTree(folder, modes, groupId)
        // as late as can be: without it nobody clears away what a killed run leaves
        rmSync(join(folder, RUNNING_MARK), { force: true })
        const replaced = await replace(earlier, target, folder)
        finished = true
        forgetRunning(folder)
        return replaced
      } catch (error) {
        abort()
        throw refuseWriting(outDir, error)
      }
    },
    abort,
  }
}

/** The absolute place; behind a link, where it really lies, so that the temporary folder is on the same disk. */
function placeOf(outDir: string): string {
  try {
    return realpathSync(outDir)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return resolve(outDir)
    throw refuseWriting(outDir, error)
  }
}

/**
 * Makes a folder and those it lies in; returns the first that was not there. Node's own way of doing this never ends below /proc,
 * which denies a folder by saying that its parent is missing.
 */
function makeFolders(path: string, mode: number): string | undefined {
  if (existsSync(path)) return undefined
  const above = dirname(path)
  const first = above === path ? undefined : makeFolders(above, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // another run that started at the same time made it
    if (errorCode(error) !== 'EEXIST') throw error
    return first
  }
  return first ?? path
}

/** Here the parent was there a moment ago: "missing" (ENOENT) is how a file system says that nothing can be made in it. */
function refusePlace(outDir: string, error: unknown): unknown {
  if (errorCode(error) !== 'ENOENT') return refuseWriting(outDir, error)
  return refuse('R015', { path: outDir, what: { zh: '这里不能建文件夹', en: 'no folder can be made here' } }, error)
}

/** Swaps the folders. If the new one cannot be put in place, the earlier one goes back. */
async function replace(earlier: Earlier, target: string, folder: string): Promise<string | undefined> {
  if (earlier === 'emptyFolder') rmdirSync(target)
  if (earlier !== 'ours') {
    await renameWithPatience(folder, target)
    return undefined
  }
  const aside = setAsideName(target)
  await renameWithPatience(target, aside)
  try {
    await renameWithPatience(folder, target)
  } catch (error) {
    await renameWithPatience(aside, target)
    throw error
  }
  return aside
}

/** Takes away the folders that only this run made on the way to its place, as long as they are empty. */
function removeEmpty(from: string, firstMade: string | undefined): void {
  if (firstMade === undefined) return
  for (let at = from; at.startsWith(firstMade); at = dirname(at)) {
    try {
      rmdirSync(at)
    } catch {
      return
    }
  }
}
