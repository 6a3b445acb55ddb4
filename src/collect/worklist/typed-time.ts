import type { RawCell } from '../../model/raw.ts'
import { foldText } from '../fold.ts'

const CLOCK =
  /^(上午|中午|下午|晚上|晚|早上|早|am|pm)?(\d{1,2})(?:[:.点时](\d{1,2})?(半)?(?::\d{1,2}(?:\.\d+)?)?分?)(am|pm)?$/
const COMPACT = /^(\d{2})(\d{2})$/
const MINUTES_A_DAY = 1440

/** The time that a collector wrote, as `HH:MM`: a time cell, `10:20`, `下午3点半`, `1020`. Undefined: cannot be told. */
export function readTypedTime(cell: RawCell): string | undefined {
  if (typeof cell === 'number') {
    if (cell >= 0 && cell < 1) return clock(Math.round(cell * MINUTES_A_DAY) % MINUTES_A_DAY)
    // 15 in a cell for times is three in the afternoon, not a quarter past midnight
    if (Number.isInteger(cell) && cell > 0 && cell < 24) return clock(cell * 60)
    return Number.isInteger(cell) && cell >= 100 && cell < 2400 ? readText(String(cell).padStart(4, '0')) : undefined
  }
  // a date cell with a time
  return readText(foldText(cell.replace(/^\d{4}-\d{2}-\d{2} /, '')))
}

function readText(text: string): string | undefined {
  const compact = COMPACT.exec(text)
  if (compact !== null) return checked(Number(compact[1]), Number(compact[2]))
  const parts = CLOCK.exec(text)
  if (parts === null) return undefined
  const half = parts[1] ?? parts[5] ?? ''
  const late = /下午|晚|pm/.test(half) || (half === '中午' && Number(parts[2]) < 3)
  const hour = Number(parts[2]) + (late && Number(parts[2]) < 12 ? 12 : 0)
  return checked(hour, parts[4] === undefined ? Number(parts[3] ?? 0) : 30)
}

function checked(hour: number, minute: number): string | undefined {
  return hour < 24 && minute < 60 ? clock(hour * 60 + minute) : undefined
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
