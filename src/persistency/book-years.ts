import { addMonths, type Day, fullYears } from '../model/day.ts'
import type { BookInstalment, Named, PolicyFact, Receipt } from '../model/policy.ts'
import type { BookUnknown } from '../model/words.ts'

/** A policy of which the book was asked, and what it could not say of the years that were asked. */
export interface AskedBook {
  readonly fact: PolicyFact
  /** years that nobody else knew, and the book does */
  readonly answered: number
  readonly unknown: readonly BookUnknown[]
}

/**
 * Asks the book about the policy years of which the lists say nothing. What the book cannot know stays unknown: an instalment that it never saw, one that left the
 * lists unpaid while cover held, one whose grace went on when the book saw its last list, one that left them by a status that the book does not keep.
 * @param years that the report looks at
 * @param judgedOn last day whose money counts
 */
export function askBook(
  fact: PolicyFact,
  years: readonly (2 | 3)[],
  instalments: readonly BookInstalment[],
  judgedOn: Day,
  lapseFromOf: (due: Day, product: Named) => Day,
): AskedBook {
  // on neither side, whatever came
  if (fact.leftOut !== undefined && fact.leftOut.since === undefined) return { fact, answered: 0, unknown: [] }
  let asked = fact
  let answered = 0
  const unknown: BookUnknown[] = []
  for (const year of years) {
    const key = year === 2 ? 'year2' : 'year3'
    if (fact[key] !== 'unknown') continue
    const found = instalments.find(({ dueDate }) => fullYears(fact.effectiveDate, dueDate) + 1 === year)
    const said = found === undefined ? unlisted(fact, year) : saidOf(found, fact, judgedOn, lapseFromOf)
    if (typeof said === 'string') unknown.push(said)
    else {
      asked = { ...asked, [key]: said }
      answered += 1
    }
  }
  return { fact: asked, answered, unknown }
}

/** No list names the instalment of a policy that had ended when it would have fallen due: nothing was to come, and nothing came. */
function unlisted({ effectiveDate, ended }: PolicyFact, year: 2 | 3): readonly Receipt[] | BookUnknown {
  const due = addMonths(effectiveDate, 12 * (year - 1))
  return ended?.since !== undefined && ended.since <= due ? [] : 'notInBook'
}

function saidOf(
  { received, excluded, judgedPaid, stillListed, lastSeen, dueDate }: BookInstalment,
  { ended, product }: PolicyFact,
  judgedOn: Day,
  lapseFromOf: (due: Day, product: Named) => Day,
): readonly Receipt[] | BookUnknown {
  const lapseFrom = lapseFromOf(dueDate, product)
  // nothing came for a policy of which the list of policies says that it ended before
  const hadEnded = ended?.since !== undefined && ended.since <= lapseFrom
  // a debit whose day no list told has that of the run that saw it first; what a run judged paid came within grace
  if (judgedPaid) return received.map((one) => (one.day !== undefined && one.day >= lapseFrom ? undated(one) : one))
  if (received.length > 0 || hadEnded) return received
  if (excluded) return 'excluded'
  if (lastSeen !== undefined && lastSeen >= lapseFrom) return []
  if (!stillListed) return 'goneUnpaid'
  // who is in grace still owes nothing to any side; where grace is over by now the money may have come after the last list
  return judgedOn < lapseFrom ? [] : 'bookEnded'
}

function undated({ premium }: Receipt): Receipt {
  return { premium, day: undefined }
}
