import type { Day } from '../model/day.ts'
import { type Fen, fen } from '../model/money.ts'
import { type Word, type WordList, wordsOf } from '../model/words.ts'
import type { RecordReader, RecordWriter } from '../write/index.ts'

/** The words of a closed list as numbers; '' is 0. */
export interface WordNumbers<T extends string> {
  numberOf(word: T | ''): number
  of(number: number | undefined): T | ''
}

export function openNumbersOf<T extends string>(words: readonly T[]): WordNumbers<T> {
  const numbers = new Map<string, number>(words.map((word, place) => [word, place + 1]))
  return {
    numberOf: (word) => numbers.get(word) ?? 0,
    of: (number = 0) => (number > 0 ? (words[number - 1] ?? '') : ''),
  }
}

export function openWordNumbers<L extends WordList>(list: L): WordNumbers<Word<L>> {
  return openNumbersOf(wordsOf(list))
}

/** Days as they were written, by someone who had days. */
export function dayReader(record: RecordReader): () => Day | undefined {
  return () => record.whole() as Day | undefined
}

/** Amounts in fen, as they were written. */
export function amountReader(record: RecordReader): () => Fen | undefined {
  return () => {
    const amount = record.large()
    return amount === undefined ? undefined : fen(amount)
  }
}

/** Lists are short, most hold nothing or one text. Takes two numbers. */
export function writeList(record: RecordWriter, list: readonly string[]): void {
  record.whole(list.length)
  record.text(list.length > 1 ? JSON.stringify(list) : (list[0] ?? ''))
}

const NOTHING: readonly string[] = []

/** The list that {@link writeList} wrote. */
export function readList(record: RecordReader): readonly string[] {
  const length = record.whole() ?? 0
  const text = record.text()
  if (length === 0) return NOTHING
  return length === 1 ? [text] : JSON.parse(text)
}
