import type { AssignedCase, AssignmentRule, FormerCollector, NobodyBecause } from '../../model/case.ts'
import { count, noSum, type Sum, sumAt } from '../sum.ts'

/** What somebody has to collect, before this run and after it. */
export interface PersonCounts {
  readonly before: Sum
  readonly after: Sum
  /** to somebody else, or to nobody */
  readonly away: Sum
  /** from somebody else */
  readonly from: Sum
  /** what nobody had before */
  readonly fresh: Sum
  /** of `after`, by rule */
  readonly byRule: ReadonlyMap<AssignmentRule, Sum>
}

/** Cases to collect and those of next month's list, apart. */
export interface OpenAndFuture {
  readonly open: Sum
  readonly future: Sum
}

/** What an assignment did, as the report tells it. Loads are what is to be collected: worklists, and what is unassigned. */
export interface AssignmentCounts {
  /** in the order in which they came up, by key */
  readonly people: ReadonlyMap<string, PersonCounts>
  /** name of those whom the run knows only as somebody's predecessor, by key */
  readonly formerNames: ReadonlyMap<string, string>
  readonly byRule: ReadonlyMap<AssignmentRule, Sum>
  readonly nobody: ReadonlyMap<NobodyBecause, Sum>
  readonly moved: OpenAndFuture
  readonly fresh: OpenAndFuture
  readonly orphans: OpenAndFuture
}

export interface AssignmentTally extends AssignmentCounts {
  /**
   * Every case once.
   * @param last who had it before this run
   * @param because why nobody collects it; asked only then
   */
  add(c: AssignedCase, last: FormerCollector | undefined, because: () => NobodyBecause): void
}

/** The collector is not the one who had the case before this run. */
export function isGiven({ collector }: AssignedCase, last: FormerCollector | undefined): boolean {
  return collector !== undefined && collector.key !== last?.key
}

/** What the report lists: cases that somebody works on now or next month. */
export function isListed({ disposition }: AssignedCase): boolean {
  return disposition === 'worklist' || disposition === 'unassigned' || disposition === 'future'
}

export function openAssignmentTally(): AssignmentTally {
  const people = new Map<string, PersonCounts & { readonly byRule: Map<AssignmentRule, Sum> }>()
  const formerNames = new Map<string, string>()
  const byRule = new Map<AssignmentRule, Sum>()
  const nobody = new Map<NobodyBecause, Sum>()
  const openAndFuture = (): OpenAndFuture => ({ open: noSum(), future: noSum() })
  const [moved, fresh, orphans] = [openAndFuture(), openAndFuture(), openAndFuture()]

  const person = (key: string) => {
    let counts = people.get(key)
    if (!counts) {
      counts = { before: noSum(), after: noSum(), away: noSum(), from: noSum(), fresh: noSum(), byRule: new Map() }
      people.set(key, counts)
    }
    return counts
  }

  const addLoad = (c: AssignedCase, last: FormerCollector | undefined): void => {
    count(sumAt(byRule, c.assignedBy), c)
    const given = isGiven(c, last)
    if (last) {
      const before = person(last.key)
      count(before.before, c)
      if (given || !c.collector) count(before.away, c)
    }
    if (!c.collector) return
    const after = person(c.collector.key)
    count(after.after, c)
    count(sumAt(after.byRule, c.assignedBy), c)
    if (given) count(last ? after.from : after.fresh, c)
  }

  return {
    people,
    formerNames,
    byRule,
    nobody,
    moved,
    fresh,
    orphans,
    add(c, last, because) {
      if (!isListed(c)) return
      if (last && last.name !== '') formerNames.set(last.key, last.name)
      const when = c.disposition === 'future' ? 'future' : 'open'
      if (isGiven(c, last)) {
        count((last ? moved : fresh)[when], c)
        if (c.servicing === 'orphan') count(orphans[when], c)
      }
      if (when === 'future') return
      addLoad(c, last)
      if (c.disposition === 'unassigned') count(sumAt(nobody, because()), c)
    },
  }
}
