import type { PageRow, StyledCell } from '../../model/sheet.ts'
import type { Lang } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { block, casesAndPremium, counted, type GridColumn, gridRow, money, wide } from '../grid.ts'
import { addSum } from '../sum.ts'
import { both } from '../wording.ts'
import { noPersonSums, type PersonSums } from './people.ts'

const WORDS = {
  people: both('各收费员（未缴保费从高到低）', 'By collector, most unpaid premium first'),
  collector: both('收费员', 'Collector'),
  unpaid: both('未缴件', 'Unpaid'),
  unpaidFen: both('未缴保费', 'Unpaid premium'),
  day45: both('45天未移交', 'Day 45, open'),
  broken: both('承诺未兑现', 'Not kept'),
  soon: both('7天内截止', 'Within 7 days'),
  soonFen: both('其中保费', 'Premium'),
  late: both('收费员超期任务', "Collector's late tasks"),
  handedUp: both('报上来', 'Handed up'),
  total: both('合计', 'Total'),
  nobody: both('（未分派）', '(unassigned)'),
  brokenNote: both(
    '承诺未兑现：约定日已过、还没收到的件，不分哪个月约的；暂缓、报身故的不数。',
    'Not kept: cases whose promised day is over and which are not paid, whatever month it lies in; none on hold, no deaths.',
  ),
  brokenReported: both(
    '跟进报告只数约定日在本月及以后的。',
    ' The follow-up report counts promises for this month or later.',
  ),
  lateNote: both(
    '收费员超期任务：收费员办的和提醒客户办的；主管、财务、保全办的不在内。',
    "Collector's late tasks: the collector's own and those of which customers are reminded; not those of supervisors, finance or policy service.",
  ),
  lateReported: both('跟进报告都数。', ' The follow-up report counts all.'),
} as const

/** A line for each of the people, the most unpaid premium first, what they come to together, and what the figures count. */
export function peopleBlock(people: readonly PersonSums[], context: ReportContext): readonly PageRow[] {
  const { lang } = context
  const columns: readonly GridColumn[] = [
    { title: WORDS.collector[lang], span: 2 },
    { title: WORDS.unpaid[lang], span: 1, kind: 'count' },
    { title: WORDS.unpaidFen[lang], span: 2, kind: 'money' },
    { title: WORDS.day45[lang], span: 1, kind: 'count' },
    { title: WORDS.broken[lang], span: 1, kind: 'count' },
    { title: WORDS.soon[lang], span: 1, kind: 'count' },
    { title: WORDS.soonFen[lang], span: 1, kind: 'money' },
    { title: WORDS.late[lang], span: 2, kind: 'count' },
    { title: WORDS.handedUp[lang], span: 1, kind: 'count' },
  ]
  const cells = (name: string, one: PersonSums) => [
    name,
    ...casesAndPremium(one.unpaid),
    alarming(one.day45.cases),
    alarming(one.broken.cases),
    alarming(one.soon.cases),
    one.soon.cases === 0 ? undefined : money(one.soon.fen),
    alarming(one.lateTasks),
    one.handedUp.cases === 0 ? undefined : counted(one.handedUp.cases),
  ]
  const ranked = [...people].sort((a, b) => b.unpaid.fen - a.unpaid.fen || (a.key < b.key ? -1 : 1))
  const lines = ranked.map((one) => gridRow(columns, cells(personName(one, lang), one)))
  const all = totals(people)
  const total = gridRow(columns, plainFigures(cells(WORDS.total[lang], all)), 'total')
  return [...block(WORDS.people[lang], columns, [...lines, total]), ...notes(all, context)]
}

/** What is counted, and how it differs from figures of the follow-up report. */
function notes({ broken, lateTasks }: PersonSums, { lang, reportsProgress }: ReportContext): readonly PageRow[] {
  const note = (figure: number, own: keyof typeof WORDS, reported: keyof typeof WORDS) =>
    figure === 0 ? [] : [wide(WORDS[own][lang] + (reportsProgress ? WORDS[reported][lang] : ''), 'muted')]
  return [...note(broken.cases, 'brokenNote', 'brokenReported'), ...note(lateTasks, 'lateNote', 'lateReported')]
}

function personName({ key, code, name }: PersonSums, lang: Lang): string {
  if (key === '') return WORDS.nobody[lang]
  return [name, code].filter((part) => part !== '').join(' ') || key
}

/** A figure that should be nothing: in colour where it is not, empty where it is. */
function alarming(figure: number): StyledCell | undefined {
  return figure === 0 ? undefined : { ...counted(figure), tone: 'warning' }
}

/** The line of totals has one colour. */
function plainFigures(cells: readonly (StyledCell | string | number | undefined)[]) {
  return cells.map((cell) => {
    if (typeof cell !== 'object') return cell
    const { tone: _, ...plain } = cell
    return plain
  })
}

/** What all of them come to together. */
export function totals(people: readonly PersonSums[]): PersonSums {
  const all = noPersonSums(undefined)
  for (const one of people) {
    for (const figure of ['unpaid', 'day45', 'broken', 'soon', 'late', 'handedUp'] as const)
      addSum(all[figure], one[figure])
    all.lateTasks += one.lateTasks
  }
  return all
}
