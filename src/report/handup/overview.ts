import { phoneOf } from '../../model/phone.ts'
import type { PageRow, PageSheet } from '../../model/sheet.ts'
import { fill, type Lang } from '../../model/text.ts'
import { asOfLine, signatureRow } from '../frame.ts'
import { block, casesAndPremium, dayCell, GRID_WIDTHS, type GridColumn, gridRow, money, wide } from '../grid.ts'
import type { Sum } from '../sum.ts'
import { both, casesWords, yuanWords } from '../wording.ts'
import type { HandUpView } from './columns.ts'
import type { SupervisorInput } from './input.ts'
import { peopleBlock, totals } from './overview-people.ts'
import type { PersonSums } from './people.ts'
import { HAND_UP, HAND_UP_REASONS } from './rules.ts'
import { whyHandedUp } from './why.ts'

const MOST_SOON = 8
const MOST_FIRST = 5

const WORDS = {
  name: both('总览', 'Overview'),
  title: both('主管日报　{name}', "Supervisor's day · {name}"),
  noName: both('主管未定', 'no supervisor named'),
  branch: both('　机构：{branch}', ' · branch: {branch}'),
  orphaned: both(
    '没有写主管的件：未缴{cases}（{premium}）。请定下由谁处理。',
    'Nobody names their supervisor: {cases} unpaid ({premium}). Decide who takes them.',
  ),
  hand: both('手下{people}位收费员，未缴{cases}（{premium}）。', '{people} collectors, {cases} unpaid ({premium}).'),
  soonSaid: both('7天内到宽限截止日{cases}（{premium}）', '{cases} within 7 days of the end of grace ({premium})'),
  day45Said: both('过45天未移交{cases}', 'past day 45, not handed over: {cases}'),
  brokenSaid: both('承诺未兑现{cases}', 'promises not kept: {cases}'),
  lateSaid: both('收费员过了期限的任务{tasks}项', "collectors' tasks past their day: {tasks}"),
  calm: both(
    '没有到截止日、未移交、未兑现、过期限的件。',
    'Nothing near its last day, not handed over, not kept or past its day.',
  ),
  call: both('先打电话：{names}', 'Call first: {names}'),
  caller: both('{holder}（{left}，收费员{collector}）', '{holder} ({left}, collector {collector})'),
  collector: both('收费员', 'Collector'),
  nobody: both('（未分派）', '(unassigned)'),
  soonTitle: both('7天内到宽限截止日：今天就要有人联系', 'Grace ends within 7 days: somebody must call today'),
  soonMore: both(
    '共{cases}，只列最紧的{shown}件；其余见各收费员清单。',
    '{cases} in all, the {shown} most urgent are named.',
  ),
  holder: both('投保人', 'Holder'),
  phone: both('电话', 'Phone'),
  premium: both('应缴保费', 'Premium'),
  lastDay: both('宽限截止日', 'Grace ends'),
  left: both('剩余', 'Left'),
  why: both('情况', 'Situation'),
  reasons: both('报上来的件', 'Handed up'),
  reason: both('原因', 'Reason'),
  cases: both('件数', 'Cases'),
  sheet: both('在哪张表', 'Sheet'),
  reasonsNote: both('一件可能有几个原因，各行相加会多于件数。', 'A case may have several reasons.'),
  forms: both(
    '评鉴表{count}份，每份一页，打印后签名：见“{sheet}”表。',
    '{count} assessment forms, a page each, to be printed and signed: sheet "{sheet}".',
  ),
  formsLeft: both('另有{count}件的评鉴表留到下次运行。', '{count} further forms are left to the next run.'),
} as const

/** Names of the sheets that the first page leads to; undefined: the sheet is not there. */
export interface SheetNames {
  readonly problems: string | undefined
  readonly late: string | undefined
  readonly forms: string | undefined
}

/** The first page: whom to call, whose work lags, and what was handed up. */
export function overviewSheet(input: SupervisorInput, names: SheetNames, view: HandUpView): PageSheet {
  const { lang } = view.context
  return {
    kind: 'page',
    name: WORDS.name[lang],
    protection: 'locked',
    tabTone: 'title',
    widths: GRID_WIDTHS,
    rows: [
      ...headline(input, view),
      ...soonBlock(view),
      ...peopleBlock(input.people, view.context),
      ...reasonBlock(names, view),
      { cells: [] },
      signatureRow(view.context, GRID_WIDTHS.length),
    ],
  }
}

function headline({ supervisor, people }: SupervisorInput, view: HandUpView): readonly PageRow[] {
  const { context } = view
  const { lang } = context
  const all = totals(people)
  const { company } = context.settings.worklist
  const branch = supervisor.branchName || supervisor.branchCode
  const who = asOfLine(context) + (branch === '' ? '' : fill(WORDS.branch[lang], { branch }))
  const words = (sum: Sum) => casesWords(sum.cases, lang)
  const alarm = alarmWords(all, lang)
  const hand = fill((supervisor.key === '' ? WORDS.orphaned : WORDS.hand)[lang], {
    people: people.filter(({ key }) => key !== '').length,
    cases: words(all.unpaid),
    premium: yuanWords(all.unpaid.fen, lang),
  })
  const first = firstCalls(view)
  return [
    wide(fill(WORDS.title[lang], { name: supervisorName(supervisor, lang) }), 'title'),
    wide(company === '' ? who : `${company}　${who}`, 'subtitle'),
    wide(hand, 'emphasis'),
    wide(alarm || WORDS.calm[lang], alarm === '' ? 'good' : 'warning'),
    ...(first === '' ? [] : [wide({ value: fill(WORDS.call[lang], { names: first }), kind: 'wrapped' }, 'danger')]),
  ]
}

/** What is wrong, as far as anything is; '' for nothing. */
function alarmWords({ soon, day45, broken, lateTasks }: PersonSums, lang: Lang): string {
  const facts = (sum: Sum) => ({ cases: casesWords(sum.cases, lang), premium: yuanWords(sum.fen, lang) })
  const parts = [
    soon.cases > 0 ? fill(WORDS.soonSaid[lang], facts(soon)) : '',
    day45.cases > 0 ? fill(WORDS.day45Said[lang], facts(day45)) : '',
    broken.cases > 0 ? fill(WORDS.brokenSaid[lang], facts(broken)) : '',
    lateTasks > 0 ? fill(WORDS.lateSaid[lang], { tasks: lateTasks }) : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return ''
  return lang === 'zh' ? `${parts.join('；')}。` : `${parts.join('; ')}.`
}

/** `田凯刚（Z0011）` */
function supervisorName({ code, name }: SupervisorInput['supervisor'], lang: Lang): string {
  if (name === '' || code === '') return name || code || WORDS.noName[lang]
  return lang === 'zh' ? `${name}（${code}）` : `${name} (${code})`
}

/** The customers whose cover ends soonest, each once. */
function firstCalls({ found, source, daysLeft, context: { lang } }: HandUpView): string {
  const calls = new Map<string, string>()
  for (const position of found.soon) {
    if (calls.size === MOST_FIRST) break
    const c = source.at(position)
    if (calls.has(c.customer) || c.followUp.standstill !== '') continue
    const left = String(daysLeft(c).value ?? '')
      .replace(/[（(].*$/, '')
      .trim()
    const collector = c.collector?.name || c.collector?.code || WORDS.nobody[lang]
    calls.set(c.customer, fill(WORDS.caller[lang], { holder: c.receivable.holderName, left, collector }))
  }
  return [...calls.values()].join(lang === 'zh' ? '、' : ', ')
}

function soonBlock(view: HandUpView): readonly PageRow[] {
  const { found, source, daysLeft, context } = view
  const { lang } = context
  const columns: readonly GridColumn[] = [
    { title: WORDS.holder[lang], span: 1 },
    { title: WORDS.phone[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.lastDay[lang], span: 1, kind: 'day' },
    { title: WORDS.left[lang], span: 1 },
    { title: WORDS.collector[lang], span: 1 },
    { title: WORDS.why[lang], span: 6 },
  ]
  const lines = found.soon.slice(0, MOST_SOON).map((position) => {
    const c = source.at(position)
    const left = daysLeft(c)
    const first = c.followUp.tasks.find(({ state }) => state !== 'done')?.text ?? ''
    // what holds the customer is said, whatever else is the matter
    const why = c.followUp.standstill === 'complaint' ? first : whyHandedUp(c, context) || first
    return gridRow(columns, [
      c.receivable.holderName,
      phoneOf(c),
      money(c.premium),
      dayCell(c.graceEnd, left.tone),
      left,
      c.collector?.name || c.collector?.code || WORDS.nobody[lang],
      { value: why, kind: 'wrapped' },
    ])
  })
  const facts = { cases: casesWords(found.soon.length, lang), shown: MOST_SOON }
  const note = found.soon.length > MOST_SOON ? fill(WORDS.soonMore[lang], facts) : undefined
  return block(WORDS.soonTitle[lang], columns, lines, note)
}

function reasonBlock(names: SheetNames, { found, context: { lang } }: HandUpView): readonly PageRow[] {
  const columns: readonly GridColumn[] = [
    { title: WORDS.reason[lang], span: 4 },
    { title: WORDS.cases[lang], span: 1, kind: 'count' },
    { title: WORDS.premium[lang], span: 2, kind: 'money' },
    { title: WORDS.sheet[lang], span: 2 },
  ]
  const lines = HAND_UP_REASONS.flatMap((reason) => {
    const sum = found.byReason.get(reason)
    if (sum === undefined) return []
    const sheet = (reason === 'overdueTasks' ? names.late : undefined) ?? names.problems
    return [
      gridRow(columns, [
        HAND_UP[reason].title[lang],
        ...casesAndPremium(sum),
        sheet === undefined ? '' : { value: sheet, sheet, tone: 'link' },
      ]),
    ]
  })
  const forms =
    names.forms === undefined
      ? []
      : [
          wide(
            fill(WORDS.forms[lang], { count: found.forms.size, sheet: names.forms }) +
              (found.formsLeft > 0 ? fill(WORDS.formsLeft[lang], { count: found.formsLeft }) : ''),
            'emphasis',
          ),
        ]
  return [...block(WORDS.reasons[lang], columns, lines, WORDS.reasonsNote[lang]), ...forms]
}
