import type { FollowUp, FollowUpTask, HandUpReason } from '../model/follow-up.ts'
import type { RunContext } from '../model/run.ts'
import { deathReported } from './conditions.ts'
import { openDeadlines } from './deadlines.ts'
import { factsOf } from './facts.ts'
import { failuresInRow } from './failures.ts'
import { handUpReasons } from './hand-up.ts'
import { openAskNext, openSay } from './say.ts'
import { type CaseToFollow, openSeen } from './seen.ts'
import { type Asked, openTasks } from './tasks.ts'

/** Says what follows from a case and its history. */
export type FollowUpJudge = (c: CaseToFollow) => FollowUp

const LAST_CONTACTS = 3
const NO_TASKS: readonly FollowUpTask[] = []
const NO_REASONS: readonly HandUpReason[] = []

/** Opens the follow-up for one day and one language. In: what the run knows; out: the judge of a case. */
export function openFollowUp(
  context: Pick<RunContext, 'asOf' | 'month' | 'calendar' | 'lang' | 'settings'>,
): FollowUpJudge {
  const { asOf, lang, settings } = context
  const days = openDeadlines(context)
  const seenOf = openSeen(asOf)
  const facts = factsOf(days, lang)
  const tasksOf = openTasks(days, lang, facts)
  const say = openSay(settings, lang, facts)
  const askNext = openAskNext(settings, lang)
  // one object for all cases: the rules keep nothing of it
  let at: Asked | undefined
  return (c) => {
    const seen = seenOf(c)
    const { contacts, reached, promise } = seen
    at ??= { c, seen, since: asOf }
    at.c = c
    at.seen = seen
    const works = isWorkedOn(c)
    const tasks = works ? tasksOf(at) : NO_TASKS
    const asks = works && c.hold === '' && !deathReported(at)
    const failedDebits = failuresInRow(c, asOf)
    return {
      tasks,
      attempts: contacts.length,
      reached,
      lastContacts: contacts.length === 0 ? contacts : contacts.slice(-LAST_CONTACTS).reverse(),
      promise,
      say: asks ? say(at) : '',
      askNext: asks ? askNext(at) : '',
      handUp: works ? handUpReasons(at, tasks, failedDebits) : NO_REASONS,
      failedDebits,
    }
  }
}

/** Paid cases and those set apart ask for nothing. */
function isWorkedOn({ disposition }: CaseToFollow): boolean {
  return disposition === 'worklist' || disposition === 'unassigned' || disposition === 'future'
}
