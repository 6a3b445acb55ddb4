import { describe, expect, it } from 'vitest'
import { mapAssignments, mapRoster } from '../../src/map/index.ts'
import type { RawCell } from '../../src/model/raw.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import { batchOf } from './tables.ts'

type Rows = readonly (readonly RawCell[])[]

function rosterOf(rows: Rows): readonly RosterEntry[] {
  const roster = mapRoster(batchOf(rows))
  if ('problem' in roster) throw new Error(roster.problem.zh)
  return [...roster.values()]
}

function problemOf(result: ReturnType<typeof mapRoster> | ReturnType<typeof mapAssignments>): string {
  return 'problem' in result ? result.problem.zh : 'none'
}

const HEADER = ['工号', '姓名', '机构', '主管', '在职', '可收费', '上限', '手机']

describe('a roster', () => {
  it('is read with all its columns', () => {
    expect(
      rosterOf([
        HEADER,
        ['S001', '王五', '86370101', 'S009', '是', '否', '300', '13800001234'],
        ['S009', '赵六', '济南分公司', '', '否', '是', '', ''],
      ]),
    ).toEqual([
      {
        code: 'S001',
        name: '王五',
        branchCode: '86370101',
        branchName: '',
        supervisorCode: 'S009',
        supervisorName: '赵六',
        status: 'active',
        away: false,
        leftOn: undefined,
        substitute: '',
        collects: false,
        limit: 300,
        mobile: '13800001234',
        row: 2,
      },
      {
        code: 'S009',
        name: '赵六',
        branchCode: '',
        branchName: '济南分公司',
        supervisorCode: '',
        supervisorName: '',
        status: 'left',
        away: false,
        leftOn: undefined,
        substitute: '',
        collects: true,
        limit: undefined,
        mobile: '',
        row: 3,
      },
    ])
  })

  it('is read with English names, and with numbers of a workbook', () => {
    const [entry] = rosterOf([
      ['code', 'name', 'branch', 'supervisor', 'active', 'collects', 'limit'],
      [100001, 'Wang', 3701, 'Zhao', 'true', 'TRUE', 50],
    ])
    expect(entry).toMatchObject({
      code: '100001',
      name: 'Wang',
      branchCode: '3701',
      supervisorName: 'Zhao',
      status: 'active',
      collects: true,
      limit: 50,
    })
  })

  it('is read below titles, with variants of its names', () => {
    const rows = [
      ['续收人员名册'],
      ['员工工号', '员工姓名', '机构代码', '机构名称', '主管工号', '主管姓名', '在职状态', '是否可收费', '件数上限'],
      ['S001', '王五', '3701', '济南', 'S009', '赵六', '在职', '可', '300件'],
      ['制表人：李四'],
    ]
    expect(rosterOf(rows)).toMatchObject([
      {
        code: 'S001',
        branchCode: '3701',
        branchName: '济南',
        supervisorCode: 'S009',
        supervisorName: '赵六',
        status: 'active',
        limit: 300,
      },
    ])
  })

  it('needs no more than codes and names: everybody is active and collects', () => {
    expect(
      rosterOf([
        ['工号', '姓名'],
        ['S001', '王五'],
      ]),
    ).toMatchObject([{ status: 'active', collects: true, limit: undefined }])
  })

  it('takes an empty cell for yes, unless only the yeses are marked', () => {
    const header = ['工号', '姓名', '可收费']
    expect(rosterOf([header, ['S001', '甲', '否'], ['S002', '乙', '']]).map((entry) => entry.collects)).toEqual([
      false,
      true,
    ])
    expect(rosterOf([header, ['S001', '甲', '是'], ['S002', '乙', '']]).map((entry) => entry.collects)).toEqual([
      true,
      false,
    ])
    expect(rosterOf([header, ['S001', '甲', ''], ['S002', '乙', '']]).map((entry) => entry.collects)).toEqual([
      true,
      true,
    ])
  })

  it('finds a supervisor by name or by code among the staff', () => {
    expect(
      rosterOf([HEADER, ['S001', '王五', '', '赵六', '', '', '', ''], ['S009', '赵六', '', '', '', '', '', '']])[0],
    ).toMatchObject({ supervisorCode: 'S009', supervisorName: '赵六' })
  })

  it('cannot be used with the same code twice, without a code, or with words that say neither yes nor no', () => {
    expect(problemOf(mapRoster(batchOf([HEADER, ['S001', '甲'], ['S001', '乙']])))).toBe('第 3 行：工号 S001 出现两次')
    expect(problemOf(mapRoster(batchOf([HEADER, ['', '甲', '济南']])))).toBe('第 2 行：没有工号')
    expect(problemOf(mapRoster(batchOf([HEADER, ['S001', '甲', '', '', '休假中']])))).toContain('“休假中”看不懂')
    expect(problemOf(mapRoster(batchOf([HEADER, ['S001', '甲', '', '', '是', '看情况']])))).toContain('“看情况”看不懂')
    expect(problemOf(mapRoster(batchOf([HEADER, ['S001', '甲', '', '', '是', '是', '很多']])))).toContain('不是整数')
  })

  it('cannot be used without a header or without people', () => {
    expect(
      problemOf(
        mapRoster(
          batchOf([
            ['人员', '电话'],
            ['a', 'b'],
          ]),
        ),
      ),
    ).toContain('找不到表头')
    expect(problemOf(mapRoster(batchOf([HEADER])))).toContain('没有人员')
    expect(problemOf(mapRoster(batchOf([])))).toContain('找不到表头')
  })
})

describe('an assignment file', () => {
  it('gives each policy its collector', () => {
    const assignments = mapAssignments(
      batchOf([
        ['保单号', '收费员工号', '备注'],
        ['P001', 'S001', ''],
        ['P002', 'S002', '客户要求'],
        ['P001', 'S001', ''],
      ]),
    )
    expect(assignments).toEqual(
      new Map([
        ['P001', 'S001'],
        ['P002', 'S002'],
      ]),
    )
  })

  it('is read with English names and other variants', () => {
    expect(
      mapAssignments(
        batchOf([
          ['policyNo', 'collectorCode'],
          ['P001', 1001],
        ]),
      ),
    ).toEqual(new Map([['P001', '1001']]))
    expect(
      mapAssignments(
        batchOf([
          ['保单号码', '续收外勤工号'],
          ['P001', 'S1'],
        ]),
      ),
    ).toEqual(new Map([['P001', 'S1']]))
  })

  it('may be half filled in: a row without a collector assigns nothing', () => {
    const half = [
      ['保单号', '收费员工号', '备注'],
      ['P001', '', '再等等'],
      ['P002', 'S002', ''],
      ['P001', ' ', ''],
    ]
    expect(mapAssignments(batchOf(half))).toEqual(new Map([['P002', 'S002']]))
  })

  it('cannot be used where a policy has two collectors, nobody has one, or it has lost its digits', () => {
    const header = ['保单号', '收费员工号']
    expect(problemOf(mapAssignments(batchOf([header, ['P001', 'S001'], ['P001', 'S002']])))).toContain('分派给了两人')
    expect(
      problemOf(
        mapAssignments(
          batchOf([
            [...header, '备注'],
            ['P001', '', 'x'],
          ]),
        ),
      ),
    ).toContain('没有一行填了收费员工号')
    expect(problemOf(mapAssignments(batchOf([header, ['1.1E+17', 'S001']])))).toContain('丢了位数')
    expect(
      problemOf(
        mapAssignments(
          batchOf([
            ['保单号', '备注'],
            ['P001', 'x'],
          ]),
        ),
      ),
    ).toContain('找不到表头')
  })
})
