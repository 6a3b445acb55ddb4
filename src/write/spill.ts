import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal, refuse } from '../model/refusal.ts'
import { systemWords } from '../model/system-words.ts'
import { errorCode, refuseWriting, writeFully } from './descriptor.ts'
import {
  addressOf,
  BLOCK_BYTES,
  type Block,
  claimBlocks,
  type MemoryBudget,
  NUMBER_BYTES,
  openBlock,
} from './spill-block.ts'

/** A temporary file that only the owner can read. The descriptor works in every thread of the process. */
export interface SpillFile {
  readonly path: string
  readonly descriptor: number
  close(): void
}

/**
 * Makes the file of a spill. On POSIX it is unlinked at once, so that a killed run leaves nothing; on Windows `close` deletes it.
 * @param folder where the file lies; default: the system's folder for temporary files
 * @throws Refusal R015 where that is not there, or cannot be written
 */
export function openSpillFile(folder: string = tmpdir()): SpillFile {
  const path = join(folder, `xuqi-${process.pid}-${randomBytes(6).toString('hex')}.spill`)
  const descriptor = create(path, folder)
  const unlinked = process.platform !== 'win32'
  if (unlinked) unlinkSync(path)
  return {
    path,
    descriptor,
    close() {
      closeSync(descriptor)
      if (!unlinked) rmSync(path, { force: true })
    },
  }
}

/** What another thread needs to write a spill of its own: its file, its number, what may stay in memory. Plain data. */
export interface SpillSeed {
  /** unique in a run: part of the addresses */
  readonly no: number
  readonly path: string
  readonly descriptor: number
  readonly budget: MemoryBudget
}

/** What another thread needs to read a spill; records put aside later are not in it. Keep the file open as long as they read. */
export interface SpillShare {
  readonly no: number
  readonly descriptor: number
  /** by number; what is not there lies in the file */
  readonly blocks: readonly (SharedArrayBuffer | undefined)[]
  /** texts that records repeat */
  readonly words: readonly string[]
}

/** Records put aside one after the other: the first in memory, as far as the run's budget goes, the others in the file. */
export interface Spill {
  readonly no: number
  readonly descriptor: number
  /** live: grows while records are put aside */
  readonly blocks: readonly (Block | undefined)[]
  /** live, too */
  readonly words: string[]
  /** word → its place in the list */
  readonly places: Map<string, number>
  /** where the next record begins, with room for so many bytes behind; what was written of it stays, should it have to move */
  room(bytes: number, written: number): Room
  /** the record takes so many bytes, a multiple of four; its address */
  keep(bytes: number): number
  share(): SpillShare
}

export interface Room {
  block: Block
  /** in numbers */
  at: number
  /** bytes that are free behind `at` */
  free: number
}

export function openSpill({ no, path, descriptor, budget }: SpillSeed): Spill {
  const blocks: (Block | undefined)[] = []
  const words: string[] = []
  const places = new Map<string, number>()
  const room: Room = { block: openBlock(new SharedArrayBuffer(0)), at: 0, free: 0 }
  let number = -1
  /** the block that was being filled when the spill was shared last: others go on reading it, so that it must not be filled anew */
  let shared: Block | undefined

  const settle = (): void => {
    if (number < 0) return
    const size = room.block.bytes.length
    if (claimBlocks(budget, size / BLOCK_BYTES)) return
    writeFully(descriptor, room.block.bytes, number * BLOCK_BYTES, path)
    blocks[number] = undefined
  }
  /** begins a block that the record fits into, and moves what there is of it */
  const begin = (bytes: number, written: number): void => {
    const before = room.block
    const from = room.at * NUMBER_BYTES
    settle()
    const size = Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES
    const reusable = number >= 0 && blocks[number] === undefined && size === before.bytes.length && before !== shared
    number += before.bytes.length / BLOCK_BYTES || 1
    const block = reusable ? before : openBlock(new SharedArrayBuffer(size))
    block.bytes.set(before.bytes.subarray(from, from + written), 0)
    blocks[number] = block
    room.block = block
    room.at = 0
    room.free = block.bytes.length
  }

  return {
    no,
    descriptor,
    blocks,
    words,
    places,
    room(bytes, written) {
      if (bytes > room.free) begin(bytes, written)
      return room
    },
    keep(bytes) {
      const address = addressOf(no, number * BLOCK_BYTES + room.at * NUMBER_BYTES)
      room.at += bytes / NUMBER_BYTES
      // a block larger than others is found by its beginning only
      room.free = room.block.bytes.length > BLOCK_BYTES ? 0 : room.free - bytes
      return address
    },
    share() {
      shared = blocks[number]
      return { no, descriptor, words, blocks: blocks.map((block) => block?.memory) }
    },
  }
}

function create(path: string, folder: string): number {
  try {
    return openSync(path, 'wx+', 0o600)
  } catch (error) {
    const refused = refuseWriting(path, error)
    const isMissing = errorCode(error) === 'ENOENT'
    if (!isMissing && !(refused instanceof Refusal)) throw error
    const what = isMissing ? NO_FOLDER : systemWords(errorCode(error))
    throw refuse('R015', { path: folder, what, remedy: MAKE_FOLDER }, error)
  }
}

const NO_FOLDER = {
  zh: '放临时文件的文件夹不存在',
  en: 'the folder for temporary files is not there',
}
const MAKE_FOLDER = {
  zh: '临时文件放在这里：建好这个文件夹、给写权限，或用环境变量 TMPDIR（Windows 上是 TEMP）指定另一个。',
  en: 'Temporary files go there: make the folder and give the right to write, or name another in the environment variable TMPDIR (TEMP on Windows).',
}
