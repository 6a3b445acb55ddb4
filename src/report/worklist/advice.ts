import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { REASONS, type ReasonCode } from '../../model/reason.ts'
import type { TaskCode } from '../../model/task.ts'
import { type Facts, fill, type Lang } from '../../model/text.ts'
import { type Owner, wordText } from '../../model/words.ts'
import { dayWords, remembered } from '../wording.ts'
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

interface PreparedRule {
  readonly rule: AdviceRule
  readonly template: string
  readonly blanks: boolean
}

/** Says for each case what to do today and until when. In: a case; out: texts in the reader's language. */
export function openAdvice(days: Deadlines, lang: Lang): (c: AssignedCase) => Advice {
  const factsOf = openFacts(days, lang)
  const rules: readonly PreparedRule[] = ADVICE_RULES.map((rule) => {
    const template = rule.text[lang]
    return { rule, template, blanks: template.includes('{') }
  })
  const say = ({ rule, template, blanks }: PreparedRule, c: AssignedCase): AdviceItem => ({
    code: rule.code,
    text: blanks ? fill(template, factsOf(c)) : template,
    by: rule.by === undefined ? undefined : days.settle(rule.by(c, days)),
  })
  return (c) => {
    let first: AdviceItem | undefined
    const further: AdviceItem[] = []
    for (const prepared of rules) {
      const { rule } = prepared
      if (!rule.applies(c, days)) continue
      const repeated =
        rule.code !== '' && (first?.code === rule.code || further.some((item) => item.code === rule.code))
      if (repeated) continue
      if (first === undefined) first = say(prepared, c)
      else further.push(say(prepared, c))
      if (rule.last || further.length === MOST_FURTHER) break
    }
    return { first: first ?? NOTHING, further }
  }
}

function openFacts(days: Deadlines, lang: Lang): (c: AssignedCase) => Facts {
  const dayText = remembered((day: Day) => dayWords(day, days.asOf, lang))
  return (c) => ({
    left: c.daysLeft,
    overdue: Math.max(0, c.overdueDays),
    dueDate: dayText(c.dueDate),
    graceEnd: dayText(c.graceEnd),
    lapseFrom: dayText(c.lapseFrom),
    reinstateBy: dayText(c.reinstateBy),
    reinstateDays: c.reinstateBy - days.asOf,
    reason: reasonTitle(c.transfer.reason, lang),
    action: reasonAction(c.transfer.reason, lang),
    owner: reasonOwners(c.transfer.reason, lang),
    risk: reasonTitle(c.transferRisk, lang),
  })
}

/** The name of a failure reason; '' for none. */
export function reasonTitle(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].title[lang]
}

/** What to do about a failure reason; '' for none. */
export function reasonAction(code: ReasonCode | '', lang: Lang): string {
  return code === '' ? '' : REASONS[code].action[lang]
}

/** Who acts, first who acts first: `客户、银行` */
export function reasonOwners(code: ReasonCode | '', lang: Lang): string {
  if (code === '') return ''
  const owners: readonly Owner[] = REASONS[code].owners
  return owners.map((owner) => wordText('owner', owner)[lang]).join(lang === 'zh' ? '、' : ', ')
}
