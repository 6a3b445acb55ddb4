import { addDays, type Day, lastDayOf, parseIsoDay, parseIsoMonth } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { PersistencyQuestion } from '../../src/model/persistency.ts'
import type { PolicyFact, PolicyRow } from '../../src/model/policy.ts'
import type { PolicyField } from '../../src/model/policy-field.ts'

/** A day of the calendar. */
export function day(text: string): Day {
  const parsed = parseIsoDay(text)
  if (parsed === undefined) throw new Error(text)
  return parsed
}

/** A question about a work month, asked on its last day unless said otherwise. */
export function question(month: string, changes: Partial<PersistencyQuestion> = {}): PersistencyQuestion {
  const parsed = parseIsoMonth(month)
  if (parsed === undefined) throw new Error(month)
  return {
    month: parsed,
    asOf: lastDayOf(parsed),
    lapseFromOf: (due) => addDays(due, 61),
    withinGrace: 'month13',
    premiumWeight: 50,
    fewPolicies: 10,
    ...changes,
  }
}

/** An annual policy of 1,000 yuan that has paid nothing after the first year. */
export function fact(effectiveDate: string, changes: Partial<PolicyFact> = {}): PolicyFact {
  return {
    policyNo: 'P1',
    effectiveDate: day(effectiveDate),
    frequency: 'annual',
    firstPremium: fen(100_000),
    leftOut: undefined,
    ended: undefined,
    year2: [],
    year3: [],
    agent: { code: 'A1', name: '吴一一' },
    branch: { code: '3701', name: '' },
    product: { code: 'X', name: '' },
    channel: { code: '', name: '个险' },
    ...changes,
  }
}

/** 1,000 yuan received on a day, at once. */
export function paid(on: string | undefined, amount = 100_000) {
  return [{ premium: fen(amount), day: on === undefined ? undefined : day(on) }]
}

/** A row of a policy list that has the columns given, and those every list has. */
export function policyRow(changes: Partial<PolicyRow> = {}): PolicyRow {
  const columns = new Set<PolicyField>(['policyNo', 'effectiveDate', 'frequency', 'firstPremium'])
  for (const [field, value] of Object.entries(changes)) if (value !== undefined) columns.add(field as PolicyField)
  return {
    origin: { table: 0, row: 2 },
    file: 0,
    columns,
    policyNo: 'P1',
    effectiveDate: day('2025-04-10'),
    frequency: 'annual',
    firstPremium: fen(100_000),
    premium: undefined,
    contractStatus: '',
    endReason: '',
    statusDate: undefined,
    coolingOffFlag: '',
    waivedFlag: '',
    paidTo: undefined,
    paidCount: undefined,
    instalmentNo: undefined,
    dueDate: undefined,
    paidFlag: '',
    paidDate: undefined,
    paidAmount: undefined,
    year2Amount: undefined,
    year2Date: undefined,
    year3Amount: undefined,
    year3Date: undefined,
    agentCode: 'A1',
    agentName: '',
    branchCode: '',
    branchName: '',
    productCode: '',
    productName: '',
    channel: '',
    unread: undefined,
    ...changes,
  }
}
