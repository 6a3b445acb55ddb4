import { describe, expect, it } from 'vitest'
import { customerOf } from '../../src/classify/customer.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { day } from './samples.ts'

const ASOF = day('2026-06-18')

function customer(row: Partial<Receivable>): string {
  return customerOf({ ...EMPTY_RECEIVABLE, policyNo: 'P1', holderName: '王伟', ...row }, ASOF)
}

/** Whether two policies that say the same of their holders are one customer's. */
function isOne(row: Partial<Receivable>, other: Partial<Receivable> = {}): boolean {
  return customer(row) === customer({ ...row, policyNo: 'P2', ...other })
}

const GOOD_ID = '370000198005030138'
const WRONG_DIGIT = '370000198005030130'

describe('one customer', () => {
  it('is told by a resident ID number with its check digit, however the name is written', () => {
    expect(isOne({ holderIdNo: GOOD_ID })).toBe(true)
    expect(isOne({ holderIdNo: GOOD_ID }, { holderName: '王玮' })).toBe(true)
    expect(isOne({ holderIdNo: '11010519491231002x' }, { holderIdNo: '11010519491231002X ' })).toBe(true)
  })

  it.each([WRONG_DIGIT, '370000800503013', 'G12345678', 'H1234567(8)', '军字第2001988号'])(
    'is told by the number %s only together with the name',
    (holderIdNo) => {
      expect(isOne({ holderIdNo })).toBe(true)
      expect(isOne({ holderIdNo }, { holderName: '李娜' })).toBe(false)
    },
  )

  it('is the same whichever dot the name has', () => {
    for (const holderName of ['阿依古丽•测试', '阿依古丽・测试', '阿依古丽．测试', '阿依古丽测试'])
      expect(isOne({ holderName: '阿依古丽·测试', mobile: '13800001234' }, { holderName })).toBe(true)
  })

  it('is told by the credit code of an organisation and its name', () => {
    const organisation = { holderName: '示例商贸有限公司', holderIdNo: '913701007777777777' }
    expect(isOne(organisation)).toBe(true)
  })

  it.each([
    '3.70102E+17',
    '370***********1234',
    '******',
    'UNKNOWN',
    '身份证待补充',
    '00000000000000000X',
    '111111111111111111',
    '123456789012345678',
    '1234567890',
    '370102190001010013',
    '######',
  ])('is not told by %s', (holderIdNo) => {
    expect(isOne({ holderIdNo })).toBe(false)
    expect(isOne({ holderIdNo, mobile: '13800001234' })).toBe(true)
  })

  it('is told by name and birth date, unless nobody can be that old or young', () => {
    expect(isOne({ holderBirthDate: day('1980-05-03') })).toBe(true)
    for (const born of ['1900-01-01', '1910-01-01', '2026-06-19'])
      expect(isOne({ holderBirthDate: day(born) })).toBe(false)
  })

  it('is told by name and mobile, unless the number is nobody’s', () => {
    expect(isOne({ mobile: '13800001234' }, { mobile: '+86 138-0000-1234' })).toBe(true)
    for (const mobile of ['13000000000', '12345678901', '1380000', '不详']) expect(isOne({ mobile })).toBe(false)
  })

  it.each(['王*', '*', '王某', '######', '不详', ''])('is not told by the name %s', (holderName) => {
    expect(isOne({ holderName, mobile: '13800001234', holderBirthDate: day('1980-05-03') })).toBe(false)
    expect(isOne({ holderName, holderIdNo: GOOD_ID })).toBe(true)
  })
})
