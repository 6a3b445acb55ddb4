import { addToMonth, type Month } from '../model/day.ts'
import { fen } from '../model/money.ts'
import type {
  LeftOutCount,
  MeasureSums,
  Persistency,
  PersistencyGroup,
  PersistencyPlace,
  PersistencyQuestion,
  PersistencySums,
} from '../model/persistency.ts'
import type { Named, PolicyFact } from '../model/policy.ts'
import { type Dimension, type LeftOut, type Measure, type Period, wordsOf } from '../model/words.ts'
import { cohortOf, judgedOn, ROLLING, type Share, shareOf } from './cohort.ts'
import { ranked } from './rank.ts'

/** Counts policies one by one; nothing of a policy is kept. */
export interface PersistencyCount {
  /** @returns where the policy stands in each measure; empty if it took effect in none of the months looked at */
  take(fact: PolicyFact): readonly PersistencyPlace[]
  result(): Persistency
}

const MEASURES = wordsOf('measure')
const PERIODS = wordsOf('period')
const DIMENSIONS = wordsOf('dimension')

type Counted = { -readonly [K in keyof PersistencySums]: number }
type CountedMeasures = Record<Measure, Record<Period, Counted>>

/** @param question the month, the day, and what the company decided */
export function openPersistency(question: PersistencyQuestion): PersistencyCount {
  const total = openMeasures()
  const months = openMonths(question.month)
  const groups: Record<Dimension, Map<string, { readonly named: Named; readonly sums: CountedMeasures }>> = {
    branch: new Map(),
    agent: new Map(),
    product: new Map(),
    channel: new Map(),
  }
  const leftOut = openLeftOut()
  let policies = 0
  let elsewhere = 0

  const groupOf = (dimension: Dimension, named: Named) => {
    const key = named.code === '' ? `=${named.name}` : named.code
    const known = groups[dimension].get(key)
    if (known && (known.named.name !== '' || named.name === '')) return known.sums
    // the first name that is given with a code is the name
    const group = { named, sums: known?.sums ?? openMeasures() }
    groups[dimension].set(key, group)
    return group.sums
  }

  return {
    take(fact) {
      policies += 1
      const shares = MEASURES.flatMap((measure) => shareOf(fact, measure, question) ?? [])
      if (shares.length === 0) elsewhere += 1
      for (const share of shares) {
        const periods = periodsOf(share, question.month)
        if (share.standing === 'leftOut') {
          if (fact.leftOut && share.measure !== 'compound')
            for (const period of periods) addLeftOut(leftOut[fact.leftOut.why][share.measure][period], share.due)
          continue
        }
        for (const period of periods) {
          add(total[share.measure][period], share)
          for (const dimension of DIMENSIONS) add(groupOf(dimension, fact[dimension])[share.measure][period], share)
        }
        const month = months[share.measure].find(({ effective }) => effective === share.effective)
        if (month) add(month.sums, share)
      }
      return shares
    },
    result: () => ({
      month: question.month,
      judgedOn: judgedOn(question),
      withinGrace: question.withinGrace,
      premiumWeight: question.premiumWeight,
      fewPolicies: question.fewPolicies,
      total: closed(total),
      months: {
        month13: closedMonths(months.month13),
        month25: closedMonths(months.month25),
        compound: closedMonths(months.compound),
      },
      groups: {
        branch: list(groups.branch.values(), question),
        agent: list(groups.agent.values(), question),
        product: list(groups.product.values(), question),
        channel: list(groups.channel.values(), question),
      },
      leftOut: closedLeftOut(leftOut),
      policies,
      elsewhere,
    }),
  }
}

function list(
  groups: Iterable<{ readonly named: Named; readonly sums: CountedMeasures }>,
  question: PersistencyQuestion,
): readonly PersistencyGroup[] {
  return ranked(
    [...groups].map(({ named, sums }) => ({ ...named, sums: closed(sums) })),
    question,
  )
}

function periodsOf({ measure, effective }: Share, month: Month): readonly Period[] {
  return effective === cohortOf(measure, month) ? PERIODS : ['rolling']
}

function add(to: Counted, share: Share): void {
  if (share.standing === 'inGrace') {
    to.inGrace += 1
    to.inGraceFen += share.due
    return
  }
  if (share.standing === 'unknown') {
    to.unknown += 1
    return
  }
  to.policies += share.policies
  to.due += share.due
  to.received += share.received ? 1 : 0
  to.receivedFen += share.receivedFen
  to.undated += share.undated ? 1 : 0
}

interface CountedLeftOut {
  policies: number
  fen: number
}

function addLeftOut(to: CountedLeftOut, premium: number): void {
  to.policies += 1
  to.fen += premium
}

function openSums(): Counted {
  return { policies: 0, received: 0, due: 0, receivedFen: 0, inGrace: 0, inGraceFen: 0, unknown: 0, undated: 0 }
}

function openMeasures(): CountedMeasures {
  const both = () => ({ month: openSums(), rolling: openSums() })
  return { month13: both(), month25: both(), compound: both() }
}

function openMonths(month: Month): Record<Measure, { readonly effective: Month; readonly sums: Counted }[]> {
  const of = (measure: Measure) =>
    Array.from({ length: ROLLING }, (_, index) => ({
      effective: addToMonth(cohortOf(measure, month), index + 1 - ROLLING),
      sums: openSums(),
    }))
  return { month13: of('month13'), month25: of('month25'), compound: of('compound') }
}

type LeftOutCounts = Record<LeftOut, Record<'month13' | 'month25', Record<Period, CountedLeftOut>>>

function openLeftOut(): LeftOutCounts {
  const none = () => ({ month: { policies: 0, fen: 0 }, rolling: { policies: 0, fen: 0 } })
  const both = () => ({ month13: none(), month25: none() })
  return {
    notAnnual: both(),
    single: both(),
    coolingOff: both(),
    claim: both(),
    waived: both(),
    transferredOut: both(),
  }
}

function closedSums(sums: Counted): PersistencySums {
  return { ...sums, due: fen(sums.due), receivedFen: fen(sums.receivedFen), inGraceFen: fen(sums.inGraceFen) }
}

function closed({ month13, month25, compound }: CountedMeasures): MeasureSums {
  const both = ({ month, rolling }: Record<Period, Counted>) => ({
    month: closedSums(month),
    rolling: closedSums(rolling),
  })
  return { month13: both(month13), month25: both(month25), compound: both(compound) }
}

function closedMonths(months: readonly { readonly effective: Month; readonly sums: Counted }[]) {
  return months.map(({ effective, sums }) => ({ effective, sums: closedSums(sums) }))
}

function closedLeftOut(counts: LeftOutCounts): Readonly<Record<LeftOut, LeftOutCount>> {
  const one = (of: CountedLeftOut) => ({ policies: of.policies, fen: fen(of.fen) })
  const periods = (of: Record<Period, CountedLeftOut>) => ({ month: one(of.month), rolling: one(of.rolling) })
  const windows = (of: LeftOutCounts[LeftOut]) => ({ month13: periods(of.month13), month25: periods(of.month25) })
  return {
    notAnnual: windows(counts.notAnnual),
    single: windows(counts.single),
    coolingOff: windows(counts.coolingOff),
    claim: windows(counts.claim),
    waived: windows(counts.waived),
    transferredOut: windows(counts.transferredOut),
  }
}
