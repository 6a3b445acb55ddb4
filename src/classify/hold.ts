import type { TransferVerdict } from '../model/case.ts'
import type { Fen } from '../model/money.ts'
import type { Disposition, Hold } from '../model/words.ts'

/**
 * Why a case on a worklist gets no demand and no call. Cases off the worklists need no hold: nobody works on them.
 * In this order: a debit on its way, nothing left to pay, a time-out that the bank must clear up, a duplicate debit.
 */
export function holdOf(disposition: Disposition, transfer: TransferVerdict, netDue: Fen): Hold | '' {
  if (disposition !== 'worklist') return ''
  if (transfer.status === 'inFlight') return 'inFlight'
  if (netDue === 0) return 'prepaid'
  if (transfer.status !== 'failed') return ''
  if (transfer.reason === 'T20' && transfer.timedOut) return 'bankQuery'
  return transfer.reason === 'T19' ? 'duplicateDebit' : ''
}
