import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeStyleParts } from '../../src/write/style-parts.ts'
import { fingerprint, KEPT_STYLES } from '../../src/write/template.ts'

describe('the styles that the build puts aside', () => {
  it('are those that exceljs makes of the looks', async () => {
    expect(JSON.parse(readFileSync(KEPT_STYLES, 'utf8'))).toEqual({ mark: fingerprint(), ...(await makeStyleParts()) })
  })
})
