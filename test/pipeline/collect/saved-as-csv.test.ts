import { expect, it } from 'vitest'
import type { Lang } from '../../../src/model/text.ts'
import { fillIn, openBook, withDesk } from './desk.ts'

/** Each page of a workbook as Excel, WPS and LibreOffice save it: what is hidden is a page like any other there. */
async function pagesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  for (const sheet of (await openBook(path)).worksheets) {
    const lines: string[] = []
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: string[] = []
      row.eachCell({ includeEmpty: true }, (cell) =>
        cells.push(
          `"${(cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text).replaceAll('"', '""')}"`,
        ),
      )
      lines.push(cells.join(','))
    })
    pages.set(sheet.name, `${lines.join('\r\n')}\r\n`)
  }
  return pages
}

it.each(['zh', 'en'] as const)(
  'pages saved as CSV (%s): those with lines are read, the others are told for what they are',
  (lang: Lang) =>
    withDesk(
      async (desk) => {
        const filled = desk.path('filled.xlsx')
        await fillIn(desk.worklists[0] ?? '', filled, { P1: { date: new Date('2026-05-21'), outcome: '无人接听' } })
        const others: string[] = []
        for (const [name, text] of await pagesOf(filled)) {
          const path = desk.write(`${name}.csv`, text)
          const read = await desk.collect([path]).catch((refusal) => refusal.items)
          if (!Array.isArray(read)) continue
          others.push(name)
          expect(read, name).toMatchObject([
            { code: 'R052', facts: { what: { zh: expect.stringContaining('存成 CSV') } } },
          ])
        }
        expect(others.length).toBeGreaterThanOrEqual(4)
        expect(desk.book.entries).toHaveLength(1)
      },
      { lang },
    ),
)
