import { describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import { addDays, type Day } from '../../src/model/day.ts'
import type { Cell, TableSheet } from '../../src/model/sheet.ts'
import { visitSheet } from '../../src/report/index.ts'
import { areaOf } from '../../src/report/visits/area.ts'
import { contact, followed, task } from './followed.ts'
import { contextOf, day, oneCase } from './samples.ts'

const context = contextOf('2026-06-18')
const shown = (cell: Cell) => (typeof cell === 'object' ? cell.value : cell)
const lineOf = (cells: readonly Cell[]) =>
  cells
    .map((cell) => shown(cell) ?? '')
    .join(' ')
    .trim()
const linesOf = (sheet: TableSheet | undefined) => [...(sheet?.rows ?? [])].map(lineOf)
const topOf = (sheet: TableSheet | undefined) => (sheet?.top ?? []).map((row) => lineOf(row.cells))

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
    expect([...(sheet?.rows ?? [])].map((cells) => cells.slice(0, 2))).toEqual([
      [{ value: there, tone: 'emphasis' }, 1],
      [{ value: here, tone: 'emphasis' }, 2],
      [here, undefined],
    ])
  })

  it('asks by phone first where the address leads nowhere', () => {
    const poor = { ...visitCase('1', '历下区', day('2026-06-20')), codes: ['V034'] }
    const sheet = visitSheet([poor, visitCase('2', `${here}2号`, day('2026-06-22'))], context)
    expect([...(sheet?.rows ?? [])].map(([area]) => area)).toEqual([
      { value: here, tone: 'emphasis' },
      { value: '地址不详：先打电话问清', tone: 'emphasis' },
    ])
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
    expect(topOf(sheet)[0]).toBe('面访计划　1户')
    expect(sheet?.rowCount).toBe(1)
    expect(line).toContain('A1等2张')
    expect(line).toContain('15000')
    expect(line).toContain('6月22日 周一前 王试')
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
    expect(first(agreed(day('2026-06-19')))).toContain(' 6月19日 周五 户1')
    expect(first(agreed(day('2026-06-19'), day('2026-06-21')))).toContain(' 6月21日 周日 户1')
    expect(first(agreed(day('2026-06-17')))).toContain(' 6月30日 周二前 户1')
  })

  it('leaves out visits that were made, and cases that nobody asks about', () => {
    const done = followed(visitCase('1', here, context.asOf), { tasks: [task('F10', 'done', context.asOf)] })
    const tasks = [task('F10', 'open', context.asOf)]
    const held = followed(visitCase('2', here, context.asOf), { tasks, standstill: 'office' })
    expect(visitSheet([done, held], context)).toBeUndefined()
  })

  it('has a tick for each thing that is gone through on a visit', () => {
    const sheet = visitSheet([visitCase('1', `${here}1号`, addDays(context.asOf, 2))], context)
    expect(linesOf(sheet)[0]?.match(/□/g)).toHaveLength(6)
    const ticks = (sheet?.columns ?? []).filter((column) => column.group === '面访时逐项打勾')
    expect(ticks.map((column) => column.title)).toEqual(['交收据', '账户', '电话', '地址', '变更', '整理保单'])
  })

  it('can be filtered and not typed into: the outcome belongs on the line of the case', () => {
    const sheet = visitSheet([visitCase('1', `${here}1号`, context.asOf)], context)
    expect(sheet?.protection).toBe('locked')
    expect(topOf(sheet).some((line) => line.includes('办完把日期和结果填在本件那一行'))).toBe(true)
  })

  it('has a line for each cell of its columns, those without an address last, and says how many it leaves out', () => {
    const many = Array.from({ length: 302 }, (_, n) => visitCase(`${n}`, n === 0 ? '' : `${here}${n}号`, context.asOf))
    const sheet = visitSheet(many, context)
    const rows = [...(sheet?.rows ?? [])]
    expect(rows).toHaveLength(300)
    expect(sheet?.rowCount).toBe(300)
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([sheet?.columns.length]))
    expect(shown(rows.at(-1)?.[0])).toBe('地址不详：先打电话问清')
    expect(topOf(sheet)).toContain('另有2户没有列出。')
  })
})
