import { Worker } from 'node:worker_threads'
import { ownFile } from '../../model/own-files.ts'
import type { CollectedPath } from '../../read/index.ts'
import { allOrNone } from '../all-or-none.ts'
import { readFile } from './file-reading.ts'
import type { FileRead, ReadingSetup } from './types.ts'
import type { ReadingDone, ReadingTask } from './worker.ts'

/** A thread costs about 0.3 s to start: below this many bytes of files the main thread is faster. Measured with `bench/collect.mjs`. */
const BYTES_WORTH_A_THREAD = 1_000_000
/** so many files go to a thread at once */
const FILES_A_TASK = 8

/** Built also where the sources themselves are run: a thread starts faster from JavaScript. */
const WORKER = ownFile('dist/threads/collect.js')

/**
 * Reads files on as many threads as pay; the answers stand in the order of the files.
 * @param tick called with the number of files read so far
 */
export async function readFiles(
  files: readonly CollectedPath[],
  setup: ReadingSetup,
  jobs: number,
  tick: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly FileRead[]> {
  const read: FileRead[] = new Array(files.length)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const threads = Math.min(jobs, Math.ceil(files.length / FILES_A_TASK), Math.floor(bytes / BYTES_WORTH_A_THREAD))
  let done = 0
  const take = (index: number, one: FileRead): void => {
    read[index] = one
    tick(++done)
  }
  if (threads < 2) {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      take(index, await readFile(file, setup))
    }
    return read
  }
  const queue: ReadingTask[] = []
  for (let from = 0; from < files.length; from += FILES_A_TASK)
    queue.push(files.slice(from, from + FILES_A_TASK).map((file, i) => [from + i, file] as const))
  await allOrNone(signal, (either) => Array.from({ length: threads }, () => runThread(queue, setup, take, either)))
  return read
}

function runThread(
  queue: ReadingTask[],
  setup: ReadingSetup,
  take: (index: number, read: FileRead) => void,
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
    worker.on('message', (done: ReadingDone) => {
      for (const [index, read] of done) take(index, read)
      const task = queue.shift()
      if (task) worker.postMessage(task)
      else stop(resolve)
    })
    if (signal.aborted) abort()
  })
}
