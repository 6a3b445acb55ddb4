import type { CollectingBook, NewEntry } from '../../model/collected.ts'
import type { FileRead, ListsBack } from './types.ts'

/**
 * Says whose worklist has not come back, or came back with nothing written into it. Asked of the lists of the last day with a run only: older ones
 * were replaced by those.
 * @param entries what this collecting adds to the book
 * @returns undefined where no worklist of that day is among the files: a bank return says nothing about who has handed in a list
 */
export function listsBack(
  reads: readonly FileRead[],
  entries: readonly NewEntry[],
  book: Pick<CollectingBook, 'lastLists'>,
): ListsBack | undefined {
  const collected = reads.filter(({ tables }) => tables.some(({ kind }) => kind === 'worklist'))
  if (collected.length === 0) return undefined
  const last = book.lastLists()
  if (last === undefined || !collected.some(({ runId }) => last.runIds.has(runId))) return undefined
  const writes = new Set(entries.flatMap(({ runId, contact }) => (last.runIds.has(runId) ? [contact.collector] : [])))
  const silent = last.holders.filter(({ collector, noted }) => !noted && !writes.has(collector))
  return {
    asOf: last.asOf,
    handedOut: last.holders.length,
    silent: silent.map(({ collector, name, cases }) => ({ collector, name, cases })),
  }
}
