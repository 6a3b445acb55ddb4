import { type Day, formatDay, partsOf, weekdayOf } from '../model/day.ts'
import { type Fen, formatFenGrouped } from '../model/money.ts'
import type { Lang, Text } from '../model/text.ts'

/** A text in both languages, short enough to stand in a list. */
export function both(zh: string, en: string): Text {
  return { zh, en }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** `周四`, `Thu` */
export function weekdayWords(day: Day, lang: Lang): string {
  return WEEKDAYS[lang][weekdayOf(day)] ?? ''
}

/** `6月21日`, `21 Jun`; with the year where it is not the year of `asOf`. Written once for each day and remembered by the caller. */
export function dayWords(day: Day, asOf: Day, lang: Lang): string {
  const { year, month, day: date } = partsOf(day)
  const other = year !== partsOf(asOf).year
  if (lang === 'zh') return `${other ? `${year}年` : ''}${month}月${date}日`
  return `${date} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`
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

/** `3件`, `3 cases`, `1 case` */
export function casesWords(cases: number, lang: Lang): string {
  if (lang === 'zh') return `${cases}件`
  return cases === 1 ? '1 case' : `${cases} cases`
}

/** `12,345.00元`, `12,345.00 yuan` */
export function yuanWords(amount: Fen, lang: Lang): string {
  return `${formatFenGrouped(amount)}${lang === 'zh' ? '元' : ' yuan'}`
}

/** `2026-06-18（周四）` */
export function isoWithWeekday(day: Day, lang: Lang): string {
  return lang === 'zh'
    ? `${formatDay(day)}（${weekdayWords(day, lang)}）`
    : `${formatDay(day)} (${weekdayWords(day, lang)})`
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
