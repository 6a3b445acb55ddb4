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
  const order = orderByHigh(rows, keys)
  for (let from = 0; from < order.length; ) {
    const to = endOfRun(order, from, keys.high)
    if (to - from >= least) countRun(order.subarray(from, to), keys, members, least, counts)
    from = to
  }
}

/** Rows with equal high halves: nearly always one group; where two keys met, they are sorted apart by their low halves. */
function countRun(run: Uint32Array, keys: Keys, members: Keys, least: number, counts: Uint16Array): void {
  const { low } = keys
  const first = low[run[0] ?? 0]
  if (run.some((row) => low[row] !== first)) run.sort((a, b) => (low[a] ?? 0) - (low[b] ?? 0) || a - b)
  for (let from = 0; from < run.length; ) {
    const to = endOfRun(run, from, low)
    const group = run.subarray(from, to)
    const count = group.length < least ? 0 : Math.min(distinctMembers(group, members), 0xffff)
    if (count >= least) for (const row of group) if ((counts[row] ?? 0) < count) counts[row] = count
    from = to
  }
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

const BITS = 11
const BUCKETS = 1 << BITS

/** Row numbers with a key, ordered by its high half: three passes of a radix sort that keep equal ones in input order. */
function orderByHigh(rows: number, { high, low }: Keys): Uint32Array {
  let order = new Uint32Array(rows)
  let filled = 0
  for (let row = 0; row < rows; row++) {
    if (low[row] !== 0) {
      order[filled] = row
      filled += 1
    }
  }
  order = order.slice(0, filled)
  let sorted = new Uint32Array(filled)
  for (let shift = 0; shift < 32; shift += BITS) {
    const starts = new Uint32Array(BUCKETS + 1)
    for (let i = 0; i < filled; i++) {
      const bucket = (((high[order[i] ?? 0] ?? 0) >>> shift) & (BUCKETS - 1)) + 1
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    for (let i = 0; i < filled; i++) {
      const row = order[i] ?? 0
      const bucket = ((high[row] ?? 0) >>> shift) & (BUCKETS - 1)
      const at = starts[bucket] ?? 0
      sorted[at] = row
      starts[bucket] = at + 1
    }
    const previous = order
    order = sorted
    sorted = previous
  }
  return order
}
