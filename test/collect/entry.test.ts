import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyText } from '../../src/collect/fold.ts'
import { readEntry } from '../../src/collect/index.ts'
import { completes } from '../../src/collect/worklist/entry.ts'
import { OUTCOMES } from '../../src/model/contact.ts'
import { formatDay } from '../../src/model/day.ts'
import { INPUT_KEYS, type InputKey } from '../../src/model/worklist-form.ts'
import { day } from './days.ts'

const LINE = {
  policyNo: 'P1',
  dueDate: day('2026-05-20'),
  runId: '20260618-0123456789ab',
  listed: day('2026-06-18'),
  graceEnd: day('2026-07-19'),
  collector: 'C1',
  source: '/inbox/a.xlsx',
  epoch1904: false,
}
const AS_OF = day('2026-06-25')
const read = (cells: Partial<Record<InputKey, string | number>>, extras: readonly string[] = []) =>
  readEntry(cells, 1, LINE, AS_OF, extras)

describe('a contact of a line', () => {
  it('is nothing where nothing was typed', () => {
    expect(read({})).toBeUndefined()
    expect(read({ note: '  ', person: '\u200b' })).toBeUndefined()
  })

  it('is read cell by cell', () => {
    const { entry } = read({
      date: '2026-06-19',
      time: 0.430555555555556,
      channel: '电话',
      person: '本人',
      outcome: '承诺缴费',
      promised: '2026-06-30',
      reason: '遗忘',
      change: '手机号：13900000000',
      note: '晚上联系',
    }) ?? { entry: undefined }
    expect(entry?.contact).toEqual({
      day: day('2026-06-19'),
      time: '10:20',
      channel: 'phone',
      person: '本人',
      outcome: 'promised',
      promised: day('2026-06-30'),
      reason: 'forgot',
      note: '晚上联系',
      collector: 'C1',
    })
    expect(entry?.change).toBe('手机号：13900000000')
    expect(entry?.dayStated).toBe(true)
  })

  it('keeps what it does not understand in the note, word for word behind the name of its cell', () => {
    const found = read({ date: '上周三', outcome: '说再看看', promised: '发工资后', note: '态度好' }, ['家属：同意'])
    expect(found?.entry.contact.note).toBe('态度好；结果：说再看看；日期：上周三；承诺日：发工资后；家属：同意')
    expect(found?.entry.contact.outcome).toBe('')
    expect(found?.entry.contact.day).toBe(LINE.listed)
  })

  it('loses nothing that was typed, whatever it is', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('承诺缴费', '6/30', '下午3点', '2026-07-30', '拒绝', '99'))
    const cells = fc.dictionary(fc.constantFrom(...INPUT_KEYS), text)
    fc.assert(
      fc.property(cells, (typed) => {
        const found = read(typed)
        const words = Object.entries(typed).filter(([, value]) => tidyText(value) !== '')
        if (words.length === 0) {
          expect(found).toBeUndefined()
          return
        }
        const { contact, change } = found?.entry ?? { contact: undefined, change: '' }
        const understood: Readonly<Record<InputKey, boolean>> = {
          date: found?.entry.dayStated === true,
          time: contact?.time !== '',
          channel: contact?.channel !== '',
          outcome: contact?.outcome !== '',
          promised: contact?.promised !== undefined,
          reason: contact?.reason !== '',
          person: false,
          change: false,
          note: false,
        }
        const kept = `${contact?.person}\n${change}\n${contact?.note}`
        for (const [key, value] of words)
          expect(understood[key as InputKey] || kept.includes(tidyText(value)), `${key}: ${value}`).toBe(true)
      }),
    )
  })

  it('is dated at the boundaries as written: the day of collecting, and 31 days before the list', () => {
    const dated = (date: string) => formatDay(read({ date, outcome: '无人接听' })?.entry.contact.day ?? AS_OF)
    expect(dated('2026-06-25')).toBe('2026-06-25')
    expect(dated('2026-06-26')).toBe('2026-06-18')
    expect(dated('2026-05-18')).toBe('2026-05-18')
    expect(dated('2026-05-17')).toBe('2026-06-18')
  })

  it('keeps a promise of the last day of grace, one of the day after with a finding, none of the day before the contact', () => {
    const promise = (promised: string) => {
      const found = read({ date: '2026-06-20', outcome: '承诺缴费', promised })
      return [found?.entry.contact.promised, found?.remarks.map((remark) => remark.code)]
    }
    expect(promise('2026-07-19')).toEqual([day('2026-07-19'), []])
    expect(promise('2026-07-20')).toEqual([day('2026-07-20'), ['K020']])
    expect(promise('2026-06-20')).toEqual([day('2026-06-20'), []])
    expect(promise('2026-06-19')).toEqual([undefined, ['K019']])
  })

  it('has the same content however its cells are spelled', () => {
    const a = read({ date: '2026-06-19', time: '10:20', outcome: '无人 接听' })
    const b = read({ date: '6月19日', time: 0.430555555555556, outcome: '无人接听' })
    expect(a?.entry.content).toBe(b?.entry.content)
  })

  it('completes another that says less, and no other', () => {
    const content = (cells: Partial<Record<InputKey, string>>) => read(cells)?.entry.content ?? ''
    const short = content({ date: '2026-06-19', outcome: '无人接听', note: '晚上' })
    expect(
      completes(content({ date: '2026-06-19', outcome: '无人接听', note: '晚上再打', person: '本人' }), short),
    ).toBe(true)
    expect(completes(content({ date: '2026-06-19', outcome: '承诺缴费', note: '晚上' }), short)).toBe(false)
    expect(completes(short, short)).toBe(false)
  })

  it('knows every outcome', () => {
    for (const { text } of Object.values(OUTCOMES))
      expect(read({ date: '6/20', outcome: text.zh })?.entry.contact.outcome).not.toBe('')
  })
})
