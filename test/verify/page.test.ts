import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explainCheck, renderCataloguePage } from '../../src/verify/index.ts'

const PAGES = { zh: 'checks.zh-CN.md', en: 'checks.md' } as const

describe('the catalogue in docs', () => {
  for (const lang of ['zh', 'en'] as const) {
    it(`is what the checks say (${lang}); UPDATE=1 writes it anew`, () => {
      const file = new URL(`../../docs/${PAGES[lang]}`, import.meta.url)
      const page = renderCataloguePage(lang)
      if (process.env.UPDATE) writeFileSync(file, page)
      expect(readFileSync(file, 'utf8')).toBe(page)
    })
  }
})

describe('explainCheck', () => {
  it('tells condition, severity, message and examples of a check, whatever the case of its code', () => {
    const page = explainCheck('m002', 'en') ?? ''
    expect(page).toMatch(/^M002 date unreadable/)
    expect(page).toContain('Severity: reject (Due date), else warn')
    expect(page).toContain('Message: Due date: "2026-02-30" is no date that can be read')
  })

  it("names words and empty cells in the reader's language", () => {
    expect(explainCheck('V040', 'zh')).toContain('会报：缴费方式=银行转账，银行账号=（空）')
    expect(explainCheck('V040', 'en')).toContain('Raises: Payment channel=direct debit, Account no.=(empty)')
  })

  it('knows nothing of a code that no check has', () => {
    expect(explainCheck('V999', 'zh')).toBeUndefined()
  })
})
