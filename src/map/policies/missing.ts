import { listsPayments } from '../../model/policy.ts'
import { POLICY_FIELDS, type PolicyField } from '../../model/policy-field.ts'
import type { Settings } from '../../model/settings.ts'
import type { Text } from '../../model/text.ts'

/**
 * What a ratio needs and no table of the input has a column for, in words.
 * @param asksBook a follow-up book is asked whether renewals were received
 */
export function missingForPersistency(
  tables: readonly ReadonlySet<PolicyField>[],
  settings: Pick<Settings, 'persistency'>,
  asksBook = false,
): readonly Text[] {
  const some = (...fields: readonly PolicyField[]) => tables.some((table) => fields.some((field) => table.has(field)))
  const missing: Text[] = []
  if (!some('effectiveDate')) missing.push(POLICY_FIELDS.effectiveDate.title)
  if (!some('frequency') && settings.persistency.frequencyIfMissing === '') missing.push(POLICY_FIELDS.frequency.title)
  if (!some('firstPremium', 'premium', 'paidAmount')) missing.push(POLICY_FIELDS.firstPremium.title)
  const saysYear2 = some('year2Amount', 'year2Date', 'paidTo', 'paidCount') || tables.some(listsPayments)
  if (!saysYear2 && !asksBook) missing.push(RECEIVED)
  return missing
}

const RECEIVED: Text = {
  zh: '续期是否已收（交至日、已缴期数、第二年/第三年实收保费或日期，或者实收明细：期次或应缴日 + 实收日期）',
  en: 'whether renewals were received (paid-to date, instalments paid, premium or day received of year 2 and 3, or payments: instalment or due date + paid date)',
}
