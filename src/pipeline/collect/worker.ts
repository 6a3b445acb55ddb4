import { parentPort, workerData } from 'node:worker_threads'
import type { CollectedPath } from '../../read/index.ts'
import { readFile } from './file-reading.ts'
import type { FileRead, ReadingSetup } from './types.ts'

/** Files that a thread reads before it answers, with their places in the list; and what it read. */
export type ReadingTask = readonly (readonly [index: number, file: CollectedPath])[]
export type ReadingDone = readonly (readonly [index: number, read: FileRead])[]

const setup = workerData as ReadingSetup

parentPort?.on('message', async (task: ReadingTask) => {
  const done: [number, FileRead][] = []
  for (const [index, file] of task) done.push([index, await readFile(file, setup)])
  parentPort?.postMessage(done satisfies ReadingDone)
})
parentPort?.postMessage([] satisfies ReadingDone)
