import { describe, expect, it } from 'vitest'
import { CODES } from '../../src/codes.ts'
import { FIELDS } from '../../src/model/field.ts'
import { REASONS } from '../../src/model/reason.ts'
import { REFUSALS } from '../../src/model/refusal.ts'
import { TASKS } from '../../src/model/task.ts'
import { WORDS } from '../../src/model/words.ts'

interface Text {
  readonly zh: string
  readonly en: string
}

/** Every text in both languages inside a value, with its place. */
function textsIn(value: unknown, at: string): [string, Text][] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string')
    return [[at, { zh: value.zh, en: value.en }]]
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, `${at}.${key}`))
}

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('Chinese and English', () => {
  const texts = textsIn({ CODES, FIELDS, REASONS, REFUSALS, TASKS, WORDS }, '')

  it('are both there wherever people read', () => {
    expect(texts.length).toBeGreaterThan(400)
    const empty = texts.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '')
    expect(empty.map(([at]) => at)).toEqual([])
  })

  it('have the same blanks', () => {
    const unlike = texts.filter(([, { zh, en }]) => blanks(zh).join() !== blanks(en).join())
    expect(unlike.map(([at]) => at)).toEqual([])
  })
})
