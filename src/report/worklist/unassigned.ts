import type { AssignedCase } from '../../model/case.ts'
import type { Column, PageRow, PageSheet } from '../../model/sheet.ts'
import { fill, type Text } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import { asOfLine, NOTICE, signatureRow } from '../frame.ts'
import { block, counted, GRID_WIDTHS, type GridColumn, gridRow, money, wide } from '../grid.ts'
import { count, noSum, type Sum, sumAt } from '../sum.ts'
import { both, casesWords, yuanWords } from '../wording.ts'
import { ASSIGN_BAND } from './inputs.ts'
import type { LineColumn, View } from './line.ts'
import { OVERVIEW } from './overview.ts'
import { PLACES, type PlaceId } from './places.ts'
import type { Survey } from './survey.ts'

const BAND = both('分派', 'Assignment')
const ONLY: readonly PlaceId[] = ['unassigned']

const WHY: Readonly<Record<'none' | 'noRoster' | 'left' | 'unknown' | 'branch', Text>> = {
  none: both('清单里没有收费员', 'the row names no collector'),
  noRoster: both('清单里没有收费员，也没有给名册', 'the row names no collector and no roster was given'),
  left: both('收费员 {collector} 在名册上已离职或不可收费', 'collector {collector} has left or may not collect'),
  unknown: both('收费员 {collector} 不在名册上', 'collector {collector} is not in the roster'),
  branch: both('；本机构没有可接的收费员（都已满额或没有）', '; nobody of the branch can take it (none, or all full)'),
}

const SUGGEST = {
  roster: both('给出名册（--roster）后可自动分派', 'give a roster (--roster): it can then be assigned automatically'),
  peers: both('同机构在职：{names}', 'active in the branch: {names}'),
  supervisor: both('问主管 {name}', 'ask supervisor {name}'),
  decide: both('请机构指定收费员', 'let the branch name a collector'),
} as const

/** Why nobody collects a case, and who might: columns of the unassigned sheet. */
export const UNASSIGNED_COLUMNS: readonly LineColumn[] = [
  {
    key: 'branch',
    title: both('机构', 'Branch'),
    kind: 'wrapped',
    width: 16,
    band: BAND,
    on: ONLY,
    cell: ({ c }) => branchWords(c),
  },
  {
    key: 'whyUnassigned',
    title: both('为何未分派', 'Why unassigned'),
    kind: 'wrapped',
    width: 30,
    band: BAND,
    on: ONLY,
    cell: ({ c }, view) => whyUnassigned(c, view),
  },
  {
    key: 'suggestion',
    title: both('建议', 'Suggestion'),
    kind: 'wrapped',
    width: 30,
    band: BAND,
    on: ONLY,
    cell: ({ c }, view) => suggestion(c, view),
  },
]

/** The cell to fill in; its header is that of an assignment file, so that the workbook itself can be given to `--assignments`. */
export function assignColumns({ lang }: View): readonly Column[] {
  const title = both('收费员工号', 'collectorCode')[lang]
  return [
    {
      key: 'assign_collector',
      title,
      kind: 'text',
      width: 14,
      tone: 'input',
      group: ASSIGN_BAND[lang],
      definedName: 'assign_collector',
    },
  ]
}

function branchWords(c: AssignedCase): string {
  const { branchCode, branchName } = c.receivable
  return branchCode === '' || branchName === '' ? branchCode || branchName : `${branchCode} ${branchName}`
}

function whyUnassigned(c: AssignedCase, { context, lang }: View): string {
  const { collectorCode, collectorName } = c.receivable
  const named = collectorCode || collectorName
  const { roster } = context
  if (roster === undefined) return (named === '' ? WHY.noRoster : WHY.none)[lang]
  const entry = roster.get(collectorCode)
  const why = named === '' ? WHY.none : entry === undefined ? WHY.unknown : WHY.left
  return fill(why[lang], { collector: named }) + WHY.branch[lang]
}

const MOST_PEERS = 3

function suggestion(c: AssignedCase, { context, lang }: View): string {
  const { roster } = context
  if (roster === undefined) return SUGGEST.roster[lang]
  const { branchCode, supervisorName, supervisorCode } = c.receivable
  const peers: string[] = []
  if (branchCode !== '') {
    for (const entry of roster.values()) {
      if (peers.length === MOST_PEERS) break
      if (entry.branchCode === branchCode && entry.status === 'active') peers.push(`${entry.name} ${entry.code}`.trim())
    }
  }
  if (peers.length > 0) return fill(SUGGEST.peers[lang], { names: peers.join(lang === 'zh' ? '、' : ', ') })
  const supervisor = supervisorName || supervisorCode
  return supervisor === '' ? SUGGEST.decide[lang] : fill(SUGGEST.supervisor[lang], { name: supervisor })
}

const PAGE = {
  title: both('未分派的件：请尽快指定收费员', 'Unassigned cases: name a collector soon'),
  howMany: both(
    '共 {cases}，应缴保费 {premium}，目前没有人跟进。',
    '{cases}, premium {premium}: nobody follows them up.',
  ),
  how: both(
    '在“未分派”表填“收费员工号”（暂不分派的留空），保存后用 --assignments 指定本文件再运行一次。',
    'Fill in "collectorCode" on the sheet "Unassigned" (leave it empty where nobody is found yet), save, and run again with --assignments and this file.',
  ),
  cases: both('件数', 'Cases'),
  premium: both('保费', 'Premium'),
  none: both('（清单里没有机构）', '(no branch given)'),
} as const

/** lines of one block of the overview */
const MOST_LINES = 40

/** Overview of the unassigned workbook. */
export function unassignedOverview(found: Survey, view: View): PageSheet {
  const { lang, context } = view
  const sum = found.byPlace.get('unassigned') ?? noSum()
  const rows: readonly PageRow[] = [
    wide(PAGE.title[lang], 'title'),
    wide(asOfLine(context), 'subtitle'),
    wide(fill(PAGE.howMany[lang], { cases: casesWords(sum.cases, lang), premium: yuanWords(sum.fen, lang) }), 'danger'),
    wide(PAGE.how[lang], 'emphasis'),
    wide(NOTICE[lang], 'muted'),
    ...groupBlocks(found, view),
    { cells: [] },
    signatureRow(context, GRID_WIDTHS.length),
  ]
  return { kind: 'page', name: OVERVIEW[lang], protection: 'locked', tabTone: 'title', widths: GRID_WIDTHS, rows }
}

/** What the cases have in common: the day's state of their grace, why nobody has them, and where they are. */
function groupBlocks(found: Survey, view: View): readonly PageRow[] {
  const { lang } = view
  const groups = GROUPS.map(({ title, of }) => ({ title: title[lang], of, sums: new Map<string, Sum>() }))
  for (const position of found.positions.get('unassigned') ?? []) {
    const c = found.caseAt(position)
    for (const { of, sums } of groups) count(sumAt(sums, of(c, view)), c)
  }
  return groups.flatMap(({ title, sums }) => groupBlock(title, sums, view))
}

const GROUPS: readonly { readonly title: Text; readonly of: (c: AssignedCase, view: View) => string }[] = [
  { title: both('按阶段', 'By stage'), of: (c, { lang }) => wordText('stage', c.stage)[lang] },
  { title: both('按原因', 'By reason'), of: whyUnassigned },
  { title: both('按机构', 'By branch'), of: branchWords },
]

function groupBlock(title: string, sums: ReadonlyMap<string, Sum>, { lang }: View): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title, span: 6 },
    { title: PAGE.cases[lang], span: 2, kind: 'count' },
    { title: PAGE.premium[lang], span: 4, kind: 'money' },
  ]
  const link = PLACES.unassigned.title[lang]
  const lines = [...sums]
    .sort(([a, x], [b, y]) => y.cases - x.cases || (a < b ? -1 : 1))
    .slice(0, MOST_LINES)
    .map(([name, sum]) =>
      gridRow(columns, [
        { value: name || PAGE.none[lang], sheet: link, tone: 'link' },
        counted(sum.cases),
        money(sum.fen),
      ]),
    )
  return block(title, columns, lines)
}
