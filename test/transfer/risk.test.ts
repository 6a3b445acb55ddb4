import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../src/model/field.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { transferRisk } from '../../src/transfer/index.ts'

const COLUMNS: ReadonlySet<FieldName> = new Set(['payChannel', 'bankAccount'])
const risk = (codes: readonly string[], part: Partial<Receivable> = {}) =>
  transferRisk(
    { ...EMPTY_RECEIVABLE, columns: COLUMNS, payChannel: 'transfer', bankAccount: '6222020000000000001', ...part },
    codes,
    DEFAULT_SETTINGS,
  )

describe('the risk to the next debit', () => {
  it('follows from the findings, the most specific first', () => {
    expect(risk([])).toBe('')
    expect(risk(['V043'])).toBe('T07')
    expect(risk(['V044'])).toBe('T04')
    expect(risk(['V045'])).toBe('T05')
    expect(risk(['V041'])).toBe('T06')
    expect(risk(['V042'])).toBe('T06')
    expect(risk(['V042', 'V045', 'V044', 'V043'])).toBe('T07')
    expect(risk(['V042', 'V045', 'V044'])).toBe('T04')
    expect(risk(['V030', 'V046'])).toBe('')
  })

  it('is T08 for a credit card', () => {
    expect(risk([], { bankAccount: '6225750000000000' })).toBe('T08')
    expect(risk([], { bankAccount: '6282 8800 0000 0000' })).toBe('T08')
    expect(risk(['V042'], { bankAccount: '6225750000000000' })).toBe('T06')
    for (const debit of ['622202', '622848', '621661', '621700', '622258', '621098', '621483', '622320', '622179']) {
      expect(risk([], { bankAccount: `${debit}0001234567890` })).toBe('')
    }
  })

  it('is mended before a debit is arranged, too', () => {
    expect(risk(['V044'], { payChannel: 'counter' })).toBe('T04')
    expect(risk(['V045'], { bankAccount: '' })).toBe('T05')
    expect(risk(['V044'], { transferStatus: 'notEnrolled' })).toBe('T04')
    expect(risk([], { payChannel: 'counter', bankAccount: '6225750000000000' })).toBe('T08')
    expect(risk([], { bankAccount: '' })).toBe('')
  })
})
