import type { ReasonCode } from '../model/reason.ts'
import type { Receivable } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import { plainAccount } from './account.ts'
import { isCreditCard } from './credit-cards.ts'

/**
 * Findings that let one expect a failed debit, the most specific first: what exactly is missing, whose account it is, that
 * there are several, and last that the number looks wrong.
 */
const SUSPICIONS: readonly (readonly [finding: string, reason: ReasonCode])[] = [
  ['V043', 'T07'],
  ['V044', 'T04'],
  ['V045', 'T05'],
  ['V041', 'T06'],
  ['V042', 'T06'],
]

/**
 * The reason for which the next debit of a row is likely to fail, before the bank says so; '' when there is none. A row without
 * a debit has one too: it is to be mended before the debit is arranged. `codes` are those of the row's findings; a check that
 * the settings switch off suspects nothing.
 */
export function transferRisk(row: Receivable, codes: readonly string[], settings: Settings): ReasonCode | '' {
  if (codes.length > 0) {
    for (const [finding, reason] of SUSPICIONS)
      if (settings.checks[finding] !== 'off' && codes.includes(finding)) return reason
  }
  return row.bankAccount !== '' && isCreditCard(plainAccount(row.bankAccount)) ? 'T08' : ''
}
