import type { Text } from './text.ts'
import type { Owner } from './words.ts'

/** How a task is done. */
export type TaskChannel = 'phone' | 'message' | 'visit' | 'form' | 'other'

/** A follow-up task: what people read about it. The conditions and days stand in `follow/`. */
export interface Task {
  /** e.g. `pre-due-reminder` */
  readonly name: string
  readonly title: Text
  /** when it applies, in words */
  readonly applies: Text
  /** until when, in words */
  readonly due: Text
  readonly channel: TaskChannel
  readonly owner: Owner | 'supervisor'
  /** when it is done, in words */
  readonly done: Text
}

/** The follow-up cadence. Source: the training material, made exact by our own defaults. */
// biome-ignore format: a table, a row or two each
export const TASKS = {
  F00: task('first-round', 'message', 'collector', '下月预告第一轮', 'first round',
    '未到月，清单在工作月之前收到', 'not of this month yet, list received before the month',
    '收到清单的当月月底', 'end of the month in which the list came', '联系一次', '1 attempt'),
  F01: task('pre-due-reminder', 'message', 'collector', '应缴日前提醒', 'reminder before the due date',
    '未到应缴日，已办理转账', 'not due yet, debit arranged',
    '应缴日前 3 天', '3 days before the due date', '联系一次：应缴日前款项到账', '1 attempt: money in the account before the due date'),
  F02: task('current-first-call', 'phone', 'collector', '当月首次联系', 'first call of the month',
    '当月件', 'stage current',
    '本月 25 日，不晚于宽限截止日', 'the 25th, at the latest the last day of grace', '收到清单后联系上一次', '1 contact since the list came'),
  F03: task('grace1-two-calls', 'phone', 'collector', '宽一两次联系', 'two calls in grace 1',
    '宽一件', 'stage grace 1',
    '本月 25 日，不晚于宽限截止日', 'the 25th, at the latest the last day of grace', '本月联系两次，其中一次联系上并约定缴费日', '2 attempts this month, one a contact with a promised date'),
  F04: task('grace1-two-visits', 'visit', 'collector', '宽一疑难件两次面访', 'two visits for difficult cases in grace 1',
    '宽一的疑难件', 'stage grace 1 and difficult',
    '本月底，不晚于宽限截止日', 'the end of the month, at the latest the last day of grace', '面访两次', '2 visits'),
  F05: task('grace2-early-call', 'phone', 'collector', '宽末月初联系', 'early call in grace 2',
    '宽末件', 'stage grace 2',
    '本月 10 日，不晚于宽限截止日前 3 天', 'the 10th, at the latest 3 days before the last day of grace', '本月联系上一次，记下原因', '1 contact this month, reason recorded'),
  F06: task('last-week-call', 'phone', 'collector', '宽限最后一周联系', 'call in the last week',
    '宽限期内，剩 7 天以内', 'in grace, 7 days left or fewer',
    '宽限截止日前 3 天，之后每天一次，直到缴费', '3 days before the last day of grace, then each day until paid', '每天联系', 'a contact each day'),
  F07: task('assessment', 'form', 'collector', '填评鉴表', 'assessment form',
    '宽限期内，已过应缴日 45 天；或当月、宽一件失联、拒缴、要求退保、投诉', 'in grace, 45 days past the due date; or current or grace 1 and untraceable, refused, surrender, complaint',
    '应缴日后第 45 天；按结果填的，3 天内', 'day 45; by the outcome within 3 days', '评鉴表已交主管', 'form made and handed over'),
  F08: task('other-payment', 'phone', 'collector', '改用其他方式缴费', 'pay another way',
    '扣款失败，已过应缴日 45 天', 'debit failed, 45 days past the due date',
    '宽限截止日前 3 天', '3 days before the last day of grace', '已缴费', 'paid'),
  F09: task('fix-transfer', 'other', 'collector', '解决扣款失败', 'mend the debit',
    '扣款失败', 'debit failed',
    '3 个工作日内，不晚于最迟更正日', 'within 3 working days, never after the fix-by day', '有新的扣款结果，或已缴费', 'new debit result, or paid'),
  F10: task('visit', 'visit', 'collector', '上门面访', 'visit',
    '无手机号或号码有误、联系 3 次仍未缴、大额、潜力客户且态度友好、宽末且没有兑现承诺、客户要办变更、剩 7 天以内、失效 30 天以内、90 天内将满两年', 'wrong or missing phone, 3 attempts and unpaid, large, potential and friendly, grace 2 without a kept promise, a change wanted, 7 days left, lapsed for 30 days or fewer, two years full within 90 days',
    '7 天内，不晚于宽限截止日（失效件：可复效截止日）', 'within 7 days, at the latest the last day of grace (of reinstatement if lapsed)', '面访一次', '1 visit'),
  F11: task('report-up', 'other', 'supervisor', '报主管', 'report to the supervisor',
    '大额且疑难；或客户拒缴、要求退保、投诉、失联', 'large and difficult; or refused, surrender, complaint, untraceable',
    '当天', 'at once', '主管已记录', 'noted by the supervisor'),
  F12: task('orphan-introduction', 'phone', 'collector', '孤儿单自我介绍', 'introduction to an orphan policy',
    '新分派的孤儿单', 'newly assigned orphan',
    '分派后 7 天', '7 days after assignment', '已告知客户', 'told, and agreed or not'),
  F13: task('service-change', 'other', 'service', '办理资料变更', 'service change',
    '收费员报来变更', 'the collector reported a change',
    '1 个工作日', '1 working day', '变更已录入', 'change recorded'),
  F14: task('reinstate-recent', 'phone', 'collector', '刚失效：联系复效', 'just lapsed: reinstatement call',
    '失效 30 天以内', 'lapsed for 30 days or fewer',
    '失效日后 10 天', '10 days after the lapse', '联系上一次', '1 contact'),
  F15: task('reinstate-last-chance', 'visit', 'collector', '复效最后机会', 'last chance to reinstate',
    '90 天内将满两年', 'two years are full within 90 days',
    '可复效截止日前 30 天', '30 days before the last day to reinstate', '面访一次', '1 visit'),
  F16: task('lapse-notice', 'message', 'collector', '发效力中止通知', 'notice of suspension',
    '失效，不在暂缓之列', 'stage lapsed, not on hold',
    '失效日后 10 个工作日', '10 working days after the lapse', '已发出', 'sent'),
  F17: task('reinstate-track', 'phone', 'collector', '复效回访', 'reinstatement follow-up',
    '失效超过 30 天', 'lapsed for more than 30 days',
    '每 90 天', 'every 90 days', '每期联系上一次', '1 contact in the period'),
  F18: task('complaint', 'other', 'supervisor', '处理投诉', 'complaint',
    '结果为客户投诉；那一期已缴或离开了清单的，在同一保单最早要收的一期上，没有的在已缴的那一期上', 'outcome complaint; where that instalment is paid or has left the list, on the oldest one of the policy that is to be collected, else on the paid one',
    '1 个工作日', '1 working day', '主管已答复（决定“投诉已答复”，或之后另有决定）；答复前不联系这位客户缴费', 'answered by the supervisor (decision "complaint answered", or another one later); no premium calls to the customer until then'),
  F19: task('enrol', 'phone', 'collector', '办理转账授权', 'arrange the direct debit',
    '未办理转账', 'no debit arranged',
    '应缴日', 'the due date', '已办理，或客户谢绝', 'enrolled, or declined'),
} as const satisfies Record<string, Task>

function task(
  name: string,
  channel: TaskChannel,
  owner: Task['owner'],
  zh: string,
  en: string,
  appliesZh: string,
  appliesEn: string,
  dueZh: string,
  dueEn: string,
  doneZh: string,
  doneEn: string,
): Task {
  const title = { zh, en }
  return {
    name,
    title,
    applies: { zh: appliesZh, en: appliesEn },
    due: { zh: dueZh, en: dueEn },
    channel,
    owner,
    done: { zh: doneZh, en: doneEn },
  }
}

export type TaskCode = keyof typeof TASKS
export const TASK_CODES = Object.keys(TASKS) as readonly TaskCode[]
