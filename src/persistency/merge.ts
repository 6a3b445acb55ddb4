import { NO_FEN } from '../model/money.ts'
import type { PolicyFact, PolicyRow, PolicySetApart } from '../model/policy.ts'
import type { Frequency, SetApart } from '../model/words.ts'
import { earliest, firstPremiumOf } from './first-premium.ts'
import { receiptOf } from './receipt.ts'
import { endOf, leftOutOf } from './status.ts'
import { type RowCounts, survivors } from './survivors.ts'

/** What a company decides about lists that say too little. */
export interface MergeRules {
  /** frequency of policies whose list has no such column; '' = they are set apart */
  readonly frequencyIfMissing: Frequency | ''
  /** a list of payments was given: what it does not name was not received */
  readonly paymentsGiven: boolean
}

export type MergedPolicy = (PolicyFact | PolicySetApart) & { readonly rows: RowCounts }

/** Whether too little is known of a policy to count it. */
export function isSetApart(policy: PolicyFact | PolicySetApart): policy is PolicySetApart {
  return 'why' in policy
}

/**
 * All rows of one policy → what persistency has to know of it: products (riders too) are added up, payments are put together,
 * a later file's row supersedes an earlier one's. What is not known is never guessed: such a policy is set apart.
 * @param rows in the order of the input, at least one
 */
export function mergePolicy(rows: readonly [PolicyRow, ...PolicyRow[]], rules: MergeRules): MergedPolicy {
  const { kept, counts, conflict } = survivors(rows)
  const [first = rows[0]] = kept
  const setApart = (why: SetApart, row: PolicyRow = first): MergedPolicy => ({
    policyNo: first.policyNo,
    why,
    effectiveDate,
    origin: row.origin,
    unread: row.unread,
    rows: counts,
  })

  const effectiveDate = earliest(kept)
  const frequency = frequencyOf(kept) || rules.frequencyIfMissing
  const leftOut = leftOutOf(kept, frequency)
  const unread = kept.find((row) => row.unread !== undefined)
  if (unread) return setApart('unread', unread)
  if (conflict) return setApart('conflict', conflict)
  if (effectiveDate === undefined) return setApart('noEffectiveDate')
  if (frequency === '') return setApart('noFrequency')

  const paying = kept.filter((row) => row.frequency !== 'single' || frequency === 'single')
  const firstPremium = firstPremiumOf(paying, effectiveDate)
  const base = {
    policyNo: first.policyNo,
    effectiveDate,
    frequency,
    leftOut,
    ended: endOf(kept),
    agent: { code: text(kept, 'agentCode'), name: text(kept, 'agentName') },
    branch: { code: text(kept, 'branchCode'), name: text(kept, 'branchName') },
    product: { code: text(kept, 'productCode'), name: text(kept, 'productName') },
    channel: { code: '', name: text(kept, 'channel') },
    rows: counts,
  }
  if (leftOut?.since === undefined && leftOut !== undefined)
    return { ...base, firstPremium: firstPremium ?? NO_FEN, year2: undefined, year3: undefined }
  if (firstPremium === undefined || firstPremium <= 0) return setApart('noPremium')
  const year2 = receiptOf(2, paying, effectiveDate, rules.paymentsGiven)
  const year3 = receiptOf(3, paying, effectiveDate, rules.paymentsGiven)
  return { ...base, firstPremium, year2, year3 }
}

/** A rider paid at once does not make the policy one. */
function frequencyOf(rows: readonly PolicyRow[]): Frequency | '' {
  const given = rows.map((row) => row.frequency).filter((frequency) => frequency !== '')
  return given.find((frequency) => frequency !== 'single') ?? given[0] ?? ''
}

/** The first row that says it: the main product stands first. */
function text(rows: readonly PolicyRow[], field: TextOf): string {
  return rows.find((row) => row[field] !== '')?.[field] ?? ''
}

type TextOf = 'agentCode' | 'agentName' | 'branchCode' | 'branchName' | 'productCode' | 'productName' | 'channel'
