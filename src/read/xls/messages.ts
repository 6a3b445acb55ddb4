import type { MergedCells, RawBatch } from '../../model/raw.ts'
import type { Text } from '../../model/text.ts'

/** What the child process is asked to read. */
export interface ChildTask {
  readonly path: string
  /** an OLE file, or the records of a BIFF workbook without one around them */
  readonly kind: 'ole' | 'biff'
  readonly passwords: readonly string[]
}

/** A sheet of a workbook. */
export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  readonly merged: readonly MergedCells[]
}

export type ChildRequest = { readonly ask: 'open'; readonly task: ChildTask } | { readonly ask: 'next' }

/** What the child answers: one answer to each request. */
export type ChildAnswer =
  | { readonly is: 'opened'; readonly sheets: readonly BookSheet[]; readonly epoch1904: boolean }
  /** an encrypted `.xlsx`, decrypted */
  | { readonly is: 'package'; readonly bytes: Uint8Array }
  | { readonly is: 'refused'; readonly code: 'R004' | 'R006' | 'R007' | 'R008' | 'R018'; readonly what: Text }
  | { readonly is: 'batch'; readonly sheet: number; readonly batch: RawBatch }
  | { readonly is: 'done' }
