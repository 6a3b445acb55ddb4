import { type CollectFinding, lineName } from '../../collect/index.ts'
import type { CollectingBook } from '../../model/collected.ts'
import type { CollectedPath } from '../../read/index.ts'
import type { FileRead } from './types.ts'

/**
 * Tells what was collected from a workbook before and whose cells are empty now: who typed on the wrong line and emptied it again must hear that it stays. Where the line
 * itself is gone nothing is taken back: lines are deleted every day.
 */
export function findEmptied(
  paths: readonly CollectedPath[],
  reads: readonly FileRead[],
  book: CollectingBook,
): readonly CollectFinding[] {
  const lists = new Map(paths.flatMap(({ source }, i) => (reads[i]?.runId ? [[source, i] as const] : [])))
  if (lists.size === 0) return []
  const said = new Set(reads.flatMap(({ entries }) => entries.map(({ entry }) => placeOf(entry))))
  return book.entriesFrom(new Set(lists.keys())).flatMap((entry): CollectFinding[] => {
    const { source, runId, policyNo, dueDate } = entry
    const at = lists.get(source)
    const read = at === undefined ? undefined : reads[at]
    if (at === undefined || read?.runId !== runId || !read.named.has(lineName(entry)) || said.has(placeOf(entry)))
      return []
    const file = paths[at]?.path ?? source
    return [{ code: 'K036', file, sheet: '', cell: '', policyNo, dueDate, field: undefined, value: '', facts: {} }]
  })
}

function placeOf({ source, policyNo, dueDate, runId, slot }: Place): string {
  return JSON.stringify([source, policyNo, dueDate, runId, slot])
}

type Place = Pick<FileRead['entries'][number]['entry'], 'source' | 'policyNo' | 'dueDate' | 'runId' | 'slot'>
