import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { TaskCode } from '../../model/task.ts'
import type { Lang } from '../../model/text.ts'
import { reasonAction, reasonOwners, reasonTitle } from '../debit-words.ts'
import { dayWords, prepare, remembered } from '../wording.ts'
import { LAPSED_RULES, STANDSTILL_RULES } from './advice-after-grace.ts'
import { DEBIT_RULES, LAST_DAYS_RULES, STAGE_RULES } from './advice-in-grace.ts'
import type { AdviceRule } from './advice-rule.ts'
import type { Deadlines } from './deadlines.ts'

/** In the order of urgency. Source: the follow-up cadence and the rules of hold, payment and automatic loan. */
const ADVICE_RULES: readonly AdviceRule[] = [
  ...STANDSTILL_RULES,
  ...LAPSED_RULES,
  ...LAST_DAYS_RULES,
  ...DEBIT_RULES,
  ...STAGE_RULES,
]

/** One thing to do, in words, with its last day. */
export interface AdviceItem {
  readonly code: TaskCode | ''
  readonly text: string
  /** a working day, never before today; undefined = wait */
  readonly by: Day | undefined
}

/** What to do about a case: the most urgent thing, and what else. */
export interface Advice {
  readonly first: AdviceItem
  readonly further: readonly AdviceItem[]
}

const MOST_FURTHER = 3
const NOTHING: AdviceItem = { code: '', text: '', by: undefined }

/** Says what to do about cases. */
export interface Advisor {
  /** everything to do, in words */
  advise(c: AssignedCase): Advice
  /** the most urgent thing, without its words */
  soonest(c: AssignedCase): Pick<AdviceItem, 'code' | 'by'>
}

interface PreparedRule {
  readonly rule: AdviceRule
  readonly words: (c: AssignedCase) => string
}

/** Opens the advice for one day and one language; the rules' texts are taken apart once. */
export function openAdvice(days: Deadlines, lang: Lang): Advisor {
  const facts = factsOf(days, lang)
  const rules: readonly PreparedRule[] = ADVICE_RULES.map((rule) => ({ rule, words: prepare(rule.text[lang], facts) }))
  const dayOf = ({ by }: AdviceRule, c: AssignedCase) => (by === undefined ? undefined : days.settle(by(c, days)))
  const say = ({ rule, words }: PreparedRule, c: AssignedCase): AdviceItem => ({
    code: rule.code,
    text: words(c),
    by: dayOf(rule, c),
  })
  return {
    advise(c) {
      let first: AdviceItem | undefined
      const further: AdviceItem[] = []
      for (const prepared of rules) {
        const { rule } = prepared
        if (!rule.applies(c, days)) continue
        if (rule.code !== '' && (first?.code === rule.code || further.some((item) => item.code === rule.code))) continue
        if (first === undefined) first = say(prepared, c)
        else further.push(say(prepared, c))
        if (rule.last || further.length === MOST_FURTHER) break
      }
      return { first: first ?? NOTHING, further }
    },
    soonest(c) {
      for (const { rule } of rules) if (rule.applies(c, days)) return { code: rule.code, by: dayOf(rule, c) }
      return NOTHING
    },
  }
}

/** What fills the blanks of the rules' texts. */
function factsOf(days: Deadlines, lang: Lang): Readonly<Record<string, (c: AssignedCase) => string | number>> {
  const dayText = remembered((day: Day) => dayWords(day, days.asOf, lang))
  return {
    left: (c) => c.daysLeft,
    overdue: (c) => Math.max(0, c.overdueDays),
    dueDate: (c) => dayText(c.dueDate),
    graceEnd: (c) => dayText(c.graceEnd),
    lapseFrom: (c) => dayText(c.lapseFrom),
    reinstateBy: (c) => dayText(c.reinstateBy),
    reinstateDays: (c) => c.reinstateBy - days.asOf,
    reason: (c) => reasonTitle(c.transfer.reason, lang),
    action: (c) => reasonAction(c.transfer.reason, lang),
    owner: (c) => reasonOwners(c.transfer.reason, lang),
    risk: (c) => reasonTitle(c.transferRisk, lang),
  }
}
