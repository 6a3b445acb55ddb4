import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { REASON_CODES, REASONS } from '../../model/reason.ts'
import { fill, type Lang, type Text } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import { contactWords } from '../contact-words.ts'
import { both, dayWords, remembered } from '../wording.ts'
import type { Days } from './days.ts'

const WORDS = {
  due: both('{day}应缴', 'Due {day}'),
  past: both('，已过应缴日{days}天', ', {days} days past the due date'),
  ahead: both('，还有{days}天', ', in {days} days'),
  more: both('；同一保单共{count}期未缴', '; {count} instalments of the policy unpaid'),
  late: both(
    '；同一保单{count}期没有结清，其中{late}期的钱失效后才到账',
    '; {count} instalments of the policy not settled, of which {late} paid after the lapse',
  ),
  older: both('（最早{day}）', ' (oldest {day})'),
  failed: both('；扣款失败：{reason}', '; debit failed: {reason}'),
  notEnrolled: both('；未办理转账', '; no debit arranged'),
  inFlight: both('；扣款在途', '; debit in flight'),
  pending: both('；待扣款', '; debit pending'),
  dayOff: both(
    '；宽限截止日是休息日，依法可能顺延，仍按原日办',
    '; grace ends on a day off: the law may add days, keep to the day',
  ),
  autoLoan: both('；客户选了自动垫交', '; the customer wishes an automatic loan'),
  last: both('；上次：', '; last: '),
  broken: both('（没兑现）', ' (not kept)'),
  serviced: both('；业务员在职，先与业务员沟通', '; the agent is active: speak to the agent first'),
} as const

/** Says why a case is on the list, in one sentence. */
export function openWhy(days: Days, lang: Lang): (c: AssignedCase) => string {
  const dayText = remembered((day: Day) => dayWords(day, days.asOf, lang))
  const due = remembered((day: Day) => fill(WORDS.due[lang], { day: dayText(day) }))
  const past = remembered((count: number) => fill(WORDS.past[lang], { days: count }))
  const ahead = remembered((count: number) => fill(WORDS.ahead[lang], { days: count }))
  const failures = new Map(
    REASON_CODES.map((code) => [code, fill(WORDS.failed[lang], { reason: REASONS[code].title[lang] })]),
  )
  const debit = (c: AssignedCase) => {
    const { status, reason } = c.transfer
    if (status === 'failed') return reason === '' ? '' : (failures.get(reason) ?? '')
    return status === 'succeeded' ? '' : WORDS[status][lang]
  }
  return (c) => {
    let text = due(c.dueDate)
    if (c.overdueDays > 0) text += past(c.overdueDays)
    if (c.overdueDays < 0) text += ahead(-c.overdueDays)
    if (c.unpaidInstalments > 1) {
      const late = c.unpaidInstalments - c.askedInstalments
      text += fill(WORDS[late === 0 ? 'more' : 'late'][lang], { count: c.unpaidInstalments, late })
      if (c.oldestDue < c.dueDate) text += fill(WORDS.older[lang], { day: dayText(c.oldestDue) })
    }
    text += debit(c)
    if (c.receivable.autoLoan === 'yes') text += WORDS.autoLoan[lang]
    if (c.servicing === 'serviced') text += WORDS.serviced[lang]
    const [last] = c.followUp.lastContacts
    if (last !== undefined) text += WORDS.last[lang] + contactWords(last, { lang, dayText })
    // the mark belongs to the promise: a later contact is another matter
    if (c.followUp.promise?.state === 'broken' && last?.promised === c.followUp.promise.day && last.outcome !== 'visit')
      text += WORDS.broken[lang]
    if (c.graceEnd >= days.asOf && days.isDayOff(c.graceEnd)) text += WORDS.dayOff[lang]
    return text
  }
}

const TAGS: readonly { readonly text: Text; readonly applies: (c: AssignedCase) => boolean }[] = [
  { text: both('大额', 'large'), applies: (c) => c.large },
  { text: both('万能', 'universal life'), applies: (c) => c.universalLife },
  { text: both('团单', 'group'), applies: (c) => c.groupPolicy },
  { text: both('孤儿', 'orphan'), applies: (c) => c.servicing === 'orphan' },
  { text: both('自保', 'self'), applies: (c) => c.self },
  { text: both('疑难', 'difficult'), applies: (c) => c.difficult },
  { text: both('关注', 'special'), applies: (c) => c.special },
]

/** `大额 万能`: what is special about a case. */
export function tagWords(c: AssignedCase, lang: Lang): string {
  let text = ''
  for (const tag of TAGS) if (tag.applies(c)) text += text === '' ? tag.text[lang] : ` ${tag.text[lang]}`
  return text
}

/** `第3年/共10年` */
export function yearWords({ policyYear = -1, receivable: { payTerm = -1 } }: AssignedCase, lang: Lang): string {
  return YEARS[lang]((policyYear + 1) * MOST_YEARS + payTerm + 1)
}

/** More years than a term can have: both numbers of a case are one key, and the words of each pair are made once. */
const MOST_YEARS = 1 << 12
const YEAR = {
  year: both('第{year}年', 'year {year}'),
  of: both('/共{term}年', ' of {term}'),
  term: both('共{term}年', 'of {term} years'),
} as const
const YEARS = { zh: remembered((pair) => wordsOfYears(pair, 'zh')), en: remembered((pair) => wordsOfYears(pair, 'en')) }

function wordsOfYears(pair: number, lang: Lang): string {
  const policyYear = Math.floor(pair / MOST_YEARS) - 1
  const payTerm = (pair % MOST_YEARS) - 1
  if (policyYear < 0) return payTerm < 0 ? '' : fill(YEAR.term[lang], { term: payTerm })
  const year = fill(YEAR.year[lang], { year: policyYear })
  return payTerm < 0 ? year : year + fill(YEAR.of[lang], { term: payTerm })
}

/** `金福年金 +2`: the main product and how many riders come with it. */
export function productWords(c: AssignedCase): string {
  const { productName, productCode, riderNames } = c.receivable
  const named = riderNames === '' ? 0 : riderNames.split(/[;；、,，]/).filter((name) => name.trim() !== '').length
  const riders = Math.max(c.products.length - 1, named)
  const main = productName || productCode
  return riders > 0 ? `${main} +${riders}` : main
}

/** `在职单（先与业务员沟通）` */
export function relationWords(c: AssignedCase, lang: Lang): string {
  return wordText('servicing', c.servicing)[lang]
}

const UNTIL = {
  by: both('（{day}前）', ' (by {day})'),
  over: both('（应在{day}前办）', ' (was due by {day})'),
} as const

/** `（6月21日前）`, or that it should have been done by then. */
export function untilWords(day: Day, asOf: Day, dayText: string, lang: Lang): string {
  return fill(UNTIL[day < asOf ? 'over' : 'by'][lang], { day: dayText })
}
