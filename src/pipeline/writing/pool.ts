import { Worker } from 'node:worker_threads'
import { ownFile } from '../../model/own-files.ts'
import { Refusal } from '../../model/refusal.ts'
import { allOrNone } from '../all-or-none.ts'
import { type BookPlan, type BooksSetup, type BookWritten, openBookMaker } from './books.ts'
import type { WorkerMessage } from './books-worker.ts'

/** Makes all workbooks, the largest first: threads begin at once, and the main one helps when it has nothing else to do. */
export interface BookPool {
  /** settles when the threads find no more workbooks to begin */
  byThreads(signal: AbortSignal): Promise<void>
  /** this thread makes workbooks until none is left to begin */
  byThisOne(signal: AbortSignal): Promise<void>
  /** further workbooks, known only when others are being made; threads that had nothing left to begin by then do not come back */
  add(books: readonly BookPlan[]): void
}

/**
 * A thread costs about 0.3 s to start (modules, template, warming up): below this many cases the main thread is faster.
 * Measured with `npm run bench`.
 */
const CASES_WORTH_A_THREAD = 4_000

/** A thread has the next workbook already when it is ready with one: the main thread may be busy with one of its own. */
const AHEAD = 2

/** Built also where the sources themselves are run: a thread starts faster from JavaScript. */
const WORKER = ownFile('dist/threads/books.js')

/**
 * @param jobs most threads to use, the main one included
 * @param done called after each workbook
 */
export function openBookPool(
  books: readonly BookPlan[],
  setup: BooksSetup,
  jobs: number,
  done: (book: BookWritten) => void,
): BookPool {
  const lines = books.reduce((sum, book) => sum + book.lines, 0)
  const threads = Math.min(jobs, books.length, Math.floor(lines / CASES_WORTH_A_THREAD)) - 1
  const queue = [...books].sort(largestFirst)
  return {
    byThreads: (signal) =>
      allOrNone(signal, (either) =>
        Array.from({ length: Math.max(threads, 0) }, () => runThread(queue, setup, done, either)),
      ),
    async byThisOne(signal) {
      if (queue.length === 0) return
      const make = await openBookMaker(setup)
      for (let book = queue.shift(); book !== undefined; book = queue.shift()) {
        signal.throwIfAborted()
        done(await make(book.task()))
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    add(more) {
      queue.push(...more)
      queue.sort(largestFirst)
    },
  }
}

/** So that no thread is still busy with a large one when the others have nothing left. */
function largestFirst(a: BookPlan, b: BookPlan): number {
  return b.lines - a.lines || (a.path < b.path ? -1 : 1)
}

function runThread(
  queue: BookPlan[],
  setup: BooksSetup,
  done: (book: BookWritten) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: setup })
    let waiting = 0
    const stop = (settle: () => void) => {
      signal.removeEventListener('abort', abort)
      worker.terminate().then(settle, settle)
    }
    const abort = () => stop(() => reject(signal.reason))
    signal.addEventListener('abort', abort)
    worker.on('error', (error) => stop(() => reject(error)))
    worker.on('message', (message: WorkerMessage) => {
      if ('refused' in message) return stop(() => reject(new Refusal(message.refused)))
      if ('written' in message) {
        waiting -= 1
        done(message.written)
      }
      while (waiting < AHEAD) {
        const book = queue.shift()
        if (book === undefined) break
        worker.postMessage(book.task())
        waiting += 1
      }
      if (waiting === 0) stop(resolve)
    })
    if (signal.aborted) abort()
  })
}
