import { bind, type Match } from './bind.ts'
import { openDictionary } from './dictionary.ts'
import { foldWords } from './fold.ts'
import { KEYWORDS, type KeywordRule } from './keywords.ts'
import type { Outcome } from './outcome.ts'
import { PHRASES } from './phrases.ts'
import { isNegated, tokenize } from './tokens.ts'

const PHRASE_OUTCOMES: ReadonlyMap<string, Outcome> = new Map(
  PHRASES.flatMap(({ outcome, phrases }) => phrases.map((phrase): [string, Outcome] => [foldWords(phrase), outcome])),
)

const keywords = openDictionary<KeywordRule>(
  KEYWORDS.flatMap((rule) => rule.words.map((word) => ({ word: foldWords(word), means: rule }))),
)

/** What the whole of the folded words means, by the table of exact phrases. Marks at the ends do not count. */
export function matchPhrase(folded: string): Outcome | undefined {
  return PHRASE_OUTCOMES.get(folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
}

/** What the folded words mean by keyword or family: the longest match, of equally long ones the one further left. */
export function matchWords(folded: string): Outcome | undefined {
  let best: Match | undefined
  const offer = (match: Match) => {
    if (!best || match.weight > best.weight || (match.weight === best.weight && match.at < best.at)) best = match
  }
  offerKeywords(folded, offer)
  let start = 0
  for (const clause of folded.split(/[,;。!?|]|\.(?!\d)/)) {
    offerFamilies(clause, start, offer)
    start += clause.length + 1
  }
  // an object and its fault parted by a comma: 账户,状态:异常
  if (!best) offerFamilies(folded, 0, offer)
  return best?.outcome
}

/** A negative before it in the same clause, or a failure right behind, and success is none: 未扣款成功, 已扣款失败. */
const NO_SUCCESS_BEFORE = /(?:不|未|没)[^,;。]{0,6}$|(?:[无非否]|un|not[a-z]{0,8}|never[a-z]{0,8})$/
const NO_SUCCESS_BEHIND = /^(?:失败|率|后失败|否|与否|0笔|回)/

/** 清算中心, 处理中断, 转账中止: nothing is under way. */
const NO_MIDST = /^[心断止]/

function offerKeywords(folded: string, offer: (match: Match) => void): void {
  for (let at = 0; at < folded.length; at += 1) {
    for (const { word, means } of keywords.at(folded, at)) {
      if (means.unless?.some((other) => folded.includes(other))) continue
      const before = folded.slice(Math.max(0, at - 12), at)
      if (means.outcome === 'success') {
        if (NO_SUCCESS_BEFORE.test(before) || NO_SUCCESS_BEHIND.test(folded.slice(at + word.length))) continue
      } else if (isNegated(folded, at)) continue
      if (word.endsWith('中') && NO_MIDST.test(folded.slice(at + word.length))) continue
      offer({ outcome: means.outcome, weight: word.length, at })
    }
  }
}

function offerFamilies(clause: string, start: number, offer: (match: Match) => void): void {
  const tokens = tokenize(clause)
  for (const trouble of tokens) {
    if (trouble.troubles.length === 0) continue
    const match = bind(trouble, tokens, clause)
    if (match) offer({ ...match, at: match.at + start })
  }
}
