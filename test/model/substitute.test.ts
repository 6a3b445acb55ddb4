import { describe, expect, it } from 'vitest'
import type { RosterEntry } from '../../src/model/roster.ts'
import { substituteProblems, substitutionOf } from '../../src/model/substitute.ts'
import { personOf } from '../classify/samples.ts'

/** `A>B` = A has the substitute B; a star = active */
function rosterOf(...people: readonly string[]): ReadonlyMap<string, RosterEntry> {
  return new Map(
    people.map((text, i) => {
      const [who = '', substitute = ''] = text.split('>')
      const code = who.replace('*', '')
      return [code, personOf({ code, substitute, status: who.endsWith('*') ? 'active' : 'left', row: i + 2 })]
    }),
  )
}

function substituteOf(code: string, ...people: readonly string[]): string | undefined {
  const roster = rosterOf(...people)
  return substitutionOf(roster, roster.get(code) ?? personOf({})).substitute?.code
}

describe('the substitute of somebody', () => {
  it('is the first active one of the chain', () => {
    expect(substituteOf('A', 'A>B', 'B*>C', 'C*')).toBe('B')
    expect(substituteOf('A', 'A>B', 'B>C', 'C*')).toBe('C')
  })

  it('is nobody where the chain ends, leads off the roster, or comes round', () => {
    expect(substituteOf('A', 'A')).toBeUndefined()
    expect(substituteOf('A', 'A>B', 'B')).toBeUndefined()
    expect(substituteOf('A', 'A>Z')).toBeUndefined()
    expect(substituteOf('A', 'A>A')).toBeUndefined()
    expect(substituteOf('A', 'A>B', 'B>C', 'C>B')).toBeUndefined()
  })

  it('is found although those who stand in for each other make a circle, as long as one of them is there', () => {
    expect(substituteOf('A', 'A>B', 'B*>A')).toBe('B')
  })
})

describe('problems of substitutes', () => {
  it('are codes that nobody has, and circles without anybody active, each once, with its lines', () => {
    expect(substituteProblems(rosterOf('D>C', 'A>B', 'B>C', 'C>B', 'E*>Z', 'F>F', 'G*>H', 'H*>G', 'K>A'))).toEqual([
      { kind: 'loop', rows: [4, 5], codes: ['C', 'B', 'C'] },
      { kind: 'unknown', rows: [6], codes: ['E', 'Z'] },
      { kind: 'loop', rows: [7], codes: ['F', 'F'] },
    ])
  })

  it('are none where everything leads to somebody', () => {
    expect(substituteProblems(rosterOf('A>B', 'B>C', 'C*>A'))).toEqual([])
  })
})
