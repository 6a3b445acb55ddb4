import { describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import { addDays, type Day } from '../../src/model/day.ts'
import type { Cell, PageSheet } from '../../src/model/sheet.ts'
import { visitSheet } from '../../src/report/index.ts'
import { areaOf } from '../../src/report/visits/area.ts'
import { contact, followed, task } from './followed.ts'
import { contextOf, day, oneCase } from './samples.ts'

const context = contextOf('2026-06-18')
const shown = (cell: Cell) => (typeof cell === 'object' ? cell.value : cell)
const linesOf = (sheet: PageSheet | undefined) =>
  (sheet?.rows ?? []).map((row) =>
    row.cells
      .map((cell) => shown(cell) ?? '')
      .join(' ')
      .trim(),
  )

function visitCase(
  policyNo: string,
  address: string,
  due: Day,
  more: Partial<Parameters<typeof oneCase>[0]> = {},
): AssignedCase {
  const c = oneCase({ due: '2026-05-20', policyNo, address, holderName: `户${policyNo}`, mobile: '', ...more }, context)
  return followed(c, { tasks: [task('F10', 'open', due, { channel: 'visit', text: '安排一次面访' })] })
}

describe('the area of an address', () => {
  it.each([
    ['山东省济南市历下区千佛山街道经十路17号', '山东省济南市历下区千佛山街道'],
    ['济南市章丘区刁镇旧军村12号', '济南市章丘区刁镇'],
    ['济南市历下区文化东路88号2单元501', '济南市历下区文化东路'],
    ['示例市样本区第3大街9号', '示例市样本区'],
    ['济南市历下区某小区5号楼', '济南市历下区'],
    ['平阴县 城关 路西', '平阴县城关路'],
    ['旧军村东头', '旧军村东头'],
    ['', ''],
  ])('of %s is %s', (address, area) => {
    expect(areaOf(address)).toBe(area)
  })
})

describe('the visit plan', () => {
  const here = '济南市历下区文化东路'
  const there = '济南市章丘区刁镇'

  it('is left out when there is nobody to visit', () => {
    expect(visitSheet([followed(oneCase({ due: '2026-05-20' }, context))], context)).toBeUndefined()
  })

  it('stands by area in the order of the earliest day, and by day within an area', () => {
    const sheet = visitSheet(
      [
        visitCase('1', `${here}1号`, day('2026-06-25')),
        visitCase('2', `${there}2号`, day('2026-06-20')),
        visitCase('3', `${here}3号`, day('2026-06-22')),
      ],
      context,
    )
    const names = linesOf(sheet).flatMap((line) => /户\d/.exec(line)?.[0] ?? [])
    expect(names).toEqual(['户2', '户3', '户1'])
    expect(linesOf(sheet)).toContain('济南市历下区文化东路　2户　最早6月22日')
  })

  it('makes one visit of all policies of a customer at one address', () => {
    const same = { holderName: '王试', holderIdNo: '370000198005030138' }
    const sheet = visitSheet(
      [
        visitCase('A1', `${here}1号`, day('2026-06-25'), { ...same, yuan: 100 }),
        visitCase('A2', `${here}1号`, day('2026-06-22'), { ...same, yuan: 50 }),
      ],
      context,
    )
    const line = linesOf(sheet).find((one) => one.includes('王试')) ?? ''
    expect(linesOf(sheet)[0]).toBe('面访计划　1户')
    expect(line).toContain('A1等2张')
    expect(line).toContain('15000')
    expect(line.startsWith('6月22日 周一前')).toBe(true)
  })

  it('takes a day agreed with the customer, the last one; one that is over counts no more', () => {
    const agreed = (promised: Day, then?: Day): AssignedCase => {
      const c = visitCase('1', `${here}1号`, day('2026-06-30'))
      const contacts = [promised, ...(then ? [then] : [])].map((one) =>
        contact(day('2026-06-16'), { outcome: 'visit', promised: one }),
      )
      return followed(c, c.followUp, { contacts })
    }
    const first = (c: AssignedCase) => linesOf(visitSheet([c], context)).find((line) => line.includes('户1')) ?? ''
    expect(first(agreed(day('2026-06-19')))).toMatch(/^6月19日 周五 户1/)
    expect(first(agreed(day('2026-06-19'), day('2026-06-21')))).toMatch(/^6月21日 周日 户1/)
    expect(first(agreed(day('2026-06-17')))).toMatch(/^6月30日 周二前 户1/)
  })

  it('leaves out visits that were made, and cases on hold', () => {
    const done = followed(visitCase('1', here, context.asOf), { tasks: [task('F10', 'done', context.asOf)] })
    const held = { ...visitCase('2', here, context.asOf), hold: 'inFlight' } as const
    expect(visitSheet([done, held], context)).toBeUndefined()
  })

  it('has a tick for each thing that is gone through on a visit', () => {
    const lines = linesOf(visitSheet([visitCase('1', `${here}1号`, addDays(context.asOf, 2))], context))
    expect(lines.find((line) => line.includes('户1'))?.match(/□/g)).toHaveLength(6)
    expect(lines.some((line) => line.includes('交收据 账户 电话 地址 变更 整理保单'))).toBe(true)
  })
})
