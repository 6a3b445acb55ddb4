import type { ContactEntry, NewEntry, StoredEntry } from '../model/collected.ts'
import { completes } from './worklist/entry.ts'
import type { FoundEntry } from './worklist/lines.ts'

/** What a found entry does to the book. */
export type EntryFate = 'new' | 'known' | 'completed' | 'corrected' | 'usedAgain'

export interface MergedEntry {
  readonly found: FoundEntry
  readonly fate: EntryFate
  /** another answer stands in the same line and slot, and both count: where */
  readonly other: { readonly source: string; readonly sheet?: string; readonly cell?: string } | undefined
}

export interface MergedCase {
  readonly merged: readonly MergedEntry[]
  readonly added: readonly NewEntry[]
}

/** An entry of the book, or one that is about to be added. */
interface Held {
  readonly entry: ContactEntry
  /** undefined: added just now */
  readonly id: number | undefined
  replaced: boolean
  replaces: number[]
  /** where it was found this time */
  found: FoundEntry | undefined
}

/**
 * Puts what the files hold of one case together with what the book holds of it.
 *
 * An entry is a line (case and run), a slot, and what is typed there. The same is held once, however often and from however many files it is read. Of two
 * that differ, one that says all of the other and more takes its place (somebody wrote on). Where the workbook that an entry was read from says something
 * else now, or is gone (renamed), the new one takes its place; if it is of a later day, the cells were used again and both stay. Everything else is two answers:
 * both stay, and are reported. None of this depends on the order in which files that do not change are read.
 * @param isGone whether a workbook is no longer where it was read
 */
export function mergeCase(
  stored: readonly StoredEntry[],
  found: readonly FoundEntry[],
  isGone: (source: string) => boolean,
): MergedCase {
  const held: Held[] = stored.map((entry) => ({
    entry,
    id: entry.id,
    replaced: entry.replaced,
    replaces: [],
    found: undefined,
  }))
  const merged: { found: FoundEntry; fate: EntryFate; held: Held | undefined }[] = []
  const saidBy = new Map<string, Set<string>>()
  for (const { entry } of found) {
    const said = saidBy.get(placeKey(entry)) ?? new Set()
    saidBy.set(placeKey(entry), said.add(entry.content))
  }
  for (const one of [...found].sort(inOrder)) {
    const { fate, at } = take(one, held, (source) => saidBy.get(placeKey({ ...one.entry, source })), isGone)
    if (at !== undefined) at.found ??= one
    merged.push({ found: one, fate, held: at })
  }
  return {
    merged: merged.map(({ found: one, fate, held: own }) => ({ found: one, fate, other: otherAnswer(own, held) })),
    added: held
      .filter((one) => one.id === undefined && !one.replaced)
      .map(({ entry, replaces }) => ({ ...entry, replaces })),
  }
}

function take(
  one: FoundEntry,
  held: Held[],
  saidNow: (source: string) => ReadonlySet<string> | undefined,
  isGone: (source: string) => boolean,
): { readonly fate: EntryFate; readonly at: Held | undefined } {
  const { entry } = one
  const slot = held.filter((each) => isSameSlot(each.entry, entry))
  const active = slot.filter((each) => !each.replaced)
  const outdated = active.filter(
    (each) =>
      each.entry.content !== entry.content &&
      (each.entry.source === entry.source
        ? saidNow(entry.source)?.has(each.entry.content) === false
        : saidNow(each.entry.source) === undefined && isGone(each.entry.source)),
  )
  const wrong = outdated.filter((each) => !completes(entry.content, each.entry.content) && !isLater(entry, each.entry))
  const base =
    active.find((each) => each.entry.content === entry.content) ??
    active.find((each) => completes(each.entry.content, entry.content))
  if (base !== undefined) {
    const old = wrong.filter((each) => each !== base)
    if (old.length === 0) return { fate: 'known', at: base }
    // another file says the same already: what this one said before goes
    return { fate: 'corrected', at: put(base.entry, [base, ...old], held) }
  }
  // an old copy of a workbook that was corrected since says nothing new
  if (outdated.length === 0 && slot.some((each) => each.entry.content === entry.content))
    return { fate: 'known', at: undefined }
  const shorter = active.filter((each) => completes(entry.content, each.entry.content))
  const corrected = wrong.find((each) => each.entry.contact.day === entry.contact.day) ?? wrong[0]
  const at = put(entry, corrected === undefined ? shorter : [...shorter, corrected], held)
  if (corrected !== undefined) return { fate: 'corrected', at }
  if (shorter.some((each) => each.id !== undefined)) return { fate: 'completed', at }
  return { fate: outdated.some((each) => !shorter.includes(each)) ? 'usedAgain' : 'new', at }
}

/** Adds an entry that takes the place of others. */
function put(entry: ContactEntry, earlier: readonly Held[], held: Held[]): Held {
  const added: Held = { entry, id: undefined, replaced: false, replaces: [], found: undefined }
  for (const each of earlier) {
    each.replaced = true
    if (each.id === undefined) added.replaces.push(...each.replaces)
    else added.replaces.push(each.id)
  }
  held.push(added)
  return added
}

function isLater(entry: ContactEntry, earlier: ContactEntry): boolean {
  return entry.dayStated && earlier.dayStated && entry.contact.day > earlier.contact.day
}

/** Another answer in the same line and slot. Two rows of one workbook with different days are two contacts, not two answers. */
function otherAnswer(own: Held | undefined, held: readonly Held[]): MergedEntry['other'] {
  if (own === undefined || own.replaced) return undefined
  const other = held.find(
    (each) =>
      each !== own &&
      !each.replaced &&
      isSameSlot(each.entry, own.entry) &&
      !(each.entry.source === own.entry.source && (isLater(each.entry, own.entry) || isLater(own.entry, each.entry))),
  )
  if (other === undefined) return undefined
  const { source } = other.entry
  return other.found === undefined
    ? { source }
    : { source: other.found.file, sheet: other.found.sheet, cell: other.found.cell }
}

function isSameSlot(a: ContactEntry, b: ContactEntry): boolean {
  return a.runId === b.runId && a.slot === b.slot
}

function placeKey({ source, runId, slot }: Pick<ContactEntry, 'source' | 'runId' | 'slot'>): string {
  return `${source}\n${runId}\n${slot}`
}

/** Runs and slots in order, then by content: the order of the files must not matter. */
function inOrder({ entry: a }: FoundEntry, { entry: b }: FoundEntry): number {
  return compare(a.runId, b.runId) || a.slot - b.slot || compare(a.content, b.content) || compare(a.source, b.source)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
