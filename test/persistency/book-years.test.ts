import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day, monthOf } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import type { BookInstalment, PolicyFact } from '../../src/model/policy.ts'
import { askBook, yearsAsked } from '../../src/persistency/index.ts'
import { day } from '../quarter/world.ts'

const EFFECTIVE = day('2024-05-20')
const SECOND = addMonths(EFFECTIVE, 12)
const lapseFromOf = (due: Day) => addDays(due, 61)

const FACT: PolicyFact = {
  policyNo: 'P1',
  effectiveDate: EFFECTIVE,
  frequency: 'annual',
  firstPremium: fen(100_000),
  leftOut: undefined,
  ended: undefined,
  year2: 'unknown',
  year3: 'unknown',
  agent: { code: 'A1', name: '' },
  branch: { code: '', name: '' },
  product: { code: '', name: '' },
  channel: { code: '', name: '' },
}

const UNPAID: BookInstalment = {
  dueDate: SECOND,
  received: [],
  lastSeen: addDays(SECOND, 10),
  stillListed: false,
  excluded: false,
  judgedPaid: false,
}
const PAID = [{ premium: fen(98_000), day: addDays(SECOND, 5) }]

const JUDGED = addDays(SECOND, 90)
const ask = (instalment: Partial<BookInstalment>, fact: Partial<PolicyFact> = {}, judgedOn = JUDGED) =>
  askBook({ ...FACT, ...fact }, [2], [{ ...UNPAID, ...instalment }], judgedOn, lapseFromOf)

describe('what a book says of policy years that the lists leave open', () => {
  it('is what came, whatever became of the case', () => {
    for (const more of [{}, { stillListed: true }, { excluded: true }])
      expect(ask({ ...more, received: PAID })).toMatchObject({ fact: { year2: PAID, year3: 'unknown' }, answered: 1 })
  })

  it('came within grace where a run judged it paid, though the day that stands there is only that of the run', () => {
    const seenLater = [{ premium: fen(98_000), day: addDays(SECOND, 61) }]
    const undated = [{ premium: fen(98_000), day: undefined }]
    expect(ask({ received: seenLater, judgedPaid: true })).toMatchObject({ fact: { year2: undated }, answered: 1 })
    expect(ask({ received: PAID, judgedPaid: true })).toMatchObject({ fact: { year2: PAID } })
    expect(ask({ received: seenLater })).toMatchObject({ fact: { year2: seenLater } })
  })

  it('is that nothing came, where the case was seen lapsed, or stands on the last list in grace', () => {
    expect(ask({ lastSeen: addDays(SECOND, 61) })).toMatchObject({ fact: { year2: [] }, answered: 1 })
    const inGrace = ask({ stillListed: true }, {}, addDays(SECOND, 60))
    expect(inGrace).toMatchObject({ fact: { year2: [] }, answered: 1, unknown: [] })
  })

  it('is nothing where grace ended after the last list of the book: the money may have come since', () => {
    const ended = ask({ stillListed: true, lastSeen: addDays(SECOND, 60) }, {}, addDays(SECOND, 61))
    expect(ended).toMatchObject({ fact: { year2: 'unknown' }, answered: 0, unknown: ['bookEnded'] })
  })

  it('is nothing where it left the lists unpaid while cover held: it may have been paid', () => {
    expect(ask({ lastSeen: addDays(SECOND, 60) })).toMatchObject({
      fact: { year2: 'unknown' },
      answered: 0,
      unknown: ['goneUnpaid'],
    })
    expect(ask({ lastSeen: undefined }).unknown).toEqual(['goneUnpaid'])
  })

  it('is nothing where a status set it apart, unless the list of policies says that it had ended', () => {
    expect(ask({ excluded: true }).unknown).toEqual(['excluded'])
    const ended = (since: Day | undefined) => ask({ excluded: true }, { ended: { since } })
    expect(ended(addDays(SECOND, 61))).toMatchObject({ fact: { year2: [] }, answered: 1 })
    // it ended later, or nobody says when: then this premium may have come
    expect(ended(addDays(SECOND, 62)).unknown).toEqual(['excluded'])
    expect(ended(undefined).unknown).toEqual(['excluded'])
  })

  it('is nothing where the book never saw the instalment of that year', () => {
    const third = { dueDate: addMonths(EFFECTIVE, 24), received: PAID }
    expect(ask(third).unknown).toEqual(['notInBook'])
    expect(askBook(FACT, [2, 3], [{ ...UNPAID, ...third }], JUDGED, lapseFromOf)).toMatchObject({
      fact: { year2: 'unknown', year3: PAID },
      answered: 1,
      unknown: ['notInBook'],
    })
  })

  it('is that nothing came, where no list named the instalment and the policy had ended before it fell due', () => {
    const unlisted = (since: Day | undefined) => askBook({ ...FACT, ended: { since } }, [2], [], JUDGED, lapseFromOf)
    expect(unlisted(addDays(SECOND, -200))).toMatchObject({ fact: { year2: [] }, answered: 1, unknown: [] })
    expect(unlisted(SECOND)).toMatchObject({ fact: { year2: [] }, answered: 1 })
    // it fell due, and may have been paid before the end
    expect(unlisted(addDays(SECOND, 1)).unknown).toEqual(['notInBook'])
    expect(unlisted(undefined).unknown).toEqual(['notInBook'])
    const third = askBook({ ...FACT, year2: PAID, ended: { since: addDays(SECOND, 30) } }, [3], [], JUDGED, lapseFromOf)
    expect(third).toMatchObject({ fact: { year3: [] }, answered: 1 })
  })

  it('is not asked where the lists know, or where the policy stands on neither side anyway', () => {
    expect(ask({ received: PAID }, { year2: [] })).toMatchObject({ fact: { year2: [] }, answered: 0, unknown: [] })
    const leftOut = { why: 'single', since: undefined } as const
    expect(ask({}, { leftOut })).toMatchObject({ fact: { year2: 'unknown' }, answered: 0, unknown: [] })
  })

  it('is asked for the years that the report looks at', () => {
    const of = (text: string) => yearsAsked(day(text), monthOf(day('2026-06-30')))
    expect(of('2025-04-30')).toEqual([2])
    expect(of('2025-05-01')).toEqual([])
    expect(of('2024-05-01')).toEqual([2])
    expect(of('2024-04-30')).toEqual([2, 3])
    expect(of('2023-05-01')).toEqual([2, 3])
    expect(of('2023-04-30')).toEqual([])
  })
})
