import { type Day, type Month, monthOf } from '../model/day.ts'
import type {
  DebitResult,
  Handover,
  PastAssignment,
  RecordedCase,
  SentNotice,
  ServiceChange,
} from '../model/history.ts'
import type { Fen } from '../model/money.ts'
import type { TaskCode } from '../model/task.ts'
import type { Bucket, DayState, Disposition, Stage, TransferStatus } from '../model/words.ts'
import { openBatch } from './batch.ts'
import { packDetails, type SightingDetails } from './details.ts'
import { type CaseKey, openEntering } from './entering.ts'
import type { BookSource } from './known.ts'
import { keyOf, openNames } from './names.ts'
import { openPen, type RunMark, type WritingOptions } from './pen.ts'
import { openPresence, type Unseen } from './presence.ts'
import { type BookProgress, progressIn } from './progress.ts'
import { numberOf } from './values.ts'

/** A case as a run sees it. */
export interface Sighting extends CaseKey {
  readonly bucket: Bucket
  readonly stage: Stage
  readonly dayState: DayState
  readonly disposition: Disposition
  readonly transferStatus: TransferStatus
  readonly transferReason: string
  readonly premium: Fen
  /** key of the collector, '' = nobody */
  readonly collector: string
  /** what the follow-up report asks; left out = not known */
  readonly details?: SightingDetails
}

/**
 * A task's condition is seen for the first time, or again after it was not, or the task is open again; the task was done; its condition is
 * seen no more. What stands between is no news, and is not marked.
 */
export type TaskMark = 'begun' | 'done' | 'ended'

/** When a task was done, undefined = that is not known; and the key of whoever did it. */
export interface TaskDone {
  readonly on: Day | undefined
  readonly by: string
}

/**
 * The book, open for what a run has to enter: all of it in one transaction, or nothing. Entering the same things twice changes nothing.
 * Nobody else writes meanwhile; readers see the book as it was, and must be closed before the commit.
 */
export interface Recorder {
  /** what this run, in whatever thread, is to read */
  readonly source: BookSource
  /** the last run that was recorded */
  readonly last: { readonly asOf: RunMark['asOf']; readonly runId: string } | undefined
  /** a case of the run; a state is entered only if it is another than the last. @returns the number of the case */
  see(seen: Sighting, recorded: RecordedCase | undefined): number
  /** one that the case's history does not hold */
  addDebit(caseId: number, debit: DebitResult, source: string): void
  addAssignment(caseId: number, assignment: Omit<PastAssignment, 'day'>): void
  markTask(caseId: number, code: TaskCode, mark: TaskMark, done?: TaskDone): void
  addHandover(key: CaseKey, handover: Handover): boolean
  addNotice(key: CaseKey, notice: SentNotice): boolean
  addChange(key: CaseKey, change: ServiceChange): boolean
  /** a policy that stands in a row which was rejected: none of its cases is taken for gone. Before {@link settle} */
  keepListed(policyNo: string): void
  /**
   * Enters what is known only when every case was seen: who is in the lists, who is no more. More may be entered afterwards.
   * @param runId of the run, which is known only when everything was read
   */
  settle(runId: string): void
  /** after {@link settle} */
  vanished(): Vanished
  /** the book as it stands with what was entered, after {@link settle}; nobody else sees it yet */
  readProgress(): BookProgress | undefined
  /** settles what is not settled, and keeps everything */
  commit(runId: string): void
  /** leaves the book as it was; harmless after {@link commit} */
  abandon(): void
}

/** Open cases with cover, no money heard of them, that stood in the lists before and do not now. */
export interface Vanished {
  /** due months of which no case at all is left → how many they were */
  readonly months: ReadonlyMap<Month, number>
  /** branches of which the run before held cases, and this one holds none → how many they were */
  readonly branches: ReadonlyMap<string, number>
  /** of branches that are there; within the days of grace from their own due date */
  readonly gone: number
  /** cases of the run that the book knew before */
  readonly known: number
}

/** After so many days many systems list cases no more. */
const GRACE = 60

/**
 * Opens the book for a run, makes it when it is not there.
 * @throws Refusal R030–R034
 */
export async function openRecorder(
  path: string,
  run: Required<Omit<RunMark, 'runId' | 'kind'>> & { readonly month: BookSource['month'] },
  options: WritingOptions,
): Promise<Recorder> {
  const pen = await openPen(path, options)
  const { connection } = pen
  const mark: RunMark = { ...run, kind: 'run', runId: '' }
  const entering = openEntering(pen, () => mark)
  const seenIds: number[] = []
  const seenMonths = new Set<Month>()
  let known = 0
  let unseen: readonly Unseen[] = []
  const insertCase = connection.prepare(
    `INSERT INTO cases (policy_no, due_date, first_run, first_premium, first_bucket) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET first_run = excluded.first_run, first_premium = excluded.first_premium,
     first_bucket = excluded.first_bucket WHERE first_run IS NULL RETURNING case_id`,
  )
  const findCase = connection.prepare('SELECT case_id FROM cases WHERE policy_no = ? AND due_date = ?')
  const names = openNames(connection, () => pen.sign(mark))
  const present = openPresence(connection)
  const listings = openBatch(connection, 'INSERT OR IGNORE INTO listings (case_id, month, run)', 3)

  const firstSeen = ({ policyNo, dueDate, premium, bucket }: Sighting): number => {
    const made = insertCase.first([policyNo, dueDate, pen.sign(mark), premium, bucket])
    return numberOf((made ?? findCase.first([policyNo, dueDate]))?.[0])
  }

  let [settled, isMarked] = [false, false]
  const settle = (runId: string): void => {
    entering.flush()
    listings.flush()
    if (!settled) {
      unseen = present.leave(
        seenIds,
        (id, state) => entering.add('states', id, state),
        () => pen.sign(mark),
      )
      entering.flush()
    }
    settled = true
    // the same run once more, and nothing new: not even that it ran
    if (isMarked || (!pen.signed && pen.last?.runId === runId)) return
    isMarked = true
    const number = pen.sign(mark)
    connection.prepare('UPDATE runs SET run_id = ? WHERE run = ?').run([runId, number])
    present.mark(seenIds, number)
  }

  return {
    source: { path, asOf: run.asOf, month: run.month, upTo: pen.upTo },
    last: pen.last,
    see(seen, recorded) {
      const id = recorded?.state ? recorded.id : firstSeen(seen)
      seenIds.push(id)
      seenMonths.add(monthOf(seen.dueDate))
      if (recorded?.state) known += 1
      if (!recorded?.listed) listings.add([id, run.month, pen.sign(mark)])
      const state = stateOf(seen)
      if (seen.details) {
        names.note('branch', seen.details.branch)
        names.note('team', seen.details.team)
        names.note('collector', seen.details.collector)
        present.see(keyOf(seen.details.branch))
      }
      if (state.join('|') !== recorded?.state) entering.add('states', id, state)
      return id
    },
    addDebit(id, { day, status, reason, rawReason }, source) {
      const values = [day, status, reason, rawReason, source]
      // of a later day than this run's it may stand there all the same: the history does not tell
      if (day > run.asOf) entering.addOnce('debits', id, values, 4)
      else entering.add('debits', id, values)
    },
    addAssignment: (id, { collector, name, rule, reasonCode }) =>
      entering.add('assignments', id, [collector, name, rule, reasonCode]),
    markTask: (id, code, what, done) => entering.add('tasks', id, [code, what, done?.on, done?.by]),
    addHandover: (key, { day, task, supervisor, notedOn }) =>
      entering.addOnce('handovers', entering.caseIdOf(key), [day, task, supervisor, notedOn]),
    addNotice: (key, { day, kind }) => entering.addOnce('notices', entering.caseIdOf(key), [day, kind]),
    addChange: (key, { day, detail, doneOn }) =>
      entering.addOnce('changes', entering.caseIdOf(key), [day, detail, doneOn]),
    keepListed: present.keep,
    settle,
    vanished() {
      const gone = unseen.filter(({ isGone }) => isGone)
      const elsewhere = unseen.filter(({ isGone, lastRun }) => !isGone && lastRun === pen.last?.run)
      return {
        months: countBy(gone.map(({ dueDate }) => monthOf(dueDate)).filter((month) => !seenMonths.has(month))),
        branches: countBy(elsewhere.map(({ branch }) => branch)),
        gone: gone.filter(({ dueDate }) => run.asOf - dueDate <= GRACE).length,
        known,
      }
    },
    readProgress: () => progressIn(connection, run.asOf),
    commit(runId) {
      settle(runId)
      pen.commit()
    },
    abandon: pen.abandon,
  }
}

function countBy<T>(all: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** In the order of the columns of `states`. */
function stateOf(seen: Sighting): readonly (string | number)[] {
  const { bucket, stage, dayState, disposition, transferStatus, transferReason, premium, collector, details } = seen
  const state = [bucket, stage, dayState, disposition, transferStatus, transferReason, premium, collector]
  return [...state, details === undefined ? '' : packDetails(details)]
}
