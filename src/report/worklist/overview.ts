import type { Collector } from '../../model/case.ts'
import { formatMonth } from '../../model/day.ts'
import type { PageRow, PageSheet } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import { NOTICE, signatureRow } from '../frame.ts'
import { GRID_WIDTHS, wide } from '../grid.ts'
import { addSum, noSum, type Sum } from '../sum.ts'
import { both, casesWords, isoWithWeekday, yuanWords } from '../wording.ts'
import type { View } from './line.ts'
import { bucketBlock, dueBlock, stageBlock } from './overview-counts.ts'
import { failedBlock, lapsingBlock, notableBlock, promiseBlock, specialBlock } from './overview-names.ts'
import { PLACES, WORK_PLACES } from './places.ts'
import type { Survey } from './survey.ts'

export const OVERVIEW = both('总览', 'Overview')

const WORDS = {
  title: both('续期收费清单　{name}', 'Renewal worklist · {name}'),
  asOf: both('截至 {asOf}　工作月 {month}', 'As of {asOf} · work month {month}'),
  branch: both('　机构：{branch}', ' · branch: {branch}'),
  supervisor: both('　主管：{supervisor}', ' · supervisor: {supervisor}'),
  all: both('手上共 {cases}，应缴保费 {premium}。', '{cases} in hand, premium {premium}.'),
  ahead: both(
    '本月没有要收的件；下月的 {cases}（{premium}）先提醒一次，见“{sheet}”。',
    'Nothing to be collected this month; remind {cases} of next month once ({premium}): sheet "{sheet}".',
  ),
  today: both('今天要办 {cases}（{premium}）', '{cases} to be done today ({premium})'),
  overdue: both('，其中{cases}过了期限要补办', ', {cases} of them past their day'),
  week: both('，本周内再办 {cases}', ', {cases} more this week'),
  lastWeek: both('；{cases}的宽限期只剩7天以内', '; {cases} with 7 days of grace or fewer'),
  broken: both('；{cases}答应缴费没有兑现', '; {cases} with a promise not kept'),
  done: both('；{day}以来办好{tasks}项', '; {tasks} tasks done since {day}'),
  stop: both('。', '.'),
  first: both('先联系：{names}', 'Call first: {names}'),
  hotline: both('客户可拨打公司客服 {hotline} 核实。', 'Customers can ask the company: {hotline}.'),
} as const

/** The first page: who, as of when, how much, and what to do first. */
export function overviewSheet(collector: Collector, found: Survey, view: View): PageSheet {
  const rows: readonly PageRow[] = [
    ...headline(collector, found, view),
    ...stageBlock(found, view),
    ...dueBlock(found, view),
    ...promiseBlock(found, view),
    ...lapsingBlock(found, view),
    ...bucketBlock(found, view),
    ...notableBlock(found, view),
    ...failedBlock(found, view),
    ...specialBlock(found, view),
    { cells: [] },
    signatureRow(view.context, GRID_WIDTHS.length),
  ]
  return { kind: 'page', name: OVERVIEW[view.lang], protection: 'locked', tabTone: 'title', widths: GRID_WIDTHS, rows }
}

function headline(collector: Collector, found: Survey, view: View): readonly PageRow[] {
  const { context, lang } = view
  const { company, hotline } = context.settings.worklist
  const facts = { asOf: isoWithWeekday(context.asOf, lang), month: formatMonth(context.month) }
  const branch = [collector.branchCode, collector.branchName].filter((part) => part !== '').join(' ')
  const supervisor = collector.supervisorName || collector.supervisorCode
  let who = fill(WORDS.asOf[lang], facts)
  if (branch !== '') who += fill(WORDS.branch[lang], { branch })
  if (supervisor !== '') who += fill(WORDS.supervisor[lang], { supervisor })
  const first = firstNames(found, view)
  return [
    wide(fill(WORDS.title[lang], { name: nameOf(collector, lang) }), 'title'),
    wide(company === '' ? who : `${company}　${who}`, 'subtitle'),
    wide(inHand(found, view), 'emphasis'),
    ...(first === '' ? [] : [wide(fill(WORDS.first[lang], { names: first }), 'danger')]),
    wide(hotline === '' ? NOTICE[lang] : `${NOTICE[lang]}　${fill(WORDS.hotline[lang], { hotline })}`, 'muted'),
  ]
}

/** `张三（S100101）`; a collector without a code by the name alone. */
function nameOf(collector: Collector, lang: 'zh' | 'en'): string {
  if (collector.name === '' || collector.code === '') return collector.name || collector.code || collector.key
  return lang === 'zh' ? `${collector.name}（${collector.code}）` : `${collector.name} (${collector.code})`
}

function inHand(found: Survey, { lang, days, dayText }: View): string {
  const all = noSum()
  for (const place of WORK_PLACES) addSum(all, found.byPlace.get(place) ?? noSum())
  const words = (sum: Sum) => ({ cases: casesWords(sum.cases, lang), premium: yuanWords(sum.fen, lang) })
  const future = found.byPlace.get('future')
  if (all.cases === 0 && future) return fill(WORDS.ahead[lang], { ...words(future), sheet: PLACES.future.title[lang] })
  const today = noSum()
  const week = noSum()
  const overdue = noSum()
  for (const sums of found.due.values()) {
    addSum(today, sums.overdue)
    addSum(overdue, sums.overdue)
    addSum(today, sums.today)
    addSum(week, sums.week)
  }
  let text = fill(WORDS.all[lang], words(all)) + (lang === 'zh' ? '' : ' ') + fill(WORDS.today[lang], words(today))
  if (overdue.cases > 0) text += fill(WORDS.overdue[lang], words(overdue))
  if (week.cases > 0) text += fill(WORDS.week[lang], words(week))
  if (found.lastWeek.cases > 0) text += fill(WORDS.lastWeek[lang], words(found.lastWeek))
  if (found.brokenPromises.sum.cases > 0) text += fill(WORDS.broken[lang], words(found.brokenPromises.sum))
  if (found.doneLately.tasks > 0)
    text += fill(WORDS.done[lang], { tasks: found.doneLately.tasks, day: dayText(days.lastWorkday) })
  return text + WORDS.stop[lang]
}

/** The customers to call first, each once, with the days left. */
function firstNames(found: Survey, view: View): string {
  const names = new Map<string, string>()
  for (const { c } of found.first) {
    const left = c.dayState === 'inGrace' ? String(view.daysLeft(c).value ?? '') : ''
    if (!names.has(c.customer))
      names.set(c.customer, left === '' ? c.receivable.holderName : bracketed(c.receivable.holderName, left, view.lang))
  }
  return [...names.values()].join(view.lang === 'zh' ? '、' : ', ')
}

function bracketed(name: string, left: string, lang: 'zh' | 'en'): string {
  const plain = left.replace(/[（(].*$/, '').trim()
  return lang === 'zh' ? `${name}（${plain}）` : `${name} (${plain})`
}
