import type { FollowUp, HandUpReason } from '../model/follow-up.ts'
import type { RunContext } from '../model/run.ts'
import { openDeadlines } from './deadlines.ts'
import { factsOf } from './facts.ts'
import { failuresInRow } from './failures.ts'
import { handUpReasons } from './hand-up.ts'
import { type CustomerHolds, NO_HOLDS, openHeld } from './held.ts'
import { openAskNext, openSay } from './say.ts'
import { type CaseToFollow, isWorkedOn, openSeen } from './seen.ts'
import { type Asked, openTasks } from './tasks.ts'

/** Says what follows from a case and its history. */
export type FollowUpJudge = (c: CaseToFollow) => FollowUp

const LAST_CONTACTS = 3
const NOTHING = { tasks: [], standstill: '' } as const
const NO_REASONS: readonly HandUpReason[] = []

/**
 * Opens the follow-up for one day and one language. In: what the run knows; out: the judge of a case.
 * @param holds what was reported on some cases and concerns others of their policies and customers
 */
export function openFollowUp(
  context: Pick<RunContext, 'asOf' | 'month' | 'calendar' | 'lang' | 'settings'>,
  holds: CustomerHolds = NO_HOLDS,
): FollowUpJudge {
  const { asOf, lang, settings } = context
  const days = openDeadlines(context)
  const seenOf = openSeen(asOf)
  const heldOf = openHeld(holds)
  const facts = factsOf(days, lang)
  const tasksOf = openTasks(days, lang, facts)
  const say = openSay(settings, lang, facts)
  const askNext = openAskNext(settings, lang)
  // one object for all cases: the rules keep nothing of it
  let at: Asked | undefined
  return (c) => {
    const seen = seenOf(c)
    const { contacts, reached, promise } = seen
    const held = heldOf(c)
    at ??= { c, seen, held, since: asOf }
    at.c = c
    at.seen = seen
    at.held = held
    const works = isWorkedOn(c)
    const { tasks, standstill } = works
      ? tasksOf(at)
      : c.carriedComplaint === undefined
        ? NOTHING
        : answerOnly(tasksOf(at))
    const asks = works && standstill === ''
    const failedDebits = failuresInRow(c, asOf)
    return {
      tasks,
      standstill,
      attempts: contacts.length,
      reached,
      lastContacts: contacts.length === 0 ? contacts : contacts.slice(-LAST_CONTACTS).reverse(),
      promise,
      say: asks ? say(at) : '',
      askNext: asks ? askNext(at) : '',
      handUp: works ? handUpReasons(at, tasks, failedDebits) : tasks.length > 0 ? ['outcome'] : NO_REASONS,
      failedDebits,
    }
  }
}

/** Of a case that is paid: nothing but that somebody answers the complaint. */
function answerOnly({ tasks }: Pick<FollowUp, 'tasks'>): Pick<FollowUp, 'tasks' | 'standstill'> {
  const open = tasks.filter(({ code, state }) => code === 'F18' && state !== 'done')
  return { tasks: open, standstill: open.length > 0 ? 'complaint' : '' }
}
