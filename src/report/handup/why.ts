import type { AssignedCase } from '../../model/case.ts'
import type { Text } from '../../model/text.ts'
import { fill } from '../../model/text.ts'
import { outcomeWords } from '../contact-words.ts'
import type { ReportContext } from '../context.ts'
import { both, dayWords } from '../wording.ts'
import { HAND_UP, HAND_UP_REASONS, lateTasks } from './rules.ts'

const JOIN = both('；', '; ')
const UNKNOWN: Text = both('见联系记录', 'see the contacts')

/** Outcomes that go to the supervisor by themselves. */
const GRAVE: ReadonlySet<string> = new Set(['refused', 'surrender', 'complaint', 'untraceable', 'otherPerson'])

/** Why a case goes to the supervisor, in one sentence, the gravest reason first. */
export function whyHandedUp(c: AssignedCase, { lang, asOf }: ReportContext): string {
  const { handUp, promise, failedDebits } = c.followUp
  const grave = c.history?.contacts.findLast((contact) => GRAVE.has(contact.outcome))
  const facts = {
    overdue: c.overdueDays,
    outcome: grave === undefined ? UNKNOWN[lang] : outcomeWords(grave, lang),
    promised: promise === undefined ? '' : dayWords(promise.day, asOf, lang),
    failures: failedDebits,
    late: lateTasks(c.followUp).length,
  }
  return HAND_UP_REASONS.filter((reason) => handUp.includes(reason))
    .map((reason) => fill(HAND_UP[reason].why[lang], facts))
    .join(JOIN[lang])
}
