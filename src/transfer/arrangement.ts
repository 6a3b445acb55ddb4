import type { Receivable } from '../model/receivable.ts'

/** Whether a debit is arranged: yes · another channel, or no account · nothing says so. */
export type Arrangement = 'transfer' | 'other' | 'unsaid'

/** What people write into an account cell that is empty. */
const NO_ACCOUNT = /^[\s\-—–/\\.*]*$|^(?:无|空|暂无|没有|null|none|n\/a)$/i

/**
 * By the columns: a channel or account column whose cell names another channel or is empty means that none is arranged.
 * A missing column decides nothing, nor does a channel by a word nobody knows; where neither decides nothing is said.
 */
export function arrangementOf(row: Receivable): Arrangement {
  const channelColumn = row.columns.has('payChannel') && row.payChannel !== 'unknown'
  const accountColumn = row.columns.has('bankAccount')
  if (channelColumn && row.payChannel !== 'transfer') return 'other'
  if (accountColumn && (row.bankAccount === '' || NO_ACCOUNT.test(row.bankAccount))) return 'other'
  return channelColumn || accountColumn ? 'transfer' : 'unsaid'
}
