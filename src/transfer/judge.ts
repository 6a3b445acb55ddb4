import type { TransferVerdict } from '../model/case.ts'
import { REASONS, type ReasonCode } from '../model/reason.ts'
import type { Receivable } from '../model/receivable.ts'
import type { Settings } from '../model/settings.ts'
import type { Retry, TransferStatus } from '../model/words.ts'
import { isPrefixlessAbcAccount } from './account.ts'
import { type Arrangement, arrangementOf } from './arrangement.ts'
import { isNoFailure } from './outcome.ts'
import { type Meaning, openMeanings } from './words.ts'

/** What was said in one code and one text, with the verdicts already given on it: there are few. */
interface Said {
  readonly meaning: Meaning
  readonly rawReason: string
  readonly verdicts: Map<string, TransferVerdict>
}

/** Texts with serial numbers in them never repeat: from here on the memory begins anew. */
const REMEMBERED = 20_000

/**
 * Opens the judgement of debits: what became of the debit of a row, from its status word, the bank's code and words, and
 * whether a debit is arranged at all. Verdicts are shared objects, made once per distinct (status, code, words, bank).
 */
export function openJudge(settings: Settings): (row: Receivable) => TransferVerdict {
  const meanings = openMeanings(settings)
  const heard = new Map<string, Map<string, Said>>()
  let remembered = 0

  const listen = (row: Receivable): Said => {
    const place = meanings.byBank ? `${row.failCode}\n${row.bankName}` : row.failCode
    let byCode = heard.get(row.failReason)
    const known = byCode?.get(place)
    if (known) return known
    if (remembered >= REMEMBERED) {
      heard.clear()
      byCode = undefined
      remembered = 0
    }
    if (!byCode) {
      byCode = new Map()
      heard.set(row.failReason, byCode)
    }
    const said: Said = {
      meaning: meanings.read(row.failCode, row.failReason, row.bankName),
      rawReason: row.failCode && row.failReason ? `${row.failCode} ${row.failReason}` : row.failCode + row.failReason,
      verdicts: new Map(),
    }
    byCode.set(place, said)
    remembered += 1
    return said
  }

  return (row) => {
    const said = listen(row)
    const status = statusOf(row.transferStatus, said.meaning, arrangementOf(row))
    const prefixless = status === 'failed' && said.meaning.outcome === 'T06' && isPrefixlessAbcAccount(row)
    const key = prefixless ? 'T07' : status === row.transferStatus ? status : `${row.transferStatus}→${status}`
    let verdict = said.verdicts.get(key)
    if (!verdict) {
      verdict = verdictOf(row.transferStatus, status, said, prefixless)
      said.verdicts.set(key, verdict)
    }
    return verdict
  }
}

/**
 * The state of a debit. First line that fits ("other": the row names another channel, or no account):
 *
 * | arranged | status word   | the bank's words                  | state       |
 * |----------|---------------|-----------------------------------|-------------|
 * | other    | any           | any                               | notEnrolled |
 * | any      | failed        | result not known                  | inFlight    |
 * | any      | failed        | not sent yet                      | pending     |
 * | any      | any           | any                               | as the word |
 * | any      | none          | success                           | succeeded   |
 * | any      | none          | result not known                  | inFlight    |
 * | any      | none          | not sent yet                      | pending     |
 * | any      | none          | a reason, also one nobody knows   | failed      |
 * | yes      | none          | none                              | pending     |
 * | unsaid   | none          | none                              | notEnrolled |
 */
function statusOf(word: TransferStatus | '', { outcome, given }: Meaning, arrangement: Arrangement): TransferStatus {
  if (arrangement === 'other') return 'notEnrolled'
  if (word === '' || word === 'failed') {
    if (outcome === 'unknown') return 'inFlight'
    if (outcome === 'pending') return 'pending'
  }
  if (word !== '') return word
  if (outcome === 'success') return 'succeeded'
  if (given) return 'failed'
  return arrangement === 'transfer' ? 'pending' : 'notEnrolled'
}

function verdictOf(
  word: TransferStatus | '',
  status: TransferStatus,
  said: Said,
  prefixless: boolean,
): TransferVerdict {
  const { outcome, given, timedOut, own } = said.meaning
  const known = !given || (outcome !== undefined && !(word === 'failed' && outcome === 'success'))
  const saysFailure = given && !isNoFailure(outcome)
  if (status !== 'failed')
    return { status, reason: '', rawReason: said.rawReason, retry: '', timedOut: false, known, saysFailure }
  const named: ReasonCode = outcome === undefined || isNoFailure(outcome) ? 'T22' : outcome
  const reason = prefixless && !own ? 'T07' : named
  const askFirst = reason === 'T20' && timedOut
  return {
    status,
    reason,
    rawReason: said.rawReason,
    retry: retryOf(reason, said.meaning, askFirst),
    timedOut: askFirst,
    known,
    saysFailure,
  }
}

function retryOf(reason: ReasonCode, { perDay }: Meaning, askFirst: boolean): Retry {
  if (askFirst) return 'manual'
  return reason === 'T15' && perDay ? 'next-day' : REASONS[reason].retry
}
