import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CollectedKind } from '../../model/collected.ts'
import { formatDay } from '../../model/day.ts'
import { type RefusalItem, refusalMessage, refusalRemedy } from '../../model/refusal.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { FileCollected } from '../collect/types.ts'
import { type ArchivedList, archivedList, moveInto, noneIfMissing, quarantine, type Shelf } from './archive.ts'
import { waitsForCases } from './collecting.ts'
import type { KnownLists } from './known-lists.ts'
import { openListFacts } from './named-cases.ts'
import type { NightLog } from './night-log.ts'
import { modesOf, type NightOptions } from './options.ts'
import { type StandingLists, standingLists } from './standing-lists.ts'

export const NOT_A_LIST: Text = {
  zh: '不是清单、回盘、实收或收费清单。',
  en: 'Neither a list, a return, a paid list nor a worklist.',
}

/** Workbooks that the program wrote, and people filled in. */
const FILLED_IN: ReadonlySet<CollectedKind> = new Set(['worklist', 'supervisor', 'changes'])

/** Files of one night keep the folders they came in; a name that is taken by a file of a killed night gets a number. */
export async function layOnDesk(desk: string, path: string | Buffer, name: string): Promise<void> {
  await moveInto(desk, path, name, 0o700)
}

/** A list that was read before, byte for byte. */
export interface RepeatedList {
  readonly name: string
  readonly before: ArchivedList
}

/** Names of lists that a newer one has overtaken, of those that are too old, and of those that stay beside a newer one. */
export type ListsToTell = Omit<StandingLists, 'lists'>

/** Whether a file is a list of receivables, which collecting leaves to the run. */
export function isList({ refused }: FileCollected): boolean {
  return refused.some(({ code }) => code === 'R050')
}

/** What a night does with single files. `desk`: the folder where they wait while they are read. */
export function openNight(options: NightOptions, desk: string, log: NightLog) {
  const { nightly } = options.run.settings
  const { lang, asOf } = options.run
  const day = formatDay(asOf)
  const modes = modesOf(options)
  const quarantined: { name: string; reason: string }[] = []
  let toTell: ListsToTell = { overtaken: [], retired: [], beside: [], outdone: [], unfollowed: [], alike: [] }
  const repeated: RepeatedList[] = []
  let listsCame = 0
  let returned = 0
  const sizes = new Map<string, number>()
  const facts = openListFacts(options.run)
  const setAside = async (path: string | Buffer, name: string, reason: Text): Promise<void> => {
    const said = reason[lang].replaceAll(`${desk.replaceAll('\\', '/')}/`, '')
    await quarantine(join(nightly.quarantine, day), { path, name }, said, modes)
    quarantined.push({ name, reason: said })
    await log.add('quarantined')
  }
  const hasGrown = async (name: string): Promise<boolean> => {
    const before = sizes.get(name)
    return before !== undefined && before !== (await stat(join(desk, name))).size
  }
  const folderOf = (shelf: Shelf) => join(nightly.archive, day, shelf)
  const archived = (shelf: Shelf, path: string, name: string) => moveInto(folderOf(shelf), path, name, modes.folder)
  const nameOf = ({ path }: FileCollected) => path.slice(desk.replaceAll('\\', '/').length + 1)
  /** back to the inbox where it was still being written while it was read */
  const returnGrown = async (file: FileCollected): Promise<boolean> => {
    const name = nameOf(file)
    if (!(await hasGrown(name))) return false
    await moveInto(nightly.inbox, file.path, name, modes.folder)
    returned += 1
    return true
  }
  return {
    quarantined,
    repeated,
    setAside,
    nameOf,
    /** those in force, as the archive is now */
    listsInForce: () => standingLists(nightly.archive, asOf, nightly.listDays, facts),
    /** what the user hears of lists, once they are run */
    get listsToTell() {
      return toTell
    },
    tellOfLists(lists: ListsToTell) {
      toTell = lists
    },
    get listsCame() {
      return listsCame
    },
    /** files that were still being written while they were read: they are in the inbox again */
    get returned() {
      return returned
    },
    /** the files on the desk, as they are before they are read */
    async look(): Promise<readonly string[]> {
      const names = await filesOf(desk)
      for (const name of names) sizes.set(name, (await stat(join(desk, name))).size)
      return names
    },
    /** to the archive, or to the quarantine; no list */
    async putAway(file: FileCollected): Promise<void> {
      if (await returnGrown(file)) return
      if (file.refused.length > 0) return setAside(file.path, nameOf(file), reasonOf(file.refused))
      const isFilledIn = file.kinds.some((kind) => FILLED_IN.has(kind))
      const shelf = isFilledIn ? 'returned' : waitsForCases(file) ? 'waiting' : 'news'
      await archived(shelf, file.path, nameOf(file))
    },
    /** to the archive: among the lists that may be in force, or the repeats, which never are */
    async putListAway(file: FileCollected, known: KnownLists): Promise<void> {
      if (await returnGrown(file)) return
      const name = nameOf(file)
      const before = await known.repeatedBy(file.path, name)
      const path = await archived(before ? 'repeats' : 'lists', file.path, name)
      if (before) repeated.push({ name, before })
      else {
        listsCame += 1
        await known.add(archivedList(folderOf('lists'), path, asOf))
      }
    },
  }
}

export type Night = ReturnType<typeof openNight>

/** Why files were refused, in plain words with what to do. */
export function reasonOf(items: readonly RefusalItem[]): Text {
  const said = (lang: Lang) =>
    items
      .map((item) => `${refusalMessage(item, lang)}\n${refusalRemedy(item, lang)}\nxuqi explain ${item.code}`)
      .join('\n')
  return { zh: said('zh'), en: said('en') }
}

/** All files below a folder, relative to it. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfMissing)
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
