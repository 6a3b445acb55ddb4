import type { FollowUp, HandUpReason } from '../model/follow-up.ts'
import type { RunContext } from '../model/run.ts'
import { openDeadlines } from './deadlines.ts'
import { factsOf } from './facts.ts'
import { failuresInRow } from './failures.ts'
import { handUpReasons } from './hand-up.ts'
import { openAskNext, openSay } from './say.ts'
import { type CaseToFollow, openSeen } from './seen.ts'
import { openTasks } from './tasks.ts'

/** Says what follows from a case and its history. */
export type FollowUpJudge = (c: CaseToFollow) => FollowUp

const LAST_CONTACTS = 3
const NONE: readonly HandUpReason[] = []

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
  return (c) => {
    const seen = seenOf(c)
    const at = { c, seen, since: asOf }
    const tasks = isWorkedOn(c) ? tasksOf(at) : []
    const asks = isWorkedOn(c) && c.hold === '' && c.transfer.reason !== 'T21'
    const failedDebits = failuresInRow(c, asOf)
    return {
      tasks,
      attempts: seen.contacts.length,
      reached: seen.reached,
      lastContacts: seen.contacts.slice(-LAST_CONTACTS).reverse(),
      promise: seen.promise,
      say: asks ? say(at) : '',
      askNext: asks ? askNext(at) : '',
      handUp: asks ? handUpReasons(at, tasks, failedDebits) : NONE,
      failedDebits,
    }
  }
}

/** Paid cases and those set apart ask for nothing. */
function isWorkedOn({ disposition }: CaseToFollow): boolean {
  return disposition === 'worklist' || disposition === 'unassigned' || disposition === 'future'
}
