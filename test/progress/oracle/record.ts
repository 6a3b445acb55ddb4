import type { CaseRecord, Listing, PastState } from '../../../src/model/progress.ts'
import type { Asked } from './figures.ts'
import type { Life, Sight } from './life.ts'

/** The case as the book hands it to the report: states where something changed, when it was gone (no older version noted that), when each month's list came. */
export function recordOf(life: Life, { runs }: Asked): CaseRecord {
  const [first] = life.sights
  const last = life.sights.at(-1)
  if (!first || !last) throw new Error('never seen')
  const states: PastState[] = []
  const listings: Listing[] = []
  for (const { run, asOf, month } of runs.filter((one) => one.run >= first.run)) {
    const seen = life.sights.find((sight) => sight.run === run)
    const before = states.at(-1)
    if (seen) {
      if (!before || before.disposition === 'gone' || hasChanged(life, before, seen)) states.push(stateOf(seen))
      if (!listings.some((one) => one.month === month)) listings.push({ month, run, day: asOf })
    } else if (before && before.disposition !== 'gone' && before.details())
      states.push({ ...before, run, day: asOf, disposition: 'gone' })
  }
  return {
    policyNo: life.policyNo,
    dueDate: life.dueDate,
    firstDay: first.day,
    firstPremium: first.premium,
    firstBucket: first.bucket,
    states,
    lastRun: last.run,
    listings,
    contacts: life.contacts,
    debits: life.debits,
    payments: life.payments,
  }
}

function stateOf({ details, ...seen }: Sight): PastState {
  return { ...seen, details: () => details }
}

function hasChanged(life: Life, before: PastState, seen: Sight): boolean {
  const then = life.sights.find(({ run }) => run === before.run)
  const told = ({ run: _, day: __, ...rest }: Sight) => JSON.stringify(rest)
  return then === undefined || told(then) !== told(seen)
}
