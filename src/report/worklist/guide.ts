import {
  OUTCOMES,
  REASONS_UNPAID,
  UNPAID_REASON_NAMES,
  type UnpaidReasonName,
  WAYS_TO_ASK,
} from '../../model/contact.ts'
import type { PageRow, PageSheet } from '../../model/sheet.ts'
import { fill, type Text } from '../../model/text.ts'
import { across, row } from '../frame.ts'
import { both } from '../wording.ts'
import { INPUTS } from './inputs.ts'
import type { View } from './line.ts'

export const GUIDE = both('填表说明', 'How to fill in')

const WIDTHS: readonly number[] = [12, 10, 10, 12, 15, 13, 15, 22, 22]
const SPAN = WIDTHS.length

const STEPS: readonly Text[] = [
  both(
    '1. 从总览开始：先办红色的（补办、今天），再办橙色“本周”的；“已办”的按记录已经办好，等客户缴费。',
    '1. Start on the overview: red first (catch up, today), then orange "this week"; "done" is done by the records and waits for the payment.',
  ),
  both(
    '2. 每联系一次，在同一行的浅色格里填：日期、时间、方式、对象、结果；答应了日期的填承诺日；没缴的填原因。',
    '2. After each contact fill in the pale cells of the line: date, time, channel, person, outcome; the promised date if there is one; the reason if it is not paid.',
  ),
  both(
    '3. 第二次联系填在最右边“第二次联系”。其他格子请不要改，改了也不会被读取。可以排序、筛选。',
    '3. A second contact goes to the far right. Leave the other cells alone: changes there are not read. Sorting and filtering are fine.',
  ),
  both('4. 填好后保存，原文件名交回内勤。', '4. Save and hand back the file under its own name.'),
  both(
    '宽限期按天算：应缴日后{days}天，当天24时前仍有保障。{days}天不等于两个月，以“宽限截止日”为准。这一天是休息日的，依法可能顺延，仍按原日办。',
    'Grace is counted in days: {days} days from the due date, cover holds to 24:00 of the last one. {days} days are not two months. Where the last day is a day off the law may add days; keep to the day.',
  ),
  both(
    '联系时段：9:00–11:30、14:30–18:00、19:30–21:00，两三分钟为宜。',
    'Call between 9:00–11:30, 14:30–18:00 and 19:30–21:00, two to three minutes.',
  ),
  both(
    '接电话的不是投保人：只说“请转告某先生/女士回电公司”，不提保单、保费、缴费情况和健康。',
    'To anyone but the holder only: "please ask them to call the company". Never policy, premium, payments or health.',
  ),
  both(
    '不代收现金，不替客户垫款；保费由客户自己通过转账、APP、柜面缴。',
    'Take no cash and lend no money: customers pay by debit, app or counter themselves.',
  ),
  both('找不到人时依次：{ways}。', 'Nobody to be found: {ways}.'),
  both(
    '面访时：核对转账账户、电话、地址，问是否要变更，顺便整理保单。',
    'On a visit: check debit account, phone, address, changes wanted; look over the policies.',
  ),
]

const WORDS = {
  title: both('填表说明', 'How to fill in'),
  example: both('填写示例（这一行不是真实客户）', 'An example line (not a real customer)'),
  outcomes: both('结果怎么选', 'Outcomes'),
  outcome: both('结果', 'Outcome'),
  meaning: both('什么时候选', 'When to choose it'),
  reasons: both('未缴原因和应对', 'Reasons, and what to say'),
  reason: both('未缴原因', 'Reason'),
  say: both('怎么说、怎么做', 'What to say and do'),
} as const

/** How to fill in the workbook: the steps, an example line, what the outcomes and reasons mean. */
export function guideSheet(view: View): PageSheet {
  const { lang, context } = view
  const line = (text: string): PageRow => row(across({ value: text, kind: 'wrapped' }, SPAN))
  const heading = (text: Text): PageRow => row(across(text[lang], SPAN, 'heading'))
  const pair = (left: string, right: string, tone?: 'subtitle'): PageRow =>
    row(across(left, 2, tone ?? 'emphasis'), across({ value: right, kind: 'wrapped' }, SPAN - 2, tone))
  const example = INPUTS.map((spec) =>
    spec.kind === 'day'
      ? {
          value: spec.rule === 'pastDay' ? context.asOf : context.asOf + 2,
          kind: 'day' as const,
          tone: 'input' as const,
        }
      : { value: spec.example[lang], tone: 'input' as const },
  )
  const rows: readonly PageRow[] = [
    row(across(WORDS.title[lang], SPAN, 'title')),
    ...STEPS.map((step) => line(fill(step[lang], { days: context.settings.graceDays, ways: waysWords(view) }))),
    row(),
    heading(WORDS.example),
    row(...INPUTS.map((spec) => ({ value: spec.title[lang], tone: 'subtitle' as const }))),
    row(...example),
    row(),
    heading(WORDS.outcomes),
    pair(WORDS.outcome[lang], WORDS.meaning[lang], 'subtitle'),
    ...Object.values(OUTCOMES).map(({ text, meaning }) => pair(text[lang], meaning[lang])),
    row(),
    heading(WORDS.reasons),
    pair(WORDS.reason[lang], WORDS.say[lang], 'subtitle'),
    ...UNPAID_REASON_NAMES.map((name) => pair(REASONS_UNPAID[name].text[lang], sayWords(name, view))),
  ]
  return { kind: 'page', name: GUIDE[lang], protection: 'locked', widths: WIDTHS, rows }
}

function waysWords({ context, lang }: View): string {
  const { askNext } = context.settings
  return (askNext.length > 0 ? askNext : WAYS_TO_ASK.map((way) => way[lang])).join(' → ')
}

/** Here no case is meant: the days are those that each line shows. */
const DAYS_OF_LINE = {
  graceEnd: both('“宽限截止日”那天', 'the day under "Grace ends"'),
  dueDate: both('“应缴日”那天', 'the day under "Due date"'),
  lapseFrom: both('“失效日”那天', 'the day under "Lapsed on"'),
  reinstateBy: both('“可复效至”那天', 'the day under "Reinstate by"'),
} as const

function sayWords(name: UnpaidReasonName, { context, lang }: View): string {
  const say = context.settings.say[name] ?? REASONS_UNPAID[name].say[lang]
  return fill(say, Object.fromEntries(Object.entries(DAYS_OF_LINE).map(([day, words]) => [day, words[lang]])))
}
