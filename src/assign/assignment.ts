import type { AssignmentRule, Case, Collector } from '../model/case.ts'
import type { Receivable } from '../model/receivable.ts'
import type { RunContext } from '../model/run.ts'
import { openCollectors } from './collectors.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { openLoads } from './load.ts'
import { shareOut } from './share-out.ts'
import { mayCollect, openStaff, type Staff } from './staff.ts'
import { openUndecided, type Undecided } from './undecided.ts'

/** Who collects each case, and by which rule (domain.md 7). Fed case by case; what it says holds after `conclude`. */
export interface Assignment extends Pick<Decisions, 'collectorIndexOf' | 'ruleOf' | 'reasonCodeOf' | 'isOwn'> {
  /** every case of the run, whatever its disposition, once; ids are dense */
  claim(caseId: number, c: Case): void
  /** without a roster: a case that is no part of the run only tells who its collector is (name, branch, supervisor) */
  witness(row: Receivable): void
  /** decides the cases that need to know the load of all */
  conclude(): void
  collectorOf(caseId: number): Collector | undefined
  /** in the order in which they got their first case */
  readonly collectors: readonly Collector[]
}

/**
 * Rules 1 and 2 decide a case when it is claimed; rules 5 and 6 (only with a roster) when all are. Rules 3 and 4 need the book of
 * earlier runs. An explicit line holds even for a collector who is inactive or whom the roster does not know: somebody decided so.
 *
 * Load is what stands on worklists; paid, excluded and future cases get a collector and burden nobody.
 *
 * @param compareCases the order in which rules 5 and 6 take the cases; without it, that of the ids (first appearance)
 */
export function openAssignment(
  context: RunContext,
  compareCases: (a: number, b: number) => number = (a, b) => a - b,
): Assignment {
  const { assignments } = context
  const staff = context.roster && openStaff(context.roster)
  const loads = openLoads(staff?.people ?? [])
  const collectors = openCollectors()
  const decisions = openDecisions()
  const undecided = openUndecided()
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
  }

  const claimListed = (caseId: number, c: Case, rule: 1 | 2, person: number): void => {
    noteCase(person, c)
    give({ caseId, onWorklist: c.disposition === 'worklist', premium: c.premium }, rule, person)
  }

  const noteCase = (person: number, c: Case): void => {
    const entry = staff?.people[person]
    if (entry) collectors.noteCase(entry, c.receivable)
  }

  const claimAssigned = (caseId: number, c: Case, code: string): void => {
    const person = staff ? Math.max(staff.find(code, ''), staff.find('', code)) : -1
    if (person >= 0) claimListed(caseId, c, 1, person)
    else decisions.decide(caseId, 1, collectors.enlistUnlisted(code, '', c.receivable))
  }

  const claimNamed = (caseId: number, { receivable: row }: Case): void => {
    if (hasCollector(row))
      decisions.decide(caseId, 2, collectors.enlistUnlisted(row.collectorCode, row.collectorName, row))
  }

  const claimByRoster = (caseId: number, c: Case, known: Staff): void => {
    const { receivable: row } = c
    const person = known.find(row.collectorCode, row.collectorName)
    if (known.people[person]?.status === 'active') claimListed(caseId, c, 2, person)
    else {
      const agent = known.find(row.agentCode, row.agentName)
      const mayHaveIt = mayCollect(known.people[agent])
      if (mayHaveIt) noteCase(agent, c)
      undecided.add(caseId, c, mayHaveIt ? agent : -1, known.branchOf(row))
    }
  }

  return {
    claim(caseId, c) {
      decisions.open(caseId, c.servicing === 'orphan')
      const assigned = assignments.get(c.policyNo)
      if (assigned !== undefined) claimAssigned(caseId, c, assigned)
      else if (staff) claimByRoster(caseId, c, staff)
      else claimNamed(caseId, c)
      collectors.noteName(c.receivable.collectorCode, c.receivable.collectorName)
    },
    witness(row) {
      const assigned = assignments.get(row.policyNo)
      if (assigned !== undefined) collectors.enlistUnlisted(assigned, '', row)
      else if (hasCollector(row)) collectors.enlistUnlisted(row.collectorCode, row.collectorName, row)
      collectors.noteName(row.collectorCode, row.collectorName)
    },
    conclude() {
      if (staff)
        shareOut(undecided, staff, loads, compareCases, (c, rule, person) => {
          give(c, rule, person)
          if (person === c.agent) decisions.markOwn(c.caseId)
        })
      list = collectors.list()
    },
    collectorIndexOf: decisions.collectorIndexOf,
    ruleOf: decisions.ruleOf,
    reasonCodeOf: decisions.reasonCodeOf,
    isOwn: decisions.isOwn,
    collectorOf: (caseId) => list[decisions.collectorIndexOf(caseId)],
    get collectors() {
      return list
    },
  }
}

const hasCollector = (row: Receivable) => row.collectorCode !== '' || row.collectorName !== ''
