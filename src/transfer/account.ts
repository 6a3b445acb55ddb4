import { bankOf } from '../model/bank.ts'
import type { Receivable } from '../model/receivable.ts'

/** The account without blanks and hyphens, full-width digits made plain. */
export function plainAccount(account: string): string {
  return account.normalize('NFKC').replace(/[\s-]/g, '')
}

/** An account of Agricultural Bank of 15 digits: the two-digit province code is missing (17 = 2 + 15). */
export function isPrefixlessAbcAccount(row: Pick<Receivable, 'bankName' | 'bankAccount'>): boolean {
  return bankOf(row.bankName) === '中国农业银行' && /^\d{15}$/.test(plainAccount(row.bankAccount))
}
