import type { AssignedCase } from '../../src/model/case.ts'
import type { Day } from '../../src/model/day.ts'
import { addDays } from '../../src/model/day.ts'
import type { FollowUp, FollowUpTask, HandUpReason } from '../../src/model/follow-up.ts'
import type { CaseHistory, Contact, Handover } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import type { TaskCode } from '../../src/model/task.ts'
import type { ReportContext } from '../../src/report/index.ts'

/** Hand-made histories and follow-ups for the tests of what goes up and out. */

export function contact(day: Day, more: Partial<Contact> = {}): Contact {
  return {
    day,
    time: '10:20',
    channel: 'phone',
    person: '本人',
    outcome: 'promised',
    promised: undefined,
    reason: '',
    note: '',
    collector: 'C001',
    ...more,
  }
}

export function historyOf(c: AssignedCase, more: Partial<CaseHistory> = {}): CaseHistory {
  return {
    firstSeen: c.dueDate,
    firstPremium: c.premium,
    firstBucket: 'current',
    listCame: c.dueDate,
    contacts: [],
    debits: [],
    payments: [],
    changes: [],
    handovers: [],
    assignments: [],
    sent: [],
    since: {},
    ...more,
  }
}

export function task(
  code: TaskCode,
  state: FollowUpTask['state'],
  due: Day | undefined,
  more: Partial<FollowUpTask> = {},
): FollowUpTask {
  return {
    code,
    state,
    due,
    doneOn: undefined,
    doneBy: '',
    channel: 'phone',
    owner: 'collector',
    text: '电话联系，问清未缴原因，约定缴费日',
    ...more,
  }
}

export function followUp(more: Partial<FollowUp> = {}): FollowUp {
  return {
    tasks: [],
    standstill: '',
    attempts: 0,
    reached: 0,
    lastContacts: [],
    promise: undefined,
    say: '',
    askNext: '',
    handUp: [],
    failedDebits: 0,
    ...more,
  }
}

export function followed(c: AssignedCase, more: Partial<FollowUp> = {}, history?: Partial<CaseHistory>): AssignedCase {
  return { ...c, history: history === undefined ? undefined : historyOf(c, history), followUp: followUp(more) }
}

export function handover(day: Day, more: Partial<Handover> = {}): Handover {
  return { day, task: 'F07', supervisor: 'S01', notedOn: undefined, ...more }
}

/** A case as a book of six weeks would tell it: everything that can stand on a form stands on it. */
export function fullStory(c: AssignedCase, { asOf }: ReportContext): AssignedCase {
  const ago = (days: number) => addDays(asOf, -days)
  const contacts = [
    contact(ago(30), { outcome: 'noAnswer', person: '' }),
    contact(ago(24), { time: '19:40', outcome: 'thirdParty', person: '配偶', note: '请转告回电公司' }),
    contact(ago(17), { promised: ago(12), reason: 'forgot' }),
    contact(ago(10), {
      time: '',
      channel: 'wechat',
      outcome: 'undecided',
      reason: 'financial',
      note: '说最近生意不好，问能不能改成半年缴，电话里口气还好',
    }),
    contact(ago(3), { time: '15:05', promised: ago(1), reason: 'waiting', note: '说月底前一定存，晚上联系' }),
  ]
  const handUp: HandUpReason[] = c.overdueDays >= 45 ? ['day45', 'brokenPromise', 'thirdFailure'] : ['brokenPromise']
  const more: FollowUp = followUp({
    tasks: [
      ...(c.overdueDays >= 45 ? [task('F07', 'dueToday', asOf, { channel: 'form', text: '填评鉴表交主管' })] : []),
      task('F05', 'overdue', ago(8)),
      task('F08', 'open', addDays(asOf, 4), { text: '扣款失败，不再等扣款：请客户用APP或柜面自己缴' }),
      task('F10', 'open', addDays(asOf, 5), { channel: 'visit', text: '安排一次面访' }),
      task('F03', 'done', ago(20), { doneOn: ago(17), doneBy: 'C001', text: '本月联系两次，约定缴费日' }),
    ],
    attempts: 5,
    reached: 4,
    lastContacts: contacts.slice(-3).reverse(),
    promise: { day: ago(1), state: 'broken' },
    say: '60天不等于两个月：说清最后一天是哪天，请早点存入；中止期间没有保障，复效要补保费和利息、重新核保',
    handUp,
    failedDebits: 3,
  })
  return {
    ...c,
    followUp: more,
    history: historyOf(c, {
      contacts,
      debits: [
        { day: ago(40), status: 'failed', reason: 'T01', rawReason: '余额不足' },
        { day: ago(25), status: 'failed', reason: 'T01', rawReason: '余额不足' },
        { day: ago(8), status: 'failed', reason: 'T01', rawReason: '余额不足' },
      ],
      payments: [{ day: ago(395), amount: fen(c.premium) }],
    }),
  }
}
