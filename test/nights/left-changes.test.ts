import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays, type Day, formatDay } from '../../src/model/day.ts'
import { columnOf, headerOf, openBook } from '../pipeline/collect/desk.ts'
import { FIRST, listOf, NEXT, openOurDesk, typed, workbook } from './customers.ts'
import type { NightDesk } from './desk.ts'

const STAYS = { policy: 202, due: '2026-06-10' }
const PAID = { policy: 201, due: '2026-06-10' }

/** What the back office is asked for: policy numbers and changes. */
async function asked(desk: NightDesk, on: Day): Promise<readonly string[]> {
  if (!desk.list('outbox').some((path) => path.includes(formatDay(on)) && path.includes('保全变更'))) return []
  const sheet = (await openBook(workbook(desk, on, '保全变更'))).getWorksheet('待办')
  if (sheet === undefined) return []
  const header = headerOf(sheet)
  const [policy, detail] = ['保单号', '变更内容'].map((title) => columnOf(sheet, header, [title]))
  const rows = Array.from({ length: sheet.rowCount - header }, (_, i) => sheet.getRow(header + 1 + i))
  return rows.map((row) => `${row.getCell(policy ?? 0).text} ${row.getCell(detail ?? 0).text}`)
}

it('a change that was reported on a case that is paid and gone stays with the back office until it is recorded', async () => {
  const desk = openOurDesk()
  desk.put('应收_20260618.csv', listOf(PAID, STAYS))
  await desk.night(FIRST)
  await typed(desk, 'P37018800201|2026-06-10', { change: '手机号：13900000000' })
  await desk.night(NEXT)
  const line = 'P37018800201 手机号：13900000000'
  expect(await asked(desk, NEXT)).toEqual([line])
  desk.put('应收_20260620.csv', listOf(STAYS))
  await desk.night(addDays(NEXT, 1))
  expect(await asked(desk, addDays(NEXT, 1))).toEqual([line])
  // a list of another branch does not know it
  desk.put('应收_20260621.csv', listOf(STAYS).replaceAll('370101,', '370202,'))
  await desk.night(addDays(NEXT, 2))
  expect(await asked(desk, addDays(NEXT, 2))).toEqual([])
  desk.put('应收_20260622.csv', listOf(STAYS))
  await desk.night(addDays(NEXT, 3))
  expect(await asked(desk, addDays(NEXT, 3))).toEqual([line])

  const answer = await openBook(workbook(desk, addDays(NEXT, 3), '保全变更'))
  const sheet = answer.getWorksheet('待办')
  if (sheet === undefined) throw new Error('no list')
  const header = headerOf(sheet)
  sheet.getRow(header + 1).getCell(columnOf(sheet, header, ['办好日'])).value = new Date('2026-06-22')
  await answer.xlsx.writeFile(join(desk.at, 'inbox', '保全.xlsx'))
  const last = addDays(NEXT, 4)
  expect((await desk.night(last)).found).toBeUndefined()
  expect(await asked(desk, last)).toEqual([])
})
