import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../model/refusal.ts'
import type { RunContext } from '../model/run.ts'
import { openCalendar } from '../read/index.ts'
import { openSpill, openSpillReader, type Spill, type SpillSeed, type SpillShare } from '../write/index.ts'
import { type JudgedPart, type JudgingShare, type JudgingTask, openJudging } from './judging.ts'

/** What a thread is told of the run: plain data. The calendar is made anew; what the book knows comes with each task. */
export type CrewContext = Omit<RunContext, 'calendar' | 'book'>

/** Told to a thread, not answered. */
export interface CrewSetup {
  readonly kind: 'prepareJudging'
  readonly share: JudgingShare
  /** what was put aside so far */
  readonly spills: readonly SpillShare[]
  /** where this thread puts things aside */
  readonly seed: SpillSeed
}

/** Asked of any one thread. */
export interface CrewTask {
  readonly kind: 'judge'
  readonly task: JudgingTask
}

/** Asked of every thread: what it has put aside. */
export interface CrewQuestion {
  readonly kind: 'share'
}

export type CrewAnswer<T extends CrewTask | CrewQuestion> = T extends CrewTask ? JudgedPart : readonly SpillShare[]

const context: RunContext = { ...workerData, calendar: openCalendar(workerData.settings.holidays), book: undefined }
const spills: Spill[] = []
let judge: ((task: JudgingTask) => JudgedPart) | undefined

function prepare({ share, spills: others, seed }: CrewSetup): void {
  const spill = openSpill(seed)
  spills.push(spill)
  judge = openJudging(context, share, openSpillReader([...others, spill]), spill)
}

function answer(message: CrewTask | CrewQuestion): JudgedPart | readonly SpillShare[] {
  if (message.kind === 'share') return spills.map((spill) => spill.share())
  if (!judge) throw new Error('nothing was prepared')
  return judge(message.task)
}

parentPort?.on('message', (message: CrewSetup | CrewTask | CrewQuestion) => {
  if (message.kind === 'prepareJudging') return prepare(message)
  try {
    parentPort?.postMessage({ answer: answer(message) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    parentPort?.postMessage({ refused: error.items })
  }
})
