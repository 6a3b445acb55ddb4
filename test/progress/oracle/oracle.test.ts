import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../src/model/day.ts'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts'
import type { Figures, Progress, ProgressQuestion } from '../../../src/model/standing.ts'
import { wordsOf } from '../../../src/model/words.ts'
import { openProgress, openStanding } from '../../../src/progress/index.ts'
import { openChance } from '../../quarter/world.ts'
import { before, reported } from './figures.ts'
import { type InventedBook, inventBook } from './lives.ts'
import { recordOf } from './record.ts'
import { type Sums, sumsOf } from './sums.ts'

function questionOf({ runs, heardUntil, lives: _ }: InventedBook): ProgressQuestion {
  const firstOfMonth = new Map(runs.toReversed().map(({ month, run }) => [month, run]))
  const asked = { runs, heardUntil }
  return { last: reported(asked), previous: before(asked), heardUntil, firstOfMonth, targets: DEFAULT_SETTINGS.targets }
}

/** What the stage itself says. */
function saidByStage(book: InventedBook): Progress {
  const question = questionOf(book)
  const [standingOf, count] = [openStanding(question), openProgress(question)]
  for (const life of book.lives) count.take(standingOf(recordOf(life, book)))
  return count.result()
}

const PLAN = ['current', 'grace1', 'grace2'] as const

/** Figures in the words of the oracle, as far as there are any. */
function placesOf(figures: Figures): Sums {
  const places: Record<string, readonly [number, number]> = {}
  const say = (place: string, { cases, fen }: { readonly cases: number; readonly fen: number }) => {
    if (cases > 0) places[place] = [cases, fen]
  }
  for (const bucket of PLAN) {
    const { receivable, paid, byBank, late } = figures.collection[bucket]
    for (const [name, sum] of Object.entries({ receivable, paid, 'by bank': byBank, late }))
      say(`collection ${bucket} ${name}`, sum)
    for (const outcome of wordsOf('rollOutcome')) {
      say(`rolled ${bucket} ${outcome}`, figures.rolled[bucket][outcome])
      say(`rolling ${bucket} ${outcome}`, figures.rolling[bucket][outcome])
    }
  }
  for (const [name, sum] of Object.entries(figures.contacted)) say(`contacted ${name}`, sum)
  say('overdue', figures.overdue)
  say('overdue tasks', { cases: figures.overdueTasks, fen: 0 })
  for (const [name, sum] of Object.entries(figures.promises)) say(`promise ${name}`, sum)
  for (const change of wordsOf('change')) {
    say(`change ${change}`, figures.changes[change])
    say(`change ${change} unknown before`, { cases: figures.changes[change].unknownBefore, fen: 0 })
  }
  for (const group of wordsOf('targetGroup'))
    for (const [name, sum] of Object.entries(figures.targets[group])) say(`target ${group} ${name}`, sum)
  sayFailures('failures', figures.failures, say)
  return places
}

type Say = (place: string, sum: { readonly cases: number; readonly fen: number }) => void

function sayFailures(place: string, { all, mended, within, days, open }: Figures['failures'], say: Say): void {
  for (const [name, sum] of Object.entries({ all, mended, open })) say(`${place} ${name}`, sum)
  for (const [at, cases] of within.entries()) say(`${place} within ${at}`, { cases, fen: 0 })
  say(`${place} days`, { cases: mended.cases, fen: days })
}

/** The figures of the whole, of each group, and what is said of the whole only. */
function actual(book: InventedBook): Readonly<Record<string, Sums>> {
  const { total, groups, failures, overdueByTask, present, presentBefore, leftOut } = saidByStage(book)
  const more: Record<string, readonly [number, number]> = {}
  const say: Say = (place, { cases, fen }) => {
    if (cases > 0) more[place] = [cases, fen]
  }
  for (const { reason, ...sum } of failures) sayFailures(`failures of ${reason}`, sum, say)
  for (const { task, sum } of overdueByTask) say(`overdue ${task}`, sum)
  say('present', { cases: present, fen: 0 })
  say('present before', { cases: presentBefore, fen: 0 })
  say('left out', leftOut)
  const named = wordsOf('progressBy').flatMap((by) =>
    groups[by].map(({ key, figures }) => [`${by} ${key}`, placesOf(figures)]),
  )
  return { total: { ...placesOf(total), ...more }, ...Object.fromEntries(named) }
}

/** What the invented books have to come by, so that a comparison that saw nothing of it fails. */
const MUST_SEE = [
  ...PLAN.flatMap((bucket) => ['receivable', 'paid', 'by bank'].map((name) => `collection ${bucket} ${name}`)),
  ...PLAN.flatMap((bucket) => ['paid', 'rolled', 'excluded'].map((name) => `rolled ${bucket} ${name}`)),
  ...['collection grace1 late', 'rolled current gone', 'rolling grace1 gone', 'contacted reached', 'left out'],
  ...['kept', 'broken', 'open'].map((name) => `promise ${name}`),
  ...['all', 'mended', 'open', 'days', ...[0, 1, 2, 3, 4].map((at) => `within ${at}`)].map(
    (name) => `failures ${name}`,
  ),
  ...wordsOf('change').map((change) => `change ${change}`),
  ...['paid', 'failed', 'day45', 'lapsed', 'excluded'].map((change) => `change ${change} unknown before`),
  ...wordsOf('targetGroup').map((group) => `target ${group} base`),
]

describe('the follow-up report, counted once more by somebody who has read the rules only', () => {
  it('is the same in every figure, for each of hundreds of invented books', { timeout: 60_000 }, () => {
    const chance = openChance(4)
    const seen = new Set<string>()
    for (let n = 0; n < 300; n++) {
      const book = inventBook(chance)
      const place = `book ${n} of ${formatDay(reported(book).asOf)}`
      const expected = sumsOf(book)
      expect([place, actual(book)]).toEqual([place, expected])
      for (const one of Object.keys(expected.total ?? {})) seen.add(one)
    }
    expect(MUST_SEE.filter((one) => !seen.has(one))).toEqual([])
  })
})
