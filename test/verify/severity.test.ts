import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../src/model/field.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { Severity } from '../../src/model/words.ts'
import { exampleContext, readExample } from '../../src/verify/example.ts'
import { checksOff, openRowChecks, severityOf } from '../../src/verify/index.ts'

const settings = (checks: Record<string, Severity | 'off'>) => ({ ...DEFAULT_SETTINGS, checks })

describe('severityOf', () => {
  it('is graver for the fields without which a row cannot be worked on', () => {
    expect(severityOf({ code: 'M002', field: 'dueDate' }, DEFAULT_SETTINGS)).toBe('reject')
    expect(severityOf({ code: 'M002', field: 'paidDate' }, DEFAULT_SETTINGS)).toBe('warn')
    expect(severityOf({ code: 'M003', field: 'premium' }, DEFAULT_SETTINGS)).toBe('reject')
    expect(severityOf({ code: 'M005', field: 'policyNo' }, DEFAULT_SETTINGS)).toBe('reject')
    expect(severityOf({ code: 'M005', field: 'bankAccount' }, DEFAULT_SETTINGS)).toBe('warn')
  })

  it('is what the settings say, if they say anything', () => {
    expect(severityOf({ code: 'V012' }, settings({ V012: 'reject' }))).toBe('reject')
    expect(severityOf({ code: 'V012' }, settings({ V012: 'off' }))).toBe('off')
    expect(severityOf({ code: 'V012' }, settings({ V010: 'off' }))).toBe('warn')
  })

  it('keeps the slight form of a check slight', () => {
    expect(severityOf({ code: 'V045', severity: 'note' }, settings({ V045: 'reject' }))).toBe('note')
    expect(severityOf({ code: 'V045', severity: 'note' }, settings({ V045: 'off' }))).toBe('off')
  })
})

describe('checksOff', () => {
  it('names each check that misses a column once, with the column', () => {
    const off = checksOff(new Set<FieldName>(['policyNo', 'dueDate', 'premium', 'mobile', 'holderName', 'frequency']))
    expect(off).toContainEqual({ code: 'V008', field: 'effectiveDate' })
    expect(off).toContainEqual({ code: 'V032', field: 'holderIdNo' })
    expect(off.map((each) => each.code)).not.toContain('V030')
    expect(new Set(off.map((each) => each.code)).size).toBe(off.length)
  })

  it('switches off what would judge an empty cell of a column that is not there', () => {
    const check = openRowChecks(exampleContext())
    expect(check(readExample({ policyNo: 'P1' }))).toEqual([])
    expect(check(readExample({ policyNo: 'P1', mobile: '' })).map((found) => found.code)).toEqual(['V030'])
  })

  it('is settled anew for each table', () => {
    const check = openRowChecks(exampleContext())
    const codes = [readExample({ mobile: '' }), readExample({ address: '' }), readExample({ mobile: '' })].map(
      (row) => check(row)[0]?.code,
    )
    expect(codes).toEqual(['V030', 'V034', 'V030'])
  })
})

describe('V041 account length', () => {
  const accountLengths = { 银行: [19], 农业银行: [17, 19] }
  const check = openRowChecks({ ...exampleContext(), settings: { ...DEFAULT_SETTINGS, accountLengths } })
  const raised = (bankName: string, digits: number) =>
    check(readExample({ bankName, bankAccount: '1'.repeat(digits) })).map((found) => found.code)

  it('goes by the longest part of the bank name that the settings know', () => {
    expect(raised('中国农业银行', 17)).toEqual([])
    expect(raised('中国工商银行', 17)).toEqual(['V041'])
    expect(raised('信用社', 17)).toEqual([])
  })
})
