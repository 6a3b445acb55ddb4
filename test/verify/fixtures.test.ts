import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { FIELDS } from '../../src/model/field.ts'
import { CHECKS } from '../../src/verify/catalogue.ts'
import { exampleContext, readExample } from '../../src/verify/example.ts'
import { openRowChecks } from '../../src/verify/index.ts'

/** In a cell: the row's table has no such column. */
const NO_COLUMN = '∅'
const rows: Record<string, string>[] = parse(
  readFileSync(new URL('../../fixtures/checks/rows.csv', import.meta.url), 'utf8'),
  { columns: true },
)

describe('the sample rows of fixtures/checks', () => {
  const check = openRowChecks(exampleContext())

  for (const { about, expect: expected = '', ...cells } of rows) {
    it(`raises ${expected || 'nothing'}: ${about}`, () => {
      const present = Object.entries(cells).filter(([field, cell]) => field in FIELDS && cell !== NO_COLUMN)
      const found = check(readExample(Object.fromEntries(present)))
      expect(found.map((finding) => finding.code).join(' ')).toBe(expected)
    })
  }

  it('covers every row check', () => {
    const covered = new Set(rows.flatMap((row) => (row.expect ?? '').split(' ')))
    const rowChecks = CHECKS.filter((each) => each.kind === 'row').map((each) => each.code)
    expect(rowChecks.filter((code) => !covered.has(code))).toEqual([])
  })
})
