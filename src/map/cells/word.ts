import { type Receivable, WORD_LIST_OF } from '../../model/receivable.ts'
import type { Settings } from '../../model/settings.ts'
import { type WordList, wordsOf } from '../../model/words.ts'
import { foldWord, withoutCode } from '../fold.ts'
import { CONTAINED, VALUE_WORDS, WHOLE_ONLY } from '../words.ts'

export type WordField = keyof typeof WORD_LIST_OF

/** The value of a cell's word ('' = known to say nothing); undefined if nobody knows the word. */
export type WordReader<F extends WordField> = (text: string) => Receivable[F] | undefined

/** How a column's values change what its words mean: 1/0 of a sex, yes/no of a transfer flag. */
export type Extra = Readonly<Record<string, string>>

/**
 * The words of an enumerated field: the column's own decisions first, then the user's words, then the built-in ones; each matches the whole folded cell
 * (a code before or behind the word does not matter), for payChannel and policyStatus the longest contained word is enough (of equally long ones the one further left), unless a negative
 * stands before it: 未终止 is not terminated.
 * @param extra folded word → value, for this column only; '' = known to mean nothing
 */
export function openWords<F extends WordField>(field: F, settings: Settings, extra: Extra = {}): WordReader<F> {
  const list: WordList = WORD_LIST_OF[field]
  const builtIn: Readonly<Record<string, string>> = VALUE_WORDS[WORD_LIST_OF[field]]
  const find = wordFinder(list, builtIn, settings.words[field] ?? {}, CONTAINED.has(field), extra)
  return (text) => decoded<F>(find(text))
}

/**
 * Finds the value of a list that a cell's text means; undefined if nobody knows the word.
 * @param builtIn value → its words, separated by blanks @param own value → the user's words, which win
 * @param contained the longest word in the cell is enough
 */
export function wordFinder(
  list: WordList,
  builtIn: Readonly<Record<string, string>>,
  own: Readonly<Record<string, readonly string[]>>,
  contained: boolean,
  extra: Extra = {},
): (text: string) => string | undefined {
  const values: ReadonlySet<string> = new Set(wordsOf(list))
  const whole = new Map<string, string>()
  for (const [value, words] of Object.entries(builtIn)) {
    for (const word of words.split(' ')) whole.set(foldWord(word), value)
    whole.set(foldWord(value), value)
  }
  for (const [value, words] of Object.entries(own)) {
    if (values.has(value)) for (const word of words) whole.set(foldWord(word), value)
  }
  for (const [word, value] of Object.entries(extra)) whole.set(foldWord(word), value)
  const parts = contained ? containedWords(whole) : []
  return (text) => {
    const folded = foldWord(text)
    return (
      whole.get(folded) ??
      whole.get(folded.replace(/\.0+$/, '')) ??
      whole.get(withoutCode(folded)) ??
      longestContained(folded, parts)
    )
  }
}

function containedWords(whole: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const wholeOnly = new Set([...WHOLE_ONLY].map(foldWord))
  return [...whole].filter(([word]) => word.length >= 2 && !wholeOnly.has(word)).sort(([a], [b]) => b.length - a.length)
}

/** @param parts longest first */
function longestContained(folded: string, parts: readonly (readonly [string, string])[]): string | undefined {
  let best: string | undefined
  let bestLength = 0
  let bestAt = 0
  for (const [word, value] of parts) {
    if (word.length < bestLength) break
    const at = placeOf(word, folded)
    if (at >= 0 && (bestLength === 0 || at < bestAt)) {
      best = value
      bestLength = word.length
      bestAt = at
    }
  }
  return best
}

const NEGATIVES = '未非不无没'

/** Where the word first stands without a negative right before it; −1 = nowhere. */
function placeOf(word: string, folded: string): number {
  let at = folded.indexOf(word)
  while (at > 0 && NEGATIVES.includes(folded.charAt(at - 1))) at = folded.indexOf(word, at + 1)
  return at
}

/**
 * The value of a word nobody knows. An unknown currency is at any rate not yuan, and must not be added to yuan (V014); an unknown
 * channel is named all the same, and may be the transfer.
 */
export function unknownValue<F extends WordField>(field: F) {
  return decoded<F>(UNKNOWN[field] ?? '')
}

const UNKNOWN: Partial<Record<WordField, string>> = { currency: 'foreign', payChannel: 'unknown' }

/** A value of the field's list; only such are ever put into the maps above. */
function decoded<F extends WordField>(value: string): Receivable[F]
function decoded<F extends WordField>(value: string | undefined): Receivable[F] | undefined
function decoded<F extends WordField>(value: string | undefined): Receivable[F] | undefined {
  return value as Receivable[F] | undefined
}
