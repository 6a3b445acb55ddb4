import { openLapse } from '../../classify/index.ts'
import type { Persistency } from '../../model/persistency.ts'
import type { PolicySetApart } from '../../model/policy.ts'
import { isInAnyWindow, isSetApart, mergePolicy, openPersistency } from '../../persistency/index.ts'
import type { CsvWriter } from '../../write/index.ts'
import type { Progress } from '../types.ts'
import { type AskingBook, openAskingBook } from './asked-book.ts'
import { policyLine, setApartLine } from './data-files.ts'
import type { PoliciesRead } from './reading.ts'
import type { AnswersOfBook, PersistencyOptions, PersistencyTotals } from './types.ts'

/** What the count of all policies gives. */
export interface Counted {
  readonly persistency: Persistency
  readonly setApart: readonly PolicySetApart[]
  readonly totals: PersistencyTotals
  /** undefined: no book was asked */
  readonly answers: AnswersOfBook | undefined
}

/** Goes through the policies one by one, counts each, and writes where it stands. Nothing of a policy is kept but what is set apart. */
export function countPolicies(
  read: PoliciesRead,
  options: PersistencyOptions,
  lines: CsvWriter,
  watch: Progress,
): Counted {
  const { month, asOf, settings } = options
  const book =
    options.book === undefined
      ? undefined
      : openAskingBook(options.book, { month, asOf, lapseFromOf: openLapse(settings) })
  try {
    return count(read, options, book, lines, watch)
  } finally {
    book?.close()
  }
}

function count(
  read: PoliciesRead,
  { settings, month, asOf }: PersistencyOptions,
  book: AskingBook | undefined,
  lines: CsvWriter,
  watch: Progress,
): Counted {
  const { withinGrace, premiumWeight, fewPolicies, frequencyIfMissing } = settings.persistency
  const lapseFromOf = openLapse(settings)
  const counting = openPersistency({ month, asOf, lapseFromOf, withinGrace, premiumWeight, fewPolicies })
  const setApart: PolicySetApart[] = []
  let elsewhere = 0
  let [duplicates, superseded, accepted] = [0, 0, 0]
  let done = 0
  watch.stage('judge', read.store.policyCount)
  for (const rows of read.store.policies()) {
    watch.signal.throwIfAborted()
    const policy = mergePolicy(rows, { frequencyIfMissing, paymentsGiven: read.paymentsGiven })
    duplicates += policy.rows.duplicates
    superseded += policy.rows.superseded
    accepted += policy.rows.accepted
    done += 1
    if (done % TICK === 0) watch.tick(done)
    if (!isSetApart(policy)) {
      const { fact, unknown } = book ? book.ask(policy) : { fact: policy, unknown: [] }
      const places = counting.take(fact)
      if (places.length > 0) lines.write(policyLine(fact, places, unknown))
    } else if (policy.effectiveDate !== undefined && !isInAnyWindow(policy.effectiveDate, month)) elsewhere += 1
    else {
      setApart.push(policy)
      lines.write(setApartLine(policy))
    }
  }
  const counted = counting.result()
  const persistency = { ...counted, policies: counted.policies + elsewhere, elsewhere: counted.elsewhere + elsewhere }
  const { rowsRead, noise } = read
  const totals: PersistencyTotals = {
    rowsRead,
    noise,
    nameless: read.nameless.length,
    duplicates,
    superseded,
    accepted,
    policies: persistency.policies + setApart.length,
    elsewhere: persistency.elsewhere,
    setApart: setApart.length,
  }
  assertBalance(totals, persistency, read.store.policyCount)
  return { persistency, setApart, totals, answers: book?.answers() }
}

const TICK = 10_000

/** Every row is somewhere, every policy is somewhere, and every group adds up to the whole. A failure is a fault of the program. */
function assertBalance(totals: PersistencyTotals, persistency: Persistency, policies: number): void {
  const { rowsRead, noise, nameless, duplicates, superseded, accepted } = totals
  if (rowsRead !== noise + nameless + duplicates + superseded + accepted) throw new Error('the rows do not balance')
  if (totals.policies !== policies) throw new Error('the policies do not balance')
  for (const measure of ['month13', 'month25', 'compound'] as const) {
    const whole = persistency.total[measure].rolling
    const sums = [
      persistency.months[measure].map((one) => one.sums),
      ...Object.values(persistency.groups).map((groups) => groups.map((group) => group.sums[measure].rolling)),
    ]
    for (const list of sums)
      for (const key of ['policies', 'received', 'due', 'receivedFen', 'inGrace', 'inGraceFen', 'unknown'] as const)
        if (list.reduce((all, one) => all + one[key], 0) !== whole[key])
          throw new Error(`${measure} ${key} does not balance`)
  }
}
