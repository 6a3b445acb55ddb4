import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { refuse } from '../../model/refusal.ts'
import { DEFAULT_SETTINGS, type NightlySettings, type Settings } from '../../model/settings.ts'
import type { Lang } from '../../model/text.ts'
import { errorCode } from '../source.ts'
import type { KnownNames } from './schema.ts'

export type { KnownNames } from './schema.ts'

/** The settings file that is taken when none is named. */
export const SETTINGS_FILE = 'xuqi.config.yaml'

/**
 * Reads the settings: the file named, else `xuqi.config.yaml` in the working directory if there is one, else the defaults.
 * Paths inside are taken relative to the file.
 * @returns the settings in force, and the path they came from ('' = defaults)
 * @throws Refusal R002 (a named file that is not there), R016 (what is wrong, all of it, with line and column; or it cannot be read)
 */
export async function readSettings(
  path: string | undefined,
  known: KnownNames = { checks: {}, axes: [] },
): Promise<{ settings: Settings; path: string }> {
  const file = path ?? SETTINGS_FILE
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const reason = errorCode(error)
    if (reason !== 'ENOENT' && reason !== 'ENOTDIR') {
      // settings that are there and cannot be read must not count as none
      const what = { zh: `打不开（${reason}）`, en: `cannot be opened (${reason})` }
      throw refuse('R016', { path: file, line: 1, column: 1, what }, error)
    }
    if (path === undefined) return { settings: DEFAULT_SETTINGS, path: '' }
    throw refuse('R002', { path: file }, error)
  }
  // zod and yaml take 0.15 s: not for threads and commands that read no settings
  const { parseSettings } = await import('./parse.ts')
  const settings = parseSettings(decode(bytes), file.replaceAll('\\', '/'), known)
  const beside = (name: string) => (name === '' || isAbsolute(name) ? name : join(dirname(file), name))
  const { roster, assignments, book } = settings
  return {
    settings: {
      ...settings,
      roster: beside(roster),
      assignments: beside(assignments),
      book: book === 'off' ? book : beside(book),
      nightly: besideAll(settings.nightly, beside),
    },
    path: file,
  }
}

function besideAll(nightly: NightlySettings, beside: (name: string) => string): NightlySettings {
  const { inbox, outbox, archive, quarantine, log } = nightly
  return {
    ...nightly,
    inbox: beside(inbox),
    outbox: beside(outbox),
    archive: beside(archive),
    quarantine: beside(quarantine),
    log: beside(log),
  }
}

/** The settings file with everything at its default, and what each setting means. @param schema path or address of the JSON schema */
export async function settingsSample(lang: Lang, schema: string): Promise<string> {
  const { writeSettingsSample } = await import('./sample.ts')
  return writeSettingsSample(lang, schema)
}

/** Windows' Notepad may have saved the file as UTF-16 or in the system's Chinese encoding. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
