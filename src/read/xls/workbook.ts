import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ownFile } from '../../model/own-files.ts'
import type { InputFacts, RawBatch, RawTable } from '../../model/raw.ts'
import { type Refusal, refuse } from '../../model/refusal.ts'
import type { FileOrigin, OpenedInput } from '../opened-input.ts'
import type { ByteSource } from '../source.ts'
import { broken } from '../xlsx/zip.ts'
import type { ChildAnswer, ChildRequest, ChildTask } from './messages.ts'

/** Compiled also where the sources themselves are run: a child process starts faster from JavaScript, and on every Node 20. */
const CHILD = fileURLToPath(ownFile('dist/threads/xls.js'))
const HEAP_MEGABYTES = 3072
/** The largest `.xls` that Excel writes takes half a minute on a slow machine. */
const SECONDS_TO_OPEN = 60
const SECONDS_PER_MEGABYTE = 2
const LARGEST_FILE = 512 * 1024 * 1024

/** What the child made of a file. */
export type ChildBook =
  | { readonly is: 'book'; readonly input: OpenedInput }
  /** an encrypted `.xlsx`; the file itself is of `origin` */
  | { readonly is: 'package'; readonly bytes: Buffer }

/** Reads an OLE or BIFF file through a child process. Refuses R004, R006, R007, R008, R018. */
export async function openInChild(origin: FileOrigin, source: ByteSource, task: ChildTask): Promise<ChildBook> {
  const { path } = origin
  if (origin.bytes > LARGEST_FILE) {
    throw refuse('R018', { path, what: { zh: '文件超过 512 MB', en: 'the file is larger than 512 MB' } })
  }
  const child = startChild(path, origin.bytes)
  const opened = await child.ask({ ask: 'open', task })
  if (opened.is === 'package') {
    child.stop()
    return { is: 'package', bytes: Buffer.from(opened.bytes) }
  }
  if (opened.is !== 'opened') {
    child.stop()
    throw refusalOf(path, opened)
  }
  return { is: 'book', input: bookInput(origin, source, opened, child) }
}

function bookInput(
  origin: FileOrigin,
  source: ByteSource,
  opened: ChildAnswer & { is: 'opened' },
  child: Child,
): OpenedInput {
  let done = false
  let ahead: { readonly sheet: number; readonly batch: RawBatch } | undefined

  async function* batchesOf(sheet: number): AsyncGenerator<RawBatch> {
    while (!done) {
      if (ahead === undefined) {
        const answer = await child.ask({ ask: 'next' })
        if (answer.is === 'refused') throw refusalOf(origin.path, answer)
        if (answer.is !== 'batch') done = true
        else ahead = answer
      }
      if (ahead === undefined || ahead.sheet > sheet) return
      const { batch, sheet: from } = ahead
      ahead = undefined
      // rows of a sheet that was left half-way are passed over
      if (from === sheet) yield batch
    }
  }

  const facts: InputFacts = { ...origin, format: 'xls', encoding: '' }
  return {
    async *tables() {
      for (const [index, { name, hidden, merged }] of opened.sheets.entries()) {
        yield {
          sheet: name,
          hidden,
          textual: false,
          epoch1904: opened.epoch1904,
          batches: () => batchesOf(index),
          end: () => ({ openQuote: false, endsWithLineBreak: true, merged }),
        } satisfies RawTable
      }
      child.stop()
    },
    facts: () => facts,
    progress: () => ({ bytesRead: done ? origin.bytes : 0, bytesTotal: origin.bytes }),
    async close() {
      child.stop()
      await source.close()
    },
  }
}

function refusalOf(path: string, answer: ChildAnswer): Refusal {
  if (answer.is !== 'refused') return broken(path, { zh: '读取中断', en: 'reading was interrupted' })
  return refuse(answer.code, { path, what: answer.what })
}

interface Child {
  ask(request: ChildRequest): Promise<ChildAnswer>
  stop(): void
}

/** Starts the child; a request that is not answered in time, or a child that dies, is a refusal. */
function startChild(path: string, bytes: number): Child {
  const process = fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // what goes wrong between two requests, the next request meets
  process.on('error', () => {})
  const seconds = SECONDS_TO_OPEN + (bytes / 1024 / 1024) * SECONDS_PER_MEGABYTE
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          settle()
          process.kill('SIGKILL')
          reject(
            broken(path, {
              zh: `${Math.round(seconds)} 秒内没有读完`,
              en: `not read within ${Math.round(seconds)} seconds`,
            }),
          )
        }, seconds * 1000)
        const take = (answer: ChildAnswer) => {
          settle()
          resolve(answer)
        }
        const fail = () => {
          settle()
          reject(broken(path, { zh: '内容损坏或太大', en: 'the contents are damaged or too large' }))
        }
        const settle = () => {
          clearTimeout(timer)
          process.off('message', take)
          process.off('exit', fail)
          process.off('error', fail)
        }
        process.on('message', take)
        process.on('exit', fail)
        process.on('error', fail)
        sendTo(process, request, fail)
      }),
    stop: () => {
      if (process.connected) process.disconnect()
      process.kill('SIGKILL')
    },
  }
}

function sendTo(process: ChildProcess, request: ChildRequest, fail: () => void): void {
  if (!process.connected) fail()
  else
    process.send(request, (error) => {
      if (error !== null) fail()
    })
}
