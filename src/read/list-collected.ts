import { existsSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import { withSlashes } from './list-inputs.ts'
import { errorCode, notThere } from './source.ts'

/** A file to be collected. */
export interface CollectedPath {
  /** as given, with `/` */
  readonly path: string
  /** absolute, symbolic links followed, with `/` */
  readonly source: string
  readonly bytes: number
  /** the user named this very file; otherwise it lay in a folder */
  readonly named: boolean
}

export interface CollectedPaths {
  readonly files: readonly CollectedPath[]
  /** owner files (`~$…`, `.~lock…#`): workbooks that are open somewhere, as given */
  readonly open: readonly string[]
}

const LIST_NAME = /\.(csv|tsv|txt|xls|xlsx|xlsm|et|htm|html)$/i
/** what people save or send instead: it cannot be read, and is told */
const OTHER_NAME = /\.(ods|fods|numbers|xlsb|zip|rar|7z)$/i
/** What a night writes beside its output: what collecting found, and what somebody has to look into. Nobody fills it in. */
export const NIGHT_NOTES = /^\d{4}-\d\d-\d\d-(?:collected(?:-\d+)?\.csv|attention(?:-\d+)?\.txt)$/
const MANIFEST = 'manifest.json'
/** of a run's output only these hold what people fill in: folders, and the list of service changes among the reports */
const FILLED_IN: ReadonlySet<string> = new Set(['worklists', 'supervisors'])
const REPORTS = 'reports'
const CHANGES = /^(?:保全变更|service-changes)/

/**
 * The files that the arguments name, folders with all that lies below them, each once, in the order of the arguments and of the names.
 * Hidden files are left out; of the output of a run only what people fill in is looked at. Refuses R001 (nothing there), R002 (not there), R004 (a folder that is
 * closed to this user), all of them at once.
 */
export async function listCollected(paths: readonly string[]): Promise<CollectedPaths> {
  const refused: RefusalItem[] = []
  const files = new Map<string, CollectedPath>()
  const open = new Set<string>()
  const add = async (path: string, named: boolean): Promise<void> => {
    if (isOwnerFile(path)) {
      open.add(withSlashes(path))
      return
    }
    const real = await realpath(path).catch(() => undefined)
    if (real === undefined) {
      // a link that leads nowhere is no file; one whose name cannot be read is, and opening it tells
      if (notThere(path).code === 'R004') files.set(path, { path: withSlashes(path), source: path, bytes: 0, named })
      return
    }
    const source = withSlashes(real)
    if (!files.has(source))
      files.set(source, { path: withSlashes(path), source, bytes: (await stat(real)).size, named })
  }
  /** @param only what the names of its files begin with */
  const walk = async (folder: string, only?: RegExp): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      const reason = errorCode(error)
      const what = { zh: `文件夹打不开：${reason}`, en: `the folder cannot be opened: ${reason}` }
      const closed: RefusalItem = { code: 'R004', facts: { path: withSlashes(folder), what, remedy: OPEN_IT } }
      refused.push(reason === 'ENOENT' ? notThere(withSlashes(folder)) : closed)
      return []
    })
    const isOutput =
      existsSync(join(folder, MANIFEST)) && [...FILLED_IN, REPORTS].some((name) => existsSync(join(folder, name)))
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (isOutput && entry.name === REPORTS) await walk(path, CHANGES)
        else if (!entry.name.startsWith('.') && (!isOutput || FILLED_IN.has(entry.name))) await walk(path, only)
      } else if (only?.test(entry.name) === false || NIGHT_NOTES.test(entry.name)) continue
      else if (isOwnerFile(path)) open.add(withSlashes(path))
      else if (!isOutput && !entry.name.startsWith('.') && (LIST_NAME.test(entry.name) || OTHER_NAME.test(entry.name)))
        await add(path, false)
    }
  }
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) refused.push(notThere(withSlashes(path)))
    else if (found.isDirectory()) await walk(path)
    else await add(path, true)
  }
  if (refused.length > 0) throw new Refusal(refused)
  if (files.size === 0 && open.size === 0) throw refuse('R001', { remedy: NAME_FILES })
  return { files: [...files.values()], open: [...open] }
}

const OPEN_IT = {
  zh: '给这个文件夹读的权限，或把要收的文件移出来；不用收的，移到别处。',
  en: 'Give the right to read this folder, or take out what is to be collected; move it away if nothing is.',
}
const NAME_FILES = {
  zh: '在命令后写上填好的清单、回盘或实收清单，或放它们的文件夹，例如：xuqi collect 收回/',
  en: 'Name filled worklists, bank returns, paid lists, or the folder they lie in, for example: xuqi collect inbox/',
}

function isOwnerFile(path: string): boolean {
  const name = basename(path)
  return name.startsWith('~$') || /^\.~lock\..*#$/.test(name)
}
