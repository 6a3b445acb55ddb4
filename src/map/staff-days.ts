import type { Day } from '../model/day.ts'
import type { RosterEntry } from '../model/roster.ts'
import { isNoDay, isSerialText, readDayNumber, readDayText } from './cells/day.ts'
import { isNothing } from './cells/text.ts'
import { fold } from './fold.ts'
import { type Problem, problemOf, type StaffRow } from './staff-table.ts'

type Presence = Pick<RosterEntry, 'status' | 'away' | 'leftOn'>

/**
 * Whether somebody is there on a day. Joined on a day: there from that day. Left on a day: that day is the first without. Away from a day to a
 * day: both included, one of them may be open. The days can only take somebody out whom the active column leaves in.
 */
export function presenceOf(row: StaffRow, active: boolean, asOf: Day): Presence | Problem {
  const joined = dayIn(row, 'joinedOn')
  const left = dayIn(row, 'leftOn')
  const absence = absenceOf(row)
  for (const read of [joined, left, absence]) if (read && 'problem' in read) return read
  const [joinedOn, leftOn] = [givenIn(joined), givenIn(left)]
  if (joinedOn !== undefined && leftOn !== undefined && leftOn < joinedOn)
    return problemOf(row, '离职日期在入职日期之前', 'left before joining')
  const hasLeft = !active || (leftOn !== undefined && leftOn <= asOf)
  const notYet = joinedOn !== undefined && joinedOn > asOf
  const isAway = absence && !('problem' in absence) ? isWithin(asOf, absence) : false
  return { status: hasLeft ? 'left' : 'active', away: notYet || isAway, leftOn: hasLeft ? leftOn : undefined }
}

interface Absence {
  readonly from: Day | undefined
  readonly to: Day | undefined
}

const RANGE = /^(.*?)\s*(?:至|到|~|—+|–|\bto\b)\s*(.*)$/i

/** Of two columns, or of one that holds both days: `2026-05-01至2026-06-30`, `2026-05-01起`. */
function absenceOf(row: StaffRow): Absence | undefined | Problem {
  const range = row.text('away').replace(/起$/, '')
  const [, first = range, last = ''] = RANGE.exec(range) ?? []
  const from = dayOf(row, row.text('awayFrom') || first)
  const to = dayOf(row, row.text('awayTo') || last)
  for (const read of [from, to]) if (read && 'problem' in read) return read
  const absence = { from: givenIn(from), to: givenIn(to) }
  if (absence.from === undefined && absence.to === undefined) return undefined
  if (absence.from !== undefined && absence.to !== undefined && absence.to < absence.from)
    return problemOf(row, '停收止日在起日之前', 'the absence ends before it begins')
  return absence
}

function isWithin(day: Day, { from, to }: Absence): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}

type ReadDay = { readonly day: Day } | undefined | Problem

const dayIn = (row: StaffRow, column: 'joinedOn' | 'leftOn') => dayOf(row, row.text(column))

/** What systems write for "no end": a day that never comes. */
const NEVER = /^9999/

function dayOf(row: StaffRow, text: string): ReadDay {
  const word = fold(text)
  if (isNothing(word) || isNoDay(text) || NEVER.test(word)) return undefined
  const day = readDayText(text) ?? (isSerialText(text) ? readDayNumber(Number(text), false) : undefined)
  if (day === undefined)
    return problemOf(row, `日期“${text}”看不懂，请写成 2026-05-01`, `the day "${text}" is unreadable: write 2026-05-01`)
  return { day }
}

function givenIn(read: ReadDay): Day | undefined {
  return read && 'day' in read ? read.day : undefined
}
