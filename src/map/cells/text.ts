import type { RawCell } from '../../model/raw.ts'
import { withoutInvisible } from '../fold.ts'

/** Bits of {@link scan}. */
export const TO_TIDY = 1
export const NOT_ASCII = 2
export const PERHAPS_DAMAGED = 4

const QUESTION_MARK = 0x3f
const REPLACEMENT = 0xfffd

/**
 * Looks at each character once and tells what has to be done with a text: most cells need nothing.
 * One loop over the characters costs a tenth of the three regular expressions it saves.
 */
export function scan(text: string): number {
  const last = text.length - 1
  let flags = 0
  for (let i = 0; i <= last; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x20 && c < 0x7f) {
      if (c === QUESTION_MARK) flags |= PERHAPS_DAMAGED
      else if (i === 0 && (c === 0x3d || c === 0x27)) flags |= TO_TIDY
    } else if (c >= 0x4e00 && c <= 0x9fff) flags |= NOT_ASCII
    else if (c <= 0x20) {
      if (c !== 0x20 || i === 0 || i === last) flags |= TO_TIDY
    } else {
      flags |= NOT_ASCII
      if (c === REPLACEMENT || c === 0xff1f) flags |= PERHAPS_DAMAGED
      if (c < 0xae || (c >= 0x2000 && c <= 0x206f) || c === 0x3000 || c === 0xfeff) flags |= TO_TIDY
    }
  }
  return flags
}

const FORMULA = /^="((?:[^"]|"")*)"$/
const CONTROLS = /[^\P{Cc}\t\n\r]/gu

/** Trims, takes out characters that nobody sees, and unwraps `="00123"`, which exports use to keep Excel from losing digits. */
export function tidy(text: string): string {
  const trimmed = withoutInvisible(text).replace(CONTROLS, '').trim()
  const formula = FORMULA.exec(trimmed)
  return formula ? (formula[1] ?? '').replaceAll('""', '"').trim() : trimmed
}

/** the apostrophe that marks text in Excel; no quotation mark ('张三'), nor one that belongs to a name ('t Hooft) */
const PROTECTED = /^'(?=[=+\-@\p{Script=Han}])(?!.*'$)/su

/** A name or a sentence as written, tidied; width and blanks inside are kept. */
export function readProse(cell: RawCell, flags: number): string {
  const text = typeof cell === 'string' ? cell : String(cell)
  return flags & TO_TIDY ? tidy(text).replace(PROTECTED, '') : text
}

/** A code, number or day: tidied, NFKC, without the leading apostrophe that marks text in Excel. */
export function readSymbols(text: string): string {
  const flags = scan(text)
  if ((flags & (TO_TIDY | NOT_ASCII)) === 0) return text
  const plain = flags & TO_TIDY ? tidy(text) : text
  const narrow = flags & NOT_ASCII ? plain.normalize('NFKC').trim() : plain
  return narrow.startsWith("'") && narrow.length > 1 ? narrow.slice(1).trim() : narrow
}

/** What people and programs write into a cell to say that there is nothing in it. */
const NOTHING: ReadonlySet<string> = new Set([
  ...['-', '--', '---', '—', '——', '–', '－', '/', '\\', '*', '.', '无', '暂无', '空', '(空)', '（空）'],
  ...['null', '(null)', '<null>', 'none', 'nil', 'nan', 'n/a', '\\n'],
])

/** What a formula that failed leaves in a cell. */
const FAILED_FORMULA =
  /^#(?:N\/A|(?:NAME|UNKNOWN)\?|DIV\/0!|GETTING_DATA|(?:BLOCKED|BUSY|CALC|CONNECT|EXTERNAL|FIELD|NULL|NUM|PYTHON|REF|SPILL|TIMEOUT|UNKNOWN|VALUE)!)$/i

const FIRST_CHARACTERS: ReadonlySet<number> = new Set(
  [...NOTHING].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
)
const LONGEST = 6
const HASH = 0x23

/**
 * Whether a tidied cell says that it is empty (`-`, `无`, `NULL`, `N/A`, `\N`), or holds an error of Excel. Never asked of the due date or the premium.
 * Asked of nearly every cell: the first character alone rules out most of them.
 */
export function isNothing(text: string): boolean {
  if (text.length === 0) return true
  if (text.charCodeAt(0) === HASH) return FAILED_FORMULA.test(text)
  if (text.length > LONGEST || !FIRST_CHARACTERS.has(text.charCodeAt(0))) return false
  return NOTHING.has(text) || NOTHING.has(text.toLowerCase())
}

const MINUS = 0x2d
const POINT = 0x2e
const CAPITAL_E = 0x45
const SMALL_E = 0x65

/** `1.10101E+17`: what Excel shows, and saves, of a number with too many digits. */
const SCIENTIFIC = /^-?\d(?:\.\d+)?E\+\d{1,3}$|^-?\d\.\d+E\d{1,3}$/i

/** Whether a number was written as `1.10101E+17`: its last digits are lost. */
export function isScientific(text: string): boolean {
  const second = text.charCodeAt(text.charCodeAt(0) === MINUS ? 2 : 1)
  return (second === POINT || second === CAPITAL_E || second === SMALL_E) && SCIENTIFIC.test(text)
}

const RUN_OF_QUESTION_MARKS = /[?？]{2,}/

/** Whether a text went through a wrong encoding: U+FFFD anywhere, runs of `?` in a name or address. */
export function isDamaged(text: string, isNameOrAddress: boolean): boolean {
  return text.includes('\ufffd') || (isNameOrAddress && RUN_OF_QUESTION_MARKS.test(text))
}

const LONG_NUMBER = /^\d{16,}$/
const ZEROS_ONLY = /^0+$/

/** Whether a text is a number of more digits than Excel keeps. */
export function isLongNumber(digits: string): boolean {
  return LONG_NUMBER.test(digits)
}

/** Whether a number of 16 and more digits has only zeros after the 15th, as Excel leaves them. */
export function endsInZeros(digits: string): boolean {
  return isLongNumber(digits) && ZEROS_ONLY.test(digits.slice(15))
}
