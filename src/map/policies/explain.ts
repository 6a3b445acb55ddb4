import { FIELDS, type FieldName } from '../../model/field.ts'
import { maskUnknown, maskValue } from '../../model/mask.ts'
import { listsPayments } from '../../model/policy.ts'
import { POLICY_FIELDS, type PolicyField } from '../../model/policy-field.ts'
import type { RawBatch } from '../../model/raw.ts'
import type { Settings } from '../../model/settings.ts'
import type { Text } from '../../model/text.ts'
import { becauseOfName, NO_FIELD } from '../plan.ts'
import { examples } from '../values.ts'
import { type PolicyTable, surveyPolicies } from './plan.ts'

/** What a column of a policy list was taken for, and why. */
export interface PolicyDecision {
  /** 0 = the first column */
  readonly index: number
  readonly header: string
  readonly field: PolicyField | undefined
  readonly because: Text
  /** masked */
  readonly samples: readonly string[]
}

export interface ExplainedPolicies {
  readonly headerRow: number
  readonly columns: readonly PolicyDecision[]
  readonly presence: ReadonlySet<PolicyField>
  /** it says things that no list of receivables says */
  readonly saysMore: boolean
}

/** What only policy lists say. */
const ONLY_POLICIES: readonly PolicyField[] = [
  'firstPremium',
  'endReason',
  'coolingOffFlag',
  'year2Amount',
  'year2Date',
  'year3Amount',
  'year3Date',
]

/**
 * What each column of a policy list, or of a list of payments, was taken for; undefined: the table is neither, it names no policies, or neither when they took
 * effect nor what was paid.
 * @param head the first rows of the table
 */
export function explainPolicies(head: RawBatch, settings: Settings): ExplainedPolicies | undefined {
  const table = surveyPolicies(head, settings)
  if (!table) return undefined
  const presence = new Set(table.winners.keys())
  if (!presence.has('effectiveDate') && !listsPayments(presence)) return undefined
  return {
    headerRow: table.header.row,
    columns: table.header.names.map((header, index) => decisionOf(header, index, table)),
    presence,
    saysMore: ONLY_POLICIES.some((field) => presence.has(field)),
  }
}

function decisionOf(header: string, index: number, { values, named, claims, winners }: PolicyTable): PolicyDecision {
  const [claim, byName] = [claims[index], named[index]]
  const winner = claim && winners.get(claim.field)
  const field = winner === index ? claim?.field : undefined
  const samples = examples(values.of(index)).map((value) => masked(field, value))
  const told = (because: Text): PolicyDecision => ({ index, header, field, because, samples })
  if (!byName) return told(NO_FIELD)
  if (!claim) return told(NOT_BY_VALUES)
  if (winner !== index) return told(OTHER_COLUMN)
  return told(claim.field === byName.field ? becauseOfName(header, claim) : becauseOfValues(claim.field))
}

const NOT_BY_VALUES: Text = { zh: '列里的值不是这个意思', en: 'its values mean something else' }
const OTHER_COLUMN: Text = { zh: '另有一列更合适', en: 'another column fits better' }

function becauseOfValues(field: PolicyField): Text {
  const { zh, en } = POLICY_FIELDS[field].title
  return { zh: `看列里的值，是${zh}`, en: `by its values: ${en}` }
}

function masked(field: PolicyField | undefined, value: string): string {
  if (field === undefined) return maskUnknown(value)
  return isOfReceivables(field) ? maskValue(field, value) : value
}

function isOfReceivables(field: string): field is FieldName {
  return field in FIELDS
}
