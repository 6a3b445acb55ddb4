import { type CollectFinding, type EntryFate, type FoundEntry, mergeCase } from '../../collect/index.ts'
import type { CollectingBook, NewEntry } from '../../model/collected.ts'
import { groupBy } from './by.ts'
import type { FileCollected } from './types.ts'

/** Puts the contacts of all files into the book's cases, policy by policy. */
export function mergeContacts(
  found: readonly FoundEntry[],
  book: CollectingBook,
  isGone: (source: string) => boolean,
  fileOf: (path: string) => FileCollected | undefined,
  findings: CollectFinding[],
): readonly NewEntry[] {
  const added: NewEntry[] = []
  for (const [policyNo, entries] of groupBy(found, (one) => one.entry.policyNo)) {
    const stored = book.entriesOf(policyNo)
    const dueDates = new Set(book.casesOf(policyNo).map((one) => one.dueDate))
    for (const [dueDate, ofCase] of groupBy(entries, (one) => one.entry.dueDate)) {
      if (!dueDates.has(dueDate)) for (const one of onePerLine(ofCase)) findings.push(aboutEntry('K005', one))
      const { merged, added: news } = mergeCase(
        stored.filter((entry) => entry.dueDate === dueDate),
        ofCase.map((one) => ofHolder(one, book)),
        isGone,
      )
      added.push(...news)
      for (const { found: one, fate, other } of merged) {
        const file = fileOf(one.file)
        if (file) count(file, fate, other !== undefined)
        if (fate === 'corrected') findings.push(aboutEntry('K031', one))
        if (fate === 'usedAgain') findings.push(aboutEntry('K032', one))
        if (other !== undefined) findings.push(aboutEntry('K030', one, { other: placeText(other) }))
      }
    }
  }
  return added
}

function count(file: FileCollected, fate: EntryFate, isConflict: boolean): void {
  if (fate === 'known') file.known += 1
  else if (fate === 'new' || fate === 'usedAgain') file.added += 1
  else file.corrected += 1
  if (isConflict) file.conflicts += 1
}

/** An unknown case is reported once a line, whatever stands in its two slots. */
function onePerLine(entries: readonly FoundEntry[]): readonly FoundEntry[] {
  const lines = new Map(entries.map((one) => [`${one.file}\n${one.sheet}\n${one.cell.replace(/^[A-Z]+/, '')}`, one]))
  return [...lines.values()]
}

function aboutEntry(
  code: CollectFinding['code'],
  { file, sheet, cell, entry }: FoundEntry,
  facts: CollectFinding['facts'] = {},
): CollectFinding {
  const { policyNo, dueDate } = entry
  return { code, file, sheet, cell, policyNo, dueDate, field: undefined, value: '', facts }
}

function placeText({ source, sheet = '', cell = '' }: { source: string; sheet?: string; cell?: string }): string {
  return [source, sheet, cell].filter((part) => part !== '').join(' › ')
}

/** Lists may have been put together into one workbook, which says of itself that it is one collector's: the book knows whose list the line stood in. */
function ofHolder(found: FoundEntry, book: CollectingBook): FoundEntry {
  const { entry } = found
  const collector = book.holderOf(entry.policyNo, entry.dueDate, entry.runId)
  if (collector === '' || collector === entry.contact.collector) return found
  return { ...found, entry: { ...entry, contact: { ...entry.contact, collector } } }
}
