import type { PageRow, PageSheet, Tone } from '../../model/sheet.ts'
import { substituteProblems } from '../../model/substitute.ts'
import type { Text } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { reportTop } from '../frame.ts'
import { block, counted, GRID_WIDTHS, type GridColumn, gridRow, money, share } from '../grid.ts'
import { noSum, type Sum, totalOf } from '../sum.ts'
import { both } from '../wording.ts'
import type { AssignmentCounts, OpenAndFuture } from './counts.ts'
import { NOBODY_WORDS, RULE_NAMES, RULE_WORDS } from './why.ts'

const WORDS = {
  name: both('概况', 'Overview'),
  title: both('分派报告', 'Assignment report'),
  counts: both(
    '计待收件（收费清单 + 未分派）；已收、剔除的不计，下月预告另列。',
    "Counted: cases to collect (worklists + unassigned). Paid and set-apart ones are not; next month's stand apart.",
  ),
  rules: both('谁决定的', 'By rule'),
  rule: both('规则', 'Rule'),
  why: both('为什么', 'Why'),
  cases: both('件数', 'Cases'),
  premium: both('保费', 'Premium'),
  share: both('件数占比', 'Share'),
  total: both('合计', 'Total'),
  changes: both('这次的变动', 'What changed in this run'),
  change: both('变动', 'Change'),
  future: both('下月预告', 'Next month'),
  moved: both('换了收费员', 'moved to another collector'),
  fresh: both('原来没有人，新分派', 'had nobody, newly assigned'),
  orphans: both('以上之中的孤儿单：要自我介绍', 'orphan policies among these: to be introduced'),
  nobody: both('无人可收', 'Nobody can take them'),
  because: both('原因', 'Because'),
  problems: both('名册要改', 'To be mended in the roster'),
  row: both('行', 'Row'),
  who: both('替代人', 'Substitutes'),
  what: both('问题', 'What is wrong'),
  unknown: both('替代人不在名册里，或有人重名', 'the substitute is not on the roster, or several people bear the name'),
  loop: both(
    '替代人绕成一圈，圈上没有人在职：件交不出去',
    'the substitutes come round and nobody of them is active: nobody takes over the cases',
  ),
} as const

/** The manager's page: which rule decided, what changed, what nobody can take, what to mend. */
export function assignmentPage(counts: AssignmentCounts, notes: readonly Text[], context: ReportContext): PageSheet {
  return {
    kind: 'page',
    name: WORDS.name[context.lang],
    protection: 'open',
    portrait: false,
    widths: GRID_WIDTHS,
    rows: [
      ...reportTop(WORDS.title, [WORDS.counts, ...notes], context, GRID_WIDTHS.length),
      ...ruleBlock(counts, context),
      ...changeBlock(counts, context),
      ...nobodyBlock(counts, context),
      ...problemBlock(context),
    ],
  }
}

function ruleBlock({ byRule }: AssignmentCounts, { lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.rule[lang], span: 1 },
    { title: WORDS.why[lang], span: 5 },
    { title: WORDS.cases[lang], span: 2, kind: 'count' },
    { title: WORDS.premium[lang], span: 2, kind: 'money' },
    { title: WORDS.share[lang], span: 2, kind: 'share' },
  ]
  const all = totalOf([...byRule.values()])
  const line = (rule: string, why: string, sum: Sum, tone?: Tone) =>
    gridRow(columns, [rule, why, counted(sum.cases), money(sum.fen), share(sum.cases, all.cases)], tone)
  const rules = [...RULE_NAMES.map(([rule]) => rule), 7 as const]
  return block(WORDS.rules[lang], columns, [
    ...rules.map((rule) => {
      const sum = byRule.get(rule) ?? noSum()
      return line(String(rule), RULE_WORDS[rule][lang], sum, rule === 7 && sum.cases > 0 ? 'warning' : undefined)
    }),
    line(WORDS.total[lang], '', all, 'total'),
  ])
}

function changeBlock({ moved, fresh, orphans }: AssignmentCounts, { lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.change[lang], span: 6 },
    { title: WORDS.cases[lang], span: 2, kind: 'count' },
    { title: WORDS.premium[lang], span: 2, kind: 'money' },
    { title: WORDS.future[lang], span: 2, kind: 'count' },
  ]
  const line = (title: Text, { open, future }: OpenAndFuture) =>
    gridRow(columns, [title[lang], counted(open.cases), money(open.fen), counted(future.cases)])
  return block(WORDS.changes[lang], columns, [
    line(WORDS.moved, moved),
    line(WORDS.fresh, fresh),
    line(WORDS.orphans, orphans),
  ])
}

function nobodyBlock({ nobody }: AssignmentCounts, { lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.because[lang], span: 6 },
    { title: WORDS.cases[lang], span: 2, kind: 'count' },
    { title: WORDS.premium[lang], span: 4, kind: 'money' },
  ]
  const lines = [...nobody].map(([because, sum]) =>
    gridRow(columns, [NOBODY_WORDS[because][lang], counted(sum.cases), money(sum.fen)], 'warning'),
  )
  return block(WORDS.nobody[lang], columns, lines)
}

/** How many problems the page names; the notices at the end of a run name the first of them as well. */
const MOST_PROBLEMS = 50

function problemBlock({ roster, lang }: ReportContext): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.row[lang], span: 1 },
    { title: WORDS.who[lang], span: 5 },
    { title: WORDS.what[lang], span: 6 },
  ]
  const lines = (roster ? substituteProblems(roster) : [])
    .slice(0, MOST_PROBLEMS)
    .map(({ kind, rows, codes }) =>
      gridRow(columns, [rows.join(lang === 'zh' ? '、' : ', '), codes.join(' → '), WORDS[kind][lang]], 'warning'),
    )
  return block(WORDS.problems[lang], columns, lines)
}
