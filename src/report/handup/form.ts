import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { PageRow } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { decided, lastNoted } from '../decided.ts'
import { both, dayWords, isoWithWeekday } from '../wording.ts'
import { customerPart, moneyPart, policyPart } from './form-facts.ts'
import { contactPart, judgementPart, taskPart } from './form-follow-up.ts'
import { FORM_HEIGHT, heading, heightSum, labelled, line, prose, TITLE_HEIGHT, writingRoom } from './form-grid.ts'
import { earlierHandovers } from './rules.ts'
import { whyHandedUp } from './why.ts'

/** A case with the number of its form in the workbook. */
export interface FormInput {
  readonly c: AssignedCase
  readonly no: number
  readonly of: number
  /** name of the supervisor, or of the office where none is known */
  readonly supervisor: string
}

const WORDS = {
  title: both('续期保费评鉴表', 'Assessment of an unpaid renewal premium'),
  head: both(
    '第{no}份（共{of}份）　截至{asOf}　机构：{branch}　收费员：{collector}　主管：{supervisor}',
    'No. {no} of {of} · as of {asOf} · {branch} · {collector} · supervisor {supervisor}',
  ),
  none: both('（未定）', '(none)'),
  why: both('为什么报上来：{why}', 'Why it is handed up: {why}'),
  until: both('保障到{day}24时，还剩{left}天', 'Cover until {day} 24:00, {left} days left'),
  notInGrace: both('宽限截止日{day}', 'Grace ended {day}'),
  plan: both('主管处理意见', "The supervisor's plan"),
  before: both('上次决定', 'Before'),
  decided: both('{day}记录：{words}', 'noted {day}: {words}'),
  notedOnly: both('{day}已记录，没有写决定', 'noted {day}, nothing decided'),
  measure: both('处理方案', 'Plan'),
  choices: both(
    '□亲自面访　□陪同面访　□主管致电　□换人跟进　□转保全　□转理赔　□按投诉处理　□其他',
    '□ visit □ visit together □ call □ reassign □ service □ claims □ complaint □ other',
  ),
  doneBy: both('完成期限', 'Done by'),
  collectorSigns: both('经办签名', 'Collector'),
  supervisorSigns: both('主管签名', 'Superv.'),
  date: both('日期', 'Date'),
  note: both(
    '决定和下一步请同时填在“{sheet}”表本件那一行。本表含客户信息，用后存档，不得外传。',
    'Put the decision on the line of "{sheet}" too. Customer data: do not pass it on.',
  ),
} as const

/**
 * One form as the rows of exactly one printed page: every row has a height of its own, texts are cut to the room there is.
 * @param linesSheet name of the sheet with the case's line
 */
export function formRows({ c, no, of, supervisor }: FormInput, linesSheet: string, context: ReportContext): PageRow[] {
  const { lang } = context
  const { branchName, branchCode } = c.collector ?? c.receivable
  const facts = {
    no,
    of,
    asOf: isoWithWeekday(context.asOf, lang),
    branch: branchName || branchCode || WORDS.none[lang],
    collector: c.collector?.name || c.collector?.code || WORDS.none[lang],
    supervisor: supervisor || WORDS.none[lang],
  }
  const known = [
    { ...prose(WORDS.title[lang], { tone: 'title', height: TITLE_HEIGHT }), newPage: true as const },
    prose(fill(WORDS.head[lang], facts), { tone: 'subtitle' }),
    prose(fill(WORDS.why[lang], { why: whyHandedUp(c, context) }) + until(c, context), { tone: 'danger', lines: 2 }),
    ...customerPart(c, context),
    ...policyPart(c, context),
    ...moneyPart(c, context),
    ...contactPart(c, context),
    ...judgementPart(c, context),
    ...taskPart(c, context),
    heading(WORDS.plan[lang]),
    ...decisionPart(c, context),
    prose(WORDS.choices[lang]),
  ]
  const end = [
    line(
      [
        [WORDS.doneBy[lang], 1, ''],
        [WORDS.collectorSigns[lang], 1, ''],
        [WORDS.supervisorSigns[lang], 1, ''],
        [WORDS.date[lang], 1, ''],
      ],
      30,
    ),
    prose(fill(WORDS.note[lang], { sheet: linesSheet }), { tone: 'muted' }),
  ]
  const room = FORM_HEIGHT - heightSum(known) - heightSum(end)
  return [...known, ...writingRoom(WORDS.measure[lang], 3, room), ...end]
}

/** What the supervisor decided last, and when; no row where nothing was. */
function decisionPart(c: AssignedCase, { lang, asOf }: ReportContext): PageRow[] {
  const handovers = earlierHandovers(c, asOf)
  const day = lastNoted(handovers)?.notedOn
  if (day === undefined) return []
  const words = decided(handovers)
  const facts = { day: dayWords(day, asOf, lang), words }
  return [labelled(WORDS.before[lang], fill((words === '' ? WORDS.notedOnly : WORDS.decided)[lang], facts), 2)]
}

function until(c: AssignedCase, { lang, asOf }: ReportContext): string {
  const stop = lang === 'zh' ? '。' : '. '
  const day = dayOf(c.graceEnd, lang)
  if (c.dayState !== 'inGrace' || c.graceEnd < asOf) return stop + fill(WORDS.notInGrace[lang], { day })
  return stop + fill(WORDS.until[lang], { day, left: c.daysLeft })
}

function dayOf(day: Day, lang: ReportContext['lang']): string {
  return isoWithWeekday(day, lang)
}
