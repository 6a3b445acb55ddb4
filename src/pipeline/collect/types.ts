import type { CollectFinding, FoundAnswer, FoundEntry, ResultRow } from '../../collect/index.ts'
import type { CollectedKind, CollectingBook, KnownCase, ListHolder, StrayText } from '../../model/collected.ts'
import type { Day } from '../../model/day.ts'
import type { RefusalItem } from '../../model/refusal.ts'
import type { Settings } from '../../model/settings.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { Severity } from '../../model/words.ts'

/** What decides a collecting. */
export interface CollectOptions {
  /** files and folders as given */
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** nothing that was written happened after it */
  readonly asOf: Day
  readonly encoding?: string
  readonly passwords: readonly string[]
  readonly jobs: number
  /** the book is left as it is; the findings file is written where one is asked for */
  readonly dryRun: boolean
  readonly lang: Lang
  /** whether a workbook that was read is gone, so that another may be the same one renamed; left out = it is no longer where it was */
  readonly isGone?: (source: string) => boolean
  /** cases of some policies that lists name which no run has recorded yet, by policy; left out = none are known but those of the book */
  readonly named?: (policies: ReadonlySet<string>) => Promise<ReadonlyMap<string, readonly KnownCase[]>>
  /** where the findings are written as CSV; left out = nowhere */
  readonly findingsFile?: string
  /** opens the book for writing */
  readonly openBook: () => CollectingBook | Promise<CollectingBook>
}

/** What every thread needs to read files. */
export type ReadingSetup = Pick<CollectOptions, 'settings' | 'asOf' | 'encoding' | 'passwords'>

/** What a table was taken for, and why. */
export interface TableTaken {
  readonly sheet: string
  readonly kind: CollectedKind
  readonly because: Text
  readonly lines: number
}

/** What one file holds; plain data, so that it passes between threads. */
export interface FileRead {
  readonly sha256: string
  readonly tables: readonly TableTaken[]
  readonly lines: number
  /** run whose worklist or supervisor's workbook it is; '' = none, or it does not say so any more */
  readonly runId: string
  /** whose lines a worklist has, filled in or not */
  readonly named: ReadonlySet<string>
  readonly entries: readonly FoundEntry[]
  readonly answers: readonly FoundAnswer[]
  readonly results: readonly ResultRow[]
  readonly strays: readonly StrayText[]
  readonly findings: readonly CollectFinding[]
  /** why nothing can be taken from it */
  readonly refused: readonly RefusalItem[]
}

/** What became of one file. */
export interface FileCollected {
  /** as given, with `/` */
  readonly path: string
  readonly kinds: readonly CollectedKind[]
  readonly tables: readonly TableTaken[]
  /** why nothing could be taken from it */
  readonly refused: readonly RefusalItem[]
  readonly lines: number
  /** contacts, answers, results and payments new to the book */
  added: number
  known: number
  /** completed ones too */
  corrected: number
  conflicts: number
  /** lines of returns and paid lists that no case fits, of service changes that no change fits, of lists that name two cases */
  unmatched: number
}

export interface GradedCollectFinding extends CollectFinding {
  readonly severity: Severity
}

/** How far the worklists of the last day with a run have come back. */
export interface ListsBack {
  readonly asOf: Day
  /** how many collectors were handed one with cases */
  readonly handedOut: number
  /** those of whom nothing was collected that was written into it */
  readonly silent: readonly Omit<ListHolder, 'noted'>[]
}

export interface CollectResult {
  /** undefined where no worklist of that day was among the files */
  readonly lists: ListsBack | undefined
  readonly files: readonly FileCollected[]
  readonly findings: readonly GradedCollectFinding[]
  readonly worst: Severity | undefined
  readonly totals: {
    readonly files: number
    readonly lines: number
    readonly contacts: number
    readonly changes: number
    /** handovers noted, changes done */
    readonly answers: number
    readonly debits: number
    readonly payments: number
    readonly strays: number
    readonly known: number
    readonly corrected: number
    readonly conflicts: number
    readonly unmatched: number
  }
}
