/** Memory that is seen as bytes and as numbers, and by all threads. Records begin at whole numbers. */
export interface Block {
  readonly memory: SharedArrayBuffer
  readonly bytes: Buffer
  readonly numbers: Int32Array
  readonly units: Uint16Array
}

/** Records lie in blocks of this size; one that is larger takes several in a row. */
export const BLOCK_BYTES = 1 << 20
export const NUMBER_BYTES = 4
export const UNIT_BYTES = 2

export function openBlock(memory: SharedArrayBuffer): Block {
  return {
    memory,
    bytes: Buffer.from(memory),
    numbers: new Int32Array(memory),
    units: new Uint16Array(memory),
  }
}

/** Numbers of spills and places in them in one number: an address is exact up to 8,000 spills of a terabyte each. */
const SPAN = 2 ** 40

/** The address of a record: which spill, and at which byte of it. */
export function addressOf(spill: number, place: number): number {
  return spill * SPAN + place
}

/** The spill of an address. */
export function spillOf(address: number): number {
  return Math.floor(address / SPAN)
}

/** The byte of its spill at which an address points. */
export function placeOf(address: number): number {
  return address % SPAN
}

/** How many blocks of a run may stay in memory; all its threads draw on it. */
export type MemoryBudget = Int32Array<SharedArrayBuffer>

export function openBudget(bytes: number): MemoryBudget {
  const budget = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  budget[0] = Math.floor(bytes / BLOCK_BYTES)
  return budget
}

/** Whether another so many blocks may stay. */
export function claimBlocks(budget: MemoryBudget, blocks: number): boolean {
  if (Atomics.sub(budget, 0, blocks) >= blocks) return true
  Atomics.add(budget, 0, blocks)
  return false
}
