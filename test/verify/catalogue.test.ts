import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messageOf } from '../../src/model/finding.ts'
import { CHECKS } from '../../src/verify/catalogue.ts'
import { sampleOf } from '../../src/verify/explain.ts'

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

describe('the catalogue of checks', () => {
  it('lists every file of its folder, and nothing else, in the order of the codes', () => {
    const files = readdirSync(new URL('../../src/verify/checks', import.meta.url)).sort()
    expect(files).toEqual(CHECKS.map((check) => `${check.code.toLowerCase()}-${check.name}.ts`))
  })

  it('gives each code and each name once', () => {
    expect(new Set(CHECKS.map((check) => check.code)).size).toBe(CHECKS.length)
    expect(new Set(CHECKS.map((check) => check.name)).size).toBe(CHECKS.length)
  })

  for (const check of CHECKS) {
    describe(check.code, () => {
      it('speaks both languages with the same blanks', () => {
        for (const text of [check.title, check.when, check.message, check.remedy]) {
          expect(text.zh).not.toBe('')
          expect(text.en).not.toBe('')
          expect(blanks(text.en)).toEqual(blanks(text.zh))
        }
      })

      it('is raised by its bad example, with every blank filled and no value in full', () => {
        const finding = sampleOf(check, 'bad')
        expect(finding?.code).toBe(check.code)
        for (const lang of ['zh', 'en'] as const) {
          const message = finding ? messageOf(check, finding, lang) : '{missing}'
          expect(message).not.toMatch(/\{\w+\}/)
          expect(message).not.toMatch(/“”|""/)
          expect(message).not.toMatch(/\d{15,}/)
        }
      })

      // what others raise has its examples where it is raised; here stand only its texts
      if (check.kind === 'row' || check.kind === 'case' || check.kind === 'table')
        it('is not raised by its good example', () => {
          expect(sampleOf(check, 'good')).toBeUndefined()
        })
    })
  }
})
