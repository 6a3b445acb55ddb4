import type { Receivable } from '../model/receivable.ts'

const cache = new Map<string, boolean>()

/** Agricultural Bank, by any of its names (农业发展银行 is another bank). */
export function isAbc(bankName: string): boolean {
  let known = cache.get(bankName)
  if (known === undefined) {
    known = /农行|农业银行|农业銀行|農業銀行|農行|\babc\b|agriculturalbankofchina/i.test(
      bankName.normalize('NFKC').replace(/\s/g, ''),
    )
    if (cache.size > 10_000) cache.clear()
    cache.set(bankName, known)
  }
  return known
}

/** The account without blanks and hyphens, full-width digits made plain. */
export function plainAccount(account: string): string {
  return account.normalize('NFKC').replace(/[\s-]/g, '')
}

/** An account of Agricultural Bank of 15 digits: the two-digit province code is missing (17 = 2 + 15). */
export function isPrefixlessAbcAccount(row: Pick<Receivable, 'bankName' | 'bankAccount'>): boolean {
  return isAbc(row.bankName) && /^\d{15}$/.test(plainAccount(row.bankAccount))
}
