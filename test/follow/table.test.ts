import { describe, expect, it } from 'vitest'
import { openDeadlines } from '../../src/follow/deadlines.ts'
import { factsOf } from '../../src/follow/facts.ts'
import { TASK_RULES } from '../../src/follow/rules.ts'
import { REASONS_UNPAID } from '../../src/model/contact.ts'
import { TASK_CODES, TASKS } from '../../src/model/task.ts'
import { contextOf } from '../report/samples.ts'

describe('the table of tasks', () => {
  it('has rules for every task that people read about, and for no other', () => {
    const ruled = new Set(TASK_RULES.map(({ code }) => code).filter((code) => code !== ''))
    expect([...ruled].sort()).toEqual([...TASK_CODES].sort())
  })

  it('says until when and how each task is done; F08 ends with the payment, F09 with the next result', () => {
    const open = TASK_RULES.filter(({ code, due, done }) => code !== '' && (due === undefined || done === undefined))
    expect([...new Set(open.map(({ code }) => code))]).toEqual(['F08', 'F09'])
  })

  it('takes channel and owner from what people read, but for what depends on the case', () => {
    expect([...new Set(TASK_RULES.filter(({ channel }) => channel).map(({ code }) => code))]).toEqual(['F06', 'F05'])
    expect([...new Set(TASK_RULES.filter(({ owner }) => owner).map(({ code }) => code))]).toEqual(['F09'])
  })

  it('leaves no blank open that a text has', () => {
    const facts = factsOf(openDeadlines(contextOf('2026-06-18')), 'zh')
    const texts = [...TASK_RULES.map(({ text }) => text), ...Object.values(REASONS_UNPAID).map(({ say }) => say)]
    const blanks = texts.flatMap(({ zh, en }) =>
      [...`${zh} ${en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    )
    expect(blanks.length).toBeGreaterThan(20)
    expect(blanks.filter((name) => !(name in facts))).toEqual([])
  })

  it.each(TASK_CODES)('%s: the numbers in its words are those of both languages', (code) => {
    const { applies, due, done } = TASKS[code]
    for (const { zh, en } of [applies, due, done]) {
      const digits = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
      const inChinese = digits(zh)
      // English says some of them as words
      for (const number of digits(en))
        expect(
          inChinese.length === 0 || inChinese.includes(number) || number === 1 || number === 2,
          `${zh} / ${en}`,
        ).toBe(true)
    }
  })
})
