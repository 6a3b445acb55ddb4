import { asDay, type Day } from '../model/day.ts'
import { type Fen, fen } from '../model/money.ts'
import type { SqlValue } from './connection.ts'

/** '' for anything that is no text. */
export function textOf(value: SqlValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** 0 for anything that is no number. */
export function numberOf(value: SqlValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

/** Days are kept as numbers. */
export function dayOfValue(value: SqlValue | undefined): Day | undefined {
  return typeof value === 'number' ? asDay(value) : undefined
}

/** Amounts are kept in whole fen. */
export function fenOf(value: SqlValue | undefined): Fen | undefined {
  return typeof value === 'number' ? fen(value) : undefined
}

/** The word of a closed list, undefined when the list has no such word. */
export function wordOf<W extends string>(words: readonly W[], value: SqlValue | undefined): W | undefined {
  const known: readonly unknown[] = words
  const at = known.indexOf(value)
  return at < 0 ? undefined : words[at]
}
