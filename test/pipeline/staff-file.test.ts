import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mapAssignments } from '../../src/map/index.ts'
import { Refusal, refusalMessage } from '../../src/model/refusal.ts'
import { readStaffFile } from '../../src/pipeline/staff-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-staff-'))
afterAll(() => rmSync(folder, { recursive: true }))

const OVERVIEW = [['未分派的件：请尽快指定收费员'], ['共 2 件']]

/** A workbook as XML, a sheet for each table. */
function workbook(...sheets: readonly (readonly (readonly string[])[])[]): string {
  const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`
  const table = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => `<Row>${row.map(cell).join('')}</Row>`).join('')
  const all = sheets.map((rows, i) => `<Worksheet ss:Name="s${i}"><Table>${table(rows)}</Table></Worksheet>`)
  const path = join(folder, 'assignments.xls')
  const spaces =
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
  writeFileSync(path, `<?xml version="1.0"?><Workbook ${spaces}>${all.join('')}</Workbook>`)
  return path
}

const read = (path: string) => readStaffFile(path, { passwords: [], lang: 'zh' }, mapAssignments)

describe('a staff file of several sheets', () => {
  it('is read from the sheet that has its columns', async () => {
    const path = workbook(OVERVIEW, [
      ['保单号', '收费员工号'],
      ['P1', 'S1'],
      ['P2', ''],
    ])
    expect(await read(path)).toEqual(new Map([['P1', 'S1']]))
  })

  it('is refused for what is wrong on that sheet, not for an overview before it', async () => {
    const path = workbook(OVERVIEW, [
      ['保单号', '收费员工号'],
      ['P1', ''],
    ])
    const refusal = await read(path).catch((error: unknown) => error)
    const text = refusal instanceof Refusal ? refusal.items.map((item) => refusalMessage(item, 'zh')).join() : ''
    expect(text).toContain('没有一行填了收费员工号')
  })
})
