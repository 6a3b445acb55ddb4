import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CollectedKind } from '../../model/collected.ts'
import { formatDay } from '../../model/day.ts'
import { type RefusalItem, refusalMessage, refusalRemedy } from '../../model/refusal.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { FileCollected } from '../collect/types.ts'
import { moveInto, quarantine, type Shelf } from './archive.ts'
import type { NightLog } from './night-log.ts'
import { modesOf, type NightOptions } from './options.ts'

export const NOT_A_LIST: Text = {
  zh: '不是清单、回盘、实收或收费清单。',
  en: 'Neither a list, a return, a paid list nor a worklist.',
}

/** Workbooks that the program wrote, and people filled in. */
const FILLED_IN: ReadonlySet<CollectedKind> = new Set(['worklist', 'supervisor', 'changes'])

/** Files of one night keep the folders they came in; a name that is taken by a file of a killed night gets a number. */
export async function layOnDesk(desk: string, path: string, name: string): Promise<void> {
  await moveInto(desk, path, name, 0o700)
}

/** What a night does with single files. */
export function openNight(options: NightOptions, log: NightLog) {
  const { nightly } = options.run.settings
  const { lang, asOf } = options.run
  const day = formatDay(asOf)
  const modes = modesOf(options)
  const quarantined: { name: string; reason: string }[] = []
  const notices: Text[] = []
  let listsCame = 0
  const setAside = async (path: string, name: string, reason: Text): Promise<void> => {
    await quarantine(join(nightly.quarantine, day), { path, name }, reason[lang], modes)
    quarantined.push({ name, reason: reason[lang] })
    await log.add('quarantined')
  }
  return {
    quarantined,
    notices,
    setAside,
    get listsCame() {
      return listsCame
    },
    /** to the archive, or to the quarantine */
    async putAway(desk: string, file: FileCollected): Promise<void> {
      const name = file.path.slice(desk.replaceAll('\\', '/').length + 1)
      const isList = file.refused.some(({ code }) => code === 'R050')
      if (file.refused.length > 0 && !isList) return setAside(file.path, name, reasonOf(file.refused))
      if (isList) listsCame += 1
      const shelf: Shelf = isList ? 'lists' : file.kinds.some((kind) => FILLED_IN.has(kind)) ? 'returned' : 'news'
      await moveInto(join(nightly.archive, day, shelf), file.path, name, modes.folder)
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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
