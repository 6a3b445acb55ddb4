import type { Day } from '../model/day.ts'
import { FIELDS, type FieldName, maskOf } from '../model/field.ts'
import { maskFreeText, maskName, maskValue } from '../model/mask.ts'
import { fill, type Lang, type Text } from '../model/text.ts'

/** What fills the blanks of a message; a fact that is a sentence stands in both languages. */
export type CollectFacts = Readonly<Record<string, string | number | Text>>

/** Something that a person should look at: where it stands, what is wrong. Values are masked already. */
export interface CollectFinding {
  /** of this stage's catalogue (K…), or of a cell that could not be read (M…) */
  readonly code: string
  /** the path as given, with `/` */
  readonly file: string
  readonly sheet: string
  /** `B7`; the number of a row where no one cell is meant; '' for a whole file or sheet */
  readonly cell: string
  readonly policyNo: string
  readonly dueDate: Day | undefined
  /** what the cell is called */
  readonly field: Text | undefined
  readonly value: Shown
  readonly facts: CollectFacts
}

/** A finding about a file as a whole, or about one of its sheets. */
export function aboutFile(code: string, file: string, facts: CollectFacts = {}, sheet = ''): CollectFinding {
  return { code, file, sheet, cell: '', policyNo: '', dueDate: undefined, field: undefined, value: '', facts }
}

/** A value as it may be shown: masked, in the reader's language where it holds words of ours. */
export type Shown = string | Text

/** Words of a list are short; what is longer may be anything. */
const MOST_WORD = 6
const PERHAPS_NAME = /^[\u3400-\u9fff·]{2,4}$/
/** Days, hours, amounts, and the words that people write between their figures. */
const FIGURES =
  /^[\d\s年月日号时点分秒上中下午旬周星期礼拜天一二三四五六七八九十今明昨前后初底末约:：./,，~～%+-]{1,24}$/

/** Free text of a collector: the first character and the length, `赵…（12字）`. It may hold names, and the place of the cell tells where it stands. */
export function shownText(text: string): Text {
  const chars = [...text.replace(/\s+/g, ' ')]
  const first = chars.length > 1 && !/\d/.test(chars[0] ?? '') ? chars[0] : ''
  return {
    zh: `${first}…（${chars.length}字）`,
    en: `${first}… (${chars.length} character${chars.length === 1 ? '' : 's'})`,
  }
}

/** What stands where a word of a list belongs. */
export function shownWord(text: string): Shown {
  return [...text].length <= MOST_WORD && !/\d/.test(text) ? text : shownText(text)
}

/** The title of a column that somebody added. */
export function shownTitle(title: string): Text {
  const shown = shownWord(title)
  return typeof shown === 'string' ? { zh: shown, en: shown } : shown
}

/** What stands where a day or an hour belongs. */
export function shownDay(text: string): Shown {
  return FIGURES.test(text) ? maskFreeText(text) : shownText(text)
}

const FIELD_OF_TITLE: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(FIELDS).flatMap(([name, { title }]) => [
    [title.zh, name as FieldName] as const,
    [title.en, name as FieldName] as const,
  ]),
)

/** The value of a given cell as it may be shown; what stands in it is told by its title. */
export function shownGiven(title: string, value: string): Shown {
  const field = FIELD_OF_TITLE.get(title)
  if (field !== undefined && HIDDEN.has(maskOf(field)) && [...value].length <= MOST_GIVEN)
    return maskValue(field, value)
  return PERHAPS_NAME.test(value) ? maskName(value) : shownDay(value)
}

/** How fields are masked whose masks hide all that matters, whatever stands in them. */
const HIDDEN: ReadonlySet<string | undefined> = new Set(['name', 'mobile', 'phone', 'idNo', 'account', 'birthDate'])
const MOST_GIVEN = 24

/** What a finding says in the reader's language. */
export function collectMessage(
  message: Text,
  finding: Pick<CollectFinding, 'facts' | 'field' | 'value'>,
  lang: Lang,
): string {
  const facts: Record<string, string | number> = {
    value: shownIn(finding.value, lang),
    field: finding.field?.[lang] ?? '',
  }
  for (const [name, fact] of Object.entries(finding.facts)) facts[name] = typeof fact === 'object' ? fact[lang] : fact
  return fill(message[lang], facts)
}

/** A value in the reader's language. */
export function shownIn(value: Shown, lang: Lang): string {
  return typeof value === 'string' ? value : value[lang]
}
