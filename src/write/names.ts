import { type Day, formatDay } from '../model/day.ts'

/** Folder of the collectors whose branch is not known; the same in every language. */
const NO_BRANCH = 'no-branch'

/** 255 is the limit of a name; Excel puts `~$` before it for its owner file. */
const LONGEST_FILE = 253
/** Windows allows a path 260 units: a branch must leave room for the file. */
const LONGEST_FOLDER = 96
const EXTENSION = '.xlsx'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f]/g
/** Characters that nobody sees: zero widths, directions, byte order marks, the rest of a cut pair. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]|[\ud800-\udfff]/gu
const OUTER = /^[\s.~-]+|[\s.]+$/g
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * One part of a path that Windows, Linux and macOS all accept, as close to the text as can be.
 * @param longest in UTF-8 bytes
 * @param otherwise what stands for a text of which nothing is left
 */
export function safeName(text: string, longest: number = LONGEST_FOLDER, otherwise = '_'): string {
  const clean = text.normalize('NFC').replace(UNSEEN, '').replace(UNSAFE, '_').replace(/\s+/g, ' ').replace(OUTER, '')
  const cut = cutBytes(clean.replace(RESERVED, '_$&'), longest).replace(OUTER, '')
  return cut === '' ? otherwise : cut
}

/** Gives every worklist its place. Ask in a fixed order: where two names differ in case only, the later one gets a number. */
export interface WorklistNames {
  /** `BRANCH/CODE_NAME_AS-OF.xlsx`, relative, with `/` */
  nameOf(branch: string, code: string, name: string): string
}

/** Names for one run. A collector without code is named by name alone, and the other way round. */
export function openWorklistNames(asOf: Day): WorklistNames {
  const day = formatDay(asOf)
  const folders = new Map<string, string>()
  const taken = new Set<string>(['unassigned.xlsx'])

  const folderOf = (branch: string) => {
    const key = branch.trim()
    let folder = folders.get(key)
    if (folder === undefined) {
      folder = unique('', safeName(key, LONGEST_FOLDER, NO_BRANCH), '', taken)
      folders.set(key, folder)
    }
    return folder
  }
  return {
    nameOf(branch, code, name) {
      const folder = folderOf(branch)
      const who = [code, name].filter((part) => part.trim() !== '').join('_')
      const stem = safeName(who, LONGEST_FILE - `_${day}-999${EXTENSION}`.length, '_')
      return `${folder}/${unique(`${folder}/`, `${stem}_${day}`, EXTENSION, taken)}`
    },
  }
}

/** The name, with `-2`, `-3` … before the extension if a file system that ignores case has it already. */
function unique(folder: string, stem: string, extension: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stem}${extension}` : `${stem}-${n}${extension}`
    const key = `${folder}${name}`.normalize('NFKC').toUpperCase().toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return name
  }
}

function cutBytes(text: string, longest: number): string {
  if (Buffer.byteLength(text) <= longest) return text
  let bytes = 0
  let cut = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > longest) break
    cut += character
  }
  return cut
}
