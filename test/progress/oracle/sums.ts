import type { Month } from '../../../src/model/day.ts'
import type { Asked, Moment } from './figures.ts'
import * as of from './figures.ts'
import type { Life } from './life.ts'

type Sum = readonly [cases: number, fen: number]

/** place → cases and premium, for places where there are any. */
export type Sums = Readonly<Record<string, Sum>>

/** Now, with all that was heard, and after the last run of an earlier day. */
function momentsOf(asked: Asked): readonly [now: Moment, then: Moment | undefined] {
  const { run, asOf } = of.reported(asked)
  const earlier = of.before(asked)
  const then = earlier && { run: earlier.run, entered: earlier.run, day: earlier.asOf, asOf: earlier.asOf }
  return [{ run, entered: Number.POSITIVE_INFINITY, day: asked.heardUntil, asOf }, then]
}

/** Everything that is counted of one case: place → its premium there. */
function* countsOf(life: Life, asked: Asked): Generator<readonly [place: string, fen: number]> {
  const { month } = of.reported(asked)
  const [now, then] = momentsOf(asked)
  const seen = of.seenLast(life, now)
  if (!seen) return
  const paid = of.paidBy(life, now)
  const first = life.sights[0]?.premium ?? 0
  const isOpen = of.isOpen(life, now)
  yield* collectionOf(life, month, paid, first, seen.premium)
  if (isOpen && (seen.details?.hold ?? '') === '') {
    const { attempts, reached } = of.contactsOf(life, asked)
    yield ['contacted open', seen.premium]
    if (attempts > 0) yield ['contacted attempted', seen.premium]
    if (reached > 0) yield ['contacted reached', seen.premium]
  }
  const overdue = seen.details?.overdue ?? []
  if (isOpen && overdue.length > 0) yield ['overdue', seen.premium]
  if (isOpen) for (const _ of overdue) yield ['overdue tasks', 0]
  const promise = of.promiseOf(life, asked, now)
  if (promise !== undefined) yield [`promise ${promise}`, seen.premium]
  if (then) {
    const changes = of.changesOf(life, asked, now, then)
    for (const change of changes) {
      yield [`change ${change}`, seen.premium]
      if (changes.includes('new')) yield [`change ${change} unknown before`, 0]
    }
  }
  const rolled = of.rollOf(life, asked, (month - 1) as Month, now)
  if (rolled) yield [`rolled ${rolled.bucket} ${rolled.outcome}`, rolled.premium]
  const rolling = of.rollOf(life, asked, month, now)
  if (rolling) yield [`rolling ${rolling.bucket} ${rolling.outcome}`, rolling.premium]
  const group = of.groupOf(life, asked, month)
  if (group) yield [`target ${group.name} base`, group.premium]
  if (group && paid) yield [`target ${group.name} paid`, group.premium]
  yield* mendingOf('failures', of.failuresOf(life, asked, now), seen.premium)
}

/** What is said of the whole only. */
function* onceOf(life: Life, asked: Asked): Generator<readonly [string, number]> {
  const [now, then] = momentsOf(asked)
  const failures = of.failuresOf(life, asked, now)
  const seen = of.seenLast(life, now)
  for (const reason of new Set(failures.map((one) => one.reason)))
    yield* mendingOf(
      `failures of ${reason}`,
      failures.filter((one) => one.reason === reason),
      seen?.premium ?? 0,
    )
  if (of.isOpen(life, now))
    for (const task of seen?.details?.overdue ?? []) yield [`overdue ${task}`, seen?.premium ?? 0]
  if (of.isListed(life, now)) yield ['present', 0]
  if (then && of.wasListed(life, now, then, asked)) yield ['present before', 0]
  if (of.isLeftOut(life) && of.isPlan(of.bucketOf(life, of.reported(asked).month)))
    yield ['left out', life.sights[0]?.premium ?? 0]
}

function* collectionOf(
  life: Life,
  month: Month,
  paid: of.Paid | undefined,
  first: number,
  premium: number,
): Generator<readonly [string, number]> {
  const bucket = of.bucketOf(life, month)
  if (!of.isPlan(bucket) || of.isLeftOut(life)) return
  yield [`collection ${bucket} receivable`, first]
  if (of.isLate(life)) yield [`collection ${bucket} late`, first]
  if (!paid) return
  yield [`collection ${bucket} paid`, premium]
  if (paid.by === 'bank') yield [`collection ${bucket} by bank`, premium]
}

/** Classes of days from the first failure to the money. */
const CLASSES = [3, 7, 15, 30, Number.POSITIVE_INFINITY]

function* mendingOf(
  place: string,
  failures: readonly of.Failure[],
  premium: number,
): Generator<readonly [string, number]> {
  for (const { first, mendedOn, isOpen } of failures) {
    yield [`${place} all`, premium]
    if (isOpen) yield [`${place} open`, premium]
    if (mendedOn === undefined) continue
    yield [`${place} mended`, premium]
    yield [`${place} within ${CLASSES.findIndex((days) => mendedOn - first <= days)}`, 0]
    yield [`${place} days`, mendedOn - first]
  }
}

/** The figures of the whole, and of each branch, team and collector: group → place → cases and premium. */
export function sumsOf(book: Asked & { readonly lives: readonly Life[] }): Readonly<Record<string, Sums>> {
  const groups: Record<string, Record<string, Sum>> = { total: {} }
  const add = (group: string, place: string, fen: number) => {
    const sums = groups[group] ?? {}
    const [cases, sum] = sums[place] ?? [0, 0]
    groups[group] = { ...sums, [place]: [cases + 1, sum + fen] }
  }
  for (const life of book.lives) {
    for (const group of groupsOf(life)) {
      groups[group] ??= {}
      for (const [place, fen] of countsOf(life, book)) add(group, place, fen)
    }
    for (const [place, fen] of [...countsOf(life, book), ...onceOf(life, book)]) add('total', place, fen)
  }
  return groups
}

/** Whose it is now; of what an older version noted, only the collector is known. */
function groupsOf({ sights }: Life): readonly string[] {
  const now = sights.at(-1)
  return [`branch ${now?.details?.branch ?? '?'}`, `team ${now?.details?.team ?? '?'}`, `collector ${now?.collector}`]
}
