import type { Interner } from '../model/interner.ts'

const ZERO = 0x30
const BLANK = 0x20
const HYPHEN = 0x2d
const [SMALL_A, SMALL_Z] = [0x61, 0x7a]

/** Whether a character can be why one number is written in two ways. */
function isLoose(unit: number, place: number): boolean {
  if (unit === ZERO) return place === 0
  return unit === BLANK || unit === HYPHEN || (unit >= SMALL_A && unit <= SMALL_Z)
}

/** The ways in which others may write it: in capitals without blanks and hyphens, and without leading zeros besides. */
function otherWays(policyNo: string): readonly string[] {
  const joined = policyNo.toUpperCase().replace(/[ -]/g, '')
  return [joined, joined.replace(/^0+(?=.)/, '')]
}

/**
 * Policies whose numbers differ from another's by leading zeros, blanks, hyphens or the case of letters only → one of those others. Never put
 * together: nobody but the core system knows whether they are one. Most numbers are ruled out by a look at their characters.
 */
export function alikePolicies(policies: Interner): ReadonlyMap<number, number> {
  const alike = new Map<number, number>()
  for (let id = 0; id < policies.size; id++) {
    if (!policies.some(id, isLoose)) continue
    const other = otherWays(policies.text(id))
      .map((text) => policies.find(text))
      .find((found) => found >= 0 && found !== id)
    if (other === undefined) continue
    alike.set(id, other)
    if (!alike.has(other)) alike.set(other, id)
  }
  return alike
}
