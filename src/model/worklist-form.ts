import { type Day, formatDay } from './day.ts'
import type { CellKind, CellValue } from './sheet.ts'
import type { Text } from './text.ts'

/** What a worklist's writer and its reader must agree on: names of cells, keys of lines, and how a changed cell is told. */

/** Version of the workbook's layout. */
export const WORKLIST_FORMAT = 1

/** Name of the very hidden sheet that says which run the workbook is from. */
export const META_SHEET = '_xuqi'

/** Defined names of the two hidden columns. */
export const KEY_NAME = 'line_key'
export const CHECK_NAME = 'line_check'

export const KEY_TITLE: Text = { zh: '内部编号', en: 'Key' }
const CHECK_TITLE: Text = { zh: '校验', en: 'Check' }

/** The cells of a contact, in the order in which they are asked for, and what stands above them. No given column bears such a title. */
export const INPUT_TITLES = {
  date: { zh: '日期', en: 'Date' },
  time: { zh: '时间', en: 'Time' },
  channel: { zh: '方式', en: 'How' },
  person: { zh: '对象', en: 'Person' },
  outcome: { zh: '结果', en: 'Outcome' },
  promised: { zh: '承诺日', en: 'Promised' },
  reason: { zh: '未缴原因', en: 'Why unpaid' },
  change: { zh: '变更内容', en: 'Change' },
  note: { zh: '备注', en: 'Note' },
} as const satisfies Record<string, Text>

export type InputKey = keyof typeof INPUT_TITLES

export const INPUT_KEYS = Object.keys(INPUT_TITLES) as readonly InputKey[]

/** The cells that a second contact has. */
export const SECOND_INPUTS: ReadonlySet<InputKey> = new Set<InputKey>([
  'date',
  'time',
  'channel',
  'person',
  'outcome',
  'promised',
  'note',
])

/** Room for so many contacts is on a line. */
export const SLOTS = [1, 2] as const

/** Defined name of an input column: `contact_date`, `contact2_date`. */
export function inputName(key: InputKey, slot: number): string {
  return `contact${slot === 1 ? '' : slot}_${key}`
}

/** What stands above an input column: 日期, 日期2. */
export function inputTitle(key: InputKey, slot: number): Text {
  const { zh, en } = INPUT_TITLES[key]
  return slot === 1 ? { zh, en } : { zh: `${zh}${slot}`, en: `${en}${slot}` }
}

/** `policyNo|dueDate|runId|format`: by it a line is found again when the workbook comes back. */
export function lineKey(policyNo: string, dueDate: Day, runId: string): string {
  return `${policyNo}|${formatDay(dueDate)}|${runId}|${WORKLIST_FORMAT}`
}

const SEPARATOR = '|'

/**
 * Header of the check column: it names the given columns, in the order in which the checks of each line stand below.
 * So the reader knows which columns a collector added, and which cells were changed, in whatever order the columns stand now.
 */
export function checkHeader(givenTitles: readonly string[], lang: 'zh' | 'en'): string {
  return [CHECK_TITLE[lang], ...givenTitles.map((title) => title.replaceAll(SEPARATOR, ' '))].join(SEPARATOR)
}

/** The titles that a check header names; undefined for any other text. */
export function readCheckHeader(text: string): readonly string[] | undefined {
  const [first, ...titles] = text.split(SEPARATOR)
  return titles.length > 0 && (first === CHECK_TITLE.zh || first === CHECK_TITLE.en) ? titles : undefined
}

/** Last day of grace (nothing where it is over), and two characters for each given cell. */
export function lineCheck(graceEnd: Day | undefined, marks: string): string {
  return `${graceEnd === undefined ? '' : formatDay(graceEnd)}${SEPARATOR}${marks}`
}

/** A check cell taken apart. */
export function readLineCheck(text: string): { readonly graceEnd: string; readonly marks: string } | undefined {
  const at = text.indexOf(SEPARATOR)
  return at === -1 ? undefined : { graceEnd: text.slice(0, at), marks: text.slice(at + 1) }
}

/** A given cell as the reader of a workbook will see it. */
export function givenText(value: CellValue, kind: CellKind): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (kind === 'day') return formatDay(value as Day)
  return String(kind === 'money' ? value / 100 : value)
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** so many characters mark a cell */
export const MARK_LENGTH = 2

/** All marks there are: a worklist asks for fifty a line. */
const MARKS: readonly string[] = Array.from(
  { length: DIGITS.length ** MARK_LENGTH },
  (_, bits) => DIGITS.charAt(bits >> 6) + DIGITS.charAt(bits & 63),
)

/** Twelve bits of a text, blanks left out: a changed cell keeps its mark once in four thousand times. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 32 && code !== 0xa0 && code !== 0x3000) hash = Math.imul(hash ^ code, 0x01000193)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 13
  return MARKS[hash & 0xfff] ?? ''
}

/** What supervisors fill in on the lines of handed-up cases, and what stands above it. The keys are the defined names too. */
export const SUPERVISOR_TITLES = {
  supervisor_noted: { zh: '记录日', en: 'Noted on' },
  supervisor_decision: { zh: '决定', en: 'Decision' },
  supervisor_note: { zh: '下一步', en: 'Next step' },
} as const satisfies Record<string, Text>

/** What the back office fills in on the lines of service changes. */
export const CHANGE_TITLES = {
  change_done: { zh: '办好日', en: 'Done on' },
  change_note: { zh: '备注', en: 'Note' },
} as const satisfies Record<string, Text>

/** Name and title of the hidden column that says which change a line is about. */
export const CHANGE_DETAIL_NAME = 'change_detail'
export const CHANGE_DETAIL_TITLE: Text = { zh: '变更内容（勿改）', en: 'Change (leave alone)' }
