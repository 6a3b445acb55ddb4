/**
 * 64 bits that stand for a text: two 32-bit hashes with different multipliers, mixed into each other at the end. The texts
 * themselves are not kept: at five million rows they would take gigabytes, while two of their hashes meet by chance once in a
 * million such runs (n² / 2^65), and then a warning is wrong, no amount. 0/0 stands for "empty", which matches nothing.
 */
export interface Hash {
  high: number
  low: number
}

/** A hash to be filled by {@link hashInto}. */
export function emptyHash(): Hash {
  return { high: 0, low: 0 }
}

/** Hashes a text into `into`, without making an object per text. */
export function hashInto(into: Hash, text: string): void {
  if (text === '') {
    into.high = 0
    into.low = 0
    return
  }
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x9e3779b1)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  finish(into, a, b)
}

/** The hash of two hashes in this order; empty if either is. */
export function combineInto(into: Hash, aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  if ((aHigh | aLow) === 0 || (bHigh | bLow) === 0) {
    into.high = 0
    into.low = 0
    return
  }
  const a = Math.imul(Math.imul(aHigh ^ 0x2545f491, 0x9e3779b1) ^ bHigh, 0x85ebca77)
  const b = Math.imul(Math.imul(aLow ^ 0x6c62272e, 0x5f356495) ^ bLow, 0xc2b2ae3d)
  finish(into, a, b)
}

function finish(into: Hash, a: number, b: number): void {
  const high = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  const low = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  into.high = high >>> 0
  into.low = low >>> 0 || 1
}

/** 53 of the 64 bits as one number, for sets of few members. */
export function asNumber(high: number, low: number): number {
  return high * 2 ** 21 + (low >>> 11)
}

/** A hash per row, in two arrays that grow. */
export interface HashColumn {
  readonly high: Uint32Array
  readonly low: Uint32Array
  set(row: number, hash: Hash): void
  /** puts the hashes of other rows behind those of the first `rows` */
  append(rows: number, high: Uint32Array, low: Uint32Array): void
}

export function openHashColumn(): HashColumn {
  let high = new Uint32Array(1 << 12)
  let low = new Uint32Array(1 << 12)
  return {
    get high() {
      return high
    },
    get low() {
      return low
    },
    set(row, hash) {
      if (row >= high.length) {
        const capacity = widened(high.length, row)
        high = copied(high, capacity)
        low = copied(low, capacity)
      }
      high[row] = hash.high
      low[row] = hash.low
    },
    append(rows, moreHigh, moreLow) {
      const end = rows + moreHigh.length
      if (end > high.length) {
        const capacity = widened(high.length, end)
        high = copied(high, capacity)
        low = copied(low, capacity)
      }
      high.set(moreHigh, rows)
      low.set(moreLow, rows)
    },
  }
}

/** Half as much again: arrays of millions of rows are not doubled. */
function widened(capacity: number, row: number): number {
  return Math.max(row + 1, Math.ceil(capacity * 1.5))
}

function copied(old: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(capacity)
  wider.set(old)
  return wider
}
