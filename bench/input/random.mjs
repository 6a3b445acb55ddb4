/**
 * A seeded source of chance: the same seed gives the same numbers on every machine.
 * @typedef {object} Chance
 * @property {() => number} next 0 ≤ n < 1
 * @property {(limit: number) => number} below a whole number, 0 ≤ n < limit
 * @property {<T>(list: ArrayLike<T>) => T} pick
 * @property {(share: number) => boolean} hits true for this share of the calls
 */

/**
 * Mulberry32: 32 bits of state, good enough for test data and as fast as Math.random.
 * @param {number} seed
 * @returns {Chance}
 */
export function openChance(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const item = list[below(list.length)]
      if (item === undefined) throw new Error('there is nothing to pick from')
      return item
    },
    hits: (share) => next() < share,
  }
}

/**
 * Picks an index by weight in constant time: a table of slots, each index as often as its weight says (at least once).
 * @param {readonly number[]} weights
 * @param {Chance} chance
 * @returns {() => number}
 */
export function openWeighted(weights, chance) {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = Math.max(65_536, weights.length * 32) / total
  /** @type {number[]} */
  const slots = []
  weights.forEach((weight, index) => {
    for (let i = Math.max(1, Math.round(weight * scale)); i > 0; i--) slots.push(index)
  })
  return () => chance.pick(slots)
}
