import { type Modes, modesOf as modesOfFiles } from '../../write/index.ts'
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

/** Permission bits of the night's files and folders. */
export function modesOf({ run }: NightOptions): Modes {
  return modesOfFiles(Number.parseInt(run.settings.fileMode, 8))
}
