import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import { fillIn } from '../pipeline/collect/desk.ts'
import { FIRST, listOf, NEXT, openOurDesk, typed, workbook } from './customers.ts'

it('a contact that was typed on the wrong line, collected, and emptied the next day is told at night', async () => {
  const desk = openOurDesk()
  desk.put(
    '应收_20260618.csv',
    listOf({ policy: 201, due: '2026-06-10' }, { policy: 202, due: '2026-06-10', holder: 2 }),
  )
  await desk.night(FIRST)
  await typed(desk, 'P37018800201|2026-06-10', { outcome: '客户投诉' })
  expect((await desk.night(NEXT)).found).toBeUndefined()
  await fillIn(workbook(desk, FIRST, 'worklists/'), join(desk.at, 'inbox', '收甲.xlsx'), {
    'P37018800202|2026-06-10': { date: '2026-06-18', channel: '电话', outcome: '客户投诉' },
  })
  const { found } = await desk.night(addDays(NEXT, 1))
  expect(found?.count).toBe(1)
  const lines = desk.csv(addDays(NEXT, 1), '..', found?.path.split('/').at(-1) ?? '')
  expect(lines).toMatchObject([{ sourceFile: '收甲.xlsx', policyNo: 'P37018800201', code: 'K036', severity: 'warn' }])
})
