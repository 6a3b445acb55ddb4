import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REASON_CODES, REASONS } from '../../src/model/reason.ts'
import { reasonLines, reasonsPage } from '../../src/transfer/index.ts'

const PAGES = [
  ['docs/transfers.zh-CN.md', 'zh'],
  ['docs/transfers.md', 'en'],
] as const

describe('the pages of the failure reasons', () => {
  it.each(PAGES)('%s is what the data says', (path, lang) => {
    const page = reasonsPage(lang)
    if (process.env.UPDATE) writeFileSync(path, page)
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page)
  })

  it.each(REASON_CODES)('%s is explained in both languages', (code) => {
    for (const lang of ['zh', 'en'] as const) {
      const contents = reasonLines(code, lang).map(([, content]) => content)
      expect(contents).toContain(REASONS[code].name)
      expect(contents).toContain(REASONS[code].action[lang])
    }
  })
})
