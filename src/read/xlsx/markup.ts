import { type Package, partText } from './parts.ts'
import { broken, type ZipEntry } from './zip.ts'

const LONGEST_HELD = 32 * 1024 * 1024

/**
 * The text of a part for the fast scanners: comments are dropped and CDATA is written with entities, so that every `<` is a tag.
 * Refuses R008 for a DTD: no workbook needs one, and its entities can fill the memory.
 */
export async function* markupOf(pack: Package, entry: ZipEntry): AsyncGenerator<string> {
  let held = ''
  for await (const piece of partText(pack, entry)) {
    const text = held === '' ? piece : held + piece
    // a plain search for one rare character costs nothing beside the scan
    if (!text.includes('!') && !text.endsWith('<')) {
      held = ''
      yield text
      continue
    }
    const { clean, rest } = cleanMarkup(text, pack.path, entry)
    if (rest.length > LONGEST_HELD) throw incomplete(pack.path, entry)
    held = rest
    yield clean
  }
  if (held !== '') throw incomplete(pack.path, entry)
}

function cleanMarkup(text: string, path: string, entry: ZipEntry): { readonly clean: string; readonly rest: string } {
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', from)) {
    const isComment = text.startsWith('<!--', at)
    const isData = text.startsWith('<![CDATA[', at)
    if (!isComment && !isData && text.length - at >= 9)
      throw broken(path, { zh: `${entry.name} 含有 DTD`, en: `${entry.name} has a DTD` })
    const end = isComment ? text.indexOf('-->', at + 4) : isData ? text.indexOf(']]>', at + 9) : -1
    parts.push(text.slice(from, at))
    if (end === -1) return { clean: parts.join(''), rest: text.slice(at) }
    if (isData) parts.push(escapeMarkup(text.slice(at + 9, end)))
    from = end + 3
  }
  const cut = text.endsWith('<') ? text.length - 1 : text.length
  parts.push(text.slice(from, cut))
  return { clean: parts.join(''), rest: text.slice(cut) }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** R008 for a part whose XML stops in the middle. */
export function incomplete(path: string, entry: ZipEntry) {
  return broken(path, { zh: `${entry.name} 不完整`, en: `${entry.name} is incomplete` })
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const HIGHEST_CODE_POINT = 0x10ffff

/** Text between tags as characters: entities, numeric references, line ends. */
export function readMarkupText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|(\w{2,4}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : whole
    },
  )
}

/** As {@link readMarkupText}, and the `_x000D_` escapes that workbooks use for characters XML forbids. */
export function readCellText(text: string): string {
  const plain = readMarkupText(text)
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The prefix (`x:` or nothing) with which a part writes its elements, from its root; undefined while the root has not come. */
export function prefixOf(text: string, root: string): string | undefined {
  return new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`)
    .exec(text)
    ?.slice(1)
    .map((prefix) => prefix ?? '')[0]
}

/** The text of a rich or plain string: all its `t` but those of phonetic hints (`rPh`). */
export function readRichText(markup: string, prefix: string): string {
  const text = `<${prefix}t`
  const phonetic = `<${prefix}rPh`
  const phoneticEnd = `</${prefix}rPh`
  let found = ''
  for (let at = markup.indexOf('<'); at !== -1; at = markup.indexOf('<', at + 1)) {
    if (markup.startsWith(phonetic, at) && isNameEnd(markup.charCodeAt(at + phonetic.length))) {
      at = markup.indexOf(phoneticEnd, at)
      if (at === -1) break
    } else if (markup.startsWith(text, at) && isNameEnd(markup.charCodeAt(at + text.length))) {
      const open = markup.indexOf('>', at)
      if (open === -1) break
      if (markup.charCodeAt(open - 1) === SLASH) continue
      const end = markup.indexOf('<', open)
      found += readCellText(markup.slice(open + 1, end === -1 ? markup.length : end))
      at = open
    }
  }
  return found
}

const SLASH = 47

/** Whether a tag's name ends before this character: a blank, `/`, `>`. */
export function isNameEnd(code: number): boolean {
  return code === 32 || code === 62 || code === SLASH || code === 10 || code === 13 || code === 9
}
