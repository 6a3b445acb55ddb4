import { formatDay, formatMonth } from '../../model/day.ts'
import { fill } from '../../model/text.ts'
import type { ProgressInput } from './input.ts'
import { WORDS } from './words.ts'

/** `续期跟进报告`, with the company. */
export function titleOf({ company, lang }: ProgressInput): string {
  return company === '' ? WORDS.title[lang] : `${company} ${WORDS.title[lang]}`
}

/** Which month, as of when, until when, compared with what. */
export function subtitleOf({ progress: { question }, lang }: ProgressInput): string {
  const { last, previous, heardUntil } = question
  const parts = [
    fill(WORDS.subtitle[lang], { month: formatMonth(last.month), asOf: formatDay(last.asOf) }),
    ...(heardUntil > last.asOf ? [fill(WORDS.heard[lang], { day: formatDay(heardUntil) })] : []),
    previous ? fill(WORDS.compared[lang], { day: formatDay(previous.asOf) }) : WORDS.notCompared[lang],
  ]
  return parts.join(' · ')
}
