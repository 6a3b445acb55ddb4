import type { Settings } from '../model/settings.ts'
import { codeInWords, foldCode, outcomeOfCode, PER_DAY_CODES } from './codes.ts'
import { bareWords, besideAdvice, cutAdvice, foldWords, saysNothing } from './fold.ts'
import { matchPhrase, matchWords } from './match.ts'
import { isNoFailure, type Outcome } from './outcome.ts'
import { openOwnRules } from './rules.ts'

/** What a code and a text of a bank say together. */
export interface Meaning {
  /** undefined: nothing was said, or no rule knows it (see `given`) */
  readonly outcome: Outcome | undefined
  /** the bank said something */
  readonly given: boolean
  /** by a rule of the user: taken as it stands */
  readonly own: boolean
  /** the debit may have been carried out although no answer came */
  readonly timedOut: boolean
  /** a limit per day or by number of debits (and not per debit): tomorrow it may pass */
  readonly perDay: boolean
}

const CODE = /^(?=.*\d)[\da-z]{4,}$/i

/**
 * Whether a text in the column of the result is what banks say of debits: a code or a rule of the settings that we know, or words that name why a debit
 * failed, or that nobody knows yet. Success is the business of that column's own words: 签约成功 and 授权成功 are no money.
 */
export function openBankWords(settings: Pick<Settings, 'transferRules'>): (text: string) => boolean {
  const { read } = openMeanings(settings)
  return (text) => {
    const { outcome, own } = read('', text, '')
    return outcome !== undefined && (own || CODE.test(text.trim()) || (outcome !== 'success' && outcome !== 'T22'))
  }
}

const TIME_OUT = /超时|无响应|未响应|无应答|未应答|timeout|timedout|noresponse/
const PER_DAY = /日|天|次数|笔数|次$|频|daily|perday|count|frequency/
const PER_DEBIT = /单笔|每笔|单次|每次|pertransaction|perdebit|single/

/**
 * Opens the reading of codes and words. Order: the user's rules; the exact code (of the code column, else inside the words);
 * the exact phrase; keyword or family, the longest first; the words of the code column; the user's keywords inside the advice;
 * what stands behind the advice, where nothing was said before it.
 *
 * A code counts even if it leads to T22 and the words say more: the catalogue lists those codes under "other", and its order
 * knows no exception. Whoever wants the words of such a code to decide writes a rule of his own.
 */
export function openMeanings(settings: Pick<Settings, 'transferRules'>) {
  const own = openOwnRules(settings)

  const read = (code: string, text: string, bank: string): Meaning => {
    const allWords = foldWords(text)
    const folded = foldCode(code)
    const words = saysNothing(allWords) ? '' : cutAdvice(allWords)
    const behind = bareWords(words) === '' ? besideAdvice(allWords) : ''
    const codeSays = saysNothing(foldWords(code)) ? '' : foldWords(code)
    const given = codeSays !== '' || !saysNothing(allWords)
    if (!given) return NOTHING_SAID
    const inside = codeInWords(text)
    const codes = [folded, ...(inside ? [inside] : [])].filter((each) => each !== '')
    const saying = { codes, words, allWords, bank: foldWords(bank) }
    const byRule = own.find(saying)
    const outcome =
      byRule ??
      (folded ? outcomeOfCode(folded) : undefined) ??
      (inside ? outcomeOfCode(inside) : undefined) ??
      readWords(words) ??
      readWords(cutAdvice(codeSays)) ??
      own.findInAdvice(saying) ??
      readBehind(behind)
    const limits =
      !PER_DEBIT.test(allWords) && (PER_DAY.test(behind || words) || codes.some((each) => PER_DAY_CODES.has(each)))
    return { outcome, given, own: byRule !== undefined, timedOut: TIME_OUT.test(behind || words), perDay: limits }
  }
  return { read, byBank: own.byBank }
}

const NOTHING_SAID: Meaning = { outcome: undefined, given: false, own: false, timedOut: false, perDay: false }

function readWords(words: string): Outcome | undefined {
  const bare = bareWords(words)
  if (bare === '') return undefined
  const outcome = matchPhrase(bare) ?? matchWords(bare)
  // 扣款不成功:成功 says nothing that can be relied on
  return outcome === 'success' && bare !== words && matchWords(words) !== 'success' ? undefined : outcome
}

/** 请存款,余额不足: a reason may stand behind the advice. That a debit succeeded or is under way is not taken from there: 请确认,扣款成功则不再送. */
function readBehind(behind: string): Outcome | undefined {
  const outcome = readWords(behind)
  return outcome === undefined || isNoFailure(outcome) ? undefined : outcome
}
