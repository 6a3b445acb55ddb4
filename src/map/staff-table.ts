import type { RawBatch, RawCell } from '../model/raw.ts'
import type { Text } from '../model/text.ts'
import { symbolText } from './cells/symbol.ts'
import { tidy } from './cells/text.ts'
import { canonicalHeader, canonicalName, foldHeader } from './fold.ts'
import { isRemark } from './noise.ts'

/** Why a roster or an assignment file cannot be used (refusal R020). */
export interface Problem {
  readonly problem: Text
  /** without the columns that are needed: the sheet is another one, such as an overview */
  readonly isOther?: true
}

const STAFF_COLUMNS = [
  'code',
  'name',
  'branch',
  'branchCode',
  'branchName',
  'supervisor',
  'supervisorCode',
  'supervisorName',
  'active',
  'collects',
  'limit',
  'mobile',
  'substitute',
  'joinedOn',
  'leftOn',
  'away',
  'awayFrom',
  'awayTo',
  'policyNo',
  'collectorCode',
] as const

type StaffColumn = (typeof STAFF_COLUMNS)[number]

type StaffColumns = Partial<Record<StaffColumn, string>>

/** The names of a roster's columns (docs/outputs.md), folded like those of exports. */
export const ROSTER_COLUMNS: StaffColumns = {
  code: '工号 人员工号 员工工号 收费员工号 业务员工号 人员代码 员工代码 代码 code staff_code employee_no agent_code collector_code',
  name: '姓名 人员姓名 员工姓名 收费员姓名 业务员姓名 收费员 业务员 name staff_name',
  branchCode: '机构代码 管理机构代码 所属机构代码 branch_code',
  branchName: '机构名称 所属机构名称 管理机构名称 branch_name',
  branch: '机构 所属机构 管理机构 部门 营业部 branch org',
  supervisorCode: '主管工号 主管代码 supervisor_code',
  supervisorName: '主管姓名 supervisor_name',
  supervisor: '主管 主任 督管 上级 supervisor manager',
  active: '在职 是否在职 在职状态 人员状态 状态 active status agent_status',
  collects: '可收费 是否可收费 可以收费 能否收费 可否收费 收费资格 是否收费 collects can_collect',
  limit: '上限 件数上限 承接上限 分派上限 最大件数 limit max_cases',
  mobile: '手机 手机号 手机号码 移动电话 电话 联系电话 mobile phone',
  substitute:
    '替代人 替代人工号 替代人姓名 替代人员 替代工号 接替人 接替人工号 接替人姓名 接替人员 接手人 接手人工号 接手人员 顶岗人 顶岗人工号 代管人 代管人工号 substitute substitute_code substitute_name successor successor_code replacement',
  joinedOn:
    '入职日期 入司日期 入职时间 入职日 到岗日期 上岗日期 加入日期 joined_on joined join_date hire_date start_date',
  leftOn:
    '离职日期 离司日期 离职时间 离职日 离岗日期 脱落日期 解约日期 退出日期 left_on left leave_date leaving_date termination_date end_date',
  away: '停收起止 停收期间 停收时段 停收 休假起止 休假期间 absent absence away',
  awayFrom: 'absent_from away_from 停收起 停收起始 停收开始 停收起日 停收起期 停收自 休假开始 休假起',
  awayTo: '停收止 停收截止 停收结束 停收止日 停收止期 停收至 休假结束 休假止 absent_to absent_until away_to away_until',
}

export const ASSIGNMENT_COLUMNS: StaffColumns = {
  policyNo: '保单号 保单号码 保险单号 合同号 policy_no policy_code policy_number',
  collectorCode:
    '收费员工号 收费员代码 收费员 工号 续收外勤工号 服务人员代码 客户经理工号 新收费员工号 分派工号 collector_code collector code',
}

const TITLES: Partial<Record<StaffColumn, readonly [zh: string, en: string]>> = {
  code: ['工号', 'code'],
  policyNo: ['保单号', 'policyNo'],
  collectorCode: ['收费员工号', 'collectorCode'],
}

export interface StaffRow {
  /** the row number that Excel shows */
  readonly rowNo: number
  /** '' where the cell is empty or the column is missing */
  text(column: StaffColumn): string
}

export interface StaffTable {
  readonly rows: readonly StaffRow[]
}

/** What is wrong with a row, with its place. */
export function problemOf({ rowNo }: Pick<StaffRow, 'rowNo'>, zh: string, en: string): Problem {
  return { problem: { zh: `第 ${rowNo} 行：${zh}`, en: `row ${rowNo}: ${en}` } }
}

const ROWS_SEARCHED = 20

/** Finds the header row and the columns by name. @param needed columns without which the file cannot be used */
export function readStaffTable(
  batch: RawBatch,
  columns: StaffColumns,
  needed: readonly StaffColumn[],
): StaffTable | Problem {
  const names = namesOf(columns)
  for (let at = 0; at < Math.min(ROWS_SEARCHED, batch.rows.length); at++) {
    const places = placesOf(batch.rows[at] ?? [], names)
    if (needed.every((column) => places.has(column)) && places.size >= 2) return { rows: rowsBelow(batch, at, places) }
  }
  const titles = needed.map((column) => TITLES[column] ?? [column, column])
  const seen = (batch.rows[0] ?? [])
    .map((cell) => tidy(String(cell)))
    .filter((text) => text !== '')
    .slice(0, 12)
    .join(' · ')
  return {
    isOther: true,
    problem: {
      zh: `找不到表头（要有 ${titles.map(([zh]) => zh).join('、')} 列）。看到的是：${seen || '—'}`,
      en: `no header row (columns ${titles.map(([, en]) => en).join(', ')} are needed). Seen: ${seen || '—'}`,
    },
  }
}

function namesOf(columns: StaffColumns): ReadonlyMap<string, { column: StaffColumn; rank: number }> {
  const names = new Map<string, { column: StaffColumn; rank: number }>()
  for (const column of STAFF_COLUMNS) {
    const listed = columns[column]
    if (listed === undefined) continue
    const all = [...listed.split(' '), column]
    all.forEach((name, rank) => {
      for (const key of [foldHeader(name), canonicalName(name)]) if (!names.has(key)) names.set(key, { column, rank })
    })
  }
  return names
}

function placesOf(
  header: readonly RawCell[],
  names: ReadonlyMap<string, { column: StaffColumn; rank: number }>,
): ReadonlyMap<StaffColumn, number> {
  const best = new Map<StaffColumn, { place: number; rank: number }>()
  header.forEach((cell, place) => {
    const folded = foldHeader(String(cell))
    const known = names.get(folded) ?? names.get(canonicalHeader(folded))
    if (!known) return
    const holder = best.get(known.column)
    if (!holder || known.rank < holder.rank) best.set(known.column, { place, rank: known.rank })
  })
  return new Map([...best].map(([column, { place }]) => [column, place]))
}

function rowsBelow(batch: RawBatch, at: number, places: ReadonlyMap<StaffColumn, number>): readonly StaffRow[] {
  const rows: StaffRow[] = []
  for (let i = at + 1; i < batch.rows.length; i++) {
    const cells = batch.rows[i] ?? []
    if (isRemarkLine(cells)) continue
    rows.push({
      rowNo: batch.rowNos[i] ?? i + 1,
      text: (column) => {
        const place = places.get(column)
        return place === undefined ? '' : cellText(cells[place] ?? '', column)
      },
    })
  }
  return rows
}

/** Titles, sums and signatures: a line that begins like one, or words alone on a line. A code alone is data, and lacks something. */
function isRemarkLine(cells: readonly RawCell[]): boolean {
  const texts = cells.map((cell) => tidy(String(cell))).filter((text) => text !== '')
  const [first = ''] = texts
  return first === '' || isRemark(first) || (texts.length === 1 && /[\u3400-\u9fff]/.test(first))
}

/** Codes are NFKC, names are kept as written. */
function cellText(cell: RawCell, column: StaffColumn): string {
  if (column === 'name' || column === 'supervisorName') return tidy(String(cell))
  return symbolText(cell)
}
