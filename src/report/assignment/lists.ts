import { type AssignedCase, type NobodyBecause, reasonCodeOf } from '../../model/case.ts'
import { addDays, type Day, laterOf } from '../../model/day.ts'
import { maskName } from '../../model/mask.ts'
import { workdayOnOrBefore } from '../../model/run.ts'
import type { TableSheet } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import type { ReportContext } from '../context.ts'
import { cappedNote, reportTop } from '../frame.ts'
import { type TableColumn, tableSheet } from '../table.ts'
import { openLabels } from '../tallies.ts'
import { both } from '../wording.ts'
import { called, type Reasons } from './why.ts'

/** A case that somebody has got in this run. */
export interface GivenCase {
  readonly c: AssignedCase
  /** it follows another case of the customer */
  readonly together: boolean
}

/** A case that nobody collects. */
export interface NobodysCase {
  readonly c: AssignedCase
  readonly because: NobodyBecause
}

/** Lines of a sheet, walked anew each time. */
export interface Lines<T> {
  readonly count: number
  readonly lines: Iterable<T>
}

const WORDS = {
  given: both('变动', 'Changes'),
  givenTitle: both('换了收费员和新分派的件', 'Cases with a new collector'),
  givenNote: both(
    '含下月预告里的件。没有跟进簿时以清单里的收费员为“原收费员”。',
    "Next month's cases included. Without a follow-up book the collector of the list is the one before.",
  ),
  orphans: both('新孤儿单', 'New orphans'),
  orphansTitle: both('新分派的孤儿单：请收费员自我介绍', 'Orphan policies newly assigned: introduce yourself'),
  orphansNote: both(
    '业务员已离职或没有业务员，这次换了收费员。在“介绍期限”以前打电话告诉客户今后由谁服务。',
    'The agent has left, or there is none, and the collector is new. Call the customer by the day given and say who serves the policy from now on.',
  ),
  nobody: both('无人可收', 'Nobody'),
  nobodyTitle: both('没有收费员的件', 'Cases without a collector'),
  nobodyNote: both(
    '都在 worklists/unassigned.xlsx 里；填上收费员工号，就能交给 --assignments。',
    'They stand in worklists/unassigned.xlsx; with the collector codes filled in it can be given to --assignments.',
  ),
} as const

/** Days from the assignment to the introduction (F12). */
const INTRODUCTION_DAYS = 7

type CaseColumn = TableColumn<{ readonly c: AssignedCase }>

/** The three lists of cases. */
export function openLists(reasons: Reasons, context: ReportContext) {
  const { lang } = context
  const labels = openLabels()
  const list = <T>(name: Text, title: Text, note: Text, columns: readonly TableColumn<T>[], of: Lines<T>): TableSheet =>
    tableSheet({
      name: name[lang],
      top: reportTop(title, [note, ...cappedNote(of.count, 'data/cases.csv')], context),
      columns,
      lines: of.lines,
      count: of.count,
      lang,
      frozenColumns: 2,
    })
  const base: readonly CaseColumn[] = [
    { key: 'policyNo', title: both('保单号', 'Policy no.'), kind: 'text', width: 20, cell: ({ c }) => c.policyNo },
    {
      key: 'holder',
      title: both('投保人', 'Holder'),
      kind: 'text',
      width: 10,
      cell: ({ c }) => maskName(c.receivable.holderName),
    },
    { key: 'dueDate', title: both('应缴日', 'Due date'), kind: 'day', width: 12, cell: ({ c }) => c.dueDate },
    { key: 'premium', title: both('应缴保费', 'Premium'), kind: 'money', width: 13, cell: ({ c }) => c.premium },
    { key: 'branch', title: both('机构', 'Branch'), kind: 'text', width: 18, cell: ({ c }) => labels.branch(c) },
  ]
  const before: CaseColumn = {
    key: 'before',
    title: both('原收费员', 'Before'),
    kind: 'text',
    width: 16,
    cell: ({ c: { previousCollector } }) => previousCollector && called(previousCollector.key, previousCollector.name),
  }
  const now: CaseColumn = {
    key: 'now',
    title: both('现收费员', 'Now'),
    kind: 'text',
    width: 16,
    tone: 'emphasis',
    cell: ({ c }) => labels.collector(c),
  }
  const agent: CaseColumn = {
    key: 'agent',
    title: both('业务员', 'Agent'),
    kind: 'text',
    width: 16,
    cell: ({ c: { receivable } }) => called(receivable.agentCode, receivable.agentName),
  }
  const servicing: CaseColumn = {
    key: 'servicing',
    title: both('归属', 'Servicing'),
    kind: 'text',
    width: 10,
    cell: ({ c }) => wordText('servicing', c.servicing)[lang],
  }
  const why: TableColumn<GivenCase> = {
    key: 'why',
    title: both('为什么', 'Why'),
    kind: 'wrapped',
    width: 46,
    cell: ({ c, together }) => reasons.given(c, together),
  }
  const introduceBy = introductionDay(context)
  return {
    given: (of: Lines<GivenCase>) =>
      list<GivenCase>(
        WORDS.given,
        WORDS.givenTitle,
        WORDS.givenNote,
        [
          ...base,
          before,
          now,
          why,
          { key: 'rule', title: both('规则', 'Rule'), kind: 'count', width: 6, cell: ({ c }) => c.assignedFirstBy },
          { key: 'code', title: both('原因代码', 'Code'), kind: 'text', width: 9, cell: ({ c }) => givenCode(c) },
          servicing,
          agent,
          {
            key: 'list',
            title: both('去向', 'On'),
            kind: 'text',
            width: 12,
            cell: ({ c }) => wordText('disposition', c.disposition)[lang],
          },
        ],
        of,
      ),
    orphans: (of: Lines<GivenCase>) =>
      list<GivenCase>(
        WORDS.orphans,
        WORDS.orphansTitle,
        WORDS.orphansNote,
        [
          ...base,
          agent,
          before,
          now,
          {
            key: 'introduceBy',
            title: both('介绍期限', 'Introduce by'),
            kind: 'day',
            width: 12,
            cell: () => introduceBy,
          },
          why,
        ],
        of,
      ),
    nobody: (of: Lines<NobodysCase>) =>
      list<NobodysCase>(
        WORDS.nobody,
        WORDS.nobodyTitle,
        WORDS.nobodyNote,
        [
          ...base,
          agent,
          before,
          {
            key: 'why',
            title: both('为什么没有人', 'Why nobody'),
            kind: 'wrapped',
            width: 56,
            cell: ({ c, because }) => reasons.nobody(c, because),
          },
        ],
        of,
      ),
  }
}

/** A case that an earlier run of the day gave is kept by rule 3 now: what counts is the code of the rule by which it was given. */
function givenCode({ assignedBy, assignedFirstBy, reasonCode, servicing }: AssignedCase): string {
  return assignedBy === assignedFirstBy ? reasonCode : reasonCodeOf(assignedFirstBy, servicing === 'orphan')
}

/** A deadline of ours: on a day off it moves to the last working day before, never before today. */
function introductionDay({ asOf, calendar }: ReportContext): Day {
  return laterOf(asOf, workdayOnOrBefore(addDays(asOf, INTRODUCTION_DAYS), calendar))
}
