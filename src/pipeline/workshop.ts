import type { Crew } from './crew.ts'
import type { FindingLog } from './finding-log.ts'
import type { Scratch } from './scratch.ts'
import type { Progress } from './types.ts'

/** What the steps that find things out work with. */
export interface Workshop {
  readonly log: FindingLog
  readonly watch: Progress
  readonly scratch: Scratch
  readonly crew: Crew
}
