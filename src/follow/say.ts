import { REASONS_UNPAID, UNPAID_REASON_NAMES, WAYS_TO_ASK } from '../model/contact.ts'
import { attemptsInVain } from '../model/contacts.ts'
import type { Settings } from '../model/settings.ts'
import type { Lang } from '../model/text.ts'
import { both, prepare } from '../model/wording.ts'
import { lapsed } from './conditions.ts'
import type { FactsOf } from './facts.ts'
import type { Situation } from './rule.ts'

/** Grace is over: there is no last day to wait for any more. */
const WAITED = both(
  '没有等到宽限期内缴费：说清中止期间没有保障；可申请复效至{reinstateBy}，要补保费和利息、重新核保',
  'Grace went by: no cover while suspended; can be reinstated until {reinstateBy}, with premium, interest and underwriting',
)

/** Says what to say for the reason that was recorded last; '' where none was. */
export function openSay({ say }: Pick<Settings, 'say'>, lang: Lang, facts: FactsOf): (at: Situation) => string {
  const words = new Map(
    UNPAID_REASON_NAMES.map((name) => [name, prepare(say[name] ?? REASONS_UNPAID[name].say[lang], facts)] as const),
  )
  const waited = prepare(WAITED[lang], facts)
  return (at) => {
    const { reason } = at.seen
    if (reason === '') return ''
    if (reason === 'waiting' && lapsed(at) && say.waiting === undefined) return waited(at)
    return words.get(reason)?.(at) ?? ''
  }
}

/** Says whom to ask next: one step on for each attempt in vain since somebody was last reached; the last step stays. */
export function openAskNext({ askNext }: Pick<Settings, 'askNext'>, lang: Lang): (at: Situation) => string {
  const order = askNext.length > 0 ? askNext : WAYS_TO_ASK.map((way) => way[lang])
  return ({ seen }) => {
    if (seen.contacts.length === 0) return ''
    const inVain = attemptsInVain(seen.contacts)
    return inVain === 0 ? '' : (order[Math.min(inVain, order.length) - 1] ?? '')
  }
}
