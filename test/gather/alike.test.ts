import { describe, expect, it } from 'vitest'
import { alikePolicies } from '../../src/gather/alike.ts'
import { openInterner } from '../../src/model/interner.ts'
import { failedDebit, textOf, withRun } from '../laws/run.ts'

function alike(...policies: readonly string[]): readonly string[] {
  const interner = openInterner()
  for (const policy of policies) interner.intern(policy)
  return [...alikePolicies(interner)].map(([a, b]) => `${interner.text(a)}=${interner.text(b)}`).sort()
}

describe('policy numbers that are written differently', () => {
  it('are those that differ by leading zeros, blanks, hyphens or the case of letters', () => {
    expect(alike('00123', '123')).toEqual(['00123=123', '123=00123'])
    expect(alike('0012 3', '00123', '0012-3')).toEqual(['0012 3=00123', '0012-3=00123', '00123=0012 3'])
    expect(alike('p37a', 'P37A')).toEqual(['P37A=p37a', 'p37a=P37A'])
  })

  it('are not those that are other numbers, nor one that stands alone', () => {
    expect(alike('00123', '1230', '0124', 'P123', 'P0123', '0', '00')).toEqual(['00=0', '0=00'])
    expect(alike('00123', '00124', '8637-01', 'p1')).toEqual([])
  })
})

describe('V015', () => {
  const list = textOf([failedDebit(100, '2026-05-10'), failedDebit(200, '2026-05-10')])
  const lower = list.replaceAll('\nP1', '\np1').split('\n').slice(0, 2).join('\n')

  it('is told of each row of both, over all files; they stay two cases', async () => {
    await withRun([list, lower], {}, ({ result, read }) => {
      expect(result.findings).toContainEqual({ code: 'V015', severity: 'warn', count: 2 })
      expect(result.manifest.totals.cases).toBe(3)
      const lines = read('data/findings.csv')
        .split('\n')
        .filter((line) => line.includes('V015'))
      expect(lines[0]).toMatch(/^\S*0\.csv,,2,P100,V015,warn,policyNo,P100,.*“p100”/)
      expect(lines[1]).toMatch(/^\S*1\.csv,,2,p100,V015,warn,policyNo,p100,.*“P100”/)
    })
  })

  it('is silent where a file says the same again', async () => {
    await withRun([list, list], {}, ({ result }) => {
      expect(result.findings.some(({ code }) => code === 'V015')).toBe(false)
    })
  })
})
