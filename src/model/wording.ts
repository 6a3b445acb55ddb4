import { type Day, partsOf } from './day.ts'
import type { Lang, Text } from './text.ts'

/** A text in both languages, short enough to stand in a list. */
export function both(zh: string, en: string): Text {
  return { zh, en }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `6月21日`, `21 Jun`; with the year where it is not the year of `asOf`. Written once for each day and remembered by the caller. */
export function dayWords(day: Day, asOf: Day, lang: Lang): string {
  const { year, month, day: date } = partsOf(day)
  const other = year !== partsOf(asOf).year
  if (lang === 'zh') return `${other ? `${year}年` : ''}${month}月${date}日`
  return `${date} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`
}

/** The same with the year, whatever year it is. */
export function datedWords(day: Day, lang: Lang): string {
  const { year, month, day: date } = partsOf(day)
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}

/** Remembers what `make` says about a whole number: days and counts repeat by the thousand. */
export function remembered<N extends number>(make: (n: N) => string): (n: N) => string {
  const known = new Map<number, string>()
  return (n) => {
    let text = known.get(n)
    if (text === undefined) {
      text = make(n)
      if (known.size > 20_000) known.clear()
      known.set(n, text)
    }
    return text
  }
}

/** A text with its blanks, taken apart once: filling it for each of many lines needs no search. A blank nobody fills stays visible. */
export function prepare<T>(
  template: string,
  facts: Readonly<Record<string, (of: T) => string | number>>,
): (of: T) => string {
  const parts = template
    .split(/\{(\w+)\}/)
    .map((part, index): string | ((of: T) => string | number) =>
      index % 2 === 0 ? part : (facts[part] ?? `{${part}}`),
    )
  const [only] = parts
  if (parts.length === 1 && typeof only === 'string') return () => only
  return (of) => {
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : part(of)
    return text
  }
}

/** `1 file`, `2 files`, `2 entries`: a number with an English noun. */
export function counted(count: number | string, noun: string): string {
  if (count === 1 || count === '1') return `${count} ${noun}`
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
}
