import { isNameEnd } from './tag.ts'

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const HIGHEST_CODE_POINT = 0x10ffff
const SLASH = 47

/** Text between tags as characters: entities, numeric references, line ends. */
export function readMarkupText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('&') ? lines.replace(/&(#?\w{1,9});/g, readReference) : lines
}

function readReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole
  const isHex = name[1] === 'x' || name[1] === 'X'
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : whole
}

/** As {@link readMarkupText}, and the `_x000D_` escapes that workbooks use for characters XML forbids. */
export function readCellText(text: string): string {
  const plain = readMarkupText(text)
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
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
