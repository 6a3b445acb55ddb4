import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { StyledCell, Tone } from '../../model/sheet.ts'
import { TASKS } from '../../model/task.ts'
import { fill, type Lang } from '../../model/text.ts'
import { LAST_WEEK } from '../../model/thresholds.ts'
import { both } from '../wording.ts'
import type { Advice } from './advice.ts'
import type { Days } from './days.ts'

/** How soon something must happen, in one word. */
export const URGENCIES = {
  stop: { text: both('停止收费', 'do not ask'), tone: 'muted' },
  wait: { text: both('暂缓', 'wait'), tone: 'muted' },
  overdue: { text: both('补办', 'catch up'), tone: 'danger' },
  today: { text: both('今天', 'today'), tone: 'danger' },
  week: { text: both('本周', 'this week'), tone: 'warning' },
  month: { text: both('本月', 'this month'), tone: 'plain' },
  later: { text: both('稍后', 'later'), tone: 'muted' },
  done: { text: both('已办', 'done'), tone: 'good' },
} as const

export type Urgency = keyof typeof URGENCIES

/** How urgent a case is, by the deadline of what is to be done first. */
export function urgencyOf(c: AssignedCase, { first, done }: Advice, days: Days): Urgency {
  if (c.followUp.handUp.includes('death')) return 'stop'
  const due = first?.due
  if (c.hold !== '') return 'wait'
  if (due === undefined) return c.followUp.standstill !== '' || done === undefined ? 'wait' : 'done'
  // the collector has done what can be done about it
  if (due < days.asOf) return first?.owner === 'supervisor' ? 'wait' : 'overdue'
  if (due === days.asOf) return 'today'
  if (due <= days.weekEnd) return 'week'
  return due <= days.monthEnd ? 'month' : 'later'
}

const LEFT = {
  notDue: both('{days}天后应缴', 'due in {days} days'),
  tomorrow: both('明天应缴', 'due tomorrow'),
  lastButOne: both('剩1天', '1 day left'),
  left: both('剩{days}天', '{days} days left'),
  lastDay: both('今天截止', 'last day today'),
  passed: both('已过截止日', 'past the last day'),
  dayOff: both('（休息日）', ' (day off)'),
  lapsed: both('已失效{days}天', 'for {days} days'),
  waits: both('等扣款结果', 'waits for the debit'),
  paid: both('这一期已缴', 'paid'),
} as const

/** Days of grace left, in words and colours: `剩3天`. A last day that is a day off says so, because the law may then add days. */
export function openDaysLeft(days: Days, lang: Lang): (c: AssignedCase) => StyledCell {
  // the last day of grace and the hold decide every wording but that of a case not due yet
  const known = new Map<number, StyledCell>()
  return (c) => {
    if (c.disposition === 'paid') return { value: LEFT.paid[lang], tone: 'muted' }
    if (c.dayState === 'notDue') return daysLeftCell(c, days, lang)
    const key = c.graceEnd * 2 + (c.hold === '' ? 0 : 1)
    let cell = known.get(key)
    if (cell === undefined) {
      cell = daysLeftCell(c, days, lang)
      known.set(key, cell)
    }
    return cell
  }
}

function daysLeftCell(c: AssignedCase, days: Days, lang: Lang): StyledCell {
  if (c.dayState === 'notDue') {
    const ahead = c.oldestDue - days.asOf
    return { value: ahead === 1 ? LEFT.tomorrow[lang] : fill(LEFT.notDue[lang], { days: ahead }) }
  }
  if (c.graceEnd < days.asOf)
    return c.hold === '' ? { value: LEFT.passed[lang], tone: 'danger' } : { value: LEFT.waits[lang], tone: 'muted' }
  const left = c.daysLeft
  const words =
    left === 0 ? LEFT.lastDay[lang] : left === 1 ? LEFT.lastButOne[lang] : fill(LEFT.left[lang], { days: left })
  const dayOff = days.isDayOff(c.graceEnd) ? LEFT.dayOff[lang] : ''
  const tone = toneOfDaysLeft(left)
  return { value: words + dayOff, ...(tone === 'plain' || c.hold !== '' ? {} : { tone }) }
}

/** Danger up to three days, warning up to seven. */
export function toneOfDaysLeft(left: number): Tone {
  if (left <= 3) return 'danger'
  return left <= LAST_WEEK ? 'warning' : 'plain'
}

/** `已失效12天` */
export function lapsedWords(c: AssignedCase, days: Days, lang: Lang): string {
  const since = days.asOf - c.lapseFrom
  return since < 0 ? '' : fill(LEFT.lapsed[lang], { days: since })
}

const ALL_DONE = both('{task}已办（{day}）：等客户缴费', '{task}: done on {day}; wait for the payment')

/** What to do now; where everything is done, what was done last. */
export function todoWords(
  { first, done }: Advice,
  { lang, dayText }: { readonly lang: Lang; readonly dayText: (day: Day) => string },
): string {
  if (first !== undefined) return first.text
  if (done === undefined || done.code === '') return ''
  const day = done.doneOn === undefined ? '' : dayText(done.doneOn)
  return fill(ALL_DONE[lang], { task: TASKS[done.code].title[lang], day })
}
