import { refuse } from '../../model/refusal.ts'
import { readCellText, readRichText } from './cell-text.ts'
import { incomplete, markupOf, prefixOf } from './markup.ts'
import { decodeBytes, type Package } from './parts.ts'
import { isNameEnd } from './tag.ts'
import type { ZipEntry } from './zip.ts'

/** More would not fit into the memory that a run may take. */
const LARGEST_TABLE = 1536 * 1024 * 1024

/** The shared strings of a workbook in their order. Refuses R008 for a table that stops in the middle, R018 for one too large. */
export async function readSharedStrings(pack: Package, entry: ZipEntry | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (entry === undefined) return strings
  if (entry.size > LARGEST_TABLE) {
    throw refuse('R018', { path: pack.path, what: { zh: '文字太多', en: 'too much text' } })
  }
  let rest = ''
  let prefix: string | undefined
  let ended = false
  for await (const piece of decodeBytes(markupOf(pack, entry), pack, entry)) {
    const text = rest === '' ? piece : rest + piece
    prefix ??= prefixOf(text, 'sst')
    if (prefix === undefined) {
      rest = text
      continue
    }
    const last = text.lastIndexOf(`<${prefix}si`)
    const end = text.indexOf(`</${prefix}sst`, Math.max(0, last))
    const cut = end !== -1 ? end : last === -1 ? 0 : last
    ended ||= end !== -1 || new RegExp(`<${prefix}sst[^>]*/>`).test(text)
    collect(text.slice(0, cut), prefix, strings)
    rest = text.slice(cut)
  }
  if (!ended) throw incomplete(pack.path, entry)
  return strings
}

function collect(text: string, prefix: string, strings: string[]): void {
  const open = `<${prefix}si`
  const close = `</${prefix}si>`
  const plainOpen = `<${prefix}si><${prefix}t>`
  const plainClose = `</${prefix}t></${prefix}si>`
  for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, at)) {
    if (text.startsWith(plainOpen, at)) {
      const from = at + plainOpen.length
      const end = text.indexOf('<', from)
      if (text.startsWith(plainClose, end)) {
        strings.push(readCellText(text.slice(from, end)))
        at = end + plainClose.length
        continue
      }
    }
    at += open.length
    if (!isNameEnd(text.charCodeAt(at))) continue
    const tagEnd = text.indexOf('>', at)
    if (text.charCodeAt(tagEnd - 1) === SLASH) {
      strings.push('')
      continue
    }
    const end = text.indexOf(close, tagEnd)
    strings.push(readRichText(text.slice(tagEnd, end === -1 ? text.length : end), prefix))
    at = end === -1 ? text.length : end
  }
}

const SLASH = 47
