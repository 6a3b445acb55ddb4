import { describe, expect, it } from 'vitest'
import { policyYearBandOf } from '../../src/classify/policy-year.ts'
import { premiumBandOf } from '../../src/classify/premium-band.ts'
import { fen } from '../../src/model/money.ts'
import { classifyOne, contextOf, day, failed, type InstalmentSample } from './samples.ts'

const AS_OF = contextOf('2026-05-20')
const classified = (row: Partial<InstalmentSample>, context = AS_OF) =>
  classifyOne({ due: '2026-05-10', ...row }, context)

describe('premium size', () => {
  it.each([
    [999.99, '<1000'],
    [1000, '1000-5000'],
    [4999.99, '1000-5000'],
    [5000, '5000-10000'],
    [9999.99, '5000-10000'],
    [10000, '10000-50000'],
    [49999.99, '10000-50000'],
    [50000, '>=50000'],
  ] as const)('%d yuan belong to %s', (yuan, band) => {
    expect(premiumBandOf(fen(Math.round(yuan * 100)))).toBe(band)
  })

  it.each<[InstalmentSample['frequency'], number, boolean]>([
    ['annual', 9999.99, false],
    ['annual', 10000, true],
    ['semiannual', 4999.99, false],
    ['semiannual', 5000, true],
    ['quarterly', 2499.99, false],
    ['quarterly', 2500, true],
    ['monthly', 833.33, false],
    ['monthly', 833.34, true],
    ['irregular', 9999.99, false],
    ['irregular', 10000, true],
    ['', 10000, true],
  ])('%s %d yuan: large is %s', (frequency = '', yuan, large) => {
    expect(classified({ frequency, yuan }).large).toBe(large)
  })

  it('a company can say what is large by term, channel and product', () => {
    const rules = [
      { termFrom: 3, termTo: 5, premiumFrom: 100_000 },
      { termFrom: 6, premiumFrom: 50_000, channels: ['银保'] },
      { premiumFrom: 20_000, products: ['1305', '养老'] },
    ]
    const context = contextOf('2026-05-20', { settings: { large: { annualisedFrom: 1_000_000, rules } } })
    const large = (row: Partial<InstalmentSample>) => classified(row, context).large
    expect(large({ yuan: 100_000, payTerm: 3 })).toBe(true)
    expect(large({ yuan: 100_000, payTerm: 5 })).toBe(true)
    expect(large({ yuan: 99_999.99, payTerm: 5 })).toBe(false)
    expect(large({ yuan: 100_000, payTerm: 2 })).toBe(false)
    expect(large({ yuan: 100_000 })).toBe(false)
    expect(large({ yuan: 60_000, payTerm: 6, channel: '银保渠道' })).toBe(true)
    expect(large({ yuan: 60_000, payTerm: 6, channel: '个险' })).toBe(false)
    expect(large({ yuan: 20_000, productCode: '1305' })).toBe(true)
    expect(large({ yuan: 20_000, productName: '测试养老年金' })).toBe(true)
    expect(large({ yuan: 19_999, productCode: '1305' })).toBe(false)
    expect(large({ yuan: 1_000_000 })).toBe(true)
  })
})

describe('policy year', () => {
  it.each<[string, string, number]>([
    ['2023-05-20', '2024-05-20', 2],
    ['2023-05-20', '2024-05-19', 1],
    ['2023-05-20', '2025-05-20', 3],
    ['2024-02-29', '2025-02-28', 2],
    ['2024-02-29', '2025-02-27', 1],
    ['2024-02-29', '2028-02-28', 4],
    ['2024-02-29', '2028-02-29', 5],
    ['2025-05-31', '2026-05-31', 2],
    ['2026-05-10', '2026-05-10', 1],
  ])('effective %s, due %s: year %i', (effective, due, year) => {
    expect(classified({ due, effectiveDate: day(effective), policyYear: 9 }).policyYear).toBe(year)
  })

  it('comes from the export, else from the instalment number, else is unknown', () => {
    expect(classified({ policyYear: 4, instalmentNo: 30, frequency: 'monthly' })).toMatchObject({
      policyYear: 4,
      policyYearBand: 'later',
    })
    expect(classified({ instalmentNo: 12, frequency: 'monthly' }).policyYear).toBe(1)
    expect(classified({ instalmentNo: 13, frequency: 'monthly' }).policyYear).toBe(2)
    expect(classified({ instalmentNo: 8, frequency: 'quarterly' }).policyYear).toBe(2)
    expect(classified({ instalmentNo: 3, frequency: 'annual' }).policyYear).toBe(3)
    expect(classified({ paidCount: 2, frequency: 'semiannual' }).policyYear).toBe(2)
    expect(classified({ instalmentNo: 3, frequency: 'irregular' })).toMatchObject({
      policyYear: undefined,
      policyYearBand: 'unknown',
    })
    expect(classified({})).toMatchObject({ policyYear: undefined, policyYearBand: 'unknown' })
  })

  it('is not taken from an effective date after the due date', () => {
    expect(classified({ effectiveDate: day('2027-01-01'), policyYear: 3 }).policyYear).toBe(3)
  })

  it('has its bands', () => {
    expect([1, 2, 3, 4, 20, undefined].map(policyYearBandOf)).toEqual([
      'first',
      'second',
      'third',
      'later',
      'later',
      'unknown',
    ])
  })
})

describe('the holder', () => {
  const born = (birthDate: string) => classified({ holderBirthDate: day(birthDate) })

  it.each([
    ['1991-05-11', 34, false],
    ['1991-05-10', 35, true],
    ['1980-05-11', 45, true],
    ['1980-05-10', 46, false],
  ])('born %s is %i on the due date; potential is %s', (birthDate, age, potential) => {
    expect(born(birthDate)).toMatchObject({ holderAge: age, potential })
  })

  it('without a birth date is as old as the ID number says', () => {
    expect(classified({ holderIdNo: '370000198605101234' }).holderAge).toBe(40)
    expect(classified({ holderIdNo: '37000019860511123x', holderIdType: '居民身份证' }).holderAge).toBe(39)
    expect(classified({ holderIdNo: '370000860510123' }).holderAge).toBe(40)
    expect(classified({ holderIdNo: '370000198602301234' }).holderAge).toBeUndefined()
    expect(classified({ holderIdNo: '370000198605101234', holderIdType: '护照' }).holderAge).toBeUndefined()
    expect(classified({}).potential).toBe(false)
  })

  it('of a large case is potential at any age', () => {
    expect(classified({ holderBirthDate: day('1950-01-01'), yuan: 10_000 }).potential).toBe(true)
  })

  it('is one customer by ID number, else by name and birth date, else by name and mobile', () => {
    const key = (row: Partial<InstalmentSample>) => classified(row).customer
    expect(key({ holderIdNo: '37000019860510118x' })).toBe(
      key({ holderIdNo: '37000019860510118X ', holderName: '别名' }),
    )
    expect(key({ holderBirthDate: day('1986-05-10') })).toBe(
      key({ holderBirthDate: day('1986-05-10'), holderName: '测 试甲', mobile: '1' }),
    )
    expect(key({ holderBirthDate: day('1986-05-10') })).not.toBe(key({ holderBirthDate: day('1986-05-11') }))
    expect(key({ mobile: '13800000001' })).toBe(key({ mobile: '13800000001', policyNo: 'P002' }))
    expect(key({ mobile: '13800000001' })).not.toBe(key({ mobile: '13800000001', holderName: '测试乙' }))
    expect(key({})).not.toBe(key({ policyNo: 'P002' }))
    expect(key({ holderIdNo: '000000000000000000' })).not.toBe(
      key({ holderIdNo: '000000000000000000', policyNo: 'P002' }),
    )
    expect(key({ holderIdNo: '无' })).not.toBe(key({ holderIdNo: '无', policyNo: 'P002' }))
  })
})

describe('importance', () => {
  it('marks universal life, group and listed policies', () => {
    expect(classified({ productName: '测试终身寿险（万能型）' }).universalLife).toBe(true)
    expect(classified({}).universalLife).toBe(false)
    expect(classified({ productName: '团体测试医疗' }).groupPolicy).toBe(true)
    expect(classified({ channel: '团险渠道' }).groupPolicy).toBe(true)
    expect(classified({ channel: '个险' }).groupPolicy).toBe(false)
    expect(classified({ channel: '收展团队' }).groupPolicy).toBe(false)
    expect(classified({}, contextOf('2026-05-20', { settings: { special: ['P001'] } })).special).toBe(true)
    expect(classified({}).special).toBe(false)
  })

  it.each(['V030', 'V031', 'V044', 'V045'])('%s makes a case difficult', (code) => {
    expect(classified({ codes: ['V021', code] }).difficult).toBe(true)
  })

  it('other findings do not', () => {
    expect(classified({ codes: ['V021', 'V032', 'V034', 'V041'] }).difficult).toBe(false)
  })

  it('a failed debit does from day 45 on', () => {
    const on = (asOf: string) => classified({ due: '2026-04-05', transfer: failed('T01') }, contextOf(asOf)).difficult
    expect(on('2026-05-19')).toBe(false)
    expect(on('2026-05-20')).toBe(true)
    expect(classified({ due: '2026-04-05' }, contextOf('2026-05-20')).difficult).toBe(false)
  })

  it("self is the export's mark, or an agent who is holder or insured", () => {
    expect(classified({ selfFlag: 'yes' }).self).toBe(true)
    expect(classified({ agentName: '测 试甲' }).self).toBe(true)
    expect(classified({ agentName: '测试乙', insuredName: '测试乙' }).self).toBe(true)
    expect(classified({ agentName: '测试乙', selfFlag: 'no' }).self).toBe(false)
    expect(classified({ holderName: '', insuredName: '' }).self).toBe(false)
  })
})
