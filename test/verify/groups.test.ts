import { describe, expect, it } from 'vitest'
import { countDistinct, type Keys } from '../../src/verify/table/groups.ts'
import { combineInto, emptyHash, hashInto } from '../../src/verify/table/hashes.ts'

const keys = (...pairs: readonly (readonly [high: number, low: number])[]): Keys => ({
  high: Uint32Array.from(pairs, ([high]) => high),
  low: Uint32Array.from(pairs, ([, low]) => low),
})

describe('countDistinct', () => {
  it('keeps apart keys that agree in one half only', () => {
    const counts = new Uint16Array(6)
    const halfEqual = keys([7, 1], [7, 2], [7, 1], [7, 2], [8, 1], [7, 1])
    const members = keys([0, 1], [0, 2], [0, 3], [0, 2], [0, 5], [0, 6])
    countDistinct(6, halfEqual, members, 2, counts)
    expect([...counts]).toEqual([3, 0, 3, 0, 0, 3])
  })

  it('counts large groups as it counts small ones', () => {
    const rows = 5000
    const counts = new Uint16Array(rows)
    const one = keys(...Array.from({ length: rows }, () => [1, 1] as const))
    const members = keys(...Array.from({ length: rows }, (_, row) => [row % 100, 1] as const))
    countDistinct(rows, one, members, 2, counts)
    expect(new Set(counts)).toEqual(new Set([100]))
  })

  it('leaves alone rows without a key and does not count empty members', () => {
    const counts = new Uint16Array(4)
    countDistinct(4, keys([0, 0], [0, 0], [3, 1], [3, 1]), keys([0, 1], [0, 2], [0, 0], [0, 4]), 2, counts)
    expect([...counts]).toEqual([0, 0, 0, 0])
  })
})

describe('hashes', () => {
  it('of 200,000 similar numbers never meet, and few meet in one half', () => {
    const hash = emptyHash()
    const both = new Set<string>()
    const high = new Set<number>()
    for (let i = 0; i < 200_000; i++) {
      hashInto(hash, `138${String(i).padStart(8, '0')}`)
      both.add(`${hash.high} ${hash.low}`)
      high.add(hash.high)
    }
    expect(both.size).toBe(200_000)
    expect(high.size).toBeGreaterThan(199_950)
  })

  it('of pairs depend on the order, and are empty if either is', () => {
    const hash = emptyHash()
    combineInto(hash, 1, 2, 3, 4)
    const oneWay = { ...hash }
    combineInto(hash, 3, 4, 1, 2)
    expect(hash).not.toEqual(oneWay)
    combineInto(hash, 0, 0, 3, 4)
    expect(hash).toEqual({ high: 0, low: 0 })
  })
})
