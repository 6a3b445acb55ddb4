import { readSync } from 'node:fs'
import { type Block, decodeRecord, openBlock } from './spill-record.ts'

/** What another thread of the same process needs to read a spill: the descriptor works there, the offsets are shared. */
export interface SpillShare {
  readonly descriptor: number
  /** `count + 1` numbers: where each record begins, and where the last one ends */
  readonly offsets: Float64Array<SharedArrayBuffer>
  readonly count: number
  /** values that records repeat */
  readonly words: readonly unknown[]
}

/** Reads records of a spill by id. */
export interface SpillReader {
  read(id: number): unknown[]
  readonly count: number
}

/** A stretch of the file in memory. Several are kept, so that a walk forward survives look-ups far away. */
interface Window {
  block: Block
  start: number
  end: number
  /** how much is read at once: grows while the reading goes forward, as a disk's read-ahead does */
  reach: number
  used: number
}

const WINDOWS = 4
const SMALLEST = 4 << 10
const LARGEST = 512 << 10
/** A jump forward that is still taken for a walk. */
const STRIDE = 64 << 10

/** Opens a reader on a spill of this process, in any of its threads. Records appended after `share()` are not seen. */
export function openSpillReader(share: SpillShare): SpillReader {
  const { descriptor, offsets, count, words } = share
  const windows: Window[] = []
  let clock = 0

  const load = (start: number, end: number): Window => {
    const window = windows.find((w) => start >= w.start && start - w.end < STRIDE) ?? oldest()
    const onward = start >= window.start && start - window.end < STRIDE
    window.reach = onward ? Math.min(window.reach * 4, LARGEST) : SMALLEST
    const length = Math.max(end - start, window.reach)
    if (window.block.bytes.length < length) window.block = openBlock(length)
    window.start = start
    window.end = start
    while (window.end < end) {
      const got = readSync(
        descriptor,
        window.block.bytes,
        window.end - start,
        length - (window.end - start),
        window.end,
      )
      if (got === 0) throw new Error('a spilled record is cut short')
      window.end += got
    }
    return window
  }
  const oldest = (): Window => {
    if (windows.length < WINDOWS) {
      const fresh = { block: openBlock(0), start: Number.POSITIVE_INFINITY, end: 0, reach: SMALLEST, used: 0 }
      windows.push(fresh)
      return fresh
    }
    return windows.reduce((a, b) => (a.used <= b.used ? a : b))
  }

  return {
    count,
    read(id) {
      const start = offsets[id]
      const end = offsets[id + 1]
      if (!(id >= 0 && id < count) || start === undefined || end === undefined) throw new Error(`no record ${id}`)
      let window = windows.find((w) => start >= w.start && end <= w.end)
      window ??= load(start, end)
      window.used = ++clock
      return decodeRecord(window.block, start - window.start, end - window.start, words)
    },
  }
}
