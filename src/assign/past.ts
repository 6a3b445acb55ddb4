import type { AssignmentRule, FormerCollector } from '../model/case.ts'
import { asDay, type Day } from '../model/day.ts'
import type { LastAssignment, PastAssignment, Recollection } from '../model/history.ts'
import type { Claim } from './claim.ts'
import type { Staff } from './staff.ts'

/** What the book knows of whoever has a case. */
interface Hold {
  /** undefined: the book does not know that this person has it */
  readonly since: Day | undefined
  /** by which the person got it then; undefined like `since` */
  readonly firstBy: AssignmentRule | undefined
  /** who had it before */
  readonly previous: FormerCollector | undefined
}

/** Whose each case was before this run: by the book, and where it knows nobody by the row. */
export interface Past {
  /** every case once; who had its policy last by the book, one look-up per policy as long as its cases come together */
  recall(caseId: number, c: Claim): LastAssignment | undefined
  lastOf(caseId: number): FormerCollector | undefined
  /** @param key of the collector who has the case now; undefined = nobody */
  holdOf(caseId: number, key: string | undefined): Hold
}

/** Four numbers a case: who had it last, who before, since when, by which rule. */
const WIDTH = 4
const NOBODY = -1
const UNKNOWN_DAY = -0x80000000

/** @param staff undefined without a roster: people are then told apart by what rows and book call them */
export function openPast(book: Recollection | undefined, staff: Staff | undefined): Past {
  const numbers = new Map<string, number>()
  const people: FormerCollector[] = []
  let facts = new Int32Array(WIDTH << 10)
  let policyNo: string | undefined
  let ofPolicy: LastAssignment | undefined

  const personNumber = (key: string, name: string, place: number): number => {
    const entry = staff?.people[place]
    const code = entry ? entry.code : key
    if (code === '') return NOBODY
    const number = numbers.get(code)
    if (number !== undefined) return number
    numbers.set(code, people.length)
    return people.push({ key: code, name: entry?.name || (name === key ? '' : name) }) - 1
  }
  const inBook = (past: Pick<PastAssignment, 'collector' | 'name'> | undefined): number =>
    past ? personNumber(past.collector, past.name, staff?.findKey(past.collector) ?? -1) : NOBODY
  const inRow = ({ receivable: { collectorCode, collectorName } }: Claim): number =>
    personNumber(collectorCode || collectorName, collectorName, staff?.find(collectorCode, collectorName) ?? -1)

  const lastOfPolicy = (c: Claim): LastAssignment | undefined => {
    if (c.policyNo !== policyNo) {
      policyNo = c.policyNo
      const found = book?.lastAssignmentOf(policyNo)
      ofPolicy = found?.collector ? found : undefined
    }
    return ofPolicy
  }

  const write = (caseId: number, last: number, before: number, since: number, rule: number): void => {
    const at = caseId * WIDTH
    if (at + WIDTH > facts.length) {
      const wider = new Int32Array(Math.max(facts.length * 2, at + WIDTH))
      wider.set(facts)
      facts = wider
    }
    facts[at] = last + 1
    facts[at + 1] = before + 1
    facts[at + 2] = since
    facts[at + 3] = rule
  }
  const personAt = (place: number): FormerCollector | undefined => people[(facts[place] ?? 0) - 1]

  return {
    recall(caseId, c) {
      const policy = lastOfPolicy(c)
      const past = pastOf(c, policy)
      const row = inRow(c)
      if (!past) {
        write(caseId, row, NOBODY, UNKNOWN_DAY, 0)
        return policy
      }
      const last = inBook(past)
      const before = inBook(past.before)
      const known = before === NOBODY ? row : before
      write(caseId, last, known === last ? NOBODY : known, past.day, past.rule)
      return policy
    },
    lastOf: (caseId) => personAt(caseId * WIDTH),
    holdOf(caseId, key) {
      const at = caseId * WIDTH
      const last = personAt(at)
      if (key === undefined || last?.key !== key) return { since: undefined, firstBy: undefined, previous: last }
      const since = facts[at + 2] ?? UNKNOWN_DAY
      const known = since !== UNKNOWN_DAY
      return {
        since: known ? asDay(since) : undefined,
        firstBy: known ? ruleOf(facts[at + 3] ?? 0) : undefined,
        previous: personAt(at + 1),
      }
    },
  }
}

/**
 * A case whose policy is with several people (the list names another for each instalment) has a past of its own; else the policy's
 * counts, which tells since when over all instalments.
 */
function pastOf({ history }: Claim, policy: LastAssignment | undefined): LastAssignment | undefined {
  const own = history?.assignments.filter(({ collector }) => collector !== '') ?? []
  const last = own.at(-1)
  if (!last || last.collector === policy?.collector) return policy
  return { ...last, before: own.findLast(({ collector }) => collector !== last.collector) }
}

const RULES: readonly AssignmentRule[] = [1, 2, 3, 4, 5, 6]
const ruleOf = (number: number): AssignmentRule | undefined => RULES.find((rule) => rule === number)
