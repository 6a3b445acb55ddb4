import { stat } from 'node:fs/promises'
import type { Day } from '../../model/day.ts'
import { type ArchivedList, archivedLists, hashOf } from './archive.ts'
import { compareDates, dayIn, type ListName, readListName } from './list-name.ts'
import { writtenOn } from './standing-lists.ts'

/** Lists in the archive, and those that go there tonight. */
export interface KnownLists {
  /**
   * The list that this one repeats byte for byte, which is therefore not used; undefined where it is a list of its own, the one in force once more, or by its date
   * a newer one.
   * @param path where it lies
   * @param name as it lay in the inbox
   */
  repeatedBy(path: string, name: string): Promise<ArchivedList | undefined>
  /** Takes in a list that is in the archive now. */
  add(list: ArchivedList): Promise<void>
}

/**
 * Opens what the archive holds, however old it is. It is looked through when the first list asks for it, which one with a newer date does not; only files of one size
 * are ever compared.
 * @param inForce the lists in force before tonight's came
 */
export function openKnownLists(archive: string, asOf: Day, inForce: readonly ArchivedList[]): KnownLists {
  let bySize: Map<number, ArchivedList[]> | undefined
  const hashes = new Map<string, string>()
  const hashed = async (path: string): Promise<string> => {
    const hash = hashes.get(path) ?? (await hashOf(path))
    hashes.set(path, hash)
    return hash
  }
  const identicalTo = async (path: string): Promise<readonly ArchivedList[]> => {
    const found: ArchivedList[] = []
    bySize ??= await listsBySize(archive, asOf)
    for (const list of bySize.get(await sizeOf(path)) ?? [])
      if ((await hashed(list.path)) === (await hashed(path))) found.push(list)
    return found
  }
  return {
    async add(list) {
      // otherwise it is found with the others
      if (bySize !== undefined) addTo(bySize, await sizeOf(list.path), list)
    },
    async repeatedBy(path, shown) {
      const name = readListName(shown)
      const rivals = rivalsOf(name, inForce)
      if (rivals.some((list) => isNewer(name, list))) return undefined
      const known = await identicalTo(path)
      const isOwn =
        rivals.length > 0
          ? known.some((list) => rivals.some((rival) => rival.path === list.path))
          : known.some((list) => list.name.series === name.series)
      // one that was corrected in nothing is a copy
      return isOwn && !name.corrects ? undefined : known.at(-1)
    },
  }
}

async function listsBySize(archive: string, asOf: Day): Promise<Map<number, ArchivedList[]>> {
  const bySize = new Map<number, ArchivedList[]>()
  for (const list of await archivedLists(archive, (night) => night <= asOf))
    addTo(bySize, await sizeOf(list.path), list)
  return bySize
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size
}

function addTo(bySize: Map<number, ArchivedList[]>, size: number, list: ArchivedList): void {
  const alike = bySize.get(size)
  if (alike === undefined) bySize.set(size, [list])
  else alike.push(list)
}

/** Lists in the order in which they are asked for: of two that are equal the first is the list, the other its copy. Copies have longer names, and no dates of their own. */
export function originalsFirst<T extends { readonly name: string }>(
  lists: readonly T[],
  inForce: readonly ArchivedList[],
): readonly T[] {
  const rank = ({ name: shown }: T): readonly number[] => {
    const name = readListName(shown)
    return [rivalsOf(name, inForce).length > 0 ? 0 : 1, name.dates.length > 0 ? 0 : 1, shown.length]
  }
  const ranked = lists.map((list) => ({ list, rank: rank(list) }))
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ list }) => list)
}

/** Whose place a list would take: the list in force of its series, of its branch where the names tell branches. */
function rivalsOf({ series, codes }: ListName, inForce: readonly ArchivedList[]): readonly ArchivedList[] {
  const alike = inForce.filter(({ name }) => name.series === series)
  const ofBranch = alike.filter(({ name }) => name.codes === codes)
  return ofBranch.length > 0 ? ofBranch : alike
}

/** Whether its name says that it is newer: by a later date than the other's name holds, or else than that of the night that it came. */
function isNewer(name: ListName, other: ArchivedList): boolean {
  return compareDates(name, other.name) > 0 || (dayIn(name) ?? '') > writtenOn(other)
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, i) => rank !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
