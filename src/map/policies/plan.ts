import { POLICY_FIELDS, type PolicyField } from '../../model/policy-field.ts'
import type { RawBatch, RawTable } from '../../model/raw.ts'
import type { Settings } from '../../model/settings.ts'
import { wordFinder } from '../cells/word.ts'
import type { Claim } from '../dictionary.ts'
import { isInTenThousands } from '../fold.ts'
import { findHeader, type Header } from '../header.ts'
import { seenIn } from '../seen.ts'
import { hasFullRows, hasLostDigits, holdsSerials } from '../survey.ts'
import type { SkippedTable } from '../table-plan.ts'
import { openValues, shapeOf, shareOf, type Values } from '../values.ts'
import { VALUE_WORDS } from '../words.ts'
import { openPolicyDictionary } from './dictionary.ts'
import { CONTRACT_WORDS } from './words.ts'

/** How the cells of one column of a policy list are read. */
export interface PolicyColumn {
  readonly index: number
  readonly header: string
  readonly field: PolicyField
  /** amounts are counted in 万元 */
  readonly tenThousands: boolean
  /** texts of digits are date serials */
  readonly serials: boolean
  /** digits after the 15th are lost */
  readonly lostDigits: boolean
}

/** How a policy list is read. */
export interface PolicyPlan {
  /** row number that Excel shows of the header's last line */
  readonly headerRow: number
  readonly columns: readonly PolicyColumn[]
  /** number of headers */
  readonly width: number
  /** delimited text whose rows are mostly full: a shorter one has lost cells */
  readonly fullRows: boolean
  /** all that stands in the header's lines, folded */
  readonly headerTexts: ReadonlySet<string>
  /** headers that were not used */
  readonly unused: readonly string[]
}

/** What was decided about the columns of a policy list, and by what. */
export interface PolicyTable {
  readonly header: Header
  readonly values: Values
  /** by column, by its name alone */
  readonly named: readonly (PolicyClaim | undefined)[]
  /** by column, when its values were looked at */
  readonly claims: readonly (PolicyClaim | undefined)[]
  /** field → column */
  readonly winners: ReadonlyMap<PolicyField, number>
}

/** Finds the header of a policy list and what each column is, by name; some by their values. undefined: there is no header, or no policy number. */
export function surveyPolicies(head: RawBatch, settings: Settings): PolicyTable | undefined {
  const dictionary = openPolicyDictionary(settings)
  const header = findHeader(head, dictionary)
  if (!header) return undefined
  const values = openValues(head.rows.slice(header.at + 1), header.names, header.texts)
  const named = header.names.map((name) => dictionary(name))
  const claims = named.map((claim, column) => decided(claim, column, values))
  const winners = settle(claims, values)
  return winners.has('policyNo') ? { header, values, named, claims, winners } : undefined
}

/**
 * Decides how a table of a policy list is read.
 * @param head the first rows of the table
 */
export function planPolicies(
  head: RawBatch,
  table: Pick<RawTable, 'textual'>,
  settings: Settings,
): PolicyPlan | SkippedTable {
  const found = surveyPolicies(head, settings)
  if (!found) return { skipped: 'noHeader', seen: seenIn(head, settings) }
  const { header, values, winners } = found
  const titles = head.rows.slice(0, header.at).flat().join(' ')
  const columns = [...winners].map(([field, index]): PolicyColumn => {
    const name = header.names[index] ?? ''
    return {
      index,
      header: name,
      field,
      tenThousands: isInTenThousands(name, titles),
      serials: POLICY_FIELDS[field].kind === 'day' && holdsSerials(index, values),
      lostDigits: table.textual && field === 'policyNo' && hasLostDigits(index, values),
    }
  })
  const used = new Set(columns.map(({ index }) => index))
  return {
    headerRow: header.row,
    columns,
    width: header.names.length,
    fullRows: table.textual && hasFullRows(values, header.names.length),
    headerTexts: header.texts,
    unused: header.names.filter((name, index) => name !== '' && !used.has(index)),
  }
}

type PolicyClaim = Claim<PolicyField>

const knows = {
  frequency: wordFinder('frequency', VALUE_WORDS.frequency, {}, false),
  contractStatus: wordFinder('contractStatus', CONTRACT_WORDS, {}, true),
  paidFlag: wordFinder('paidFlag', VALUE_WORDS.paidFlag, {}, false),
}

const PAIRS: readonly (readonly [code: PolicyField, name: PolicyField])[] = [
  ['branchCode', 'branchName'],
  ['productCode', 'productName'],
  ['agentCode', 'agentName'],
]

/**
 * Names that may mean two things: 缴费方式 may hold the channel, 保单状态 may hold 已收/未收, 管理机构, 险种, 业务员 hold codes or names.
 * What the settings name is not asked.
 */
function decided(claim: PolicyClaim | undefined, column: number, values: Values): PolicyClaim | undefined {
  if (!claim || claim.rank < 0) return claim
  const { field } = claim
  const seen = values.of(column)
  const share = (word: keyof typeof knows) => shareOf(seen, (value) => knows[word](value) !== undefined)
  if (field === 'frequency' && seen.filled > 0 && share('frequency') === 0) return undefined
  if (field === 'contractStatus' && share('paidFlag') > share('contractStatus')) return { ...claim, field: 'paidFlag' }
  const pair = PAIRS.find((one) => one.includes(field))
  if (!pair) return claim
  const shape = shapeOf(seen)
  const asIs = shape === 'codes' ? pair[0] : shape === 'names' ? pair[1] : field
  return asIs === field ? claim : { ...claim, field: asIs, rank: claim.rank + 2 * ONLY_BY_VALUES }
}

const ONLY_BY_VALUES = 2000

/** Where several columns claim one field: a column without values loses, then the more specific name wins, then the first. */
function settle(claims: readonly (PolicyClaim | undefined)[], values: Values): ReadonlyMap<PolicyField, number> {
  const winners = new Map<PolicyField, number>()
  const rankOf = (column: number) => {
    const claim = claims[column]
    if (!claim || claim.rank < 0) return claim ? -1 : Number.POSITIVE_INFINITY
    const empty = values.of(column).filled === 0 ? 4 * ONLY_BY_VALUES : 0
    return claim.rank + (claim.bySynonym ? 0.5 : 0) + empty
  }
  claims.forEach((claim, column) => {
    if (!claim) return
    const holder = winners.get(claim.field)
    if (holder === undefined || rankOf(column) < rankOf(holder)) winners.set(claim.field, column)
  })
  return winners
}
