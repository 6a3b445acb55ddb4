import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { type Day, parseIsoDay } from '../model/day.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

/** What day it is in a time zone, whatever the machine's own. */
export function todayIn(zone: string): Day {
  const text = dayjs().tz(zone).format('YYYY-MM-DD')
  const day = parseIsoDay(text)
  if (day === undefined) throw new Error(`the clock says ${text}`)
  return day
}
