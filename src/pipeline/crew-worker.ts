import { parentPort, workerData } from 'node:worker_threads'
import { type BookSource, type OpenRecollection, openRecollection } from '../book/index.ts'
import { Refusal } from '../model/refusal.ts'
import type { RunContext } from '../model/run.ts'
import { openCalendar } from '../read/index.ts'
import { openSpill, openSpillReader, type SpillSeed, type SpillShare } from '../write/index.ts'
import { type JudgedPart, type JudgingShare, type JudgingTask, openJudging } from './judging/policies.ts'
import { openPartReading, type PartAnswer, type PartTask } from './reading/part-reading.ts'

/** What a thread is told of the run when it starts: plain data. The calendar is made anew, the book opened once more. */
export interface CrewStart {
  readonly context: Omit<RunContext, 'calendar' | 'book'>
  readonly onlyBranch: readonly string[] | undefined
  /** undefined without a book */
  readonly book: BookSource | undefined
  /** where this thread puts things aside */
  readonly seed: SpillSeed
}

/** Told to every thread, not answered. */
export interface CrewSetup {
  readonly kind: 'prepareJudging'
  readonly share: JudgingShare
  /** what was put aside so far */
  readonly spills: readonly SpillShare[]
}

/** Asked of any one thread. */
export type CrewTask =
  | { readonly kind: 'read'; readonly task: PartTask }
  | { readonly kind: 'judge'; readonly task: JudgingTask }

/** Asked of every thread: what it has put aside. */
export interface CrewQuestion {
  readonly kind: 'share'
}

interface Answers {
  readonly read: PartAnswer
  readonly judge: JudgedPart
  readonly share: SpillShare
}

export type CrewAnswer<T extends CrewTask | CrewQuestion> = Answers[T['kind']]

const { context: told, onlyBranch, book, seed }: CrewStart = workerData
const context: RunContext = { ...told, calendar: openCalendar(told.settings.holidays), book: undefined }
const spill = openSpill(seed)
const read = openPartReading(context, spill, onlyBranch && new Set(onlyBranch))
let recollection: OpenRecollection | undefined
let prepared: CrewSetup | undefined
let judge: ((task: JudgingTask) => JudgedPart) | undefined

/** Opens the book as well, which may be refused: so it is done when somebody waits for an answer. */
function prepare({ share, spills }: CrewSetup): (task: JudgingTask) => JudgedPart {
  recollection = book && openRecollection(book)
  const others = spills.filter(({ no }) => no !== seed.no)
  return openJudging({ ...context, book: recollection }, share, openSpillReader([...others, spill]), spill)
}

async function answer(message: CrewTask | CrewQuestion): Promise<Answers[keyof Answers]> {
  if (message.kind === 'share') {
    recollection?.close()
    recollection = undefined
    return spill.share()
  }
  if (message.kind === 'read') return read(message.task)
  if (!prepared) throw new Error('nothing was prepared')
  judge ??= prepare(prepared)
  return judge(message.task)
}

async function handle(message: CrewSetup | CrewTask | CrewQuestion): Promise<void> {
  if (message.kind === 'prepareJudging') {
    prepared = message
    return
  }
  try {
    const given = await answer(message)
    parentPort?.postMessage({ answer: given }, buffersOf(given))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    parentPort?.postMessage({ refused: error.items })
  }
}

/** The memory of all typed arrays in plain data: it changes hands, nothing is copied. What is shared stays where it is. */
function buffersOf(data: unknown, found: ArrayBuffer[] = []): ArrayBuffer[] {
  if (ArrayBuffer.isView(data)) {
    if (data.buffer instanceof ArrayBuffer) found.push(data.buffer)
  } else if (Array.isArray(data)) {
    // lists of texts are long, and hold no arrays
    if (typeof data[0] === 'object') for (const one of data) buffersOf(one, found)
  } else if (typeof data === 'object' && data !== null) {
    for (const one of Object.values(data)) buffersOf(one, found)
  }
  return found
}

// one after the other, so that the answers come in the order of what was asked
let last = Promise.resolve()
parentPort?.on('message', (message: CrewSetup | CrewTask | CrewQuestion) => {
  last = last.then(() => handle(message))
})
