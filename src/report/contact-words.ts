import { CONTACT_CHANNELS, OUTCOMES, REASONS_UNPAID } from '../model/contact.ts'
import type { Day } from '../model/day.ts'
import type { Contact } from '../model/history.ts'
import { fill, type Lang } from '../model/text.ts'
import { both } from './wording.ts'

const WORDS = {
  promised: both('约定{day}', 'agreed for {day}'),
  reason: both('原因：{reason}', 'reason: {reason}'),
  until: both('→{day}', ' → {day}'),
} as const

/** How days are written, and in which language. */
interface ContactView {
  readonly lang: Lang
  readonly dayText: (day: Day) => string
}

/** The name of an outcome; '' for none. */
export function outcomeWords({ outcome }: Pick<Contact, 'outcome'>, lang: Lang): string {
  return outcome === '' ? '' : OUTCOMES[outcome].text[lang]
}

/** The name of a reason for not paying; '' for none. */
export function unpaidReasonWords({ reason }: Pick<Contact, 'reason'>, lang: Lang): string {
  return reason === '' ? '' : REASONS_UNPAID[reason].text[lang]
}

/** `6月15日 10:20 电话 本人：承诺缴费，约定6月20日，原因：遗忘，晚上联系`: one contact on one line. */
export function contactRecord(contact: Contact, { lang, dayText }: ContactView): string {
  const { day, time, channel, person, promised, note } = contact
  const when = [dayText(day), time].filter((part) => part !== '').join(' ')
  const how = [channel === '' ? '' : CONTACT_CHANNELS[channel][lang], person].filter((part) => part !== '')
  const reason = unpaidReasonWords(contact, lang)
  const what = [
    outcomeWords(contact, lang),
    promised === undefined ? '' : WORDS.promised[lang].replace('{day}', () => dayText(promised)),
    reason === '' ? '' : WORDS.reason[lang].replace('{reason}', () => reason),
    note,
  ].filter((part) => part !== '')
  const head = [when, ...how].join(' ')
  if (what.length === 0) return head
  return lang === 'zh' ? `${head}：${what.join('，')}` : `${head}: ${what.join(', ')}`
}

/** `6月15日 电话 本人 承诺缴费→6月20日`: one contact among other words. */
export function contactWords(contact: Contact, { lang, dayText }: ContactView): string {
  const { day, channel, person, promised } = contact
  const parts = [
    dayText(day),
    channel === '' ? '' : CONTACT_CHANNELS[channel][lang],
    person,
    outcomeWords(contact, lang),
  ].filter((part) => part !== '')
  const until = promised === undefined ? '' : fill(WORDS.until[lang], { day: dayText(promised) })
  return parts.join(' ') + until
}
