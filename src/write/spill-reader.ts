import { readSync } from 'node:fs'
import type { Spill, SpillShare } from './spill.ts'
import { BLOCK_BYTES, type Block, NUMBER_BYTES, openBlock, placeOf, spillOf } from './spill-block.ts'

/** Where a record lies that was looked up: valid until the next look-up. */
export interface Found {
  block: Block
  /** of the record's first number */
  at: number
  words: readonly string[]
}

/** Looks up records in the spills of a run, in any of its threads. Neighbours and ascending addresses are cheap. */
export interface SpillReader {
  find(address: number): Found
}

interface Source {
  readonly descriptor: number
  readonly words: readonly string[]
  blockAt(number: number): Block | undefined
}

/** A stretch of a file in memory. Several are kept, so that a walk forward survives look-ups far away. */
interface Window {
  spill: number
  block: Block
  start: number
  end: number
  /** how much is read at once: grows while the reading goes forward, as a disk's read-ahead does */
  reach: number
  used: number
}

const WINDOWS = 6
const SMALLEST = 4 << 10
const LARGEST = 512 << 10
/** A jump forward that is still taken for a walk. */
const STRIDE = 64 << 10

/** @param spills those written in this thread as they are (they may still grow), those of other threads as these share them */
export function openSpillReader(spills: readonly (Spill | SpillShare)[]): SpillReader {
  const sources: Source[] = []
  for (const spill of spills) sources[spill.no] = sourceOf(spill)
  const windows: Window[] = []
  const found: Found = { block: openBlock(new SharedArrayBuffer(0)), at: 0, words: [] }
  let clock = 0

  const load = (spill: number, { descriptor }: Source, start: number, least: number): Window => {
    const near = windows.find((w) => w.spill === spill && start >= w.start && start - w.end < STRIDE)
    const window = near ?? oldest()
    window.reach = near ? Math.min(window.reach * 4, LARGEST) : SMALLEST
    const length = Math.max(least, window.reach)
    if (window.block.bytes.length < length) window.block = openBlock(new SharedArrayBuffer(length))
    let got = 0
    while (got < length) {
      const more = readSync(descriptor, window.block.bytes, got, length - got, start + got)
      if (more === 0) break
      got += more
    }
    window.spill = spill
    window.start = start
    window.end = start + got
    if (got < least) throw new Error('a spilled record is cut short')
    return window
  }
  const oldest = (): Window => {
    if (windows.length < WINDOWS) {
      const fresh = {
        spill: -1,
        block: openBlock(new SharedArrayBuffer(0)),
        start: 0,
        end: 0,
        reach: SMALLEST,
        used: 0,
      }
      windows.push(fresh)
      return fresh
    }
    return windows.reduce((a, b) => (a.used <= b.used ? a : b))
  }

  const findInFile = (spill: number, source: Source, start: number): void => {
    let window = windows.find((w) => w.spill === spill && start >= w.start && start + NUMBER_BYTES <= w.end)
    window ??= load(spill, source, start, NUMBER_BYTES)
    const size = window.block.numbers[(start - window.start) / NUMBER_BYTES] ?? 0
    if (start + size > window.end) window = load(spill, source, start, size)
    window.used = ++clock
    found.block = window.block
    found.at = (start - window.start) / NUMBER_BYTES
  }

  return {
    find(address) {
      const spill = spillOf(address)
      const place = placeOf(address)
      const source = sources[spill]
      if (source === undefined || !(place >= 0)) throw new Error(`no record at ${address}`)
      const number = Math.floor(place / BLOCK_BYTES)
      const kept = source.blockAt(number)
      if (kept === undefined) findInFile(spill, source, place)
      else {
        found.block = kept
        found.at = (place - number * BLOCK_BYTES) / NUMBER_BYTES
      }
      found.words = source.words
      return found
    },
  }
}

function sourceOf(spill: Spill | SpillShare): Source {
  const { descriptor, words } = spill
  if ('room' in spill) return { descriptor, words, blockAt: (number) => spill.blocks[number] }
  const blocks = spill.blocks.map((memory) => memory && openBlock(memory))
  return { descriptor, words, blockAt: (number) => blocks[number] }
}
