import type { Day, Month } from '../../model/day.ts'
import type { Persistency } from '../../model/persistency.ts'
import type { PolicySetApart } from '../../model/policy.ts'
import type { PolicyField } from '../../model/policy-field.ts'
import type { TableFacts } from '../../model/run.ts'
import type { Settings } from '../../model/settings.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { BookUnknown } from '../../model/words.ts'
import type { ManifestInput } from '../types.ts'

/** What decides a persistency report. Nothing in it is read from the clock later on. */
export interface PersistencyOptions {
  /** files and folders as given */
  readonly inputs: readonly string[]
  readonly settings: Settings
  readonly asOf: Day
  readonly month: Month
  readonly lang: Lang
  readonly out: string
  readonly force: boolean
  readonly encoding?: string
  readonly passwords: readonly string[]
  readonly withPersonalData: boolean
  /** a follow-up book that says what was received where the lists do not; left out = none is asked */
  readonly book?: string
  readonly version: string
  /** ISO instant */
  readonly startedAt: string
}

/** Every row below the headers is one of them; policies are counted, elsewhere, or set apart. */
export interface PersistencyTotals {
  readonly rowsRead: number
  readonly noise: number
  /** rows without a policy number, or whose number has lost digits */
  readonly nameless: number
  readonly duplicates: number
  readonly superseded: number
  readonly accepted: number
  readonly policies: number
  /** took effect in none of the months looked at */
  readonly elsewhere: number
  readonly setApart: number
}

/** What a follow-up book could say of policy years that the lists leave open. */
export interface AnswersOfBook {
  readonly path: string
  /** as-of days of its first and its last run */
  readonly firstRun: Day
  readonly lastRun: Day
  /** policy years of which it knew whether anything was received */
  readonly answered: number
  /** why it did not know → policy years */
  readonly unknown: Readonly<Record<BookUnknown, number>>
}

/** What the columns of a table were taken for. */
export interface TableColumns extends TableFacts {
  /** header → field */
  readonly columns: Readonly<Record<string, PolicyField>>
  /** headers that were not used */
  readonly unused: readonly string[]
}

/** `manifest.json` of a persistency report, and what `--json` prints. */
export interface PersistencyManifest {
  readonly tool: { readonly name: string; readonly version: string }
  readonly report: 'persistency'
  readonly runId: string
  readonly asOf: string
  readonly month: string
  readonly judgedOn: string
  readonly lang: Lang
  readonly startedAt: string
  readonly finishedAt: string
  readonly settings: Settings
  readonly inputs: readonly ManifestInput[]
  readonly columns: readonly TableColumns[]
  readonly totals: PersistencyTotals
  /** only where a book was asked; days `YYYY-MM-DD` */
  readonly book?: Omit<AnswersOfBook, 'firstRun' | 'lastRun'> & { readonly firstRun: string; readonly lastRun: string }
  readonly setApart: Readonly<Record<string, number>>
  /** measure → period → its sums, and its rates with six places, '' = no rate */
  readonly rates: object
  readonly leftOut: Persistency['leftOut']
  readonly outputs: readonly {
    readonly path: string
    readonly kind: string
    readonly bytes: number
    readonly sha256: string
  }[]
}

export interface PersistencyRun {
  readonly manifest: PersistencyManifest
  readonly persistency: Persistency
  readonly setApart: readonly PolicySetApart[]
  readonly tables: readonly TableFacts[]
  /** what the user should know about the input: words nobody knows, what has no column */
  readonly notices: readonly Text[]
  /** where the earlier output was moved to */
  readonly replaced?: string
}
