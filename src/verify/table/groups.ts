import { asNumber } from './hashes.ts'

/** Hashes of the rows: two arrays of one length, 0/0 = empty. */
export interface Keys {
  readonly high: Uint32Array
  readonly low: Uint32Array
}

/** Up to this many rows members are compared one by one, beyond it with a set. */
const SMALL = 12

/**
 * Groups rows by key and counts the distinct members of each group. Writes the count, at most 65,535, to every row of a group
 * whose count is at least `least`, unless a larger one stands there. Rows with an empty key belong to no group; empty members
 * are not counted.
 */
export function countDistinct(rows: number, keys: Keys, members: Keys, least: number, counts: Uint16Array): void {
  const order = orderByHigh(candidates(rows, keys, least), keys)
  for (let from = 0; from < order.length; ) {
    const to = endOfRun(order, from, keys.high)
    if (to - from >= least) countRun(order.subarray(from, to), keys, members, least, counts)
    from = to
  }
}

/** Rows with equal high halves: nearly always one group; where two keys met, they are sorted apart by their low halves. */
function countRun(run: Uint32Array, keys: Keys, members: Keys, least: number, counts: Uint16Array): void {
  const { low } = keys
  if (!isOneGroup(run, low)) run.sort((a, b) => (low[a] ?? 0) - (low[b] ?? 0) || a - b)
  for (let from = 0; from < run.length; ) {
    const to = endOfRun(run, from, low)
    const group = run.subarray(from, to)
    const count = group.length < least ? 0 : Math.min(distinctMembers(group, members), 0xffff)
    if (count >= least) for (const row of group) if ((counts[row] ?? 0) < count) counts[row] = count
    from = to
  }
}

function isOneGroup(run: Uint32Array, low: Uint32Array): boolean {
  const first = low[run[0] ?? 0]
  for (let i = 1; i < run.length; i++) if (low[run[i] ?? 0] !== first) return false
  return true
}

function endOfRun(order: Uint32Array, from: number, values: Uint32Array): number {
  const value = values[order[from] ?? 0]
  let to = from + 1
  while (to < order.length && values[order[to] ?? 0] === value) to += 1
  return to
}

function distinctMembers(group: Uint32Array, { high, low }: Keys): number {
  if (group.length > SMALL) {
    const seen = new Set<number>()
    for (const row of group) if (low[row] !== 0) seen.add(asNumber(high[row] ?? 0, low[row] ?? 0))
    return seen.size
  }
  let count = 0
  for (let i = 0; i < group.length; i++) {
    const row = group[i] ?? 0
    if (low[row] === 0) continue
    let isNew = true
    for (let j = 0; j < i && isNew; j++) {
      const other = group[j] ?? 0
      isNew = low[other] !== low[row] || high[other] !== high[row]
    }
    if (isNew) count += 1
  }
  return count
}

/** Of the sieve; 64 MB while it is used. */
const MOST_SLOTS = 1 << 26

/**
 * The rows whose key may occur `least` times. Most keys of an input occur once: counting them in small slots first, where
 * few keys meet, leaves the sort a fraction of the rows (a million unique keys: 0.05 s instead of 0.3 s).
 */
function candidates(rows: number, { low }: Keys, least: number): Uint32Array {
  let slots = 1 << 12
  while (slots < rows * 4 && slots < MOST_SLOTS) slots *= 2
  const mask = slots - 1
  const seen = new Uint8Array(slots)
  for (let row = 0; row < rows; row++) {
    const slot = (low[row] ?? 0) & mask
    const count = seen[slot] ?? 0
    if (count < least && low[row] !== 0) seen[slot] = count + 1
  }
  let found = 0
  for (let row = 0; row < rows; row++) if (low[row] !== 0 && (seen[(low[row] ?? 0) & mask] ?? 0) >= least) found += 1
  const order = new Uint32Array(found)
  let filled = 0
  for (let row = 0; row < rows; row++) {
    if (low[row] === 0 || (seen[(low[row] ?? 0) & mask] ?? 0) < least) continue
    order[filled] = row
    filled += 1
  }
  return order
}

const BITS = 11
const BUCKETS = 1 << BITS

/** Orders rows by the high halves of their keys: three passes of a radix sort that keep equal ones in input order. */
function orderByHigh(rows: Uint32Array, { high }: Keys): Uint32Array {
  let order: Uint32Array = rows
  let keys: Uint32Array = order.map((row) => high[row] ?? 0)
  let nextOrder: Uint32Array = new Uint32Array(order.length)
  let nextKeys: Uint32Array = new Uint32Array(order.length)
  for (let shift = 0; shift < 32; shift += BITS) {
    const starts = new Uint32Array(BUCKETS + 1)
    for (let i = 0; i < keys.length; i++) {
      const bucket = (((keys[i] ?? 0) >>> shift) & (BUCKETS - 1)) + 1
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0
      const bucket = (key >>> shift) & (BUCKETS - 1)
      const at = starts[bucket] ?? 0
      nextOrder[at] = order[i] ?? 0
      nextKeys[at] = key
      starts[bucket] = at + 1
    }
    const [spareOrder, spareKeys] = [order, keys]
    order = nextOrder
    keys = nextKeys
    nextOrder = spareOrder
    nextKeys = spareKeys
  }
  return order
}
