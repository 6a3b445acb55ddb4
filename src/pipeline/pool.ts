import { Worker } from 'node:worker_threads'
import { Refusal } from '../model/refusal.ts'
import { allOrNone } from './all-or-none.ts'
import { type BooksSetup, type BookTask, type BookWritten, openBookMaker } from './books.ts'
import type { WorkerMessage } from './worker.ts'

/**
 * A thread costs about 0.3 s to start (modules, template, warming up): below this many cases the main thread is faster.
 * Measured with `npm run bench`.
 */
const CASES_WORTH_A_THREAD = 4_000

/** Both `src/pipeline/` and `dist/pipeline/` lie two folders below the project: the built worker serves tests as well. */
const WORKER = new URL('../../dist/pipeline/worker.js', import.meta.url)

/**
 * Makes all workbooks, the largest first, on as many threads as pay.
 * @param jobs most threads to use
 * @param done called after each workbook
 * @param signal aborts: no further workbook is begun
 */
export async function makeBooks(
  tasks: readonly BookTask[],
  setup: BooksSetup,
  jobs: number,
  done: (book: BookWritten) => void,
  signal: AbortSignal,
): Promise<void> {
  const cases = tasks.reduce((sum, task) => sum + sizeOf(task), 0)
  const threads = Math.min(jobs, tasks.length, Math.floor(cases / CASES_WORTH_A_THREAD))
  const queue = [...tasks].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.path < b.path ? -1 : 1))
  if (threads < 2) {
    const make = await openBookMaker(setup)
    for (const task of queue) {
      signal.throwIfAborted()
      done(await make(task))
    }
    return
  }
  await allOrNone(signal, (either) => Array.from({ length: threads }, () => runThread(queue, setup, done, either)))
}

function runThread(
  queue: BookTask[],
  setup: BooksSetup,
  done: (book: BookWritten) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: setup })
    const stop = (settle: () => void) => {
      signal.removeEventListener('abort', abort)
      worker.terminate().then(settle, settle)
    }
    const abort = () => stop(() => reject(signal.reason))
    signal.addEventListener('abort', abort)
    worker.on('error', (error) => stop(() => reject(error)))
    worker.on('message', (message: WorkerMessage) => {
      if ('refused' in message) return stop(() => reject(new Refusal(message.refused)))
      if ('written' in message) done(message.written)
      const task = queue.shift()
      if (task) worker.postMessage(task)
      else stop(resolve)
    })
    if (signal.aborted) abort()
  })
}

function sizeOf(task: BookTask): number {
  return task.worklist.records.length + task.paid.records.length + task.future.records.length
}
