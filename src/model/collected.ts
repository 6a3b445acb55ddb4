import type { Day } from './day.ts'
import type { Contact, DebitResult, Payment } from './history.ts'
import type { Fen } from './money.ts'
import type { TaskCode } from './task.ts'

/** What a file that was collected turned out to be; it may hold several tables, and hence be several things. */
export type CollectedKind = 'worklist' | 'supervisor' | 'changes' | 'return' | 'paid'

/**
 * One contact as it stands in a workbook: on which line, in which room of the line, and what was typed there.
 * Line, slot and content make an entry: however often and from however many files it is read, the book holds it once.
 */
export interface ContactEntry {
  readonly policyNo: string
  readonly dueDate: Day
  /** run whose list the line stands in, '' when its key was lost */
  readonly runId: string
  /** 1 = first contact of the line, 2 = second */
  readonly slot: number
  /** all cells of the slot as typed, in a fixed order, separated by U+001F; personal */
  readonly content: string
  /** the collector wrote the day; false: `contact.day` is the as-of day of the list */
  readonly dayStated: boolean
  /** workbook that it was read from: absolute path with `/` */
  readonly source: string
  readonly contact: Contact
  /** what is to be changed, as written; '' = nothing. The book keeps it as a service change of the contact's day */
  readonly change: string
}

/** An entry as the book holds it. */
export interface StoredEntry extends ContactEntry {
  /** its number in the book */
  readonly id: number
  /** a later entry took its place: it is history, but no contact of the case any more */
  readonly replaced: boolean
}

/** An entry to be added. */
export interface NewEntry extends ContactEntry {
  /** numbers of the entries whose place it takes */
  readonly replaces: readonly number[]
}

/** What stands on a line that was handed up, or on that of a service change. */
interface AnswerLine {
  readonly policyNo: string
  readonly dueDate: Day
  /** run whose workbook the line stands in, '' when its key was lost */
  readonly runId: string
  /** the day on which the supervisor noted it, or the change was done; undefined: a note only */
  readonly on: Day | undefined
  /** as written; what could not be understood stands here too; personal */
  readonly note: string
  /** all cells as typed, in a fixed order, separated by U+001F; personal */
  readonly content: string
  /** workbook that it was read from: absolute path with `/` */
  readonly source: string
}

/** A supervisor's answer to a handover: day, task and supervisor are those of the handover. */
export interface SupervisorAnswer extends AnswerLine {
  readonly kind: 'supervisor'
  readonly day: Day
  readonly task: TaskCode
  readonly supervisor: string
  /** as written */
  readonly decision: string
}

/** The back office's answer to a service change: day and detail are those of the change. */
export interface ChangeAnswer extends AnswerLine {
  readonly kind: 'changes'
  readonly day: Day
  readonly detail: string
}

/** Line, detail and content make an answer: however often it is read, the book holds it once. A later one of the same line takes its place. */
export type Answer = SupervisorAnswer | ChangeAnswer

/** A handover that a run recorded. */
export interface KnownHandover {
  readonly dueDate: Day
  readonly day: Day
  readonly task: TaskCode
  readonly supervisor: string
}

/** The result of a debit that a bank return reports for a case. The book holds one of each (day, status, words) of a case. */
export interface CollectedDebit {
  readonly policyNo: string
  readonly dueDate: Day
  readonly result: DebitResult
  readonly source: string
}

/** Money that a paid list reports for a case. Equal ones are as many payments as one list has lines of them. */
export interface CollectedPayment {
  readonly policyNo: string
  readonly dueDate: Day
  readonly payment: Payment
  /** code or name of the product as the list names it: rows of several products are several payments; '' = none */
  readonly product: string
  readonly source: string
}

/** Words of a collector that belong to no case: kept word for word. The book holds each (source, sheet, text) once; personal. */
export interface StrayText {
  readonly source: string
  readonly sheet: string
  /** `B7` */
  readonly cell: string
  readonly text: string
}

export interface CollectedFile {
  /** absolute, with `/` */
  readonly path: string
  readonly sha256: string
  readonly kinds: readonly CollectedKind[]
  /** lines that were looked at, and what of them was new to the book */
  readonly lines: number
  readonly added: number
}

/** What one `collect` adds to the book: all of it in one transaction, or nothing. */
export interface Collection {
  readonly asOf: Day
  readonly files: readonly CollectedFile[]
  readonly entries: readonly NewEntry[]
  /** in the order in which they are to be entered */
  readonly answers: readonly Answer[]
  readonly debits: readonly CollectedDebit[]
  readonly payments: readonly CollectedPayment[]
  readonly strays: readonly StrayText[]
}

/** A case that the book has seen in a run. */
export interface KnownCase {
  readonly dueDate: Day
  /** as last seen */
  readonly premium: Fen
  /** its last disposition was `paid`; what was collected since is asked of debits and payments */
  readonly paid: boolean
  /** the last run saw its debit still to come, on its way or not sent yet: its as-of day */
  readonly awaiting?: Day
}

/** Somebody who was handed a worklist. */
export interface ListHolder {
  /** code, else name */
  readonly collector: string
  /** '' = not known, or the same */
  readonly name: string
  /** cases to be worked on */
  readonly cases: number
  /** the book holds a contact that was written into the list */
  readonly noted: boolean
}

/** The worklists of the last day on which there was a run. */
export interface LastLists {
  readonly asOf: Day
  /** the runs of that day: there is one for each branch where branches are run by themselves */
  readonly runIds: ReadonlySet<string>
  /** in the order of their codes */
  readonly holders: readonly ListHolder[]
}

/** The book as `collect` sees it, opened for writing: nobody else writes meanwhile. Lists are oldest first. */
export interface CollectingBook {
  /** as-of day of a run that the book knows */
  asOfOf(runId: string): Day | undefined
  casesOf(policyNo: string): readonly KnownCase[]
  /**
   * Code, else name, of the collector in whose list a run put a case; '' = nobody, or the book does not know the run.
   * @param runId '' = the last run that saw the case
   */
  holderOf(policyNo: string, dueDate: Day, runId: string): string
  /** every entry of the policy's cases, replaced ones too, in the order of their numbers */
  entriesOf(policyNo: string): readonly StoredEntry[]
  /** the entries that stand and were read from one of these workbooks, policy by policy; the whole book is looked through once */
  entriesFrom(sources: ReadonlySet<string>): readonly StoredEntry[]
  /** those that runs made, and those of answers */
  handoversOf(policyNo: string): readonly KnownHandover[]
  answersOf(policyNo: string): readonly Answer[]
  debitsOf(policyNo: string): readonly Omit<CollectedDebit, 'source'>[]
  paymentsOf(policyNo: string): readonly Omit<CollectedPayment, 'source'>[]
  holdsStray(stray: StrayText): boolean
  /** whether a file with these very bytes was collected before */
  holdsFile(sha256: string): boolean
  /** undefined in a book without runs */
  lastLists(): LastLists | undefined
  /** adds everything in one transaction */
  record(collection: Collection): void
  close(): void
}
