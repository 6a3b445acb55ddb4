import { join } from 'node:path'
import { openServicing } from '../classify/index.ts'
import { openFollowUp } from '../follow/index.ts'
import type { AssignedCase, AssignmentRule, Collector, FormerCollector } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { type Fen, NO_FEN } from '../model/money.ts'
import type { Disposition } from '../model/words.ts'
import { openCalendar } from '../read/index.ts'
import {
  type CaseSource,
  type PersonSums,
  type ReportContext,
  type SupervisorFacts,
  supervisorBook,
  worklistBook,
} from '../report/index.ts'
import { openBookWriter, openSpillReader, type SpillShare } from '../write/index.ts'
import { type AssignableCase, openCaseReader } from './case-record.ts'

/** What is needed to make workbooks, in this thread or another: plain data, no functions. */
export interface BooksSetup {
  /** the calendar is made anew from the settings; what the book knows of a case stands in its record */
  readonly context: Omit<ReportContext, 'calendar' | 'book'>
  readonly cases: readonly SpillShare[]
  /** folder that the paths of tasks are relative to */
  readonly folder: string
  readonly fileMode: number
}

/** Cases of one disposition, column by column, in the order of the list. */
export interface CaseBatch {
  readonly disposition: Disposition
  /** addresses of the cases */
  readonly records: Float64Array
  readonly rules: readonly AssignmentRule[]
  readonly reasonCodes: readonly string[]
  readonly since: readonly (Day | undefined)[]
  readonly firstRules: readonly AssignmentRule[]
  readonly previous: readonly (FormerCollector | undefined)[]
  /** 0 where a case has none */
  readonly priorities: Int32Array
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

/** Cases of one collector. */
export interface CaseGroup {
  readonly collector: Collector | undefined
  readonly batch: CaseBatch
}

/** A supervisor's workbook to be made. */
export interface SupervisorTask {
  readonly kind: 'supervisor'
  /** relative, with `/` */
  readonly path: string
  readonly supervisor: SupervisorFacts
  readonly people: readonly PersonSums[]
  readonly groups: readonly CaseGroup[]
}

/** One workbook to be made. */
export type BookTask = WorklistTask | SupervisorTask

/** A workbook that is to be made later: what it is about, and how long it is, but not yet the cases, which take some fifty bytes each. */
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
  const followUpOf = openFollowUp(context)
  const sourceOf = (batch: CaseBatch, collector: Collector | undefined, keeps: boolean): CaseSource => {
    const load = (position: number): AssignedCase => {
      const c = caseAt(batch, position, read(batch.records[position] ?? -1), collector)
      c.servicing = servicingOf(c.receivable, collector)
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
        worklist: sourceOf(task.worklist, task.collector, keeps),
        paid: sourceOf(task.paid, task.collector, keeps),
        future: sourceOf(task.future, task.collector, keeps),
      },
      context,
    )
    const { bytes, sha256 } = await writer.write(book, join(setup.folder, task.path))
    return { path: task.path, bytes, sha256, cases: tally.cases, fen: tally.fen, forms: [] }
  }
  const makeForSupervisor = async (task: SupervisorTask): Promise<BookWritten> => {
    const { path, supervisor, people, groups } = task
    const keeps = sizeOf(task) <= KEPT_CASES
    const source = joined(groups.map(({ batch, collector }) => sourceOf(batch, collector, keeps)))
    const { book, cases, forms } = supervisorBook({ supervisor, people, cases: source }, context)
    const { bytes, sha256 } = await writer.write(book, join(setup.folder, path))
    const named = forms.map((position) => {
      const { policyNo, dueDate } = source.at(position)
      return { policyNo, dueDate }
    })
    return { path, bytes, sha256, cases, fen: NO_FEN, forms: named }
  }
  return (task) => (task.kind === 'worklist' ? makeWorklist(task) : makeForSupervisor(task))
}

/** Several sources one after the other. */
function joined(sources: readonly CaseSource[]): CaseSource {
  const places = sources.flatMap((source) => Array.from({ length: source.count }, (_, at) => ({ source, at })))
  return {
    count: places.length,
    at(position) {
      const place = places[position]
      if (place === undefined) throw new Error(`there is no case ${position} of ${places.length}`)
      return place.source.at(place.at)
    },
  }
}

function caseAt(
  batch: CaseBatch,
  position: number,
  c: AssignableCase,
  collector: Collector | undefined,
): AssignableCase {
  c.collector = collector
  c.assignedBy = batch.rules[position] ?? 7
  c.reasonCode = batch.reasonCodes[position] ?? ''
  c.assignedSince = batch.since[position]
  c.assignedFirstBy = batch.firstRules[position] ?? 7
  c.previousCollector = batch.previous[position]
  c.disposition = batch.disposition
  c.priority = batch.priorities[position] ?? 0
  return c
}

/** How many lines a workbook has, about. */
function sizeOf(task: BookTask): number {
  if (task.kind === 'supervisor') return task.groups.reduce((sum, { batch }) => sum + batch.records.length, 0)
  return task.worklist.records.length + task.paid.records.length + task.future.records.length
}
