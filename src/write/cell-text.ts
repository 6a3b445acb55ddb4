/** The longest text that a cell can hold; Excel repairs a file with a longer one. */
const LONGEST = 32_767

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NEEDS_CARE = /[&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g
const LITERAL_ESCAPE = /_(?=x[0-9a-fA-F]{4}_)/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/

/** Text as it stands between the tags of an XML file: `& < >` escaped, lone surrogates removed, forbidden characters dropped. */
export function xmlText(text: string): string {
  return NOT_XML.test(text) ? markup(withoutLoneSurrogates(text)).replace(FORBIDDEN, '') : text
}

/** Text as it stands in an XML attribute with double quotes; line feeds survive. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')
}

/**
 * The `<t>` element of a cell. One regex test decides whether anything has to be done at all; most texts need nothing.
 * Characters that XML forbids become `_xHHHH_`, as Excel itself writes them, and a literal `_x0041_` is escaped so that
 * it does not come back as `A`. Every kind of line end becomes a line feed, the only one that cells know.
 */
export function textElement(text: string): string {
  const last = text.length - 1
  const outerBlank = last >= 0 && (text.charCodeAt(0) <= 32 || text.charCodeAt(last) <= 32)
  if (!outerBlank && last < LONGEST && !NEEDS_CARE.test(text)) return `<t>${text}</t>`
  return carefulElement(text)
}

function carefulElement(text: string): string {
  const cut = withoutLoneSurrogates(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text).replace(
    /\r\n?/g,
    '\n',
  )
  const escaped = markup(cut.replace(LITERAL_ESCAPE, '_x005F_')).replace(FORBIDDEN, escapeCode)
  return /^\s|\s$|[\n\t]/.test(cut) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`
}

/** A value inside `<v>` of a formula that gives text. */
export function textValue(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return markup(withoutLoneSurrogates(text).replace(LITERAL_ESCAPE, '_x005F_')).replace(FORBIDDEN, escapeCode)
}

function markup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function escapeCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

function withoutLoneSurrogates(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '')
}
