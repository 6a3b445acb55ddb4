import type { Chance } from '../quarter/world.ts'

/** A file that is to be in the inbox on a night, counted from 0. */
export interface Post {
  readonly night: number
  readonly name: string
  readonly bytes: Uint8Array
}

/** What really lies there on a night, and whether anybody runs it. */
export interface NightsPost {
  readonly runs: boolean
  readonly files: readonly Omit<Post, 'night'>[]
  /** copied only in part while the night begins; it is whole when the night has begun */
  readonly growing: Omit<Post, 'night'> | undefined
}

const UNRUN = new Set([4, 11, 12, 20])
/** Nights into whose beginning the copying of a file falls. */
const COPYING = new Set([8, 17])

/**
 * What goes wrong on the way, by chance: files are late by some nights, come once more (under the same name or another), arrive broken before they arrive
 * whole, lists of a day are missing for good, pictures and empty files lie about, nights are not run. Everything but a missing list has come by the last night.
 */
export function disturb(posts: readonly Post[], nights: number, chance: Chance): readonly NightsPost[] {
  const last = nights - 1
  const files: Omit<Post, 'night'>[][] = Array.from({ length: nights }, () => [])
  const put = (night: number, name: string, bytes: Uint8Array) => files[Math.min(night, last)]?.push({ name, bytes })
  for (const { night, name, bytes } of posts) {
    const isList = name.startsWith('应收')
    if (isList && night < last && chance.hits(0.1)) continue
    const came = night + (chance.hits(0.25) ? 1 + chance.below(6) : 0)
    put(came, name, bytes)
    if (chance.hits(0.15)) put(came + 1 + chance.below(5), chance.hits(0.5) || isList ? name : `副本 ${name}`, bytes)
    if (name.endsWith('.xlsx') && came > night && chance.hits(0.6)) put(night, name, bytes.subarray(0, 2000))
  }
  for (const [night, lying] of files.entries()) {
    if (night % 7 === 3) lying.push({ name: `照片/${night}.png`, bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') })
    if (night % 9 === 5) lying.push({ name: `空${night}.csv`, bytes: Buffer.alloc(0) })
  }
  return files.map((lying, night) => {
    // the last one of the night is still on its way
    const growing = COPYING.has(night) ? lying.findLast(({ name }) => name.endsWith('.csv')) : undefined
    return { runs: !UNRUN.has(night), files: lying.filter((file) => file !== growing), growing }
  })
}
