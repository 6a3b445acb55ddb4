import { describe, expect, it } from 'vitest'
import { openLapse } from '../../../src/classify/index.ts'
import { formatDay, formatMonth } from '../../../src/model/day.ts'
import type { Persistency, PersistencyGroup } from '../../../src/model/persistency.ts'
import { listsPayments, type PolicyRow } from '../../../src/model/policy.ts'
import { wordsOf } from '../../../src/model/words.ts'
import { isSetApart, mergePolicy, openPersistency } from '../../../src/persistency/index.ts'
import { openChance } from '../../quarter/world.ts'
import { type Answer, answersOf, isNothing } from './answers.ts'
import { type Invented, inventLists } from './lists.ts'

/** What the stage itself says, place by place. */
function saidByStage(rows: readonly PolicyRow[], { month, asOf, settings }: Invented): Answer {
  const apart: Record<string, unknown> = {}
  const { frequencyIfMissing, ...rules } = settings.persistency
  const count = openPersistency({ month, asOf, lapseFromOf: openLapse(settings), ...rules })
  const paymentsGiven = rows.some(({ columns }) => listsPayments(columns))
  for (const own of byPolicy(rows)) {
    const policy = mergePolicy(own, { frequencyIfMissing, paymentsGiven })
    if (isSetApart(policy)) apart[`apart ${policy.policyNo}`] = policy.why
    else count.take(policy)
  }
  const result = count.result()
  const places = [...wholeOf(result), ...groupsOf(result)].filter(([, sums]) => !isNothing(sums))
  return {
    judgedOn: result.judgedOn,
    ...apart,
    ...Object.fromEntries(places),
    ...leftOutOf(result),
    ...ranksOf(result),
  }
}

function byPolicy(rows: readonly PolicyRow[]): Iterable<[PolicyRow, ...PolicyRow[]]> {
  const policies = new Map<string, [PolicyRow, ...PolicyRow[]]>()
  for (const row of rows) {
    const own = policies.get(row.policyNo)
    if (own) own.push(row)
    else policies.set(row.policyNo, [row])
  }
  return policies.values()
}

function wholeOf({ total, months }: Persistency) {
  return wordsOf('measure').flatMap((measure) => [
    ...wordsOf('period').map((period) => [`${measure} ${period}`, total[measure][period]] as const),
    ...months[measure].map(({ effective, sums }) => [`${measure} effective ${effective}`, sums] as const),
  ])
}

const nameOf = ({ code, name }: PersistencyGroup) => code || name

function groupsOf({ groups }: Persistency) {
  return wordsOf('dimension').flatMap((by) =>
    groups[by].flatMap((group) =>
      wordsOf('measure').flatMap((measure) =>
        wordsOf('period').map(
          (period) => [`${measure} ${period} ${by} ${nameOf(group)}`, group.sums[measure][period]] as const,
        ),
      ),
    ),
  )
}

function leftOutOf({ leftOut }: Persistency): Answer {
  const counts = wordsOf('leftOut').flatMap((why) =>
    (['month13', 'month25'] as const).flatMap((measure) =>
      wordsOf('period').map(
        (period) => [`left out ${why} ${measure} ${period}`, leftOut[why][measure][period]] as const,
      ),
    ),
  )
  return Object.fromEntries(counts.filter(([, { policies }]) => policies > 0))
}

function ranksOf({ groups }: Persistency): Answer {
  const ranked = wordsOf('dimension').flatMap((by) =>
    groups[by].map((group) => [`rank ${by} ${nameOf(group)}`, group.rank] as const),
  )
  return Object.fromEntries(ranked.filter(([, rank]) => rank !== undefined))
}

/** What the invented lists have to come by, so that a comparison that saw nothing of it fails. */
const MUST_SEE = [
  ...['month13', 'month25', 'compound'].flatMap((measure) =>
    ['policies', 'received', 'inGrace', 'undated', 'unknown'].map((figure) => `${measure} rolling ${figure}`),
  ),
  ...wordsOf('leftOut').map((why) => `left out ${why} month25 rolling`),
  ...wordsOf('setApart').map((why) => `apart ${why}`),
  ...wordsOf('dimension').map((by) => `rank ${by}`),
  'more above the line than below it',
]

/** What an answer comes by, in the words of `MUST_SEE`. */
function* seenIn(answer: Answer): Generator<string> {
  for (const [place, said] of Object.entries(answer)) {
    if (place.startsWith('apart')) yield `apart ${said}`
    else if (place.startsWith('rank')) yield place.split(' ').slice(0, 2).join(' ')
    else if (place.startsWith('left out')) yield place
    else if (typeof said === 'object' && said !== null) {
      for (const [figure, value] of Object.entries(said)) if (value > 0) yield `${place} ${figure}`
      if ('due' in said && 'receivedFen' in said && Number(said.receivedFen) > Number(said.due))
        yield 'more above the line than below it'
    }
  }
}

describe('persistency, counted once more by somebody who has read the rules only', () => {
  it('is the same in every figure, for each of hundreds of invented lists', { timeout: 60_000 }, () => {
    const chance = openChance(20260630)
    const seen = new Set<string>()
    for (let n = 0; n < 400; n++) {
      const invented = inventLists(chance)
      const rows = invented.files.flatMap((file) => file.rows)
      const place = `list ${n}, ${formatMonth(invented.month)}, as of ${formatDay(invented.asOf)}`
      const expected = answersOf(rows, invented)
      expect([place, saidByStage(rows, invented)]).toEqual([place, expected])
      for (const one of seenIn(expected)) seen.add(one)
    }
    expect(MUST_SEE.filter((one) => !seen.has(one))).toEqual([])
  })
})
