import type { Instalment } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { isGroupProduct } from '../model/holder.ts'
import type { Named } from '../model/policy.ts'
import type { AfterGrace, ProductRule, Settings } from '../model/settings.ts'
import { type GraceTerms, lapseFromOf } from './days.ts'

/** What the product of a case decides. */
export interface ProductTerms extends GraceTerms {
  /** does not lapse by itself when grace ends unpaid: loan, paid-up, extended, or the account value pays */
  readonly deferred: boolean
  readonly universalLife: boolean
  /** the product's name says that it insures a group */
  readonly group: boolean
}

const UNIVERSAL_LIFE = '万能'

/**
 * Finds the terms of an instalment's product by the rules of the settings: for each term the first rule that fits and
 * states it, else the company's general one. Products repeat by the thousand, so each is looked up once.
 */
export function openProducts(settings: Settings): (instalment: Instalment) => ProductTerms {
  const known = new Map<string, Map<string, ProductTerms>>()
  return ({ receivable, products }) => {
    const code = products.length > 1 ? products.join('\n') : receivable.productCode
    let byName = known.get(code)
    if (!byName) {
      byName = new Map()
      known.set(code, byName)
    }
    let terms = byName.get(receivable.productName)
    if (!terms) {
      terms = termsOf([receivable.productCode, ...products], [receivable.productName, ...products], settings)
      byName.set(receivable.productName, terms)
    }
    return terms
  }
}

function termsOf(codes: readonly string[], names: readonly string[], settings: Settings): ProductTerms {
  const rules = settings.products.filter((rule) => fits(rule, codes, names))
  const universalLife = names.some((name) => name.includes(UNIVERSAL_LIFE))
  const afterGrace: AfterGrace = first(rules, 'afterGrace') ?? (universalLife ? 'deferred' : 'lapse')
  return {
    graceDays: first(rules, 'graceDays') ?? settings.graceDays,
    reinstateYears: first(rules, 'reinstateYears') ?? settings.reinstateYears,
    lapseBufferDays: first(rules, 'lapseBufferDays') ?? settings.lapseBufferDays,
    deferred: afterGrace !== 'lapse',
    universalLife,
    group: names.some(isGroupProduct),
  }
}

function fits(rule: ProductRule, codes: readonly string[], names: readonly string[]): boolean {
  return (
    rule.codes.some((code) => codes.includes(code)) ||
    rule.names.some((part) => names.some((name) => name.includes(part)))
  )
}

function first<K extends keyof ProductRule>(rules: readonly ProductRule[], key: K): ProductRule[K] | undefined {
  return rules.find((rule) => rule[key] !== undefined)?.[key]
}

/** The first day without cover of a premium that is due on a day and stays unpaid, by the product's own terms. */
export function openLapse(settings: Settings): (due: Day, product: Named) => Day {
  const known = new Map<string, GraceTerms>()
  return (due, { code, name }) => {
    const key = `${code}\n${name}`
    const terms = known.get(key) ?? termsOf([code], [name], settings)
    known.set(key, terms)
    return lapseFromOf(due, terms)
  }
}
