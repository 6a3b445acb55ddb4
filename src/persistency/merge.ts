import { NO_FEN } from '../model/money.ts'
import type { Named, PolicyFact, PolicyRow, PolicySetApart } from '../model/policy.ts'
import type { Frequency, SetApart } from '../model/words.ts'
import { earliest, firstPremiumOf } from './first-premium.ts'
import { receiptsOf } from './receipt.ts'
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
  const frequency = frequencyOf(kept, rules.frequencyIfMissing)
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
    agent: named(kept, 'agentCode', 'agentName'),
    branch: named(kept, 'branchCode', 'branchName'),
    product: named(kept, 'productCode', 'productName'),
    channel: { code: '', name: kept.find((row) => row.channel !== '')?.channel ?? '' },
    rows: counts,
  }
  if (leftOut?.since === undefined && leftOut !== undefined)
    return { ...base, firstPremium: firstPremium ?? NO_FEN, year2: [], year3: [] }
  if (firstPremium === undefined || firstPremium <= 0) return setApart('noPremium')
  const year2 = receiptsOf(2, paying, effectiveDate, rules.paymentsGiven)
  const year3 = receiptsOf(3, paying, effectiveDate, rules.paymentsGiven)
  return { ...base, firstPremium, year2, year3 }
}

/**
 * A rider paid at once does not make the policy one. An empty cell is no missing column: what it would say is not known.
 * @param ifMissing of policies whose lists have no such column
 */
function frequencyOf(rows: readonly PolicyRow[], ifMissing: Frequency | ''): Frequency | '' {
  const given = rows.map((row) => row.frequency).filter((frequency) => frequency !== '')
  if (given.length === 0) return rows.some(({ columns }) => columns.has('frequency')) ? '' : ifMissing
  return given.find((frequency) => frequency !== 'single') ?? given[0] ?? ''
}

/** The first row that says it: the main product stands first. A name that another row gives with the same code is its name. */
function named(rows: readonly PolicyRow[], code: CodeField, name: NameField): Named {
  const first = rows.find((row) => row[code] !== '' || row[name] !== '')
  if (!first) return { code: '', name: '' }
  const withName = first[name] === '' ? rows.find((row) => row[code] === first[code] && row[name] !== '') : first
  return { code: first[code], name: withName?.[name] ?? '' }
}

type CodeField = 'agentCode' | 'branchCode' | 'productCode'
type NameField = 'agentName' | 'branchName' | 'productName'
