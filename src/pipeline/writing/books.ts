import { join } from 'node:path'
import { openServicing } from '../../classify/index.ts'
import { type CustomerHolds, openFollowUp } from '../../follow/index.ts'
import type { AssignedCase, Collector } from '../../model/case.ts'
import { type Fen, NO_FEN } from '../../model/money.ts'
import { openCalendar } from '../../read/index.ts'
import {
  type CaseSource,
  type HandUpSurvey,
  type PersonSums,
  type ReportContext,
  type SupervisorFacts,
  supervisorBook,
  worklistBook,
} from '../../report/index.ts'
import { openBookWriter, openSpillReader, type SpillShare } from '../../write/index.ts'
import { assignedAt, type CaseBatch } from '../judging/case-batch.ts'
import { openCaseReader } from '../judging/case-record.ts'

/** What is needed to make workbooks, in this thread or another: plain data, no functions. */
export interface BooksSetup {
  /** the calendar is made anew from the settings; what the book knows of a case stands in its record */
  readonly context: Omit<ReportContext, 'calendar' | 'book'>
  readonly cases: readonly SpillShare[]
  readonly holds: CustomerHolds
  /** folder that the paths of tasks are relative to */
  readonly folder: string
  readonly fileMode: number
}

/** A collector's workbook to be made, or that of what nobody collects. */
export interface WorklistTask {
  readonly kind: 'worklist'
  /** relative, with `/` */
  readonly path: string
  readonly collector: Collector | undefined
  readonly worklist: CaseBatch
  readonly paid: CaseBatch
  readonly future: CaseBatch
}

/** A supervisor's workbook to be made. */
export interface SupervisorTask {
  readonly kind: 'supervisor'
  /** relative, with `/` */
  readonly path: string
  readonly supervisor: SupervisorFacts
  readonly people: readonly PersonSums[]
  readonly cases: CaseBatch
  /** what was found when they were looked at */
  readonly found: HandUpSurvey
}

/** One workbook to be made. */
export type BookTask = WorklistTask | SupervisorTask

/** A workbook that is to be made later: what it is about, and how long it is, but not yet the cases, which take 36 bytes each. */
export interface BookPlan {
  readonly path: string
  /** how many lines it has, about */
  readonly lines: number
  readonly about: Pick<WorklistTask, 'kind' | 'collector'> | Pick<SupervisorTask, 'kind' | 'supervisor'>
  /** what a thread needs to make it */
  task(): BookTask
}

/** A workbook as it was written; cases and premium counted line by line while writing. */
export interface BookWritten {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly cases: number
  readonly fen: Fen
  /** a supervisor's: the cases whose form it holds */
  readonly forms: readonly Pick<AssignedCase, 'policyNo' | 'dueDate'>[]
}

/** A workbook asks for each case twice. The cases of a small one are kept decoded meanwhile (some 20 MB); those of others are read twice. */
const KEPT_CASES = 5_000

/** Opens what makes workbooks; the template is built once and serves them all. */
export async function openBookMaker(setup: BooksSetup): Promise<(task: BookTask) => Promise<BookWritten>> {
  const context: ReportContext = {
    ...setup.context,
    book: undefined,
    calendar: openCalendar(setup.context.settings.holidays),
  }
  const writer = await openBookWriter({ fileMode: setup.fileMode })
  const read = openCaseReader(openSpillReader(setup.cases))
  const servicingOf = openServicing(context)
  const followUpOf = openFollowUp(context, setup.holds)
  const sourceOf = (batch: CaseBatch, keeps: boolean): CaseSource => {
    const load = (position: number): AssignedCase => {
      const c = assignedAt(batch, position, read(batch.records[position] ?? -1))
      c.servicing = servicingOf(c.receivable, c.collector)
      c.followUp = followUpOf(c)
      return c
    }
    const count = batch.records.length
    if (!keeps) return { count, at: load }
    const kept = new Array<AssignedCase | undefined>(count)
    return {
      count,
      at(position) {
        const c = kept[position] ?? load(position)
        kept[position] = c
        return c
      },
    }
  }
  const makeWorklist = async (task: WorklistTask): Promise<BookWritten> => {
    const keeps = sizeOf(task) <= KEPT_CASES
    const { book, tally } = worklistBook(
      {
        collector: task.collector,
        worklist: sourceOf(task.worklist, keeps),
        paid: sourceOf(task.paid, keeps),
        future: sourceOf(task.future, keeps),
      },
      context,
    )
    const { bytes, sha256 } = await writer.write(book, join(setup.folder, task.path))
    return { path: task.path, bytes, sha256, cases: tally.cases, fen: tally.fen, forms: [] }
  }
  const makeForSupervisor = async (task: SupervisorTask): Promise<BookWritten> => {
    const { path, supervisor, people, found } = task
    const source = sourceOf(task.cases, sizeOf(task) <= KEPT_CASES)
    const { book, cases, forms } = supervisorBook({ supervisor, people, cases: source, found }, context)
    const { bytes, sha256 } = await writer.write(book, join(setup.folder, path))
    const named = forms.map((position) => {
      const { policyNo, dueDate } = source.at(position)
      return { policyNo, dueDate }
    })
    return { path, bytes, sha256, cases, fen: NO_FEN, forms: named }
  }
  return (task) => (task.kind === 'worklist' ? makeWorklist(task) : makeForSupervisor(task))
}

/** How many lines a workbook has, about. */
function sizeOf(task: BookTask): number {
  if (task.kind === 'supervisor') return task.cases.records.length
  return task.worklist.records.length + task.paid.records.length + task.future.records.length
}
