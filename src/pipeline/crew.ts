import { Worker } from 'node:worker_threads'
import type { BookSource } from '../book/index.ts'
import { ownFile } from '../model/own-files.ts'
import { Refusal } from '../model/refusal.ts'
import type { RunContext } from '../model/run.ts'
import type { CrewAnswer, CrewQuestion, CrewSetup, CrewStart, CrewTask } from './crew-worker.ts'
import type { Scratch } from './scratch.ts'
import type { RunOptions } from './types.ts'

/** Threads that take their share of reading and judging. They start when they are first needed. */
export interface Crew {
  /** how many threads there are, or would be */
  readonly size: number
  readonly isThere: boolean
  /** lets the threads start, as they will be needed soon */
  start(): void
  /** told to every thread, before whatever is asked later */
  tell(setup: CrewSetup): void
  /** one thread does it */
  ask<T extends CrewTask>(task: T): Promise<CrewAnswer<T>>
  /** every thread is asked, in their order */
  askAll<T extends CrewQuestion>(question: T): Promise<CrewAnswer<T>[]>
  /** asks about each item; the answers come in the order of the items, which are made a little ahead only */
  inOrder<I, T extends CrewTask>(items: Iterable<I>, taskOf: (item: I) => T): AsyncIterable<CrewAnswer<T>>
  /** ends the threads, whatever they do */
  close(): Promise<void>
}

/** Built also where the sources themselves are run: a thread starts faster from JavaScript. */
const WORKER = ownFile('dist/threads/crew.js')
/** Young objects of a batch die young if there is room for them: with Node's 16 MB a fifth of the time went to copying them. */
const YOUNG_MEGABYTES = 32
/** How many answers may wait for their turn, for each thread. */
const AHEAD = 3

interface Waiting {
  readonly message: CrewTask | CrewQuestion
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  readonly asked: Waiting[]
}

/**
 * @param source where the threads read the follow-up book; undefined without one
 * @param signal ends the threads; what was asked fails with its reason
 */
export function openCrew(
  { jobs: size, onlyBranch }: Pick<RunOptions, 'jobs' | 'onlyBranch'>,
  context: RunContext,
  source: BookSource | undefined,
  scratch: Scratch,
  signal: AbortSignal,
): Crew {
  const threads: Thread[] = []
  const queue: Waiting[] = []
  let failure: { readonly error: unknown } | undefined

  const fail = (error: unknown): void => {
    failure ??= { error }
    for (const { reject } of [...queue.splice(0), ...threads.flatMap(({ asked }) => asked.splice(0))]) reject(error)
  }
  const onAbort = () => {
    fail(signal.reason)
    void end()
  }
  const end = async (): Promise<void> => {
    await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()))
  }
  const send = (thread: Thread, waiting: Waiting): void => {
    thread.asked.push(waiting)
    thread.worker.postMessage(waiting.message)
  }
  const pull = (thread: Thread): void => {
    if (thread.asked.length > 0) return
    const next = queue.shift()
    if (next) send(thread, next)
  }
  const start = (): void => {
    if (threads.length > 0 || failure) return
    const { calendar, book, ...told } = context
    for (let n = 0; n < size; n++) {
      const workerData: CrewStart = { context: told, onlyBranch, book: source, seed: scratch.seed() }
      const worker = new Worker(WORKER, {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      })
      const thread: Thread = { worker, asked: [] }
      worker.on('error', fail)
      worker.on('message', (message: { refused: Refusal['items'] } | { answer: never }) => {
        const waiting = thread.asked.shift()
        if ('refused' in message) waiting?.reject(new Refusal(message.refused))
        else waiting?.resolve(message.answer)
        pull(thread)
      })
      threads.push(thread)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  }
  const wait = (message: CrewTask | CrewQuestion, how: (waiting: Waiting) => void): Promise<never> =>
    new Promise((resolve, reject) => {
      start()
      if (failure) reject(failure.error)
      else how({ message, resolve, reject })
    })

  const put = (waiting: Waiting): void => {
    queue.push(waiting)
    for (const thread of threads) pull(thread)
  }
  const ask = <T extends CrewTask>(task: T): Promise<CrewAnswer<T>> => wait(task, put)

  return {
    size,
    get isThere() {
      return threads.length > 0
    },
    start,
    tell(setup) {
      start()
      for (const { worker } of threads) worker.postMessage(setup)
    },
    ask,
    askAll: (question) => {
      start()
      return Promise.all(threads.map((thread) => wait(question, (waiting) => send(thread, waiting))))
    },
    async *inOrder(items, taskOf) {
      const asked = new Set<CrewTask | CrewQuestion>()
      const answers: Promise<CrewAnswer<ReturnType<typeof taskOf>>>[] = []
      try {
        for (const item of items) {
          const task = taskOf(item)
          asked.add(task)
          const answer = ask(task)
          // should an earlier one fail, nobody waits for this one any more: that must not become an unhandled rejection
          answer.catch(() => undefined)
          answers.push(answer)
          if (answers.length < size * AHEAD) continue
          const first = answers.shift()
          if (first) yield await first
        }
        for (const answer of answers) yield await answer
      } finally {
        // what nobody asks for any more is not begun
        const others = queue.filter(({ message }) => !asked.has(message))
        queue.splice(0, queue.length, ...others)
      }
    },
    async close() {
      signal.removeEventListener('abort', onAbort)
      fail(new Error('the threads have ended'))
      await end()
    },
  }
}
