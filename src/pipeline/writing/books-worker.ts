import { parentPort, workerData } from 'node:worker_threads'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { type BooksSetup, type BookTask, type BookWritten, openBookMaker } from './books.ts'

/** What a thread says: it is ready, a workbook was written, or the run cannot go on (a Refusal does not survive the way between threads). */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly written: BookWritten }
  | { readonly refused: readonly RefusalItem[] }

const say = (message: WorkerMessage) => parentPort?.postMessage(message)
const make = await openBookMaker(workerData as BooksSetup)

const tell = async (task: BookTask) => {
  try {
    say({ written: await make(task) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say({ refused: error.items })
  }
}

let last = Promise.resolve()
parentPort?.on('message', (task: BookTask) => {
  last = last.then(() => tell(task))
})
say({ ready: true })
