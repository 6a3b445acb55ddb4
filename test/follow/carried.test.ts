import { describe, expect, it } from 'vitest'
import { carryComplaint } from '../../src/follow/index.ts'
import type { PolicyComplaint } from '../../src/model/history.ts'
import { contextOf, day, policyCases, type Sample } from '../report/samples.ts'

const [MAY, JUNE, JULY] = ['2026-05-20', '2026-06-20', '2026-07-20'] as const
const PAID = { paidFlag: 'paid', paidDate: day('2026-06-01') } as const

function carried(samples: readonly Sample[], complaint: Partial<PolicyComplaint>) {
  const cases = policyCases(samples, contextOf('2026-06-18'))
  const whole = { day: day('2026-06-02'), answer: undefined, notedOn: [], answeredOn: undefined, ...complaint }
  return carryComplaint(cases, whole).map(({ carriedComplaint }) => carriedComplaint)
}

const ON = day('2026-06-02')

describe('a complaint on an instalment of a policy', () => {
  it('stays where it was noted while somebody works on that one', () => {
    expect(carried([{ due: MAY }, { due: JUNE }], { notedOn: [day(JUNE)] })).toEqual([undefined, undefined])
  })

  it('is asked of the oldest one that is worked on once its own is paid or has left the list', () => {
    const open = [{ due: JUNE }, { due: JULY }]
    expect(carried([{ due: MAY, ...PAID }, ...open], { notedOn: [day(MAY)] })).toEqual([undefined, ON, undefined])
    expect(carried(open, { notedOn: [day(MAY)] })).toEqual([ON, undefined])
  })

  it('is asked of its own, paid as it is, where nobody works on another; of one that was not complained about never', () => {
    expect(carried([{ due: MAY, ...PAID }], { notedOn: [day(MAY)] })).toEqual([ON])
    expect(carried([{ due: JUNE, ...PAID }], { notedOn: [day(MAY)] })).toEqual([undefined])
    const answer = { day: day('2026-06-10'), by: 'S01' }
    expect(carried([{ due: MAY, ...PAID }], { notedOn: [day(MAY)], answer, answeredOn: day(MAY) })).toEqual([undefined])
  })

  it('is to be seen as answered where it was answered, and nowhere else', () => {
    const answer = { day: day('2026-06-10'), by: 'S01' }
    const open = [{ due: JUNE }, { due: JULY }]
    const notedOn = [day(MAY)]
    expect(carried(open, { notedOn, answer, answeredOn: day(JULY) })).toEqual([undefined, ON])
    expect(carried(open, { notedOn, answer, answeredOn: day(MAY) })).toEqual([undefined, undefined])
  })
})
