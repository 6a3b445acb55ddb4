import { addDays, addMonths, type Day, dayOf, lastDayOf, type Month } from '../../../src/model/day.ts'
import { type Fen, fen } from '../../../src/model/money.ts'
import type { PolicyRow } from '../../../src/model/policy.ts'
import type { ContractStatus } from '../../../src/model/words.ts'
import type { Chance } from '../../quarter/world.ts'

/** Cells of a row. */
export type Said = Partial<PolicyRow>

/** Money that came for a policy year; below zero where it was taken back. */
export interface Receipt {
  readonly year: number
  readonly amount: Fen
  readonly day: Day
}

export interface Product {
  readonly said: Said
  readonly price: Fen
  readonly receipts: readonly Receipt[]
}

/** What truly happened to an invented policy. */
export interface Policy {
  readonly policyNo: string
  readonly effective: Day
  readonly said: Said
  readonly products: readonly Product[]
}

/** Mostly the months that are asked for, their first and last days, and 29 February. */
function effectiveDay(chance: Chance, month: Month): Day {
  if (chance.hits(0.05)) return dayOf(2024, 2, 29) ?? lastDayOf(month)
  const back = chance.pick([14, 14, 26, 26, 13, 25, 37, 12 + chance.below(28)])
  const last = lastDayOf((month - back) as Month)
  return chance.hits(0.3) ? last : addDays(last, -chance.below(31))
}

const STATUSES: readonly ContractStatus[] = [
  'lapsed',
  'surrendered',
  'terminated',
  'matured',
  'coolingOff',
  'claim',
  'waived',
  'transferredOut',
  'autoLoan',
  'suspended',
  'grace',
]
const PRODUCTS = [
  { productCode: 'M1', productName: '福满一生' },
  { productCode: 'U1', productName: '金账户万能' },
  { productName: '安康终身' },
  { productName: '福满一生' },
  {},
]
const RIDERS = [{ productCode: 'R1', productName: '附加医疗' }, { productName: '附加意外' }, { productCode: 'R2' }]

/** @param n its place in the list */
export function policyOf(chance: Chance, month: Month, n: number): Policy {
  const effective = effectiveDay(chance, month)
  const frequency = chance.hits(0.88) ? 'annual' : chance.pick(['single', 'monthly', 'irregular', ''] as const)
  const main = productOf(chance, effective, chance.pick(PRODUCTS), 100_000 * (1 + chance.below(20)))
  const rider = productOf(chance, effective, chance.pick(RIDERS), 10_000 * (1 + chance.below(5)))
  return {
    policyNo: `P${3_701_000 + n}`,
    effective,
    said: { ...statusOf(chance, effective), frequency, ...staffOf(chance) },
    products: chance.hits(0.2) ? [main, riderOf(chance, effective, rider)] : [main],
  }
}

function staffOf(chance: Chance): Said {
  const agent = chance.pick([
    { agentCode: 'A1', agentName: '吴一一' },
    { agentCode: 'A2' },
    { agentName: '郑二二' },
    {},
  ])
  return {
    ...agent,
    ...chance.pick([{ branchCode: '3701', branchName: '历下' }, { branchName: '市中' }]),
    channel: chance.pick(['个险', '银保', '']),
  }
}

function statusOf(chance: Chance, effective: Day): Said {
  if (chance.hits(0.6)) return { contractStatus: chance.pick(['inForce', '']) }
  const statusDate = chance.hits(0.7)
    ? addDays(addMonths(effective, chance.pick([0, 12, 24])), chance.below(120))
    : undefined
  const word = chance.pick(STATUSES)
  const marks = chance.hits(0.1)
    ? ({ coolingOffFlag: 'yes' } as const)
    : chance.hits(0.1)
      ? ({ waivedFlag: 'yes' } as const)
      : {}
  if (chance.hits(0.2))
    return { contractStatus: chance.pick(['terminated', 'claim']), endReason: word, statusDate, ...marks }
  return { contractStatus: word, statusDate, ...marks }
}

function riderOf(chance: Chance, effective: Day, rider: Product): Product {
  const effectiveDate = chance.hits(0.2) ? addMonths(effective, chance.pick([6, 12, 18])) : effective
  const end: Said = chance.hits(0.15) ? { contractStatus: 'claim' } : {}
  const single: Said = chance.hits(0.1) ? { frequency: 'single' } : {}
  return { ...rider, said: { ...rider.said, effectiveDate, ...end, ...single } }
}

/** Instalments paid early, on the last day of grace, the day after, late, in parts, taken back and paid anew, or never. */
function productOf(chance: Chance, effective: Day, said: Said, price: number): Product {
  const receipts: Receipt[] = [{ year: 1, amount: fen(price), day: effective }]
  for (const year of chance.pick([[2], [2, 3], [2, 3], [2, 3], [3], []])) {
    const due = addMonths(effective, 12 * (year - 1))
    const give = (share: number, late: number) =>
      receipts.push({ year, amount: fen(price * share), day: addDays(due, late) })
    const late = chance.pick([-20, 0, 20, 59, 60, 60, 61, 61, 90, 200])
    const how = chance.below(10)
    if (how === 0)
      for (const [share, days] of [
        [0.4, late],
        [0.6, late + 25],
      ] as const)
        give(share, days)
    else if (how === 1)
      for (const [share, days] of [
        [1, late],
        [-1, late + 7],
        [1, late + 15],
      ] as const)
        give(share, days)
    else if (how === 2)
      for (const [share, days] of [
        [1, late],
        [-1, late + 70],
      ] as const)
        give(share, days)
    else give(how === 3 ? 0.5 : how === 4 ? 1.2 : 1, late)
  }
  return { said, price: fen(price), receipts }
}
