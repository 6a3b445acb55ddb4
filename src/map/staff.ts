import type { Day } from '../model/day.ts'
import type { RawBatch } from '../model/raw.ts'
import type { Assignments, Roster, RosterEntry } from '../model/roster.ts'
import { isNothing, isScientific } from './cells/text.ts'
import { fold } from './fold.ts'
import { presenceOf } from './staff-days.ts'
import {
  ASSIGNMENT_COLUMNS,
  type Problem,
  problemOf,
  ROSTER_COLUMNS,
  readStaffTable,
  type StaffRow,
  type StaffTable,
} from './staff-table.ts'

/** The words of yes and no in a roster, folded. */
const YES: ReadonlySet<string> = new Set('是 在职 正常 有效 可 可以 能 在岗 y yes 1 true t active √ ✓ 有'.split(' '))
const NO: ReadonlySet<string> = new Set(
  '否 离职 离司 脱落 解约 注销 不可 不可以 不能 已离职 n no 0 false f left inactive × x 无'.split(' '),
)
const UNLIMITED: ReadonlySet<string> = new Set(['不限', '无限', '无上限', 'unlimited'])

/**
 * Reads a roster: 工号/code, 姓名/name, 机构/branch, 主管/supervisor, 在职/active, 可收费/collects, 上限/limit, 手机, 替代人/substitute, and the days
 * that tell who is there on the as-of day. Only the code is needed.
 * Without a column everybody is active and may collect; an empty cell means yes where the column says no elsewhere, else no (only the exceptions are marked).
 * @param rows all rows of the file; the header row is found like that of an export
 */
export function mapRoster(rows: RawBatch, asOf: Day): Roster | Problem {
  const table = readStaffTable(rows, ROSTER_COLUMNS, ['code'])
  if ('problem' in table) return table
  const roster = new Map<string, RosterEntry>()
  const emptyMeans = { active: meaningOfEmpty(table, 'active'), collects: meaningOfEmpty(table, 'collects') }
  for (const row of table.rows) {
    const entry = rosterEntry(row, emptyMeans, asOf)
    if ('problem' in entry) return entry
    if (roster.has(entry.code)) return problemOf(row, `工号 ${entry.code} 出现两次`, `code ${entry.code} stands twice`)
    roster.set(entry.code, entry)
  }
  if (roster.size === 0) return { problem: { zh: '表头下面没有人员', en: 'there is nobody below the header' } }
  return withColleagues(roster)
}

function rosterEntry(
  row: StaffRow,
  emptyMeans: { active: boolean; collects: boolean },
  asOf: Day,
): RosterEntry | Problem {
  const code = row.text('code')
  if (code === '') return problemOf(row, '没有工号', 'has no code')
  const active = yesOrNo(row.text('active'), emptyMeans.active)
  if (active === undefined)
    return problemOf(
      row,
      `在职栏的“${row.text('active')}”看不懂，请写 是 或 否`,
      `"${row.text('active')}" under active is neither yes nor no`,
    )
  const collects = yesOrNo(row.text('collects'), emptyMeans.collects)
  if (collects === undefined)
    return problemOf(
      row,
      `可收费栏的“${row.text('collects')}”看不懂，请写 是 或 否`,
      `"${row.text('collects')}" under collects is neither yes nor no`,
    )
  const limit = limitOf(row.text('limit'))
  if (limit === 'unreadable')
    return problemOf(row, `上限“${row.text('limit')}”不是整数`, `the limit "${row.text('limit')}" is no whole number`)
  const presence = presenceOf(row, active, asOf)
  if ('problem' in presence) return presence
  const branch = codeOrName(row.text('branch'))
  const supervisor = codeOrName(row.text('supervisor'))
  return {
    code,
    name: row.text('name'),
    branchCode: row.text('branchCode') || branch.code,
    branchName: row.text('branchName') || branch.name,
    supervisorCode: row.text('supervisorCode') || supervisor.code,
    supervisorName: row.text('supervisorName') || supervisor.name,
    ...presence,
    substitute: isNothing(row.text('substitute')) ? '' : row.text('substitute'),
    collects,
    limit,
    mobile: row.text('mobile'),
    row: row.rowNo,
  }
}

/** Supervisors and substitutes are often given by code or by name only: what is missing is looked up among the staff. */
function withColleagues(roster: ReadonlyMap<string, RosterEntry>): Roster {
  const byName = new Map<string, RosterEntry | undefined>()
  for (const entry of roster.values()) byName.set(entry.name, byName.has(entry.name) ? undefined : entry)
  return new Map(
    [...roster].map(([code, entry]) => {
      const { supervisorCode, supervisorName } = entry
      const substitute = roster.has(entry.substitute)
        ? entry.substitute
        : (byName.get(entry.substitute)?.code ?? entry.substitute)
      // a code of letters only looks like a name until it is found among the codes
      const found =
        roster.get(supervisorCode) ??
        roster.get(supervisorName) ??
        (supervisorCode === '' && supervisorName !== '' ? byName.get(supervisorName) : undefined)
      return [
        code,
        {
          ...entry,
          substitute,
          ...(found ? { supervisorCode: found.code, supervisorName: found.name || supervisorName } : {}),
        },
      ]
    }),
  )
}

/**
 * Reads an assignment file: 保单号/policyNo, 收费员工号/collectorCode. A row without a collector assigns nothing: the workbook of the
 * unassigned cases comes back half filled in. One where nothing is filled in was hardly meant.
 * @param rows all rows of the file
 */
export function mapAssignments(rows: RawBatch): Assignments | Problem {
  const table = readStaffTable(rows, ASSIGNMENT_COLUMNS, ['policyNo', 'collectorCode'])
  if ('problem' in table) return table
  const assignments = new Map<string, string>()
  for (const row of table.rows) {
    const policyNo = row.text('policyNo')
    const collector = row.text('collectorCode')
    if (collector === '') continue
    if (policyNo === '') return problemOf(row, '没有保单号', 'has no policy number')
    if (isScientific(policyNo))
      return problemOf(
        row,
        `保单号 ${policyNo} 丢了位数，请把该列设为文本`,
        `policy number ${policyNo} has lost digits: make the column text`,
      )
    const before = assignments.get(policyNo)
    if (before !== undefined && before !== collector) {
      return problemOf(
        row,
        `保单 ${policyNo} 分派给了两人（${before}、${collector}）`,
        `policy ${policyNo} is assigned to two people (${before}, ${collector})`,
      )
    }
    assignments.set(policyNo, collector)
  }
  if (assignments.size === 0 && table.rows.length > 0)
    return { problem: { zh: '没有一行填了收费员工号', en: 'no row has a collector code' } }
  return assignments
}

function meaningOfEmpty(table: StaffTable, column: 'active' | 'collects'): boolean {
  const words = table.rows.map((row) => fold(row.text(column)))
  return words.some((word) => NO.has(word)) || !words.some((word) => YES.has(word))
}

function yesOrNo(text: string, emptyMeans: boolean): boolean | undefined {
  const word = fold(text)
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  return isNothing(word) ? emptyMeans : undefined
}

function limitOf(text: string): number | undefined | 'unreadable' {
  const word = fold(text).replace(/[件户]$/, '')
  if (isNothing(word) || UNLIMITED.has(word)) return undefined
  return /^\d{1,7}(?:\.0+)?$/.test(word) ? Number(word) : 'unreadable'
}

function codeOrName(text: string): { code: string; name: string } {
  return /[\u3400-\u9fff]/.test(text) || (text !== '' && !/\d/.test(text))
    ? { code: '', name: text }
    : { code: text, name: '' }
}
