import type { TransferVerdict } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { DebitResult, Payment } from '../../model/history.ts'
import type { Fen } from '../../model/money.ts'
import type { Receivable } from '../../model/receivable.ts'

/** One line of a bank return or a paid list, as far as it is news. */
export interface ResultRow {
  readonly file: string
  /** absolute path */
  readonly source: string
  readonly sheet: string
  readonly row: number
  readonly policyNo: string
  /** undefined: the list has none */
  readonly dueDate: Day | undefined
  /** what tells the instalment where no due date does */
  readonly amount: Fen | undefined
  readonly product: string
  /** `day` undefined: the list gives none */
  readonly debit: (Omit<DebitResult, 'day'> & { readonly day: Day | undefined }) | undefined
  readonly payment: Payment | undefined
}

/** Whether a row reports money received by itself, not by a debit. */
export function isPaid({ paidFlag, paidDate, paidAmount }: Receivable): boolean {
  return paidFlag === 'paid' || paidDate !== undefined || (paidFlag === '' && (paidAmount ?? 0) > 0)
}

/** Whether the bank has said what became of the debit, be it that it does not know yet. */
export function hasResult({ status }: TransferVerdict, row: Receivable): boolean {
  const isSaid = row.transferStatus !== '' || row.failReason !== '' || row.failCode !== ''
  return isSaid && (status === 'succeeded' || status === 'failed' || status === 'inFlight')
}

/** The news of a row; neither debit nor payment where there is none. Money that a debit brought is told once, by the debit. */
export function newsOf(
  row: Receivable,
  verdict: TransferVerdict,
  kind: 'return' | 'paid',
): Pick<ResultRow, 'debit' | 'payment' | 'amount' | 'product'> {
  const debited = hasResult(verdict, row)
  const paid = isPaid(row) && !(kind === 'return' && debited && verdict.status === 'succeeded')
  const { status, reason, rawReason } = verdict
  return {
    debit: debited && !(kind === 'paid' && paid) ? { day: row.returnDate, status, reason, rawReason } : undefined,
    payment: paid
      ? { day: row.paidDate ?? (debited ? row.returnDate : undefined), amount: row.paidAmount ?? paidFen(row, kind) }
      : undefined,
    amount: row.paidAmount ?? row.premium,
    product: row.productCode || row.productName,
  }
}

/** In a list of what was received an amount is what was received, whatever its column is called. */
function paidFen(row: Receivable, kind: 'return' | 'paid'): Receivable['premium'] {
  return kind === 'paid' && !row.columns.has('paidAmount') ? row.premium : undefined
}
