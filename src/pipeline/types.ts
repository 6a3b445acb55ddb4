import type { Day, Month } from '../model/day.ts'
import type { FieldName } from '../model/field.ts'
import type { Fen } from '../model/money.ts'
import type { PolicyField } from '../model/policy-field.ts'
import type { FileFormat } from '../model/raw.ts'
import type { Settings } from '../model/settings.ts'
import type { Lang, Text } from '../model/text.ts'
import type { Severity } from '../model/words.ts'
import type { Axis } from '../sort/index.ts'
import type { OutputKind } from './output-kinds.ts'

/** What decides a run. Nothing in it is read from the clock or the environment later on. */
export interface RunOptions {
  /** files and folders as given */
  readonly inputs: readonly string[]
  /** who gave the inputs knows which of them is newer (a night, by its archive): nothing is said of their order */
  readonly inputsInOrder?: boolean
  readonly settings: Settings
  readonly asOf: Day
  readonly month: Month
  readonly lang: Lang
  readonly out: string
  readonly force: boolean
  /** do everything but write */
  readonly dryRun: boolean
  /** verify only: nothing is written, no worklists are made */
  readonly checkOnly: boolean
  readonly encoding?: string
  readonly passwords: readonly string[]
  readonly roster?: string
  readonly assignments?: string
  /** the follow-up book; left out = none. It is made when it is not there, unless nothing is to be written */
  readonly book?: string
  /** a book that lies in the usual place and is not used, although nobody has said so: the run tells it */
  readonly bookPassedOver?: string
  /** `--only-branch`: the branches whose cases are judged, written and counted; `-` = rows without one; left out = all */
  readonly onlyBranch?: readonly string[]
  /** empty = the default order */
  readonly sort: readonly Axis[]
  readonly withPersonalData: boolean
  readonly jobs: number
  /** how many findings of each code {@link RunResult.findingLines} holds; 0 = none, Infinity = all */
  readonly findingsShown: number
  /** ISO instant */
  readonly startedAt: string
  readonly version: string
}

/** The steps that a user waits for. */
export type StepName = 'read' | 'judge' | 'sort' | 'report' | 'write'

/** How a run tells what it is doing; called rarely (a few times a second at most). */
export interface Progress {
  /** a step begins; `total` in any unit that {@link tick} counts in (bytes, policies, workbooks) */
  stage(name: StepName, total?: number): void
  /** @param said what is shown beside the share: how many of how many */
  tick(done: number, total?: number, said?: Text): void
  /** a line for `--verbose` */
  log(text: Text): void
  /** aborted by the user: stop soon, leave nothing half-written, and throw the signal's reason */
  readonly signal: AbortSignal
}

export interface CasesAndFen {
  readonly cases: number
  readonly fen: Fen
}

export interface ManifestSheet {
  readonly name: string
  readonly headerRow: number
  readonly rows: number
}

export interface ManifestInput {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly format: FileFormat
  readonly encoding: string
  readonly sheets: readonly ManifestSheet[]
}

export type { OutputKind } from './output-kinds.ts'

export interface ManifestOutput {
  /** relative to the output folder, with `/` */
  readonly path: string
  readonly kind: OutputKind
  readonly collectorCode?: string
  /** of a supervisor's workbook, if anybody names one */
  readonly supervisorCode?: string
  /** mandatory for worklist and unassigned */
  readonly cases?: number
  readonly fen?: Fen
  readonly bytes: number
  readonly sha256: string
}

export type Tally = Readonly<Record<string, CasesAndFen>>

export interface ManifestTotals {
  readonly rowsRead: number
  readonly noise: number
  readonly rejected: number
  readonly duplicates: number
  readonly superseded: number
  readonly accepted: number
  /** rows of other branches, whatever became of them; only with `--only-branch` */
  readonly elsewhere?: number
  readonly acceptedFen: Fen
  readonly cases: number
  readonly casesFen: Fen
  readonly byDisposition: Tally
  readonly byStage: Tally
  readonly byTenday: Tally
  readonly byPremiumBand: Tally
  readonly byPolicyYearBand: Tally
  readonly byServicing: Tally
  readonly byTransferStatus: Tally
  readonly byTransferReason: Tally
}

/** What a run with `--only-branch` says of itself, so that parts can be put together. */
export interface OnlyBranch {
  /** sorted; `-` = rows without a branch */
  readonly branches: readonly string[]
  /** the run id that a run over all branches would have had: parts of one whole share it */
  readonly wholeRunId: string
  /** branch → rows below the header that belong to it, of the whole input, noise left out */
  readonly rows: Readonly<Record<string, number>>
  /** code → findings about a sheet or a row that is no data: every part has them */
  readonly sheetFindings: Readonly<Record<string, number>>
}

/** One of the runs that were put together. */
export interface MergedRun {
  /** relative to the output folder, with `/` */
  readonly path: string
  readonly runId: string
  /** with `--only-branch` */
  readonly branches?: readonly string[]
}

/** `manifest.json`: the contract of outputs, and what `--json` prints. Days `YYYY-MM-DD`, amounts whole fen. */
export interface Manifest {
  readonly tool: { readonly name: string; readonly version: string }
  readonly runId: string
  readonly asOf: string
  readonly month: string
  readonly lang: Lang
  readonly startedAt: string
  readonly finishedAt: string
  readonly settings: Settings
  readonly inputs: readonly ManifestInput[]
  readonly onlyBranch?: OnlyBranch
  /** the runs that `xuqi merge` put together, in the order given */
  readonly merged?: readonly MergedRun[]
  readonly totals: ManifestTotals
  /** code → count */
  readonly findings: Readonly<Record<string, number>>
  readonly outputs: readonly ManifestOutput[]
}

export interface FindingCount {
  readonly code: string
  readonly severity: Severity
  readonly count: number
}

/** One line of `data/findings.csv`, masked. */
export interface FindingLine {
  readonly sourceFile: string
  readonly sourceSheet: string
  readonly sourceRow: number
  readonly policyNo: string
  readonly code: string
  readonly severity: Severity
  readonly field: FieldName | ''
  readonly value: string
  readonly message: string
}

/** A check that could not be asked because a table lacks the column it looks at. */
export interface CheckOff {
  readonly code: string
  readonly field: FieldName
  readonly path: string
  readonly sheet: string
}

export interface RunResult {
  readonly manifest: Manifest
  /** the gravest severity that occurred */
  readonly worst: Severity | undefined
  /** gravest first, then most frequent first */
  readonly findings: readonly FindingCount[]
  /** in the order of the input; at most {@link RunOptions.findingsShown} of each code */
  readonly findingLines: readonly FindingLine[]
  readonly checksOff: readonly CheckOff[]
  /** years that deadlines need and whose holidays are not known; also among the notices */
  readonly unknownYears: readonly number[]
  /** what the user should know about the run itself: a year without holiday data, an older output that was moved */
  readonly notices: readonly Text[]
  /** those of them that somebody has to look into */
  readonly doubts: readonly Text[]
  /** where the earlier output was moved to */
  readonly replaced?: string
}

/** What `xuqi columns` asks. */
export interface ColumnsOptions {
  readonly inputs: readonly string[]
  readonly settings: Settings
  readonly encoding?: string
  readonly passwords: readonly string[]
}

/** One column of an export and what it was taken for. */
export interface ColumnLine {
  /** 0 = the first column */
  readonly index: number
  readonly header: string
  readonly field: FieldName | PolicyField | undefined
  readonly because: Text
  /** masked */
  readonly samples: readonly string[]
}

export interface ColumnsTable {
  readonly sheet: string
  /** what can read it: `run` lists of receivables, returns and paid lists, `persistency` policy lists */
  readonly use: 'run' | 'persistency'
  /** a hidden sheet, which no run reads */
  readonly hidden?: boolean
  /** row number that Excel shows; undefined: no header was found */
  readonly headerRow: number | undefined
  /** data rows looked at */
  readonly rowsSampled: number
  readonly decisions: readonly ColumnLine[]
  /** fields without which a run is refused */
  readonly missing: readonly FieldName[]
  /** what persistency lacks in all policy lists together, told at the last of them */
  readonly lacking?: readonly Text[]
  /** for each missing field the headers that come closest */
  readonly nearest: Readonly<Partial<Record<FieldName, readonly string[]>>>
}

export interface ColumnsFile {
  readonly path: string
  readonly format: FileFormat
  readonly encoding: string
  readonly tables: readonly ColumnsTable[]
}
