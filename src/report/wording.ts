import { type Day, formatDay, weekdayOf } from '../model/day.ts'
import { type Fen, formatFenGrouped } from '../model/money.ts'
import type { Lang } from '../model/text.ts'

import { counted } from '../model/wording.ts'

export { both, datedWords, dayWords, remembered } from '../model/wording.ts'

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** `周四`, `Thursday` */
export function weekdayWords(day: Day, lang: Lang): string {
  return WEEKDAYS[lang][weekdayOf(day)] ?? ''
}

/** `3件`, `3 cases`, `1 case` */
export function casesWords(cases: number, lang: Lang): string {
  return lang === 'zh' ? `${cases}件` : counted(cases, 'case')
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
