import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Layout, LayoutColumn } from '../../src/write/layout.ts'
import { frameOf } from '../../src/write/sheet-frame.ts'
import { openTemplate } from '../../src/write/template.ts'
import { exceljsSheets, LAST_ROW, NOTICE } from './exceljs-frame.ts'

const width = fc.constantFrom(5, 9, 10, 12.5, 38)
const look = fc.constantFrom('openTable/text/plain', 'openTable/day/plain', 'table/money/plain')
const choice = fc.constantFrom<LayoutColumn['choice']>(
  undefined,
  { list: 'outcome' },
  { list: 'a b', free: true },
  { dayFrom: 20_000, dayTo: 20_100 },
  { time: true },
)
const tone = fc.constantFrom<Layout['tabTone']>(undefined, 'plain', 'good', 'input')
const both = {
  protection: fc.constantFrom<Layout['protection']>('locked', 'rows', 'open'),
  tabTone: tone,
  lang: fc.constantFrom<Layout['lang']>('zh', 'en'),
  hasRows: fc.boolean(),
}
const table: fc.Arbitrary<Layout> = fc.record({
  ...both,
  columns: fc.array(fc.record({ width, hidden: fc.boolean(), look, choice }), { maxLength: 60 }),
  headRows: fc.integer({ min: 1, max: 6 }),
  frozenColumns: fc.integer({ min: 0, max: 3 }),
  page: fc.constant(false),
  portrait: fc.constant(false),
})
const page: fc.Arbitrary<Layout> = fc.record({
  ...both,
  columns: fc.array(
    width.map((one) => ({ width: one, hidden: false, look: undefined, choice: undefined })),
    { maxLength: 12 },
  ),
  headRows: fc.constant(0),
  frozenColumns: fc.constant(0),
  page: fc.constant(true),
  portrait: fc.boolean(),
})

const CHOICE = /<dataValidation .*?<\/dataValidation>/g

/** exceljs sorts its drop-downs by the letters of their columns. */
function withChoicesSorted(xml: string): string {
  const sorted = [...xml.matchAll(CHOICE)].map(([one]) => one).sort()
  return xml.replace(CHOICE, () => sorted.shift() ?? '')
}

describe('the frame of a sheet', () => {
  it('is to the letter what exceljs writes for it', async () => {
    const { styleOf } = await openTemplate()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(table, page), { minLength: 1, maxLength: 8 }), async (layouts) => {
        const theirs = (await exceljsSheets(layouts)).map(withChoicesSorted)
        const ours = layouts.map((layout) => {
          const { start, beforeRows, afterRows, end } = frameOf(layout, LAST_ROW, NOTICE, styleOf)
          return withChoicesSorted(`${start}${beforeRows}<sheetData/>${afterRows}${end}</worksheet>`)
        })
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 40 },
    )
  })
})
