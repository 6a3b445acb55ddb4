import type { AssignedCase, Collector } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { ReasonCode } from '../../model/reason.ts'
import type { TaskCode } from '../../model/task.ts'
import { LAST_WEEK } from '../../model/thresholds.ts'
import type { Tenday } from '../../model/words.ts'
import type { CaseSource } from '../context.ts'
import { count, noSum, type Sum, sumAt } from '../sum.ts'
import { visitOf } from '../visits/visits.ts'
import { firstTask } from './advice.ts'
import { type Households, openHouseholds } from './households.ts'
import type { LineColumn, View } from './line.ts'
import { PLACE_IDS, type PlaceId, placeOf, WORK_PLACES } from './places.ts'

/** What a workbook is made from. Each source in the order of its list. */
export interface WorklistInput {
  /** undefined = the workbook of the cases nobody collects */
  readonly collector: Collector | undefined
  /** cases to be worked on: disposition worklist, or unassigned */
  readonly worklist: CaseSource
  readonly paid: CaseSource
  readonly future: CaseSource
}

/** A case as the overview names it. */
export interface Named {
  readonly c: AssignedCase
  readonly place: PlaceId
}

/** Things to do of one kind: those whose day is over, by today, this week, later. */
export interface DueSums {
  readonly overdue: Sum
  readonly today: Sum
  readonly week: Sum
  readonly later: Sum
}

/** Receivable and paid of one bucket. */
export interface BucketSums {
  readonly receivable: Sum
  readonly paid: Sum
}

export type TargetBucket = 'current' | 'grace1' | 'grace2'
export type NotableKind = 'large' | 'universalLife' | 'groupPolicy'

export interface Notables {
  readonly sum: Sum
  readonly first: Named[]
}

/** What one walk over the cases of a workbook found out. Holds numbers and a few dozen cases, however many there are. */
export interface Survey {
  /** positions in the order of the list (worklist, then paid, then future) */
  readonly positions: ReadonlyMap<PlaceId, readonly number[]>
  readonly columnsInUse: ReadonlySet<string>
  readonly households: Households
  readonly byPlace: ReadonlyMap<PlaceId, Sum>
  readonly byTenday: ReadonlyMap<`${PlaceId}|${Tenday}`, Sum>
  readonly byBucket: Readonly<Record<TargetBucket, BucketSums>>
  readonly due: ReadonlyMap<TaskCode | '', DueSums>
  /** cases whose own due day is the key; the worklist only */
  readonly byDueDay: ReadonlyMap<Day, Sum>
  readonly failed: ReadonlyMap<ReasonCode, { readonly sum: Sum; soonest: Day | undefined }>
  readonly notables: Readonly<Record<NotableKind, Notables>>
  /** the most urgent ones, in the order of the list */
  readonly first: readonly Named[]
  /** those whose cover ends next, soonest first */
  readonly lapsing: readonly Named[]
  /** cases in grace with seven days left or fewer */
  readonly lastWeek: Sum
  readonly brokenPromises: Notables
  /** tasks done since the last working day, by the contacts collected so far */
  readonly doneLately: { tasks: number }
  /** positions of the cases that ask for a visit */
  readonly visits: readonly number[]
  caseAt(position: number): AssignedCase
}

const FIRST = 5
const LAPSING = 10
const NOTABLE = 8
const IS_WORK: ReadonlySet<PlaceId> = new Set(WORK_PLACES)

/** Walks over all cases of a workbook once. */
export function survey(input: WorklistInput, columns: readonly LineColumn[], view: View): Survey {
  const { worklist, paid, future } = input
  const total = worklist.count + paid.count + future.count
  const caseAt = (position: number) => {
    if (position < worklist.count) return worklist.at(position)
    const rest = position - worklist.count
    return rest < paid.count ? paid.at(rest) : future.at(rest - paid.count)
  }
  const positions = new Map<PlaceId, number[]>(PLACE_IDS.map((id) => [id, []]))
  const households = openHouseholds(total, view.lang)
  const use = openColumnUse(columns, view)
  const tallies = openOverviewTallies(view)
  const visits: number[] = []
  for (let position = 0; position < total; position++) {
    const c = caseAt(position)
    const place = placeOf(c)
    if (place === undefined) continue
    positions.get(place)?.push(position)
    households.add(position, place, c)
    use.look(c)
    tallies.add(c, place)
    if (place !== 'paid' && visitOf(c, view.days.asOf)) visits.push(position)
  }
  households.conclude()
  return { positions, columnsInUse: use.inUse(households.any), households, caseAt, visits, ...tallies.found }
}

function openColumnUse(columns: readonly LineColumn[], view: View) {
  let open = columns.filter((column) => column.has !== undefined)
  const used = new Set(columns.filter((column) => column.has === undefined).map((column) => column.key))
  return {
    look(c: AssignedCase) {
      let satisfied = false
      for (const column of open) {
        if (column.has?.(c, view)) {
          used.add(column.key)
          satisfied = true
        }
      }
      if (satisfied) open = open.filter((column) => !used.has(column.key))
    },
    inUse(anyHousehold: boolean): ReadonlySet<string> {
      if (!anyHousehold) used.delete('household')
      return used
    },
  }
}

function openOverviewTallies(view: View) {
  const { days } = view
  const byPlace = new Map<PlaceId, Sum>()
  const byTenday = new Map<`${PlaceId}|${Tenday}`, Sum>()
  const bucket = (): BucketSums => ({ receivable: noSum(), paid: noSum() })
  const byBucket = { current: bucket(), grace1: bucket(), grace2: bucket() }
  const due = new Map<TaskCode | '', DueSums>()
  const byDueDay = new Map<Day, Sum>()
  const failed = new Map<ReasonCode, { sum: Sum; soonest: Day | undefined }>()
  const notable = (): Notables => ({ sum: noSum(), first: [] })
  const notables = { large: notable(), universalLife: notable(), groupPolicy: notable() }
  const first: Named[] = []
  const lapsing: Named[] = []
  const lastWeek = noSum()
  const brokenPromises = notable()
  const doneLately = { tasks: 0 }

  const addDue = (c: AssignedCase, place: PlaceId) => {
    const { code, due: by, owner } = firstTask(c) ?? {}
    if (code === undefined || by === undefined || (owner === 'supervisor' && by < days.asOf)) return
    let sums = due.get(code)
    if (sums === undefined) {
      sums = { overdue: noSum(), today: noSum(), week: noSum(), later: noSum() }
      due.set(code, sums)
    }
    count(sumOf(sums, by), c)
    if (first.length < FIRST && by <= days.asOf && mayBeCalled(c)) first.push({ c, place })
  }
  const sumOf = ({ overdue, today, week, later }: DueSums, by: Day) =>
    by < days.asOf ? overdue : by === days.asOf ? today : by <= days.weekEnd ? week : later
  const addFollowUp = (c: AssignedCase, place: PlaceId) => {
    for (const { doneOn } of c.followUp.tasks)
      if (doneOn !== undefined && doneOn >= days.lastWorkday && doneOn < days.asOf) doneLately.tasks++
    if (c.followUp.promise?.state !== 'broken' || place === 'hold' || !mayBeCalled(c)) return
    count(brokenPromises.sum, c)
    if (brokenPromises.first.length < NOTABLE) brokenPromises.first.push({ c, place })
  }
  const addFailed = (c: AssignedCase) => {
    const { reason } = c.transfer
    if (c.transfer.status !== 'failed' || reason === '') return
    let group = failed.get(reason)
    if (group === undefined) {
      group = { sum: noSum(), soonest: undefined }
      failed.set(reason, group)
    }
    count(group.sum, c)
    if (c.fixBy !== undefined && (group.soonest === undefined || c.fixBy < group.soonest)) group.soonest = c.fixBy
  }
  const addWork = (c: AssignedCase, place: PlaceId) => {
    count(sumAt(byDueDay, c.dueDate), c)
    addFollowUp(c, place)
    if (place !== 'lapsed') addFailed(c)
    for (const kind of ['large', 'universalLife', 'groupPolicy'] as const) {
      if (!c[kind]) continue
      count(notables[kind].sum, c)
      keepSoonest(notables[kind].first, { c, place }, NOTABLE, (one) => -one.premium)
    }
    if (place === 'hold') return
    addDue(c, place)
    if (c.dayState !== 'inGrace' || c.stage === 'lapsed') return
    keepSoonest(lapsing, { c, place }, LAPSING, (one) => one.graceEnd)
    if (c.daysLeft <= LAST_WEEK) count(lastWeek, c)
  }
  return {
    add(c: AssignedCase, place: PlaceId) {
      count(sumAt(byPlace, place), c)
      count(sumAt(byTenday, `${place}|${c.tenday}`), c)
      if (c.bucket === 'current' || c.bucket === 'grace1' || c.bucket === 'grace2') {
        count(byBucket[c.bucket].receivable, c)
        if (place === 'paid') count(byBucket[c.bucket].paid, c)
      }
      if (IS_WORK.has(place)) addWork(c, place)
    },
    found: {
      byPlace,
      byTenday,
      byBucket,
      due,
      byDueDay,
      failed,
      notables,
      first,
      lapsing,
      lastWeek,
      brokenPromises,
      doneLately,
    },
  }
}

/** No death is reported, and no complaint waits for its answer. */
function mayBeCalled({ followUp: { standstill } }: AssignedCase): boolean {
  return standstill === '' || standstill === 'office'
}

/** Keeps the `most` with the smallest rank, in order; among equals the one that came first. */
function keepSoonest(list: Named[], one: Named, most: number, rank: (c: AssignedCase) => number): void {
  const at = rank(one.c)
  const lastKept = list[most - 1]
  if (lastKept !== undefined && rank(lastKept.c) <= at) return
  let index = list.length
  while (index > 0 && rank(list[index - 1]?.c ?? one.c) > at) index--
  list.splice(index, 0, one)
  if (list.length > most) list.pop()
}
