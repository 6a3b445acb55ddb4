import { type Day, laterOf } from '../model/day.ts'
import type { FollowUp, FollowUpTask, Standstill, TaskState } from '../model/follow-up.ts'
import type { Deed } from '../model/history.ts'
import { TASK_CODES, TASKS } from '../model/task.ts'
import type { Lang } from '../model/text.ts'
import { both, prepare } from '../model/wording.ts'
import { phoneUnusable } from './conditions.ts'
import type { Deadlines } from './deadlines.ts'
import type { FactsOf } from './facts.ts'
import type { Situation, TaskRule } from './rule.ts'
import { TASK_RULES } from './rules.ts'

/** The one object that the rules are asked about, case after case. */
export type Asked = { -readonly [K in keyof Situation]: Situation[K] }

interface PreparedRule {
  readonly rule: TaskRule
  /** a bit of its own for each task, 0 for warnings */
  readonly bit: number
  readonly words: (at: Situation) => string
}

/** Ranks of tasks: what stands still, and what has no day of ours, comes first, days in order, then what yields, then what is done. */
const FIRST = -1
const YIELDS = 1e6
const DONE = 2e6

const NOTHING: readonly Standstill[] = []

/** A call that nobody can make begins at the door. */
const NO_PHONE = both('没有可用电话，先上门：', 'No number to call, go there first: ')

/** The tasks of a case in the order in which they are to be done, and why nobody asks for money. */
type TasksFound = Pick<FollowUp, 'tasks' | 'standstill'>

/** Opens the table of tasks; its texts are taken apart once. */
export function openTasks(days: Deadlines, lang: Lang, facts: FactsOf): (at: Asked) => TasksFound {
  const rules: readonly PreparedRule[] = TASK_RULES.map((rule) => ({
    rule,
    bit: rule.code === '' ? 0 : 1 << TASK_CODES.indexOf(rule.code),
    words: prepare(rule.text[lang], facts),
  }))
  const wordsOf = ({ rule, words }: PreparedRule, at: Situation) => {
    const calls = rule.code !== '' && (rule.channel?.(at) ?? TASKS[rule.code].channel) === 'phone'
    return calls && phoneUnusable(at) ? NO_PHONE[lang] + words(at) : words(at)
  }
  const ranks: number[] = []
  return (at) => {
    const tasks: FollowUpTask[] = []
    let codes = 0
    let stopped = NOTHING
    for (const prepared of rules) {
      const { rule, bit } = prepared
      if ((codes & bit) !== 0 || (stopped.length > 0 && !goesOn(rule, stopped))) continue
      at.since = days.asOf
      if (!rule.applies(at, days)) continue
      codes |= bit
      at.since = sinceOf(rule, at, days)
      const deed = at.c.history === undefined ? undefined : rule.done?.(at, days)
      const raw = rule.due?.(at, days)
      const task = taskOf(rule, at, wordsOf(prepared, at), raw, deed, days)
      insert(tasks, ranks, task, rankOf(rule, task, raw, at, days))
      if (rule.last && deed === undefined) stopped = [...stopped, rule.last]
    }
    return { tasks, standstill: stopped[0] ?? '' }
  }
}

function goesOn({ despite }: TaskRule, stopped: readonly Standstill[]): boolean {
  return stopped.every((reason) => despite?.includes(reason))
}

/** The first day on which the condition was seen: by the book, or by the contact that brought it about; today where both are silent. */
function sinceOf({ code, cause }: TaskRule, at: Situation, days: Deadlines): Day {
  const { asOf } = days
  if (code === '' || at.c.history === undefined) return asOf
  let since = asOf
  const seen = at.seen.since[code]
  if (seen !== undefined && seen < since) since = seen
  const caused = cause?.(at, days)
  return caused !== undefined && caused < since ? caused : since
}

function taskOf(
  { code, channel, owner }: TaskRule,
  at: Situation,
  text: string,
  raw: Day | undefined,
  deed: Deed | undefined,
  days: Deadlines,
): FollowUpTask {
  const due = raw === undefined ? undefined : settled(raw, at, days)
  const facts = code === '' ? undefined : TASKS[code]
  return {
    code,
    state: deed === undefined ? stateOf(due, days.asOf) : 'done',
    due,
    doneOn: deed?.day,
    doneBy: deed?.by ?? '',
    channel: channel?.(at) ?? facts?.channel ?? 'other',
    owner: owner?.(at) ?? facts?.owner ?? 'collector',
    text,
  }
}

/**
 * Our own deadline, moved off days off. A day that is over stays as it was, but never earlier than the day on which the task was first
 * seen; without a history that is today.
 */
function settled(raw: Day, { c, since }: Situation, days: Deadlines): Day {
  if (raw >= days.asOf || c.history === undefined) return days.settle(raw)
  return laterOf(days.workdayBefore(raw), since)
}

function stateOf(due: Day | undefined, asOf: Day): TaskState {
  if (due === undefined || due > asOf) return 'open'
  return due < asOf ? 'overdue' : 'dueToday'
}

/** What is overdue is due today as far as the order goes: the more urgent rule comes first, not the longer neglected one. */
function rankOf(
  { yields, last }: TaskRule,
  task: FollowUpTask,
  raw: Day | undefined,
  at: Situation,
  { asOf }: Deadlines,
): number {
  if (task.state === 'done') return DONE - (task.doneOn ?? 0)
  if (last) return FIRST
  if (yields === 'always' || (yields === 'past' && !at.seen.known && raw !== undefined && raw < asOf)) return YIELDS
  return task.due === undefined ? FIRST : Math.max(task.due, asOf)
}

/** Behind those of the same rank: rules stand in the order of urgency. */
function insert(tasks: FollowUpTask[], ranks: number[], task: FollowUpTask, rank: number): void {
  let at = tasks.length
  tasks.push(task)
  // shifted by hand: splice makes an array of what it takes out, even of nothing
  for (; at > 0; at--) {
    const before = tasks[at - 1]
    const rankBefore = ranks[at - 1] ?? rank
    if (before === undefined || rankBefore <= rank) break
    tasks[at] = before
    ranks[at] = rankBefore
  }
  tasks[at] = task
  ranks[at] = rank
}
