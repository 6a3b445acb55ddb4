import { openInstalments } from '../../book/index.ts'
import { formatDay } from '../../model/day.ts'
import type { PersistencyQuestion } from '../../model/persistency.ts'
import type { PolicyFact } from '../../model/policy.ts'
import { refuse } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { type BookUnknown, wordsOf, wordText } from '../../model/words.ts'
import { type AskedBook, askBook, judgedOn, yearsAsked } from '../../persistency/index.ts'
import { slashed } from '../reading/rows.ts'
import type { AnswersOfBook } from './types.ts'

/** Fills in what the lists leave open, as far as the book knows it. */
export interface AskingBook {
  ask(fact: PolicyFact): Pick<AskedBook, 'fact' | 'unknown'>
  answers(): AnswersOfBook
  close(): void
}

/**
 * Opens a book to be asked about one policy after the other.
 * @throws Refusal R030–R036
 */
export function openAskingBook(
  path: string,
  question: Pick<PersistencyQuestion, 'month' | 'asOf' | 'lapseFromOf'>,
): AskingBook {
  const day = judgedOn(question)
  const book = openInstalments(path)
  const { firstRun, lastRun, close } = book
  const unknown: Record<BookUnknown, number> = { notInBook: 0, goneUnpaid: 0, bookEnded: 0, excluded: 0 }
  let answered = 0
  return {
    ask(fact) {
      const years = yearsAsked(fact.effectiveDate, question.month)
      if (years.length === 0 || (fact.year2 !== 'unknown' && fact.year3 !== 'unknown')) return { fact, unknown: [] }
      const asked = askBook(fact, years, book.of(fact.policyNo), day, question.lapseFromOf)
      answered += asked.answered
      for (const why of asked.unknown) unknown[why] += 1
      return asked
    },
    answers: () => ({ path: slashed(path), firstRun, lastRun, answered, unknown }),
    close,
  }
}

/**
 * Says why a book alone gives no ratio.
 * @throws Refusal R041, or R030–R036
 */
export function refuseAlone(path: string): never {
  const book = openInstalments(path)
  book.close()
  throw refuse('R041', { path: slashed(path), first: formatDay(book.firstRun) })
}

/** What was asked of the book, what it said, and why it could not say the rest. */
export function answersText({ path, firstRun, lastRun, answered, unknown }: AnswersOfBook): Text {
  const reasons = wordsOf('bookUnknown').filter((why) => unknown[why] > 0)
  const sum = reasons.reduce((all, why) => all + unknown[why], 0)
  const because = (lang: keyof Text) =>
    reasons.map((why) => `${wordText('bookUnknown', why)[lang]} ${unknown[why]}`).join(lang === 'zh' ? '、' : ', ')
  const days = [formatDay(firstRun), formatDay(lastRun)] as const
  return {
    zh: `清单没说收没收到的，问了跟进簿 ${path}（${days[0]} 至 ${days[1]}）：${answered} 个年度知道，${sum} 个不知道，不计入两边${sum > 0 ? `（${because('zh')}）` : ''}。`,
    en: `Where the lists do not say whether a premium came, the book ${path} (${days[0]} to ${days[1]}) was asked: it knew of ${answered} policy years, and not of ${sum}, which stand on neither side${sum > 0 ? ` (${because('en')})` : ''}.`,
  }
}
