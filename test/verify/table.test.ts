import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { Example } from '../../src/verify/check.ts'
import { exampleContext, readExample } from '../../src/verify/example.ts'
import { openTableChecks } from '../../src/verify/index.ts'

function findingsOf(examples: readonly Example[], context = exampleContext()): readonly (readonly Finding[])[] {
  const index = openTableChecks(context)
  for (const [id, example] of examples.entries()) index.feed(id, readExample(example))
  index.conclude()
  return examples.map((_, id) => index.findingsOf(id))
}

const codesOf = (examples: readonly Example[]) =>
  findingsOf(examples).map((found) => found.map((each) => each.code).join(' '))

const PHONE = '13800001234'
const holder = (n: number, mobile = PHONE): Example => ({ holderName: `王${n}`, holderIdNo: `ID${n}`, mobile })

describe('V032 phone shared', () => {
  it('counts holders, not rows: two holders on many rows are not enough', () => {
    expect(codesOf([holder(1), holder(2), holder(1), holder(2), holder(1)])).toEqual(['', '', '', '', ''])
  })

  it('is raised on every row with the mobile, with the number of holders', () => {
    const found = findingsOf([holder(1), holder(2, '13700004321'), holder(2), holder(3, `+86 ${PHONE}`), holder(1)])
    expect(found.map((each) => each[0]?.facts?.count)).toEqual([3, undefined, 3, 3, 3])
  })

  it('knows a holder by name and ID number, else by name and birth date; of others it is not known who they are', () => {
    const byBirth = (day: string): Example => ({
      holderName: '王试',
      holderIdNo: '',
      holderBirthDate: day,
      mobile: PHONE,
    })
    expect(codesOf([byBirth('1980-05-03'), byBirth('1980-05-04'), byBirth('1980-05-05')])).toEqual([
      'V032',
      'V032',
      'V032',
    ])
    const nameless = (holderName: string): Example => ({ holderName, holderIdNo: '', mobile: PHONE })
    expect(codesOf([nameless('王试'), nameless('李试'), nameless('张试')])).toEqual(['', '', ''])
  })

  it('never matches empty mobiles, nor what is no number', () => {
    expect(codesOf([holder(1, ''), holder(2, ''), holder(3, '')])).toEqual(['', '', ''])
    expect(codesOf([holder(1, '无'), holder(2, '无'), holder(3, '无')])).toEqual(['', '', ''])
  })
})

describe('V033 phone of an agent', () => {
  it("finds a mobile among the agents' of any row, also of a later one", () => {
    expect(codesOf([{ mobile: PHONE }, { mobile: '13700004321', agentPhone: `86${PHONE}` }])).toEqual(['V033', ''])
  })

  it('finds a mobile on the roster', () => {
    const context = exampleContext([{ code: 'S1', mobile: PHONE }])
    expect(findingsOf([{ mobile: PHONE }, { mobile: '' }], context).map((found) => found.length)).toEqual([1, 0])
  })
})

describe('V045 one holder, many identities', () => {
  const identity = (birth: string, mobile: string, holderIdNo: string): Example => ({
    holderName: '王试',
    holderBirthDate: birth,
    mobile,
    holderIdNo,
  })

  it('puts rows together by name and birth date, or by name and mobile', () => {
    expect(codesOf([identity('1980-05-03', '', 'A'), identity('1980-05-03', '', 'B')])).toEqual(['V045', 'V045'])
    expect(codesOf([identity('', PHONE, 'A'), identity('', PHONE, 'B')])).toEqual(['V045', 'V045'])
    expect(codesOf([identity('1980-05-03', '', 'A'), identity('', PHONE, 'B')])).toEqual(['', ''])
  })

  it('takes x and X for one ID number, and an empty one for none', () => {
    expect(
      codesOf([identity('1980-05-03', '', '1x'), identity('1980-05-03', '', '1X'), identity('1980-05-03', '', '')]),
    ).toEqual(['', '', ''])
  })

  it('takes a masked or lost number, or words in its place, for none', () => {
    for (const spoiled of ['370***********0138', '3.70000E+17', '待补充'])
      expect(codesOf([identity('1980-05-03', '', '370000198005030138'), identity('1980-05-03', '', spoiled)])).toEqual([
        '',
        '',
      ])
  })

  it('gives only a note for several accounts, and only at one bank', () => {
    const account = (bankName: string, bankAccount: string): Example => ({
      holderName: '王试',
      holderBirthDate: '1980-05-03',
      bankName,
      bankAccount,
    })
    const [first] = findingsOf([account('甲银行', '1'), account('甲银行', '2')])
    expect(first).toEqual([{ code: 'V045', field: 'bankAccount', facts: { count: 2 }, severity: 'note' }])
    expect(codesOf([account('甲银行', '1'), account('乙银行', '2')])).toEqual(['', ''])
    expect(codesOf([account('', '1'), account('', '2')])).toEqual(['', ''])
  })
})

describe('V046 account shared', () => {
  it('is raised for two holders of one account, blanks in the number apart', () => {
    const row = (holderIdNo: string, bankAccount: string): Example => ({ holderName: '王试', holderIdNo, bankAccount })
    expect(codesOf([row('A', '6222 0001'), row('B', '62220001'), row('B', '62220002')])).toEqual(['V046', 'V046', ''])
    expect(codesOf([row('A', '62220001'), row('A', '62220001')])).toEqual(['', ''])
  })
})

describe('a masked or lost account', () => {
  it.each(['6222******1234', '6.22202E+18'])('%s is nobody else’s', (bankAccount) => {
    const row = (holderIdNo: string): Example => ({ holderName: '王试', holderIdNo, bankAccount })
    expect(codesOf([row('A'), row('B')])).toEqual(['', ''])
  })
})

describe('the table checks', () => {
  it('leave out what the settings switch off', () => {
    const context = { ...exampleContext(), settings: { ...DEFAULT_SETTINGS, checks: { V032: 'off' } as const } }
    expect(findingsOf([holder(1), holder(2), holder(3)], context).flat()).toEqual([])
  })

  it('agree with a plain count over maps, whatever the order of the rows', () => {
    const cell = (letters: string) => fc.constantFrom('', ...letters)
    const row = fc.record({
      holderName: cell('王李'),
      holderIdNo: cell('AB'),
      mobile: fc.constantFrom('', PHONE, '13900005678'),
      bankAccount: cell('123'),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const distinct = (key: (r: (typeof rows)[number]) => string) => {
          const holders = new Map<string, Set<string>>()
          for (const each of rows) {
            const set = holders.get(key(each)) ?? new Set()
            if (each.holderName !== '' && each.holderIdNo !== '') set.add(`${each.holderName}|${each.holderIdNo}`)
            holders.set(key(each), set)
          }
          return holders
        }
        const byMobile = distinct((each) => each.mobile)
        const byAccount = distinct((each) => each.bankAccount)
        const found = findingsOf(rows)
        for (const [id, each] of rows.entries()) {
          const codes = (found[id] ?? []).map((finding) => finding.code)
          expect(codes.includes('V032')).toBe(each.mobile !== '' && (byMobile.get(each.mobile)?.size ?? 0) >= 3)
          expect(codes.includes('V046')).toBe(
            each.bankAccount !== '' && (byAccount.get(each.bankAccount)?.size ?? 0) >= 2,
          )
        }
      }),
    )
  })
})
