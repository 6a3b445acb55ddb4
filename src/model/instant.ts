import { addDays, type Day } from './day.ts'

/** Of Asia/Shanghai, all year round. */
const SHANGHAI = 8 * 60
const DAY = 24 * 60
/** No clock is further from Greenwich. */
const FURTHEST = 14 * 60

/** What the calendar and the clock show. */
export interface LocalTime {
  readonly day: Day
  /** since midnight */
  readonly minutes: number
}

/** What they show in Shanghai when they show this in a zone (`Z`, `-08:00`, `+0800`, `+08`); undefined: there is no such zone. */
export function inShanghai(there: LocalTime, zone: string): LocalTime | undefined {
  const [, sign, hours, rest] = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone) ?? []
  const offset = Number(hours ?? 0) * 60 + Number(rest ?? 0)
  if (offset > FURTHEST || Number(rest ?? 0) > 59) return undefined
  const minutes = there.minutes + SHANGHAI + (sign === '-' ? offset : -offset)
  return { day: addDays(there.day, Math.floor(minutes / DAY)), minutes: ((minutes % DAY) + DAY) % DAY }
}
