import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import { WORDS, wordsOf } from '../../src/model/words.ts'
import { classifyOne, contextOf, day, failed, type InstalmentSample, NO_DEBIT } from './samples.ts'

const classified = (row: InstalmentSample, asOf = '2026-05-20', settings = {}) =>
  classifyOne(row, contextOf(asOf, { settings }))

describe('stage', () => {
  it.each<[string, Partial<InstalmentSample>, string]>([
    ['2026-05-10', {}, 'current'],
    ['2026-05-31', {}, 'current'],
    ['2026-04-30', {}, 'grace1'],
    ['2026-03-21', {}, 'grace2'],
    ['2026-03-20', {}, 'lapsed'],
    ['2026-06-01', {}, 'future'],
    ['2024-03-19', {}, 'permanentlyLapsed'],
    ['2024-03-20', {}, 'lapsed'],
    ['2026-05-10', { policyStatus: 'lapsed' }, 'lapsed'],
    ['2026-06-10', { policyStatus: 'lapsed' }, 'lapsed'],
    ['2024-03-19', { policyStatus: 'lapsed' }, 'permanentlyLapsed'],
    ['2026-03-20', { productName: '测试寿险（万能型）' }, 'deferred'],
    ['2026-03-21', { productName: '测试寿险（万能型）' }, 'grace2'],
    ['2026-03-20', { productName: '测试寿险（万能型）', policyStatus: 'lapsed' }, 'lapsed'],
    ['2024-03-19', { productName: '测试寿险（万能型）' }, 'permanentlyLapsed'],
  ])('on 2026-05-20, due %s %o: %s', (due, row, stage) => {
    expect(classified({ due, ...row }).stage).toBe(stage)
  })

  it('of an older month still in grace is 宽末', () => {
    expect(classified({ due: '2026-01-31' }, '2026-04-01')).toMatchObject({
      bucket: 'older',
      dayState: 'inGrace',
      stage: 'grace2',
      daysLeft: 0,
    })
  })

  it('follows the work month, not the day', () => {
    const c = classifyOne({ due: '2026-06-05' }, contextOf('2026-05-28', { month: '2026-06' }))
    expect(c).toMatchObject({
      bucket: 'current',
      stage: 'current',
      dayState: 'notDue',
      disposition: 'worklist',
      overdueDays: -8,
    })
  })

  it('never looks at the transfer', () => {
    const c = classified({ due: '2026-03-20', transfer: { ...NO_DEBIT, status: 'inFlight' } })
    expect(c).toMatchObject({ stage: 'lapsed', hold: 'inFlight', disposition: 'worklist' })
  })

  it("and days follow the product's own terms, each term from the first rule that states it", () => {
    const products = [
      { codes: ['1101'], names: [], graceDays: 30 },
      { codes: [], names: ['年金'], graceDays: 90, lapseBufferDays: 3, reinstateYears: 5, afterGrace: 'paidUp' },
    ]
    const c = classified({ due: '2026-04-17' }, '2026-05-21', { products })
    expect([c.graceEnd, c.lapseFrom, c.reinstateBy].map(formatDay)).toEqual(['2026-05-17', '2026-05-21', '2031-05-21'])
    expect(c.stage).toBe('deferred')
    expect(
      classified({ due: '2026-04-17', productCode: '9', productName: '万能' }, '2026-07-01', { products }).stage,
    ).toBe('deferred')
    expect(
      classified({ due: '2026-04-17', productCode: '9', productName: '万能' }, '2026-07-01', {
        products: [{ codes: [], names: ['万能'], afterGrace: 'lapse' }],
      }).stage,
    ).toBe('lapsed')
  })
})

describe('disposition', () => {
  it.each(['terminated', 'surrendered', 'matured', 'claim', 'waived', 'suspended', 'autoLoan'] as const)(
    '%s is left out',
    (policyStatus) => {
      expect(classified({ due: '2026-05-10', policyStatus })).toMatchObject({
        disposition: 'excluded',
        excludedBecause: policyStatus,
        hold: '',
      })
    },
  )

  it.each(['inForce', 'grace', 'lapsed', ''] as const)('%s stays', (policyStatus) => {
    expect(classified({ due: '2026-05-10', policyStatus })).toMatchObject({
      disposition: 'worklist',
      excludedBecause: '',
    })
  })

  it('every policy status is one or the other', () => {
    const excluded = wordsOf('policyStatus').filter(
      (policyStatus) => classified({ due: '2026-05-10', policyStatus }).disposition === 'excluded',
    )
    expect(excluded.length + 3).toBe(Object.keys(WORDS.policyStatus).length)
  })

  it('two years of suspension are left out with that reason, after the status', () => {
    expect(classified({ due: '2024-03-19' })).toMatchObject({
      disposition: 'excluded',
      excludedBecause: 'permanentlyLapsed',
    })
    expect(classified({ due: '2024-03-19', policyStatus: 'surrendered' }).excludedBecause).toBe('surrendered')
  })

  it('paid comes before everything, excluded before future', () => {
    expect(classified({ due: '2026-05-10', policyStatus: 'surrendered', paidFlag: 'paid' })).toMatchObject({
      disposition: 'paid',
      excludedBecause: '',
    })
    expect(classified({ due: '2026-06-10', paidFlag: 'paid' }).disposition).toBe('paid')
    expect(classified({ due: '2026-06-10', policyStatus: 'waived' }).disposition).toBe('excluded')
    expect(classified({ due: '2026-06-10' }).disposition).toBe('future')
  })

  it('a wish for an automatic loan excludes nobody', () => {
    expect(classified({ due: '2026-03-10', autoLoan: 'yes' }).disposition).toBe('worklist')
  })

  it('a report of death from the bank excludes nobody', () => {
    expect(classified({ due: '2026-05-10', transfer: failed('T21') }).disposition).toBe('worklist')
  })
})

describe('hold', () => {
  const due = '2026-05-10'
  it.each<[string, Partial<InstalmentSample>, string]>([
    ['a pending debit', {}, ''],
    ['a debit in flight', { transfer: { ...NO_DEBIT, status: 'inFlight' } }, 'inFlight'],
    ['prepaid in full', { prepaid: fen(500_00) }, 'prepaid'],
    ['prepaid more', { prepaid: fen(600_00) }, 'prepaid'],
    ['prepaid but for a fen', { prepaid: fen(499_99) }, ''],
    ['in flight and prepaid', { transfer: { ...NO_DEBIT, status: 'inFlight' }, prepaid: fen(500_00) }, 'inFlight'],
    ['a time-out', { transfer: failed('T20', true) }, 'bankQuery'],
    ['another fault of the bank', { transfer: failed('T20') }, ''],
    ['a duplicate debit', { transfer: failed('T19') }, 'duplicateDebit'],
    ['too little money', { transfer: failed('T01') }, ''],
  ])('%s', (_, row, hold) => {
    expect(classified({ due, ...row }).hold).toBe(hold)
  })

  it('is only for cases of a worklist', () => {
    expect(classified({ due, transfer: failed('T19'), policyStatus: 'waived' }).hold).toBe('')
    expect(classified({ due: '2026-06-10', prepaid: fen(500_00) })).toMatchObject({
      hold: '',
      disposition: 'future',
      netDue: 0,
    })
  })

  it('what is still to pay is never negative', () => {
    expect(classified({ due, prepaid: fen(200_00) }).netDue).toBe(300_00)
    expect(classified({ due, prepaid: fen(900_00) }).netDue).toBe(0)
    expect(classified({ due }).netDue).toBe(500_00)
  })
})

describe('fixBy', () => {
  const fixBy = (row: InstalmentSample, asOf: string, sample = {}) => {
    const { fixBy: by } = classifyOne(row, contextOf(asOf, sample))
    return by === undefined ? undefined : formatDay(by)
  }
  const due = '2026-05-20'

  it('stands D days before the last day of grace, which is 2026-07-19', () => {
    expect(fixBy({ due, transfer: failed('T03') }, '2026-06-01')).toBe('2026-07-09')
    expect(fixBy({ due, transfer: failed('T01') }, '2026-06-01')).toBe('2026-07-16')
    expect(fixBy({ due }, '2026-06-01')).toBeUndefined()
    expect(fixBy({ due, transfer: { ...NO_DEBIT, status: 'inFlight' } }, '2026-06-01')).toBeUndefined()
  })

  it('moves from a day off to the last working day before, never before asOf', () => {
    expect(fixBy({ due, transfer: failed('T21') }, '2026-06-01')).toBe('2026-07-17')
    expect(fixBy({ due, transfer: failed('T21') }, '2026-06-01', { daysOff: ['2026-07-17', '2026-07-16'] })).toBe(
      '2026-07-15',
    )
    expect(fixBy({ due, transfer: failed('T21') }, '2026-07-18')).toBe('2026-07-18')
  })

  it('is asOf when past', () => {
    expect(fixBy({ due, transfer: failed('T03') }, '2026-07-09')).toBe('2026-07-09')
    expect(fixBy({ due, transfer: failed('T03') }, '2026-07-10')).toBe('2026-07-10')
    expect(fixBy({ due, transfer: failed('T03') }, '2026-09-06')).toBe('2026-09-06')
  })

  it("is the day before the bank's next debit day if that is earlier", () => {
    const debitDays = { settings: { debitDays: { 农业银行: [5, 25], 银行: [10], '*': [31] } } }
    const at = (bankName: string, asOf: string) => fixBy({ due, bankName, transfer: failed('T03') }, asOf, debitDays)
    expect(at('中国农业银行', '2026-06-01')).toBe('2026-06-04')
    expect(at('中国农业银行', '2026-06-05')).toBe('2026-06-24')
    expect(at('测试银行', '2026-06-01')).toBe('2026-06-09')
    expect(at('信用社', '2026-06-01')).toBe('2026-06-29')
    expect(at('信用社', '2026-06-30')).toBe('2026-07-09')
  })

  it('takes D from the settings', () => {
    expect(fixBy({ due, transfer: failed('T03') }, '2026-06-01', { settings: { deadlines: { T03: 20 } } })).toBe(
      '2026-06-29',
    )
  })

  it('counts from the oldest unpaid instalment', () => {
    expect(classifyOne({ due, transfer: failed('T03') }, contextOf('2026-06-01')).graceEnd).toBe(day('2026-07-19'))
  })
})
