import { describe, expect, it } from 'vitest'
import { classifyPolicy, openClassifier } from '../../src/classify/index.ts'
import { judgeLeftLapsed } from '../../src/classify/left-lapsed.ts'
import { policyStatusesOf } from '../../src/classify/policy-status.ts'
import type { PolicyStatus } from '../../src/model/words.ts'
import { contextOf, day, instalmentOf } from './samples.ts'

type Told = readonly [list: number, status: PolicyStatus | '']
const policy = (...told: readonly Told[]) =>
  told.map(([table, policyStatus], i) =>
    instalmentOf({ due: `2026-0${5 + i}-20`, policyStatus, origin: { table, row: 2 } }),
  )

describe('the status of a policy', () => {
  it.each<readonly [string, readonly Told[], readonly string[]]>([
    [
      'nothing said',
      [
        [0, ''],
        [0, ''],
      ],
      ['', ''],
    ],
    [
      'the same on all',
      [
        [0, 'inForce'],
        [1, 'inForce'],
      ],
      ['inForce', 'inForce'],
    ],
    [
      'lapsed by a later list',
      [
        [0, 'inForce'],
        [1, 'lapsed'],
      ],
      ['lapsed', 'lapsed'],
    ],
    [
      'ended by a later list',
      [
        [0, 'inForce'],
        [1, 'surrendered'],
      ],
      ['surrendered', 'surrendered'],
    ],
    [
      'in force by a later list',
      [
        [0, 'lapsed'],
        [1, 'inForce'],
      ],
      ['inForce', 'inForce'],
    ],
    [
      'a later list that says nothing',
      [
        [0, 'lapsed'],
        [1, ''],
      ],
      ['lapsed', 'lapsed'],
    ],
    [
      'lapsed by one row of a list',
      [
        [0, 'lapsed'],
        [0, 'inForce'],
      ],
      ['lapsed', 'lapsed'],
    ],
    [
      'lapsed by one row, nothing by the other',
      [
        [0, 'lapsed'],
        [0, ''],
      ],
      ['lapsed', 'lapsed'],
    ],
    [
      'ended by one row of a list',
      [
        [0, 'terminated'],
        [0, 'inForce'],
      ],
      ['terminated', 'inForce'],
    ],
    [
      'ended and lapsed in a later list',
      [
        [0, 'inForce'],
        [1, 'terminated'],
        [1, 'lapsed'],
      ],
      ['lapsed', 'terminated', 'lapsed'],
    ],
  ])('%s', (_, told, expected) => {
    expect(policyStatusesOf(policy(...told))).toEqual(expected)
  })

  it('decides stage and disposition of every instalment', () => {
    const context = contextOf('2026-06-18')
    const of = (...told: readonly Told[]) =>
      classifyPolicy(policy(...told), context).map((c) => `${c.stage} ${c.disposition} ${c.excludedBecause}`.trim())
    expect(of([0, 'inForce'], [1, 'lapsed'])).toEqual(['lapsed worklist', 'lapsed worklist'])
    expect(of([0, 'inForce'], [1, 'surrendered'])).toEqual([
      'grace1 excluded surrendered',
      'current excluded surrendered',
    ])
    expect(of([0, 'lapsed'], [1, 'inForce'])).toEqual(['grace1 worklist', 'current worklist'])
  })
})

describe('an instalment that left the lists lapsed', () => {
  const TERMS = { graceDays: 60, reinstateYears: 2, lapseBufferDays: 0 }
  const judged = (due: string, left: string, status: PolicyStatus | '' = '') =>
    judgeLeftLapsed([instalmentOf({ due })], [status], day(left), () => TERMS)

  it('counts where the next one fell due before the lapse, and is doubtful where it did not', () => {
    // due on 18 October: lapsed from 18 December
    expect(judged('2026-12-17', '2026-10-18')).toEqual({ counts: true, doubtful: false })
    expect(judged('2026-12-18', '2026-10-18')).toEqual({ counts: false, doubtful: true })
  })

  it('counts where the core system says lapsed, and does not where it says in force', () => {
    expect(judged('2026-12-18', '2026-10-18', 'lapsed')).toEqual({ counts: true, doubtful: false })
    for (const status of ['inForce', 'grace'] as const)
      expect(judged('2026-12-17', '2026-10-18', status)).toEqual({ counts: false, doubtful: false })
  })

  it('makes its day the oldest of the policy', () => {
    const [c] = classifyPolicyWith('2026-10-18')
    expect(c).toMatchObject({ stage: 'lapsed', oldestDue: day('2026-10-18'), lapseFrom: day('2026-12-18') })
    expect(classifyPolicyWith(undefined)[0]).toMatchObject({ stage: 'grace2', oldestDue: day('2026-11-18') })
  })

  function classifyPolicyWith(left: string | undefined) {
    const classify = openClassifier(contextOf('2027-01-04'))
    return classify([instalmentOf({ due: '2026-11-18' })], left === undefined ? undefined : day(left))
  }
})
