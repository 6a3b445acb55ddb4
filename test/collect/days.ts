import { type Day, parseIsoDay } from '../../src/model/day.ts'

/** A day by its ISO text; a test that names none is at fault. */
export function day(iso: string): Day {
  const found = parseIsoDay(iso)
  if (found === undefined) throw new Error(iso)
  return found
}
