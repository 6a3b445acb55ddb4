import type { Case, Instalment } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { isGroupPolicy } from '../model/holder.ts'
import { fen, NO_FEN } from '../model/money.ts'
import type { RunContext } from '../model/run.ts'
import type { PolicyStatus } from '../model/words.ts'
import { bucketOf } from './bucket.ts'
import { customerOf } from './customer.ts'
import { dayStateOf, graceDaysOf } from './days.ts'
import { fixByOf } from './deadline.ts'
import { dispositionOf, exclusionOf } from './disposition.ts'
import { holdOf } from './hold.ts'
import { holderAgeOf } from './holder-age.ts'
import { isDifficult, isLarge } from './importance.ts'
import { judgeLeftLapsed } from './left-lapsed.ts'
import { policyStatusesOf } from './policy-status.ts'
import { policyYearBandOf, policyYearOf } from './policy-year.ts'
import { isPotential } from './potential.ts'
import { premiumBandOf } from './premium-band.ts'
import { openProducts } from './product.ts'
import { isSelf, openNamedCollector, openServicing } from './servicing.ts'
import { dueDateOf, type Settlement, settle } from './settle.ts'
import { stageOf } from './stage.ts'
import { tendayOf } from './tenday.ts'

/**
 * Judges all instalments of one policy; the cases come in the order of the instalments.
 * @param leftLapsed the oldest due date of an instalment that left the lists lapsed and unpaid, by the book
 */
export type Classifier = (instalments: readonly Instalment[], leftLapsed?: Day) => Case[]

/** What the instalments of a policy share. */
interface PolicyFacts {
  readonly settlement: Settlement
  /** of the policy, for each instalment */
  readonly statuses: readonly (PolicyStatus | '')[]
  /** see {@link Case.maybeLapsedSince} */
  readonly doubt: Day | undefined
}

/**
 * Prepares what is the same for the whole run (product terms, roster, special policies) and returns the judge of one policy.
 * All instalments of a policy must come in one call: which is the oldest unpaid one decides the days of them all.
 */
export function openClassifier(context: RunContext): Classifier {
  const { asOf, month, settings } = context
  const termsOf = openProducts(settings)
  const servicingOf = openServicing(context)
  const collectorOf = openNamedCollector(context)
  const special = new Set(settings.special)

  const judge = (instalment: Instalment, index: number, { settlement, statuses, doubt }: PolicyFacts): Case => {
    const { receivable, premium, transfer } = instalment
    const dueDate = dueDateOf(instalment)
    const terms = termsOf(instalment)
    const oldestDue: Day = settlement.oldestDue ?? dueDate
    const days = graceDaysOf(oldestDue, terms)
    const dayState = dayStateOf(asOf, oldestDue, days)
    const bucket = bucketOf(dueDate, month)
    const policyStatus = statuses[index] ?? ''
    const stage = stageOf(dayState, policyStatus, terms.deferred, bucket)
    const standing = settlement.standings[index]
    const paid = standing?.paid === true
    const exclusion = exclusionOf(policyStatus, dayState)
    const disposition = dispositionOf(paid, exclusion, stage)
    const netDue = fen(Math.max(premium - (receivable.prepaid ?? 0), 0))
    const large = isLarge(instalment, settings.large)
    const holderAge = holderAgeOf(receivable, dueDate)
    const policyYear = policyYearOf(receivable)
    return {
      receivable,
      premium,
      rows: instalment.rows,
      products: instalment.products,
      codes: instalment.codes,
      transfer,
      listBehind: instalment.listBehind,
      transferRisk: instalment.transferRisk,
      history: instalment.history,
      policyNo: receivable.policyNo,
      dueDate,
      bucket,
      dayState,
      stage,
      overdueDays: asOf - dueDate,
      graceEnd: days.graceEnd,
      daysLeft: Math.max(days.graceEnd - asOf, 0),
      day45: days.day45,
      lapseFrom: days.lapseFrom,
      reinstateBy: days.reinstateBy,
      oldestDue,
      unpaidInstalments: settlement.unpaidInstalments,
      askedInstalments: settlement.askedInstalments,
      askedFen: settlement.askedFen,
      tenday: tendayOf(dueDate),
      policyYear,
      policyYearBand: policyYearBandOf(policyYear),
      premiumBand: premiumBandOf(premium),
      large,
      servicing: servicingOf(receivable, collectorOf(receivable)),
      self: isSelf(receivable),
      potential: isPotential(holderAge, large, settings.potential),
      difficult: isDifficult(instalment, days.day45, asOf),
      universalLife: terms.universalLife,
      groupPolicy: terms.group || isGroupPolicy(receivable),
      special: special.has(receivable.policyNo),
      holderAge,
      fixBy: fixByOf(transfer, receivable.bankName, days.graceEnd, context),
      hold: holdOf(disposition, transfer, netDue),
      netDue,
      disposition,
      excludedBecause: disposition === 'excluded' ? exclusion : '',
      paidFen: standing?.paidFen ?? NO_FEN,
      paidOn: standing?.paidOn,
      paidInPart: standing?.paidInPart === true,
      paidAfterLapse: standing?.paidAfterLapse,
      maybeLapsedSince: doubt,
      carriedComplaint: undefined,
      customer: customerOf(receivable, asOf),
    }
  }

  return (instalments, leftLapsed) => {
    const statuses = policyStatusesOf(instalments)
    const left = leftLapsed === undefined ? undefined : judgeLeftLapsed(instalments, statuses, leftLapsed, termsOf)
    const settlement = settle(instalments, termsOf, left?.counts ? leftLapsed : undefined)
    const facts = { settlement, statuses, doubt: left?.doubtful ? leftLapsed : undefined }
    return instalments.map((instalment, index) => judge(instalment, index, facts))
  }
}

/** {@link openClassifier} for a single policy. */
export function classifyPolicy(instalments: readonly Instalment[], context: RunContext): Case[] {
  return openClassifier(context)(instalments)
}
