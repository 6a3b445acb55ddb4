import type { Collector } from '../../model/case.ts'
import { isActive, type RosterEntry } from '../../model/roster.ts'
import type { Cell, TableSheet } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { reportTop } from '../frame.ts'
import { noSum, type Sum, totalOf } from '../sum.ts'
import { inTone, type TableColumn, tableSheet } from '../table.ts'
import { both } from '../wording.ts'
import type { AssignmentCounts, PersonCounts } from './counts.ts'
import { called, RULE_NAMES } from './why.ts'

const WORDS = {
  name: both('收费员', 'Collectors'),
  title: both('收费员负担：分派前后', 'What each collector has: before and after'),
  note: both(
    '只计待收件。原有 = 这份清单里的件，上次（没有记录时按清单）在谁手上；现有 = 原有 − 转出 + 转入 + 新分；右边六列是现有的件由哪条规则决定。',
    'Cases to collect only. Before = whose the cases of this list were last time (where nothing is recorded, by the list); after = before − away + in + new; the six columns on the right tell by which rule.',
  ),
  active: both('在职', 'active'),
  noCollecting: both('在职，不收费', 'active, does not collect'),
  left: both('已离职', 'left'),
  away: both('停收或未入职', 'away'),
  stranger: both('不在名册', 'not on the roster'),
  total: both('合计', 'Total'),
} as const

interface Line {
  readonly branch: string
  readonly key: string
  readonly who: string
  readonly status: string
  readonly gone: boolean
  readonly limit: number | undefined
  readonly counts: PersonCounts
}

const NOTHING: PersonCounts = {
  before: noSum(),
  after: noSum(),
  away: noSum(),
  from: noSum(),
  fresh: noSum(),
  byRule: new Map(),
}

/** A line for each collector who has or had cases, and for everybody who could have some. */
export function peopleSheet(
  counts: AssignmentCounts,
  collectors: readonly Collector[],
  notes: readonly Text[],
  context: ReportContext,
): TableSheet {
  const { lang } = context
  const lines = linesOf(counts, collectors, context)
  const some = ({ cases }: Sum): Cell => (cases === 0 ? undefined : cases)
  const figure = (title: Text, cell: (counts: PersonCounts) => Cell): TableColumn<Line> => ({
    key: title.en,
    title,
    kind: 'count',
    width: lang === 'zh' ? 8 : 11,
    cell: ({ counts }) => cell(counts),
  })
  const premium = (title: Text, cell: (counts: PersonCounts) => Cell): TableColumn<Line> => ({
    ...figure(title, cell),
    kind: 'money',
    width: 15,
  })
  const columns: readonly TableColumn<Line>[] = [
    { key: 'branch', title: both('机构', 'Branch'), kind: 'text', width: 20, cell: (line) => line.branch },
    { key: 'who', title: both('收费员', 'Collector'), kind: 'text', width: 18, cell: (line) => line.who },
    {
      key: 'status',
      title: both('状态', 'Status'),
      kind: 'text',
      width: 13,
      cell: (line) => (line.gone ? { value: line.status, tone: 'warning' } : line.status),
    },
    { key: 'limit', title: both('上限', 'Limit'), kind: 'count', width: 8, cell: (line) => line.limit },
    figure(both('原有件', 'Before'), ({ before }) => before.cases),
    premium(both('原有保费', 'Premium before'), ({ before }) => before.fen),
    figure(both('转出', 'Away'), ({ away }) => some(away)),
    figure(both('转入', 'In'), ({ from }) => some(from)),
    figure(both('新分', 'New'), ({ fresh }) => some(fresh)),
    { ...figure(both('现有件', 'After'), ({ after }) => after.cases), tone: 'emphasis' },
    premium(both('现有保费', 'Premium after'), ({ after }) => after.fen),
    ...RULE_NAMES.map(([rule, name]) =>
      figure(both(`${rule} ${name.zh}`, `${rule} ${name.en}`), ({ byRule }) => some(byRule.get(rule) ?? noSum())),
    ),
  ]
  const sheet = tableSheet({
    name: WORDS.name[lang],
    top: reportTop(WORDS.title, [WORDS.note, ...notes], context, 11),
    columns,
    lines,
    count: lines.length,
    lang,
    frozenColumns: 2,
  })
  const total = columns.map((column) => column.cell(totalLine(lines, WORDS.total[lang])))
  return { ...sheet, rowCount: sheet.rowCount + 1, rows: [...sheet.rows, inTone(total, 'total')] }
}

function linesOf(
  { people, formerNames }: AssignmentCounts,
  collectors: readonly Collector[],
  { roster, lang }: ReportContext,
): readonly Line[] {
  const byKey = new Map(collectors.map((collector) => [collector.key, collector]))
  const free = [...(roster?.values() ?? [])].filter((entry) => isActive(entry) && entry.collects)
  const keys = new Set([...people.keys(), ...free.map(({ code }) => code)])
  const lines = [...keys].map((key): Line => {
    const entry = roster?.get(key)
    const place = byKey.get(key) ?? entry
    const name = place?.name || formerNames.get(key) || ''
    return {
      branch: called(place?.branchCode ?? '', place?.branchName ?? ''),
      key,
      who: called(key, name),
      status: roster ? statusOf(entry)[lang] : '',
      gone: roster !== undefined && !isActive(entry),
      limit: entry?.limit,
      counts: people.get(key) ?? NOTHING,
    }
  })
  return lines.sort(
    (a, b) =>
      Number(a.branch === '') - Number(b.branch === '') ||
      compareTexts(a.branch, b.branch) ||
      compareTexts(a.key, b.key),
  )
}

function statusOf(entry: RosterEntry | undefined): Text {
  if (!entry) return WORDS.stranger
  if (entry.status === 'left') return WORDS.left
  if (entry.away) return WORDS.away
  return entry.collects ? WORDS.active : WORDS.noCollecting
}

function totalLine(lines: readonly Line[], title: string): Line {
  const sum = (of: (counts: PersonCounts) => Sum) => totalOf(lines.map(({ counts }) => of(counts)))
  return {
    branch: title,
    key: '',
    who: '',
    status: '',
    gone: false,
    limit: undefined,
    counts: {
      before: sum(({ before }) => before),
      after: sum(({ after }) => after),
      away: sum(({ away }) => away),
      from: sum(({ from }) => from),
      fresh: sum(({ fresh }) => fresh),
      byRule: new Map(RULE_NAMES.map(([rule]) => [rule, sum(({ byRule }) => byRule.get(rule) ?? noSum())])),
    },
  }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
