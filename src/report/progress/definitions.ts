import { formatDay, formatMonth } from '../../model/day.ts'
import type { Progress } from '../../model/standing.ts'
import { fill, type Lang } from '../../model/text.ts'
import { both } from '../wording.ts'

const LINES = [
  both(
    '应收 = 该应缴月的全部件，保费按第一次见到时计，以后不变；从一开始就剔除的不计。已收 = 其中已收的件，保费按最后一次见到时计。达成率 = 已收 ÷ 应收，按件数和保费各算；分母为 0 写“—”，超过 100% 照实写并标 ⚠。',
    'Receivable = all cases due in the month, with the premium as first seen, whatever became of it; cases excluded from the beginning are not in it. Collected = those of them that are paid, with the premium as seen last. Rate = collected ÷ receivable; "—" where the denominator is 0; rates over 100 % are shown as they are and marked ⚠.',
  ),
  both(
    '当月、宽一、宽末 = 应缴月是 {month}、前一个月、前两个月。差件 = max(0, ⌈(应收件 × 目标 − 已收件 × 100) ÷ 100⌉)。',
    'Current, grace 1, grace 2 = due in {month}, the month before, two months before. Short = max(0, ⌈(receivable × target − collected × 100) ÷ 100⌉), in cases.',
  ),
  both(
    '机构、主管、收费员按最后一次见到时的归属：应收不变，件换了人就算在现在的人名下。',
    'Branch, supervisor and collector are those of the case as seen last: the receivable does not move, but a case counts for whoever has it now.',
  ),
  both(
    '变化 = 与较早日子的最后一次运行相比；各项分别数，一件可以在几项里。同一天多次运行算一次。只有本次清单里出现的机构，才看谁离开了清单。',
    'Changes are those since the last run of an earlier day, each asked by itself: a case may stand in several. Runs of one day count as one. Only of branches that the list holds is it told who left it.',
  ),
  both(
    '无故离开清单：上次还在，这次不在，既没有收到，也没有剔除，而且没有过宽末。复效 = 上次失效，现在恢复效力；宽限期内就已缴、只是晚报的，算新收到。',
    'Gone without a reason: there last time and not now, neither paid nor excluded, and not past grace 2. Reinstated = lapsed last time, in cover now; what was paid within grace and reported late counts as paid.',
  ),
  both(
    '联系覆盖率 = 本月清单来了以后（不晚于 1 日起算）有过联系的待收件 ÷ 待收件；暂缓的件不计。联系上 = 有人应答。',
    "Contact coverage = open cases with an attempt since the month's list came (counted from the 1st at the latest) ÷ open cases; those on hold are not in it. Reached = somebody answered.",
  ),
  both(
    '本月承诺 = 每件最后一次约定的缴费日，约定日在本月或以后的；到那天为止收到、或客户说已缴已存入（七天内有效，之后要真的收到），就是兑现。收到的日子 = 清单、实收单或回盘写的日子，最早够数的那天；都没写的，算第一次见到已收的那天。',
    "This month's promises = the last day named for the payment of each case, if it lies in this month or later; kept if the money came, or the customer said that it is paid or deposited (taken for a week: then it must have come), by that day. The day of the money is the first for which lists, paid lists or returns tell the whole; where none tells a day, that of the first run that saw it paid.",
  ),
  both(
    '迁徙率 = 上月清单来时待收、到本月清单来时仍未收的保费（件）÷ 上月清单来时待收的保费（件）；宽末之后为“更早”。',
    'Roll rate = of what was to be collected when last month\'s list came, the premium (cases) still unpaid when this month\'s list came; after grace 2 comes "older".',
  ),
  both(
    '扣款失败：连续几次失败算一件，按最后一次的原因；收到款（不论哪种方式）就是解决，天数从第一次失败算起。只看应缴月在这三个月的件和还在清单上的件。',
    'Failed debits: failures in a row are one, by the reason of the last; mended when the money came, whatever way; days count from the first failure. Of the cases due in these three months, and of those still on the list.',
  ),
  both(
    '下指标的基数 = 本月清单来时待收的件，按当时的情况分组，保费按当时计；目标 = 基数 × 设置里的比例，件数向上取整。',
    "Target setting: the base is what was to be collected when the month's list came, grouped and with the premium as it was then; target = base × rate of the settings, cases rounded up.",
  ),
] as const

/** The definitions as they were used, sentence by sentence. */
export function definitionLines({ question }: Progress, lang: Lang): readonly string[] {
  const facts = { month: formatMonth(question.last.month), asOf: formatDay(question.last.asOf) }
  return LINES.map((line) => fill(line[lang], facts))
}

const DOUBTS = {
  late: both(
    '应收不全：{cases} 件在应缴月过后才第一次见到，之前收到的不知道有多少。',
    'The receivable is not complete: {cases} cases were first seen after their due month, and nobody knows what had been paid before.',
  ),
  notNoted: both(
    '{cases} 件是旧版本记的，没有机构、主管、年度和任务；再运行一次清单就补上。',
    'An older version noted {cases} cases, without branch, supervisor, year or tasks; the next run that sees them completes them.',
  ),
  notCompared: both(
    '以前没有较早日子的运行：没有变化可说。',
    'There is no run of an earlier day: nobody knows what has changed.',
  ),
} as const

/** What the reader should know before trusting a number. */
export function doubts(progress: Progress, lang: Lang): readonly string[] {
  const { total, notNoted, question } = progress
  const late = Object.values(total.collection).reduce((sum, side) => sum + side.late.cases, 0)
  return [
    ...(question.previous === undefined ? [DOUBTS.notCompared[lang]] : []),
    ...(late > 0 ? [fill(DOUBTS.late[lang], { cases: late })] : []),
    ...(notNoted > 0 ? [fill(DOUBTS.notNoted[lang], { cases: notNoted })] : []),
  ]
}
