import { readMarkupText } from '../xlsx/cell-text.ts'

/** The entities that exports write beside those of XML. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  yen: '¥',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  times: '×',
  copy: '©',
  reg: '®',
  deg: '°',
}

/** The text of a table cell as a browser shows it: white space is one blank, `<br>` (here `\0`) is a line break. */
export function readHtmlText(markup: string): string {
  const text = markup.replace(/[ \t\r\n\f]+/g, ' ')
  const shown = text.includes('&')
    ? readMarkupText(text.replace(/&([a-z]{2,6});/g, (whole, name: string) => NAMED[name] ?? whole))
    : text
  return (shown.includes('\0') ? shown.replace(/ ?\0 ?/g, '\n') : shown).replace(/^ | $/g, '')
}
