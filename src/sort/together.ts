import type { Comparator } from './axes.ts'
import type { NumberColumn } from './columns.ts'

/**
 * Moves each customer's cases up to the first of them, in their order, inside stretches that `sameStretch` finds equal.
 * @param sorted ids in order; stays as it is
 * @param customer by id, the customer's number
 */
export function standTogether(sorted: Int32Array, sameStretch: Comparator, customer: NumberColumn): Int32Array {
  const arranged = new Int32Array(sorted.length)
  let from = 0
  while (from < sorted.length) {
    let to = from + 1
    while (to < sorted.length && sameStretch(sorted[from] ?? 0, sorted[to] ?? 0) === 0) to += 1
    if (to - from === 1) arranged[from] = sorted[from] ?? 0
    else gather(sorted.subarray(from, to), customer, arranged.subarray(from, to))
    from = to
  }
  return arranged
}

/** One walk links each case to the customer's next one, a second follows the links. */
function gather(stretch: Int32Array, customer: NumberColumn, into: Int32Array): void {
  const lastOf = new Map<number, number>()
  const next = new Int32Array(stretch.length).fill(-1)
  const isFirst = new Uint8Array(stretch.length)
  for (let at = 0; at < stretch.length; at++) {
    const key = customer[stretch[at] ?? 0] ?? 0
    const last = lastOf.get(key)
    if (last === undefined) isFirst[at] = 1
    else next[last] = at
    lastOf.set(key, at)
  }
  let place = 0
  for (let first = 0; first < stretch.length; first++) {
    if (isFirst[first] !== 1) continue
    for (let at = first; at >= 0; at = next[at] ?? -1) {
      into[place] = stretch[at] ?? 0
      place += 1
    }
  }
}
