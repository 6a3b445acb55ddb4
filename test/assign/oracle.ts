import type { Case } from '../../src/model/case.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import type { RunContext } from '../../src/model/run.ts'

/**
 * The rules of docs/rules.md 6 once more, as plainly as they can be written and as slowly as that may be: everything is looked for in lists, every
 * time. Nothing of src/assign is used.
 */

export interface Verdict {
  readonly collector: string | undefined
  readonly rule: number
  readonly reason: string
}

/** Who had a policy, run by run. */
export interface Entry {
  readonly policyNo: string
  readonly day: number
  readonly collector: string
  readonly name: string
  readonly rule: number
}

/** Since when somebody has a case, by which rule at first, who had it before; of a policy that the ledger does not know, whom the row names. */
export function holding(
  c: Case,
  { collector, rule }: Verdict,
  context: RunContext,
  ledger: readonly Entry[],
): readonly [since: number | undefined, firstBy: number, previous: string | undefined] {
  const { collectorCode, collectorName } = c.receivable
  const staff = [...(context.roster?.values() ?? [])]
  const keyOf = (key: string) => {
    const named = staff.filter(({ name }) => name === key)
    if (staff.some(({ code }) => code === key)) return key
    return named.length === 1 ? (named[0]?.code ?? key) : key
  }
  const inRow = collectorCode || keyOf(collectorName) || undefined
  const entries = ledger.filter(({ policyNo }) => policyNo === c.policyNo)
  const last = entries.at(-1)
  const lastKey = last ? keyOf(last.collector) : inRow
  const earlier = last && entries.findLast((one) => one.collector !== last.collector && one.day < last.day)
  const earlierKey = last ? (earlier ? keyOf(earlier.collector) : inRow) : undefined
  const beforeLast = earlierKey === lastKey ? undefined : earlierKey
  if (collector === undefined) return [undefined, 7, lastKey]
  if (collector !== lastKey) return [context.book ? context.asOf : undefined, rule, lastKey]
  return [context.book ? (last?.day ?? context.asOf) : undefined, last?.rule ?? rule, beforeLast]
}

export function decide(cases: readonly Case[], context: RunContext, ledger: readonly Entry[]): Verdict[] {
  const staff = context.roster ? [...context.roster.values()] : undefined
  const verdicts = cases.map((): Verdict => ({ collector: undefined, rule: 7, reason: '' }))
  const isHere = (person: RosterEntry | undefined) =>
    person !== undefined && person.status === 'active' && person.away === false
  const collects = (person: RosterEntry | undefined) => isHere(person) && person?.collects === true

  const byCode = (code: string) => staff?.find((person) => person.code === code)
  const byName = (name: string) => {
    const all = (staff ?? []).filter((person) => name !== '' && person.name === name)
    return all.length === 1 ? all[0] : undefined
  }
  const person = (code: string, name: string) => (code === '' ? byName(name) : byCode(code))
  const lastOf = (policyNo: string) => ledger.filter((entry) => entry.policyNo === policyNo).at(-1)

  const substituteOf = (gone: RosterEntry | undefined): RosterEntry | undefined => {
    const asked: string[] = []
    let at = gone
    while (at) {
      if (asked.includes(at.code)) return undefined
      asked.push(at.code)
      at = byCode(at.substitute)
      if (isHere(at)) return at
    }
    return undefined
  }

  /** cases and premium on somebody's worklist, as far as decided */
  const load = (code: string, which: (c: Case) => boolean) => {
    const own = cases.filter((c, id) => verdicts[id]?.collector === code && which(c))
    return { cases: own.length, fen: own.reduce((sum, c) => sum + c.premium, 0) }
  }
  const onWorklist = (c: Case) => c.disposition === 'worklist'
  const hasRoom = ({ code, limit }: RosterEntry) => limit === undefined || load(code, onWorklist).cases < limit

  // rules 1 to 4
  for (const [id, c] of cases.entries()) {
    const { policyNo, collectorCode, collectorName } = c.receivable
    const explicit = context.assignments.get(policyNo)
    if (explicit !== undefined) {
      const known = byCode(explicit) ?? byName(explicit)
      verdicts[id] = { collector: known ? known.code : explicit, rule: 1, reason: '05' }
      continue
    }
    const last = lastOf(policyNo)
    if (!staff) {
      if (collectorCode !== '' || collectorName !== '')
        verdicts[id] = { collector: collectorCode || collectorName, rule: 2, reason: '07' }
      else if (last) verdicts[id] = { collector: last.collector, rule: 3, reason: '01' }
      continue
    }
    const own = person(collectorCode, collectorName)
    if (own && isHere(own)) {
      verdicts[id] = { collector: own.code, rule: 2, reason: '07' }
      continue
    }
    const that = last ? (byCode(last.collector) ?? byName(last.collector)) : own
    if (that && isHere(that)) {
      verdicts[id] = { collector: that.code, rule: 3, reason: '01' }
      continue
    }
    const substitute = substituteOf(that)
    if (substitute) verdicts[id] = { collector: substitute.code, rule: 4, reason: '06' }
  }
  if (!staff) return verdicts

  // rules 5 and 6
  const ruleOf = (id: number) => verdicts[id]?.rule ?? 7
  const known = new Map<string, RosterEntry>()
  for (const [id, c] of cases.entries()) {
    const keeper = byCode(verdicts[id]?.collector ?? '')
    if ((ruleOf(id) === 3 || ruleOf(id) === 4) && keeper && collects(keeper) && !known.has(c.customer))
      known.set(c.customer, keeper)
  }
  const agentOf = (c: Case) => person(c.receivable.agentCode, c.receivable.agentName)
  const reason = (c: Case) => (c.servicing === 'orphan' ? '02' : '01')
  const open = [...cases.entries()].filter(([id]) => ruleOf(id) === 7)
  for (const [id, c] of open) {
    const agent = agentOf(c)
    if (!agent || !collects(agent)) continue
    const taker = known.get(c.customer) ?? agent
    known.set(c.customer, taker)
    verdicts[id] = { collector: taker.code, rule: 5, reason: reason(c) }
  }
  for (const [id, c] of open) {
    if (ruleOf(id) === 5) continue
    const { branchCode, branchName } = c.receivable
    const inBranch = (branch: string) =>
      staff.filter((one) => branch !== '' && collects(one) && [one.branchCode, one.branchName].includes(branch))
    const there = inBranch(branchCode).length > 0 ? inBranch(branchCode) : inBranch(branchName)
    // with a book what is no load yet is spread by everything that each has got
    const counted = onWorklist(c) || !context.book ? onWorklist : () => true
    const free = there
      .filter(hasRoom)
      .map((one) => ({ one, load: load(one.code, counted) }))
      .sort((a, b) => a.load.cases - b.load.cases || a.load.fen - b.load.fen || (a.one.code < b.one.code ? -1 : 1))
    const customers = known.get(c.customer)
    const taker = customers && hasRoom(customers) ? customers : free[0]?.one
    if (!taker) continue
    if (!customers) known.set(c.customer, taker)
    verdicts[id] = { collector: taker.code, rule: 6, reason: reason(c) }
  }
  return verdicts
}
