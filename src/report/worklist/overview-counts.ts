import type { PageRow, StyledCell } from '../../model/sheet.ts'
import { TASKS, type TaskCode } from '../../model/task.ts'
import { fill, type Lang } from '../../model/text.ts'
import { wordsOf, wordText } from '../../model/words.ts'
import { block, casesAndPremium, counted, type GridColumn, gridRow, money, share, wide } from '../grid.ts'
import { casesShort, noSum, totalOf } from '../sum.ts'
import { thisListLabel, thisListNote } from '../this-list.ts'
import { both, casesWords } from '../wording.ts'
import type { Days } from './days.ts'
import type { View } from './line.ts'
import { PLACE_IDS, PLACES, type PlaceId, WORK_PLACES } from './places.ts'
import type { Survey, TargetBucket } from './survey.ts'

const WORDS = {
  stages: both('手上的件：按阶段和上中下旬（应缴日）', 'In hand: by stage and by tenday of the due date'),
  stage: both('阶段（点名字跳转）', 'Stage (click)'),
  cases: both('件数', 'Cases'),
  ofTenday: both('{tenday}件数', '{tenday}, cases'),
  premium: both('保费', 'Premium'),
  share: both('保费占比', 'Share'),
  total: both('合计', 'Total'),
  outside: both('不计入合计：', 'Outside the total: '),
  buckets: both('达成情况：按月份', 'Collection: by month'),
  month: both('月份', 'Month'),
  receivableCases: both('应收件', 'Receivable'),
  paidCases: both('已收件', 'Paid'),
  caseRate: both('件数达成率', 'Rate, cases'),
  premiumRate: both('保费达成率', 'Rate, premium'),
  target: both('目标', 'Target'),
  short: both('距目标差', 'Short of target'),
  reached: both('已达到', 'reached'),
  formula: both(
    '达成率 = 已收 ÷ 应收（同一应缴月，含已收，不含剔除）；距目标差 = 应收件数 × 目标 − 已收件数，向上取整。',
    'Rate = paid ÷ receivable of the same due month (paid included, set-apart cases not). Short = receivable cases × target − paid cases, rounded up.',
  ),
  due: both('什么时候要办：每件按最急的一项计', 'What is due: each case by its most urgent task'),
  task: both('事项', 'Task'),
  done: both('怎样算办好', 'Done when'),
  checked: both('核实清楚', 'checked'),
  overdue: both('补办', 'catch up'),
  today: both('今天', 'today'),
  week: both('本周内', 'this week'),
  later: both('之后', 'later'),
  warnings: both('需先核实的件', 'to be checked first'),
  dueToday: both('应缴日在今天的 {today}，本周内的 {week}。', 'Due date today: {today}; this week: {week}.'),
} as const

/** Cases and premium by stage and tenday; the names lead to their sheets. */
export function stageBlock(found: Survey, { lang }: View): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.stage[lang], span: 2 },
    { title: WORDS.cases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    ...wordsOf('tenday').flatMap((tenday): readonly GridColumn[] => [
      { title: fill(WORDS.ofTenday[lang], { tenday: wordText('tenday', tenday)[lang] }), span: 1, kind: 'count' },
      { title: WORDS.premium[lang], span: 1, kind: 'money' },
    ]),
    { title: WORDS.share[lang], span: 2, kind: 'share' },
  ]
  const placeSums = (place: PlaceId) =>
    wordsOf('tenday').map((tenday) => found.byTenday.get(`${place}|${tenday}`) ?? noSum())
  const all = totalOf(WORK_PLACES.map((place) => found.byPlace.get(place) ?? noSum()))
  const lines = WORK_PLACES.flatMap((place) => {
    const sum = found.byPlace.get(place)
    if (sum === undefined) return []
    const title = PLACES[place].title[lang]
    const tendays = placeSums(place).flatMap((tenday) => casesAndPremium(tenday))
    return [
      gridRow(columns, [
        { value: title, sheet: title, tone: 'link' },
        ...casesAndPremium(sum),
        ...tendays,
        share(sum.fen, all.fen),
      ]),
    ]
  })
  const byPlace = WORK_PLACES.map(placeSums)
  const totals = wordsOf('tenday').flatMap((_, index) =>
    casesAndPremium(totalOf(byPlace.map((sums) => sums[index] ?? noSum()))),
  )
  lines.push(
    gridRow(
      columns,
      [WORDS.total[lang], counted(all.cases), money(all.fen), ...totals, share(all.fen, all.fen)],
      'total',
    ),
  )
  return block(WORDS.stages[lang], columns, lines, outsideWords(found, lang))
}

/** What the workbook holds besides, outside the totals. */
function outsideWords(found: Survey, lang: Lang): string | undefined {
  const parts = PLACE_IDS.flatMap((place) => {
    const cases = WORK_PLACES.includes(place) ? 0 : (found.byPlace.get(place)?.cases ?? 0)
    return cases === 0 ? [] : [`${PLACES[place].title[lang]} ${casesWords(cases, lang)}`]
  })
  return parts.length === 0 ? undefined : WORDS.outside[lang] + parts.join(lang === 'zh' ? '、' : ', ')
}

const BUCKETS: readonly TargetBucket[] = ['current', 'grace1', 'grace2']

/** Receivable, paid, rate and what is missing to the target, by bucket. */
export function bucketBlock(found: Survey, { lang, context }: View): readonly PageRow[] {
  if (BUCKETS.every((bucket) => found.byBucket[bucket].receivable.cases === 0)) return []
  const columns: readonly GridColumn[] = [
    { title: WORDS.month[lang], span: 2 },
    { title: WORDS.receivableCases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.paidCases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.caseRate[lang], span: 1, kind: 'share' },
    { title: WORDS.premiumRate[lang], span: 1, kind: 'share' },
    { title: WORDS.target[lang], span: 1, kind: 'count' },
    { title: WORDS.short[lang], span: 3 },
  ]
  const lines = BUCKETS.map((bucket) => {
    const { receivable, paid } = found.byBucket[bucket]
    const target = context.settings.targets[bucket]
    const short = casesShort(receivable.cases, paid.cases, target)
    return gridRow(columns, [
      wordText('bucket', bucket)[lang],
      counted(receivable.cases),
      money(receivable.fen),
      counted(paid.cases),
      money(paid.fen),
      share(paid.cases, receivable.cases),
      share(paid.fen, receivable.fen),
      { value: `${target}%`, kind: 'count' },
      receivable.cases === 0 ? share(0, 0) : shortCell(short, lang),
    ])
  })
  const anyPaid = BUCKETS.some((bucket) => found.byBucket[bucket].paid.cases > 0)
  const rows = block(WORDS.buckets[lang] + thisListLabel(lang), columns, lines, WORDS.formula[lang])
  return [...rows, wide(thisListNote(context, anyPaid)[lang], 'muted')]
}

function shortCell(short: number, lang: Lang): StyledCell {
  if (short === 0) return { value: WORDS.reached[lang], tone: 'good' }
  return { value: casesWords(short, lang), tone: 'warning' }
}

/** What is due today, this week and later, by task. */
export function dueBlock(found: Survey, { lang, days }: View): readonly PageRow[] {
  const late = [...found.due.values()].some(({ overdue }) => overdue.cases > 0)
  const columns: readonly GridColumn[] = [
    { title: WORDS.task[lang], span: late ? 2 : 3 },
    { title: WORDS.done[lang], span: late ? 2 : 3 },
    ...[...(late ? [WORDS.overdue] : []), WORDS.today, WORDS.week, WORDS.later].flatMap(
      (when): readonly GridColumn[] => [
        { title: when[lang], span: 1, kind: 'count' },
        { title: WORDS.premium[lang], span: 1, kind: 'money' },
      ],
    ),
  ]
  const ranked = [...found.due].sort(
    ([a, x], [b, y]) =>
      y.overdue.cases - x.overdue.cases ||
      y.today.cases - x.today.cases ||
      y.week.cases - x.week.cases ||
      y.later.cases - x.later.cases ||
      (a < b ? -1 : 1),
  )
  const lines = ranked.map(([code, { overdue, today, week, later }]) =>
    gridRow(columns, [
      taskTitle(code, lang),
      { value: (code === '' ? WORDS.checked : TASKS[code].done)[lang], kind: 'wrapped' },
      ...(late ? casesAndPremium(overdue, 'danger') : []),
      ...casesAndPremium(today, 'danger'),
      ...casesAndPremium(week, 'warning'),
      ...casesAndPremium(later),
    ]),
  )
  return block(WORDS.due[lang], columns, lines, dueDaysWords(found, days, lang))
}

function dueDaysWords(found: Survey, { asOf, weekEnd }: Days, lang: Lang): string {
  let today = 0
  let week = 0
  for (const [day, sum] of found.byDueDay) {
    if (day === asOf) today += sum.cases
    if (day >= asOf && day <= weekEnd) week += sum.cases
  }
  return fill(WORDS.dueToday[lang], { today: casesWords(today, lang), week: casesWords(week, lang) })
}

function taskTitle(code: TaskCode | '', lang: Lang): string {
  return code === ''
    ? WORDS.warnings[lang]
    : `${TASKS[code].title[lang]}${lang === 'zh' ? '（' : ' ('}${code}${lang === 'zh' ? '）' : ')'}`
}
