import type { RunOptions } from '../types.ts'

/** What decides a night: the options of its run, without what only the night knows. */
export interface NightOptions {
  readonly run: Omit<RunOptions, 'inputs' | 'out' | 'force' | 'dryRun' | 'checkOnly'>
  /** path of the book */
  readonly book: string
  readonly keepDays: number
  /** who holds the lock, for the one who comes second */
  readonly who: string
  readonly clock: () => Date
}

/** Permission bits of files, and of the folders that hold them: who may read a file may enter its folder. */
export function modesOf({ run }: NightOptions): { readonly file: number; readonly folder: number } {
  const file = Number.parseInt(run.settings.fileMode, 8)
  return { file, folder: file | ((file & 0o444) >> 2) }
}
