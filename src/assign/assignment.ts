import {
  type AssignmentRule,
  type Collector,
  type FormerCollector,
  isSellingAgent,
  type NobodyBecause,
} from '../model/case.ts'
import type { Day } from '../model/day.ts'
import type { LastAssignment } from '../model/history.ts'
import { isActive } from '../model/roster.ts'
import type { RunContext } from '../model/run.ts'
import { openBonds } from './bonds.ts'
import type { Claim, ClaimRow } from './claim.ts'
import { type Namesake, openCollectors } from './collectors.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { openLoads } from './load.ts'
import { openPast } from './past.ts'
import { shareOut } from './share-out.ts'
import { mayCollect, openStaff, type Staff } from './staff.ts'
import { openUndecided, type Undecided } from './undecided.ts'

/** Who had a policy. */
type Former = Pick<LastAssignment, 'collector' | 'name'>

/** Who collects each case, and by which rule (docs/rules.md 6). Fed case by case; what it says holds after `conclude`. */
export interface Assignment
  extends Pick<Decisions, 'collectorIndexOf' | 'ruleOf' | 'reasonCodeOf' | 'isOwn' | 'isTogether'> {
  /** every case of the run, whatever its disposition, once; ids are dense, and the cases of a policy come together */
  claim(caseId: number, c: Claim): void
  /** without a roster: a case that is no part of the run only tells who its collector is (name, branch, supervisor) */
  witness(row: ClaimRow): void
  /** decides the cases that need to know the load of all */
  conclude(): void
  collectorOf(caseId: number): Collector | undefined
  /** in the order in which they got their first case */
  readonly collectors: readonly Collector[]
  /** collectors whom several branches name, without a code */
  namesakes(): readonly Namesake[]
  /** the collector who has the case is not the one who had it last by the book: an assignment to be recorded */
  isNew(caseId: number): boolean
  /** day of the assignment that holds; undefined without a book, and when nobody collects the case */
  sinceOf(caseId: number): Day | undefined
  /** the rule by which the collector got the case on that day */
  firstRuleOf(caseId: number): AssignmentRule
  /** who had the case before the assignment that holds */
  previousOf(caseId: number): FormerCollector | undefined
  /** who had the case before the as-of day, by the book, else by the row: an earlier run of the same day counts with this one */
  lastOf(caseId: number): FormerCollector | undefined
  /** why nobody collects a case of this row */
  nobodyBecause(row: ClaimRow): NobodyBecause
}

/**
 * Rules 1 to 4 decide a case when it is claimed; rules 5 and 6 (only with a roster) when all are. Rule 3 needs the book of earlier
 * runs. An explicit line holds even for a collector who is inactive or whom the roster does not know: somebody decided so.
 *
 * Load is what stands on worklists; paid, excluded and future cases get a collector and burden nobody.
 *
 * @param compareCases the order in which rules 5 and 6 take the cases; without it, that of the ids (first appearance)
 */
export function openAssignment(
  context: RunContext,
  compareCases: (a: number, b: number) => number = (a, b) => a - b,
): Assignment {
  const { assignments, book, asOf } = context
  const staff = context.roster && openStaff(context.roster)
  const loads = openLoads(staff?.people ?? [])
  // With a book whoever gets a case keeps it (rule 3): then those that are no load yet are spread as well.
  const spread = book ? openLoads(staff?.people ?? [], loads.hasRoom) : loads
  const collectors = openCollectors()
  const decisions = openDecisions()
  const undecided = openUndecided()
  const bonds = openBonds()
  const past = openPast(book, staff)
  let list: readonly Collector[] = []

  /** @param person of the roster */
  const give = (
    c: Pick<Undecided, 'caseId' | 'onWorklist' | 'premium'>,
    rule: AssignmentRule,
    person: number,
  ): void => {
    const entry = staff?.people[person]
    if (!entry) return
    decisions.decide(c.caseId, rule, collectors.enlist(entry))
    if (c.onWorklist) loads.add(person, c.premium)
    if (spread !== loads) spread.add(person, c.premium)
  }

  const claimListed = (caseId: number, c: Claim, rule: AssignmentRule, person: number): void => {
    noteCase(person, c)
    const entry = staff?.people[person]
    if (rule > 2 && entry && isSellingAgent(entry, c.receivable)) decisions.markOwn(caseId)
    give({ caseId, onWorklist: c.disposition === 'worklist', premium: c.premium }, rule, person)
  }

  const noteCase = (person: number, c: Claim): void => {
    const entry = staff?.people[person]
    if (entry) collectors.noteCase(entry, c.receivable)
  }

  const claimAssigned = (caseId: number, c: Claim, code: string): void => {
    const person = staff ? staff.findKey(code) : -1
    if (person >= 0) claimListed(caseId, c, 1, person)
    else decisions.decide(caseId, 1, collectors.enlistUnlisted(code, '', c.receivable))
  }

  /** Who had the policy last; of a case that an earlier run of the same day has seen, before that run: it is decided once more. */
  const formerlyOf = (last: LastAssignment | undefined, { history }: Claim): Former | undefined =>
    last?.day === asOf && history !== undefined ? last.before : last

  /** rules 2 and 3 without a roster: nobody is known to be inactive */
  const claimNamed = (caseId: number, c: Claim, last: Former | undefined): void => {
    const { receivable: row } = c
    if (hasCollector(row))
      decisions.decide(caseId, 2, collectors.enlistUnlisted(row.collectorCode, row.collectorName, row))
    else if (last) {
      const former = formerOf(last)
      decisions.decide(caseId, 3, collectors.enlistUnlisted(former.code, former.name, row))
      if (isSellingAgent(former, row)) decisions.markOwn(caseId)
    }
  }

  const claimByRoster = (caseId: number, c: Claim, last: Former | undefined, known: Staff): void => {
    const { receivable: row } = c
    const named = known.find(row.collectorCode, row.collectorName)
    if (isActive(known.people[named])) {
      claimListed(caseId, c, 2, named)
      return
    }
    const today = givenToday(c, asOf)
    const taker = today ? known.findKey(today.collector) : -1
    if (today && isActive(known.people[taker])) {
      if (today.rule === 4) claimKept(caseId, c, 4, taker)
      else claimListed(caseId, c, today.rule, taker)
      return
    }
    // who had it last: by the book; as long as the book knows nobody, whom the list names
    const holder = last ? known.findKey(last.collector) : named
    const keeps = isActive(known.people[holder])
    const person = keeps ? holder : known.substituteOf(holder)
    if (person >= 0) claimKept(caseId, c, keeps ? 3 : 4, person)
    else {
      const agent = known.find(row.agentCode, row.agentName)
      const mayHaveIt = mayCollect(known.people[agent])
      if (mayHaveIt) noteCase(agent, c)
      undecided.add(caseId, c, mayHaveIt ? agent : -1, known.branchOf(row))
    }
  }

  const claimKept = (caseId: number, c: Claim, rule: 3 | 4, person: number): void => {
    claimListed(caseId, c, rule, person)
    if (mayCollect(staff?.people[person])) bonds.add(caseId, c, person)
  }

  const keyOf = (caseId: number): string | undefined => list[decisions.collectorIndexOf(caseId)]?.key

  return {
    claim(caseId, c) {
      decisions.open(caseId, c.servicing === 'orphan')
      const last = formerlyOf(past.recall(caseId, c), c)
      const assigned = assignments.get(c.policyNo)
      if (assigned !== undefined) claimAssigned(caseId, c, assigned)
      else if (staff) claimByRoster(caseId, c, last, staff)
      else claimNamed(caseId, c, last)
      collectors.noteName(c.receivable.collectorCode, c.receivable.collectorName)
    },
    witness(row) {
      const assigned = assignments.get(row.policyNo)
      const last = book?.lastAssignmentOf(row.policyNo)
      if (assigned !== undefined) collectors.enlistUnlisted(assigned, '', row)
      else if (hasCollector(row)) collectors.enlistUnlisted(row.collectorCode, row.collectorName, row)
      else if (last?.collector) collectors.enlistUnlisted(formerOf(last).code, formerOf(last).name, row)
      collectors.noteName(row.collectorCode, row.collectorName)
    },
    conclude() {
      if (staff)
        shareOut(
          { undecided, personOf: bonds.among(undecided, compareCases), staff, loads, spread },
          compareCases,
          (c, rule, person, together) => {
            give(c, rule, person)
            if (person === c.agent) decisions.markOwn(c.caseId)
            if (together) decisions.markTogether(c.caseId)
          },
        )
      list = collectors.list()
    },
    collectorIndexOf: decisions.collectorIndexOf,
    ruleOf: decisions.ruleOf,
    reasonCodeOf: decisions.reasonCodeOf,
    isOwn: decisions.isOwn,
    isTogether: decisions.isTogether,
    collectorOf: (caseId) => list[decisions.collectorIndexOf(caseId)],
    get collectors() {
      return list
    },
    namesakes: collectors.namesakes,
    isNew(caseId) {
      const key = keyOf(caseId)
      return key !== undefined && past.holdOf(caseId, key).since === undefined
    },
    sinceOf(caseId) {
      const key = keyOf(caseId)
      return book && key !== undefined ? (past.holdOf(caseId, key).since ?? asOf) : undefined
    },
    firstRuleOf: (caseId) => past.holdOf(caseId, keyOf(caseId)).firstBy ?? decisions.ruleOf(caseId),
    previousOf: (caseId) => past.holdOf(caseId, keyOf(caseId)).previous,
    lastOf(caseId) {
      const { since, firstBy, previous } = past.holdOf(caseId, keyOf(caseId))
      if (since !== asOf) return past.lastOf(caseId)
      return previous ?? (firstBy === 2 || firstBy === 3 ? past.lastOf(caseId) : undefined)
    },
    nobodyBecause(row) {
      if (!staff) return 'noRoster'
      if (row.branchCode === '' && row.branchName === '') return 'noBranch'
      return staff.branchOf(row) < 0 ? 'nobodyThere' : 'limit'
    },
  }
}

/** An earlier run of the same day gave the case to somebody: the next one says the same, by the same rule. */
function givenToday(
  { history }: Claim,
  asOf: Day,
): { readonly collector: string; readonly rule: 4 | 5 | 6 } | undefined {
  const last = history?.assignments.at(-1)
  if (last?.day !== asOf) return undefined
  const { collector, rule } = last
  return rule === 4 || rule === 5 || rule === 6 ? { collector, rule } : undefined
}

const hasCollector = (row: ClaimRow) => row.collectorCode !== '' || row.collectorName !== ''

/** A collector whom the lists gave a name but no code is keyed by the name. */
function formerOf({ collector, name }: Former): Pick<Collector, 'code' | 'name'> {
  return collector === name ? { code: '', name } : { code: collector, name }
}
