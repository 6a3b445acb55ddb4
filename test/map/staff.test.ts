import { describe, expect, it } from 'vitest'
import { mapAssignments, mapRoster } from '../../src/map/index.ts'
import type { RawBatch, RawCell } from '../../src/model/raw.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import { day } from '../classify/samples.ts'
import { batchOf } from './tables.ts'

/** Read as on a day in June. */
const roster = (rows: RawBatch, asOf = '2026-06-18') => mapRoster(rows, day(asOf))

type Rows = readonly (readonly RawCell[])[]

function rosterOf(rows: Rows, asOf?: string): readonly RosterEntry[] {
  const read = roster(batchOf(rows), asOf)
  if ('problem' in read) throw new Error(read.problem.zh)
  return [...read.values()]
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
    expect(problemOf(roster(batchOf([HEADER, ['S001', '甲'], ['S001', '乙']])))).toBe('第 3 行：工号 S001 出现两次')
    expect(problemOf(roster(batchOf([HEADER, ['', '甲', '济南']])))).toBe('第 2 行：没有工号')
    expect(problemOf(roster(batchOf([HEADER, ['S001', '甲', '', '', '休假中']])))).toContain('“休假中”看不懂')
    expect(problemOf(roster(batchOf([HEADER, ['S001', '甲', '', '', '是', '看情况']])))).toContain('“看情况”看不懂')
    expect(problemOf(roster(batchOf([HEADER, ['S001', '甲', '', '', '是', '是', '很多']])))).toContain('不是整数')
  })

  it('cannot be used without a header or without people', () => {
    expect(
      problemOf(
        roster(
          batchOf([
            ['人员', '电话'],
            ['a', 'b'],
          ]),
        ),
      ),
    ).toContain('找不到表头')
    expect(problemOf(roster(batchOf([HEADER])))).toContain('没有人员')
    expect(problemOf(roster(batchOf([])))).toContain('找不到表头')
  })
})

describe('the days of a roster', () => {
  const on = (asOf: string, header: readonly string[], ...cells: readonly RawCell[]) => {
    const [entry] = rosterOf(
      [
        ['工号', '姓名', '在职', ...header],
        ['S001', '王五', '是', ...cells],
      ],
      asOf,
    )
    return entry?.status === 'left' ? 'left' : entry?.away ? 'away' : 'here'
  }

  it('the day of leaving is the first without, whatever the active column says', () => {
    const leaving = ['离职日期']
    expect(on('2026-06-17', leaving, '2026-06-18')).toBe('here')
    expect(on('2026-06-18', leaving, '2026-06-18')).toBe('left')
    expect(on('2026-06-19', leaving, '2026/6/18')).toBe('left')
  })

  it('nobody is there before the day of joining, and has not left either', () => {
    const joining = ['入职日期']
    expect(on('2026-06-17', joining, '2026-06-18')).toBe('away')
    expect(on('2026-06-18', joining, '2026-06-18')).toBe('here')
  })

  it('both days of an absence belong to it; one of them may be open', () => {
    const away = ['停收起', '停收止']
    const days = ['2026-06-09', '2026-06-10', '2026-06-20', '2026-06-21']
    const during = (...cells: readonly RawCell[]) => days.map((day) => on(day, away, ...cells))
    expect(during('2026-06-10', '2026-06-20')).toEqual(['here', 'away', 'away', 'here'])
    expect(during('2026-06-10', '')).toEqual(['here', 'away', 'away', 'away'])
    expect(during('', '2026-06-20')).toEqual(['away', 'away', 'away', 'here'])
    expect(during('', '')).toEqual(['here', 'here', 'here', 'here'])
  })

  it('an absence may stand in one column', () => {
    for (const text of ['2026-06-10至2026-06-20', '2026/6/10 ~ 2026/6/20', '2026-06-10 to 2026-06-20'])
      expect(['2026-06-09', '2026-06-20', '2026-06-21'].map((day) => on(day, ['停收起止'], text))).toEqual([
        'here',
        'away',
        'here',
      ])
    expect(on('2026-12-31', ['停收起止'], '2026-06-10起')).toBe('away')
    expect(on('2026-06-10', ['停收起止'], '2026-06-10')).toBe('away')
  })

  it('are read as numbers of a workbook; what systems write for no day is none', () => {
    expect(on('2026-06-18', ['离职日期'], 46191)).toBe('left')
    expect(on('2026-06-18', ['离职日期'], 46192)).toBe('here')
    for (const nothing of ['', '无', '9999-12-31', '0000-00-00'])
      expect(on('2026-06-18', ['离职日期'], nothing)).toBe('here')
  })

  it('the day of leaving is kept where it has come, also of somebody whom the active column leaves out', () => {
    const rows = [
      ['工号', '姓名', '在职', '离职日期'],
      ['S001', '王五', '否', '2026-05-01'],
      ['S002', '赵六', '是', '2026-07-01'],
      ['S003', '钱七', '否', '2026-07-01'],
    ]
    expect(rosterOf(rows).map(({ status, leftOn }) => [status, leftOn])).toEqual([
      ['left', day('2026-05-01')],
      ['active', undefined],
      ['left', day('2026-07-01')],
    ])
  })

  it('have English names as well', () => {
    expect(on('2026-06-18', ['left on'], '2026-06-18')).toBe('left')
    expect(on('2026-06-18', ['joined_on'], '2026-06-19')).toBe('away')
    expect(on('2026-06-18', ['absent from', 'absent to'], '2026-06-18', '2026-06-18')).toBe('away')
  })

  it('cannot be used where they are unreadable or contradict each other, and the line is named', () => {
    const problem = (header: readonly string[], ...cells: readonly RawCell[]) =>
      problemOf(
        roster(
          batchOf([
            ['工号', '姓名', ...header],
            ['S001', '王五', ...cells],
          ]),
        ),
      )
    expect(problem(['离职日期'], '上个月')).toBe('第 2 行：日期“上个月”看不懂，请写成 2026-05-01')
    expect(problem(['停收起止'], '六月至七月')).toContain('第 2 行：日期“六月”看不懂')
    expect(problem(['入职日期', '离职日期'], '2026-05-02', '2026-05-01')).toBe('第 2 行：离职日期在入职日期之前')
    expect(problem(['入职日期', '离职日期'], '2026-05-01', '2026-05-01')).toBe('none')
    expect(problem(['停收起', '停收止'], '2026-05-02', '2026-05-01')).toBe('第 2 行：停收止日在起日之前')
  })
})

describe('substitutes', () => {
  it('are found by code, or by a name that one person bears; others stay as written', () => {
    const rows = [
      ['工号', '姓名', '替代人'],
      ['S001', '王五', 'S002'],
      ['S002', '赵六', '王五'],
      ['S003', '钱七', '同名'],
      ['S004', '同名', '无'],
      ['S005', '同名', ''],
      ['S006', '孙八', 'S099'],
    ]
    expect(rosterOf(rows).map(({ substitute }) => substitute)).toEqual(['S002', 'S001', '同名', '', '', 'S099'])
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
