import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { TASKS } from '../../model/task.ts'
import { fill, type Lang, type Text } from '../../model/text.ts'
import { outcomeWords } from '../contact-words.ts'
import type { ReportContext } from '../context.ts'
import { both, dayWords } from '../wording.ts'
import { HAND_UP, HAND_UP_REASONS, lateTasks } from './rules.ts'

/** Late tasks that are named: more would make the line long. */
const MOST_LATE = 2
const MORE = both('等{count}项', ' and others ({count})')
const COMMA = both('、', ', ')

const JOIN = both('；', '; ')
const UNKNOWN: Text = both('见联系记录', 'see the contacts')
const CARRIED: Text = both('{day}就另一期投诉', 'complained on {day} about another instalment')

/** Outcomes that go to the supervisor by themselves. */
const GRAVE: ReadonlySet<string> = new Set(['refused', 'surrender', 'complaint', 'untraceable', 'otherPerson'])

/** Why a case goes to the supervisor, in one sentence, the gravest reason first. */
export function whyHandedUp(c: AssignedCase, { lang, asOf }: ReportContext): string {
  const { handUp, promise, failedDebits } = c.followUp
  const grave = c.history?.contacts.findLast((contact) => GRAVE.has(contact.outcome))
  const facts = {
    overdue: c.overdueDays,
    outcome: grave !== undefined ? outcomeWords(grave, lang) : carriedWords(c, asOf, lang),
    promised: promise === undefined ? '' : dayWords(promise.day, asOf, lang),
    failures: failedDebits,
    late: lateWords(c, lang),
  }
  return HAND_UP_REASONS.filter((reason) => handUp.includes(reason))
    .map((reason) => fill(HAND_UP[reason].why[lang], facts))
    .join(JOIN[lang])
}

/** What is not noted on the case itself. */
function carriedWords({ carriedComplaint: day }: AssignedCase, asOf: Day, lang: Lang): string {
  return day === undefined ? UNKNOWN[lang] : fill(CARRIED[lang], { day: dayWords(day, asOf, lang) })
}

/** `宽末月初联系、上门面访等4项` */
function lateWords({ followUp }: AssignedCase, lang: Lang): string {
  const titles = lateTasks(followUp).flatMap(({ code }) => (code === '' ? [] : [TASKS[code].title[lang]]))
  const named = titles.slice(0, MOST_LATE).join(COMMA[lang])
  return titles.length > MOST_LATE ? named + fill(MORE[lang], { count: titles.length }) : named
}
