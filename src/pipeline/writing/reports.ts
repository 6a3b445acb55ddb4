import type { AssignedCase } from '../../model/case.ts'
import { addDays } from '../../model/day.ts'
import type { Book } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'
import type { Severity } from '../../model/words.ts'
import {
  asksForSomebodyElse,
  type CaseSource,
  feedbackBook,
  hasServiceChange,
  isOpenFailure,
  LEFT_LISTED,
  paidTwice,
  type RejectedGroup,
  rejectedBook,
  serviceChangesBook,
  setApartBook,
  summaryBook,
  type Tallies,
  transfersBook,
} from '../../report/index.ts'
import { openBookWriter, writeJson } from '../../write/index.ts'
import { NO_BRANCH } from '../branches.ts'
import type { FindingLog } from '../finding-log.ts'
import type { Found, Writing } from '../found.ts'
import { type NumberColumn, openColumn } from '../growing-columns.ts'
import { openAssembler } from '../judging/lists.ts'
import type { Rejections } from '../reading/rejections.ts'
import type { OutputKind } from '../types.ts'
import { type AssignmentPicks, openAssignmentPicks } from './assignment-report.ts'
import { type BranchCounts, openBranchCounts, SUMMARY_DATA, summaryDocument } from './summary-data.ts'

/** Cases that a report lists one by one, as numbers of cases in the order of the input; and those of each branch, counted. */
export interface Picks {
  look(c: AssignedCase, id: number): void
  readonly paid: NumberColumn
  readonly excluded: NumberColumn
  readonly failed: NumberColumn
  /** paid cases that were perhaps paid twice */
  readonly twice: { count: number }
  /** whom the supervisor wants somebody else to take over: how many, and the first few by number */
  readonly reassigned: { count: number; readonly policies: string[] }
  /** with service changes for the back office */
  readonly changed: NumberColumn
  readonly branches: BranchCounts
  /** undefined: this run has no assignment report */
  readonly assignment: AssignmentPicks | undefined
}

export function openPicks(found: Found): Picks {
  const { asOf } = found.context
  const ids = () => openColumn((n) => new Int32Array(n))
  const picks = {
    paid: ids(),
    excluded: ids(),
    failed: ids(),
    twice: { count: 0 },
    reassigned: { count: 0, policies: [] as string[] },
    changed: ids(),
    branches: openBranchCounts(),
    assignment: openAssignmentPicks(found),
  }
  return {
    ...picks,
    look(c, id) {
      if (c.disposition === 'paid') picks.paid.push(id)
      if (paidTwice(c)) picks.twice.count += 1
      if (asksForSomebodyElse(c)) {
        picks.reassigned.count += 1
        if (picks.reassigned.policies.length < MOST_NAMED) picks.reassigned.policies.push(c.policyNo)
      }
      if (c.disposition === 'excluded') picks.excluded.push(id)
      if (isOpenFailure(c)) picks.failed.push(id)
      if (hasServiceChange(c, asOf)) picks.changed.push(id)
      picks.branches.look(c)
      picks.assignment?.look(c, id)
    },
  }
}

/** Names of the reports' files. That of the set-apart cases is part of the contract and the same in every language. */
export const REPORT_FILES = {
  'report-summary': { zh: '汇总', en: 'summary' },
  'report-feedback': { zh: '核对反馈', en: 'verification-feedback' },
  'report-transfers': { zh: '转账失败', en: 'failed-transfers' },
  'report-set-apart': { zh: 'set-apart', en: 'set-apart' },
  'report-assignment': { zh: '分派', en: 'assignment' },
  'report-changes': { zh: '保全变更', en: 'service-changes' },
  'rejected-workbook': { zh: '退回行', en: 'rejected-rows' },
} as const satisfies Partial<Record<OutputKind, Text>>

/** `reports/`: what people read who are no collectors. The rejected rows and the service changes only if there are any. */
export async function writeReports(
  { found, report, place, fileMode, record }: Writing,
  tallies: Tallies,
  picks: Picks,
): Promise<void> {
  const writer = await openBookWriter({ fileMode })
  const assemble = openAssembler(found.cases, found.lists, report)
  const source = (ids: NumberColumn): CaseSource => ({
    count: ids.length,
    at: (position) => assemble(ids.at(position)),
  })
  const write = async (kind: keyof typeof REPORT_FILES, book: Book) => {
    const path = `reports/${REPORT_FILES[kind][report.lang]}.xlsx`
    record(path, kind, await writer.write(book, place.path(path)))
  }
  const data = tallies.data()
  const document = summaryDocument({ tallies: data, branches: picks.branches.counts() })
  record(SUMMARY_DATA, 'summary-data', writeJson(place.path(SUMMARY_DATA), document, fileMode))
  await write('report-summary', summaryBook(data, report))
  await write('report-transfers', transfersBook({ tallies: data, failed: source(picks.failed) }, report))
  await write(
    'report-set-apart',
    setApartBook(
      {
        tallies: data,
        paid: source(picks.paid),
        excluded: source(picks.excluded),
        anyTwice: picks.twice.count > 0,
      },
      report,
    ),
  )
  await write(
    'report-feedback',
    feedbackBook({ counts: countsByCode(found.log), findings: again(() => found.log.inOrder()) }, report),
  )
  if (picks.assignment) await write('report-assignment', picks.assignment.book(found, report))
  const seen = picks.branches.counts()
  // other branches may be in lists of their own
  const open = (found.book.recollection?.openChanges(addDays(report.asOf, -LEFT_LISTED)) ?? []).filter(
    ({ branch }) => seen[branch || NO_BRANCH] !== undefined,
  )
  const changes = serviceChangesBook(source(picks.changed), open, report)
  if (changes) await write('report-changes', changes)
  const groups = rejectedGroups(found.rows.rejections, report.tables.length)
  if (groups.length > 0) await write('rejected-workbook', rejectedBook(groups, report))
}

/** Policies that a notice names. */
const MOST_NAMED = 5

/** What the user should know about what the reports list, and what only the user can do. */
export function reportWords({ twice, reassigned, assignment }: Picks): Text[] {
  const words: Text[] = [...(assignment?.words() ?? [])]
  if (twice.count > 0)
    words.push({
      zh: `有 ${twice.count} 件可能缴了两次：在 reports/set-apart.xlsx 的“已收”里，请财务核实。`,
      en: `${counted(twice.count, 'case')} perhaps paid twice: marked on the sheet Paid of reports/set-apart.xlsx, for finance to check.`,
    })
  if (reassigned.count > 0) {
    const more = reassigned.count > reassigned.policies.length
    words.push({
      zh: `主管决定换人跟进的有 ${reassigned.count} 件（${reassigned.policies.join('、')}${more ? '……' : ''}）：请在 --assignments 里写上新的收费员。`,
      en: `Supervisors want somebody else for ${counted(reassigned.count, 'case')} (${reassigned.policies.join(', ')}${more ? ' …' : ''}): name the new collector in --assignments.`,
    })
  }
  return words
}

/** One line per code; where a check spoke in two degrees, the graver one stands for it. */
function countsByCode(log: FindingLog): Map<string, { severity: Severity; count: number }> {
  const counts = new Map<string, { severity: Severity; count: number }>()
  for (const { code, severity, count } of log.counts()) {
    const known = counts.get(code)
    if (known) known.count += count
    else counts.set(code, { severity, count })
  }
  return counts
}

/** The rejected rows by the header of their table: tables with one header share a sheet. */
function rejectedGroups(rejections: Rejections, tables: number): RejectedGroup[] {
  const groups = new Map<string, { headers: readonly string[]; cells: number; count: number; tables: Set<number> }>()
  const groupOf = new Map<number, string>()
  for (let table = 0; table < tables; table++) groupOf.set(table, JSON.stringify(rejections.headerOf(table).titles))
  for (const { table, cells } of rejections.inOrder()) {
    const key = groupOf.get(table) ?? ''
    const group = groups.get(key) ?? {
      headers: rejections.headerOf(table).titles,
      cells: 0,
      count: 0,
      tables: new Set<number>(),
    }
    group.cells = Math.max(group.cells, cells.length)
    group.count += 1
    group.tables.add(table)
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => ({
    headers: group.headers,
    cells: group.cells,
    count: group.count,
    lines: again(function* () {
      for (const line of rejections.inOrder()) if (group.tables.has(line.table)) yield line
    }),
  }))
}

/** An iterable that can be walked again. */
function again<T>(walk: () => Iterable<T>): Iterable<T> {
  return { [Symbol.iterator]: () => walk()[Symbol.iterator]() }
}
