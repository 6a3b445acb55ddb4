import { closeSync, mkdirSync, openSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { refuse } from '../model/refusal.ts'
import { codeOf } from './header.ts'

/** A file that was made by this process. */
export interface MadeFile {
  /** takes it away again */
  remove(): void
  /** and then the folders that were made for it and hold nothing else */
  removeFolders(): void
}

/** Makes an empty file with these permission bits. @returns undefined when another process has just made it */
export function createBook(path: string, fileMode: number): MadeFile | undefined {
  const folder = dirname(resolve(path))
  try {
    const first = mkdirSync(folder, { recursive: true })
    closeSync(openSync(path, 'wx', fileMode))
    const folders = first === undefined ? [] : foldersFrom(resolve(first), folder)
    return {
      remove: () => tolerantly(() => rmSync(path, { force: true })),
      removeFolders: () =>
        tolerantly(() => {
          for (const made of folders) rmdirSync(made)
        }),
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined
    throw refuse('R034', { path, what: codeOf(error) }, error)
  }
}

/** Tells one file from another that took its name; undefined when there is none. */
export function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && `${stats.dev}:${stats.ino}`
}

/** The folders from the innermost up to the outermost. */
function foldersFrom(outermost: string, innermost: string): readonly string[] {
  const folders = [innermost]
  while (folders.at(-1) !== outermost && folders.length < 100) folders.push(dirname(folders.at(-1) ?? outermost))
  return folders
}

/** Somebody else uses the folder, or has the file open: what is left is empty and no harm. */
function tolerantly(step: () => void): void {
  try {
    step()
  } catch (error) {
    if (codeOf(error) === String(error)) throw error
  }
}
