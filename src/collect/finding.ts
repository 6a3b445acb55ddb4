import type { Day } from '../model/day.ts'
import { FIELDS, type FieldName } from '../model/field.ts'
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
  readonly value: string
  readonly facts: CollectFacts
}

const MOST_TEXT = 24
const PERHAPS_NAME = /^[\u3400-\u9fff·]{2,4}$/

/** Words of a collector as they may be shown: digits masked, no longer than needed to find them again. */
export function shownText(text: string): string {
  const chars = [...maskFreeText(text.replace(/\s+/g, ' '))]
  return chars.length > MOST_TEXT ? `${chars.slice(0, MOST_TEXT).join('')}…` : chars.join('')
}

const FIELD_OF_TITLE: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(FIELDS).flatMap(([name, { title }]) => [
    [title.zh, name as FieldName] as const,
    [title.en, name as FieldName] as const,
  ]),
)

/** The value of a given cell as it may be shown; what stands in it is told by its title. */
export function shownGiven(title: string, value: string): string {
  const field = FIELD_OF_TITLE.get(title)
  if (field !== undefined) return shownText(maskValue(field, value))
  return PERHAPS_NAME.test(value) ? maskName(value) : shownText(value)
}

/** What a finding says in the reader's language. */
export function collectMessage(
  message: Text,
  finding: Pick<CollectFinding, 'facts' | 'field' | 'value'>,
  lang: Lang,
): string {
  const facts: Record<string, string | number> = { value: finding.value, field: finding.field?.[lang] ?? '' }
  for (const [name, fact] of Object.entries(finding.facts)) facts[name] = typeof fact === 'object' ? fact[lang] : fact
  return fill(message[lang], facts)
}
