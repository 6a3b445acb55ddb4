import type { Day, Month } from '../model/day.ts'

/** What a thread needs to read the same things as any other: plain data. */
export interface BookSource {
  readonly path: string
  /** what happened later is not told */
  readonly asOf: Day
  readonly month: Month
  /** nor what a later run entered; 0 = the book is new and knows nothing */
  readonly upTo: number
}

/** What of the book a reader may know. */
export interface Known extends BookSource {
  /** as-of day of each run that it may know of */
  readonly dayOfRun: ReadonlyMap<number, Day>
}
