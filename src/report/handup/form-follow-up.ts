import type { AssignedCase } from '../../model/case.ts'
import type { FollowUpTask } from '../../model/follow-up.ts'
import type { PageRow } from '../../model/sheet.ts'
import { TASKS } from '../../model/task.ts'
import { fill, type Lang } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import { contactRecord, outcomeWords, unpaidReasonWords } from '../contact-words.ts'
import type { ReportContext } from '../context.ts'
import { both, dayWords } from '../wording.ts'
import { fitsOneLine, heading, labelled, line, prose, writingRoom } from './form-grid.ts'

const MOST_CONTACTS = 3
const MOST_TASKS = 3

const WORDS = {
  contacts: both(
    '联系记录（共联系{attempts}次，联系上{reached}次）',
    'Contacts ({attempts} attempts, {reached} reached somebody)',
  ),
  noContact: both('簿中没有联系记录（可手写补充）', 'no contact on record (add by hand)'),
  more: both('更早还有{count}次', '{count} more before'),
  judgement: both('收费员判断', "The collector's judgement"),
  outcome: both('最近结果', 'Outcome'),
  reason: both('未缴原因', 'Reason'),
  promise: both('承诺', 'Promise'),
  promised: both('{day}{state}', '{day} {state}'),
  open: both('未到', 'to come'),
  kept: both('已兑现', 'kept'),
  broken: both('未兑现', 'not kept'),
  say: both('怎么说', 'Say'),
  opinion: both('补充判断', 'Opinion'),
  tasks: both('任务', 'Tasks'),
  noTask: both('没有其他任务', 'no other task'),
  late: both('已过期限', 'past its day'),
  today: both('今天', 'today'),
  by: both('{day}前', 'by {day}'),
  done: both('{day}已办', 'done {day}'),
  doneNoDay: both('已办', 'done'),
} as const

/** The last contacts, newest first, in a fixed number of rows. */
export function contactPart(c: AssignedCase, { lang, asOf }: ReportContext): PageRow[] {
  const { attempts, reached, lastContacts } = c.followUp
  const all = c.history === undefined ? lastContacts : c.history.contacts.toReversed()
  const shown = all
    .slice(0, MOST_CONTACTS)
    .map((contact) => contactRecord(contact, { lang, dayText: (day) => dayWords(day, asOf, lang) }))
  if (shown.length === 0) shown.push(WORDS.noContact[lang])
  if (all.length > MOST_CONTACTS)
    shown[MOST_CONTACTS - 1] +=
      (lang === 'zh' ? '；' : '; ') + fill(WORDS.more[lang], { count: all.length - MOST_CONTACTS })
  return [heading(fill(WORDS.contacts[lang], { attempts, reached })), ...rowsOf(shown, MOST_CONTACTS, 2)]
}

/** What the collector thinks, and room to add to it. */
export function judgementPart(c: AssignedCase, { lang, asOf }: ReportContext): PageRow[] {
  const { promise, say, lastContacts } = c.followUp
  const contacts = c.history?.contacts ?? lastContacts.toReversed()
  const last = contacts.findLast((contact) => contact.outcome !== '')
  const why = contacts.findLast((contact) => contact.reason !== '')
  const promised =
    promise === undefined
      ? ''
      : fill(WORDS.promised[lang], { day: dayWords(promise.day, asOf, lang), state: WORDS[promise.state][lang] })
  return [
    heading(WORDS.judgement[lang]),
    line([
      [WORDS.outcome[lang], 1, last === undefined ? '' : outcomeWords(last, lang)],
      [WORDS.reason[lang], 2, why === undefined ? '' : unpaidReasonWords(why, lang)],
      [WORDS.promise[lang], 2, promised],
    ]),
    labelled(WORDS.say[lang], say, 2),
    ...writingRoom(WORDS.opinion[lang], 2, 40),
  ]
}

/** Done and open tasks, the late ones first. */
export function taskPart({ followUp }: AssignedCase, context: ReportContext): PageRow[] {
  const { lang } = context
  const rank = { overdue: 0, dueToday: 1, open: 2, done: 3 }
  const tasks = followUp.tasks
    .filter((task) => task.code !== '' && task.code !== 'F07')
    .sort((a, b) => rank[a.state] - rank[b.state])
  const texts = tasks.slice(0, MOST_TASKS).map((task) => taskWords(task, context))
  return [heading(WORDS.tasks[lang]), ...(texts.length === 0 ? [WORDS.noTask[lang]] : texts).map(taskRow)]
}

/** `已过期限（6月12日前）　收费员　电话联系，问清未缴原因`: a task on one line. */
export function taskWords(task: FollowUpTask, { lang, asOf }: ReportContext): string {
  const title = task.code === '' ? '' : TASKS[task.code].title[lang]
  const who =
    task.owner === 'supervisor' ? (lang === 'zh' ? '主管' : 'supervisor') : wordText('owner', task.owner)[lang]
  const head = lang === 'zh' ? `【${title}】` : `[${title}] `
  return `${head}${stateWords(task, asOf, lang)}${lang === 'zh' ? '　' : ' · '}${who}${lang === 'zh' ? '：' : ': '}${task.text}`
}

function stateWords({ state, due, doneOn }: FollowUpTask, asOf: ReportContext['asOf'], lang: Lang): string {
  if (state === 'done')
    return doneOn === undefined ? WORDS.doneNoDay[lang] : fill(WORDS.done[lang], { day: dayWords(doneOn, asOf, lang) })
  if (state === 'dueToday') return WORDS.today[lang]
  const by = due === undefined ? '' : fill(WORDS.by[lang], { day: dayWords(due, asOf, lang) })
  if (state === 'open') return by
  return lang === 'zh' ? `${WORDS.late.zh}（${by}）` : `${WORDS.late.en} (${by})`
}

/** Two lines where one is too short. */
function taskRow(text: string): PageRow {
  return prose(text, { lines: fitsOneLine(text) ? 1 : 2 })
}

/** So many rows whatever there is to say: the form has one height. */
function rowsOf(texts: readonly string[], rows: number, lines = 1): PageRow[] {
  return Array.from({ length: rows }, (_, index) => prose(texts[index] ?? '', { lines }))
}
