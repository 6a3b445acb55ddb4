import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month } from '../../../src/model/day.ts'
import { fen } from '../../../src/model/money.ts'
import { EMPTY_POLICY_ROW, type PolicyRow } from '../../../src/model/policy.ts'
import type { PolicyField } from '../../../src/model/policy-field.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/model/settings.ts'
import type { Chance } from '../../quarter/world.ts'
import { type Policy, policyOf, type Receipt, type Said } from './policies.ts'

/** An invented question and the files that answer it, each a table with the columns it has. */
export interface Invented {
  readonly month: Month
  readonly asOf: Day
  readonly settings: Settings
  readonly files: readonly Table[]
}

/** One file: its columns, and rows that say only what there is a column for. */
export interface Table {
  readonly columns: ReadonlySet<PolicyField>
  readonly rows: readonly PolicyRow[]
}

/** How a company's lists say that a premium was received. */
const STYLES = [
  'years',
  'amounts',
  'days',
  'byInstalment',
  'byDueDate',
  'oneTable',
  'paidTo',
  'paidCount',
  'paidToAndPayments',
] as const
type Style = (typeof STYLES)[number]
const WITH_PAYMENTS: readonly Style[] = ['byInstalment', 'byDueDate', 'paidToAndPayments']

const COMMON: readonly PolicyField[] = [
  'policyNo',
  'effectiveDate',
  'frequency',
  'firstPremium',
  'contractStatus',
  'statusDate',
]
const OF_STYLE: Readonly<Record<Style, readonly PolicyField[]>> = {
  years: ['year2Amount', 'year2Date', 'year3Amount', 'year3Date'],
  amounts: ['year2Amount', 'year3Amount'],
  days: ['year2Date', 'year3Date', 'premium'],
  byInstalment: [],
  byDueDate: ['premium'],
  oneTable: ['instalmentNo', 'paidAmount', 'paidDate', 'premium'],
  paidTo: ['paidTo', 'paidDate'],
  paidCount: ['paidCount', 'paidDate'],
  paidToAndPayments: ['paidTo'],
}

const MORE = [
  'endReason',
  'coolingOffFlag',
  'waivedFlag',
  'agentCode',
  'agentName',
  'branchCode',
  'branchName',
  'channel',
] as const
const PRODUCT = ['productCode', 'productName'] as const

/** @param chance decides everything */
export function inventLists(chance: Chance): Invented {
  const style = chance.pick(STYLES)
  const month = (2025 * 12 + chance.below(24)) as Month
  const end = lastDayOf(month)
  const asOf = chance.hits(0.6) ? end : addDays(end, chance.below(60) - 29)
  const policies = Array.from({ length: 4 + chance.below(26) }, (_, n) => policyOf(chance, month, n))
  const settings = settingsOf(chance)
  const list = listOf(chance, style, policies)
  const files = [list, ...paymentsOf(chance, style, policies), ...laterOf(chance, list)]
  return { month, asOf, settings, files: files.filter(({ rows }) => rows.length > 0).map(numbered) }
}

function settingsOf(chance: Chance): Settings {
  const products = chance.hits(0.3)
    ? [
        { codes: ['M1'], names: [], graceDays: 90 },
        { codes: [], names: ['万能'], afterGrace: 'deferred' as const, lapseBufferDays: 10 },
      ]
    : DEFAULT_SETTINGS.products
  const persistency = {
    withinGrace: chance.pick(['month13', 'month13', 'all'] as const),
    premiumWeight: chance.pick([50, 50, 70, 0, 100]),
    fewPolicies: chance.pick([10, 3, 1]),
    frequencyIfMissing: chance.pick(['', 'annual'] as const),
  }
  const graceDays = chance.hits(0.1) ? 30 : 60
  return { ...DEFAULT_SETTINGS, products, persistency, graceDays, lapseBufferDays: chance.hits(0.15) ? 5 : 0 }
}

const amountOf = (receipts: readonly Receipt[], year: number) => {
  const those = receipts.filter((one) => one.year === year)
  return those.length === 0 ? undefined : fen(those.reduce((sum, { amount }) => sum + amount, 0))
}
const dayOfYear = (receipts: readonly Receipt[], year: number) => receipts.findLast((one) => one.year === year)?.day

function paidYears(receipts: readonly Receipt[]): number {
  const paid = (year: number) => (amountOf(receipts, year) ?? 0) > 0
  return !paid(2) ? 1 : paid(3) ? 3 : 2
}

/** A row that says only what its table has a column for. */
function rowOf(columns: ReadonlySet<PolicyField>, policyNo: string, said: Said): PolicyRow {
  const kept = Object.entries(said).filter(([field, value]) => columns.has(field as PolicyField) && value !== undefined)
  return { ...EMPTY_POLICY_ROW, ...Object.fromEntries(kept), policyNo, columns }
}

function some(chance: Chance, fields: readonly PolicyField[], share: number): PolicyField[] {
  return fields.filter(() => chance.hits(share))
}

function columnsOf(chance: Chance, style: Style): Set<PolicyField> {
  const columns = new Set([...COMMON, ...OF_STYLE[style], ...some(chance, MORE, 0.8), ...some(chance, PRODUCT, 0.85)])
  if (chance.hits(0.1))
    columns.delete(chance.pick(['contractStatus', 'statusDate', 'frequency', 'year2Amount', 'year3Date'] as const))
  if (chance.hits(0.2) && (columns.has('premium') || style === 'years')) columns.add('premium').delete('firstPremium')
  return columns
}

/** The policy list: a row for each product; in one table of everything, a row for each payment. */
function listOf(chance: Chance, style: Style, policies: readonly Policy[]): Table {
  const columns = columnsOf(chance, style)
  const rows = policies.flatMap(({ policyNo, effective, said, products }) =>
    products.flatMap((product) => {
      const price = { firstPremium: product.price, premium: product.price }
      const all = { ...said, effectiveDate: effective, ...price, ...product.said }
      if (style !== 'oneTable')
        return disturbed(
          chance,
          rowOf(columns, policyNo, { ...all, ...paidCells(chance, effective, product.receipts) }),
        )
      return product.receipts.map(({ year, amount, day }) =>
        rowOf(columns, policyNo, { ...all, instalmentNo: year, paidAmount: amount, paidDate: day }),
      )
    }),
  )
  return { columns, rows }
}

/** What a policy list can say of payments; some cells are left empty. */
function paidCells(chance: Chance, effective: Day, receipts: readonly Receipt[]): Said {
  const unless = <T>(share: number, value: T) => (chance.hits(share) ? undefined : value)
  const years = paidYears(receipts)
  return {
    paidTo: unless(0.05, addDays(addMonths(effective, 12 * years), -chance.below(2))),
    paidCount: unless(0.05, years),
    paidDate: unless(0.5, dayOfYear(receipts, years)),
    year2Amount: unless(0.05, amountOf(receipts, 2)),
    year3Amount: amountOf(receipts, 3),
    year2Date: unless(0.05, dayOfYear(receipts, 2)),
    year3Date: dayOfYear(receipts, 3),
  }
}

const FIRST = firstDayOf((2024 * 12) as Month)

/** Some rows stand twice, contradict themselves, or have cells that are empty or not to be read. */
function disturbed(chance: Chance, row: PolicyRow): readonly PolicyRow[] {
  const twist = chance.below(60)
  if (twist === 0) return [row, row]
  if (twist === 1) return [row, { ...row, effectiveDate: addDays(row.effectiveDate ?? FIRST, 1) }]
  if (twist === 2) return [{ ...row, effectiveDate: undefined }]
  if (twist === 3) return [{ ...row, firstPremium: undefined, premium: undefined }]
  if (twist === 4) return [{ ...row, effectiveDate: undefined, unread: { field: 'effectiveDate', value: '四月' } }]
  return [row]
}

const SAYS_PAID = [
  ['paidDate', 'paidAmount'],
  ['paidDate', 'paidAmount', 'paidFlag'],
  ['paidFlag'],
  ['paidDate'],
  ['paidAmount'],
] as const

/** Lists of payments: by instalment or due date, with or without products, amounts, flags; all years, or only the newest. */
function paymentsOf(chance: Chance, style: Style, policies: readonly Policy[]): readonly Table[] {
  if (!WITH_PAYMENTS.includes(style)) return []
  const which: PolicyField = style === 'byDueDate' ? 'dueDate' : 'instalmentNo'
  const columns = new Set<PolicyField>(['policyNo', which, ...chance.pick(SAYS_PAID), ...some(chance, PRODUCT, 0.4)])
  const years = style === 'paidToAndPayments' ? [chance.pick([2, 3])] : [1, 2, 3]
  const rows = policies.flatMap(({ policyNo, effective, products }) =>
    products.flatMap(({ said, receipts }) => {
      const named = receipts.filter(({ year }) => years.includes(year) && chance.hits(0.98))
      return named.map(({ year, amount, day }) => {
        const about = { instalmentNo: year, dueDate: addMonths(effective, 12 * (year - 1)) }
        const paidFlag = chance.hits(0.97) ? ('paid' as const) : ('unpaid' as const)
        return rowOf(columns, policyNo, { ...said, ...about, paidFlag, paidAmount: amount, paidDate: day })
      })
    }),
  )
  const half = chance.hits(0.3) ? Math.floor(rows.length / 2) : 0
  return [rows.slice(0, half), rows.slice(half)].map((some) => ({ columns, rows: some }))
}

/** Sometimes a newer list that says something else about a few policies. */
function laterOf(chance: Chance, { columns, rows }: Table): readonly Table[] {
  if (!chance.hits(0.3)) return []
  const few = rows.filter(() => chance.hits(0.2))
  const isSaid = columns.has('contractStatus')
  return [{ columns, rows: few.map((row) => (isSaid ? { ...row, contractStatus: 'inForce' } : row)) }]
}

function numbered({ columns, rows }: Table, file: number): Table {
  return { columns, rows: rows.map((row, at) => ({ ...row, file, origin: { table: file, row: at + 2 } })) }
}
