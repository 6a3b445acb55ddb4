import type { Persistency } from '../../model/persistency.ts'
import type { PolicySetApart } from '../../model/policy.ts'
import type { TableFacts } from '../../model/run.ts'
import type { Lang, Text } from '../../model/text.ts'

/** What a persistency report tells of. */
export interface PersistencyInput {
  readonly persistency: Persistency
  readonly lang: Lang
  readonly runId: string
  /** name of the company, '' = not said */
  readonly company: string
  readonly setApart: readonly PolicySetApart[]
  readonly tables: readonly TableFacts[]
  /** what the user should know about the input */
  readonly notices: readonly Text[]
}
