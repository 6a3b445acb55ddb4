import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import { type Fen, fen } from '../../model/money.ts'
import { phoneOf } from '../../model/phone.ts'
import type { Cell, Column, TableSheet } from '../../model/sheet.ts'
import { fill, type Lang } from '../../model/text.ts'
import { LAST_WEEK } from '../../model/thresholds.ts'
import { outcomeWords } from '../contact-words.ts'
import type { ReportContext } from '../context.ts'
import { cutTo } from '../fit.ts'
import { across, asOfLine, NOTICE, row, signatureRow } from '../frame.ts'
import { dayCell } from '../grid.ts'
import { both, dayWords, weekdayWords } from '../wording.ts'
import { areaOf } from './area.ts'
import { type Visit, visitOf } from './visits.ts'

export const VISITS = both('面访计划', 'Visits')

/** What is gone through on a visit. Source: the training material; a tick each. */
const TICKS = [
  both('交收据', 'receipt'),
  both('账户', 'account'),
  both('电话', 'phone'),
  both('地址', 'address'),
  both('变更', 'changes'),
  both('整理保单', 'policies'),
] as const

/** Columns that the lines above the header cover. */
const SPAN = 10

/** Most visits that a plan lists: nobody makes more in a month. */
const MOST_VISITS = 300

const WORDS = {
  title: both('面访计划　{visits}户', 'Visits · {visits} customers'),
  how: both(
    '同一片区的放在一起，按最早的一天排；加粗的日子是和客户约好的。走之前先打电话。不代收现金，不替客户垫款。',
    'Visits of one area stand together, in the order of the earliest day; days in bold are agreed with the customer. Call before you go. Take no cash and lend no money.',
  ),
  ticks: both(
    '面访时逐项打勾：交收据、核对转账账户、电话、地址，问是否要变更，整理保单。办完把日期和结果填在本件那一行。',
    'Tick on the visit: receipt handed over, debit account, phone and address checked, changes asked for, policies looked over. Then fill in day and outcome on the line of the case.',
  ),
  area: both('片区', 'Area'),
  visits: both('户数', 'Visits'),
  noArea: both('地址不详：先打电话问清', 'No address: ask by phone first'),
  more: both('另有{count}户没有列出。', '{count} more are not listed.'),
  day: both('哪天', 'Day'),
  by: both('{day}前', 'by {day}'),
  holder: both('投保人', 'Holder'),
  phone: both('电话', 'Phone'),
  address: both('地址', 'Address'),
  policy: both('保单号', 'Policy no.'),
  premium: both('应缴保费', 'Premium'),
  graceEnd: both('宽限截止日', 'Grace ends'),
  why: both('为什么去', 'Why'),
  tick: both('面访时逐项打勾', 'Tick on the visit'),
  memo: both('备忘（不收回）', 'Memo (not read back)'),
  policies: both('等{count}张', ' and {count} more'),
  last: both('上次：{outcome}', 'last: {outcome}'),
} as const

/** One visit to one customer at one address, however many policies. */
interface Stop {
  readonly c: AssignedCase
  readonly visit: Visit
  readonly policies: readonly string[]
  readonly premium: Fen
  readonly graceEnd: Day
}

/**
 * The visits of one collector by area and day, with the tick list of a visit, to be filtered and printed; undefined when there
 * is none. Locked: what is typed here would be lost, the outcome belongs on the line of the case.
 * `cases`: of the worklist, in the order of its list.
 */
export function visitSheet(cases: Iterable<AssignedCase>, context: ReportContext): TableSheet | undefined {
  const { lang } = context
  const stops = stopsOf(cases, context.asOf)
  if (stops.length === 0) return undefined
  const shown = stops.slice(0, MOST_VISITS)
  const left = stops.length - shown.length
  return {
    kind: 'table',
    name: VISITS[lang],
    protection: 'locked',
    tabTone: 'link',
    frozenColumns: 0,
    columns: columnsOf(lang),
    top: [
      row(across(fill(WORDS.title[lang], { visits: stops.length }), SPAN, 'title')),
      row(across(`${asOfLine(context)}　${NOTICE[lang]}`, SPAN, 'muted')),
      row(across({ value: WORDS.how[lang], kind: 'wrapped' }, SPAN)),
      row(across({ value: WORDS.ticks[lang], kind: 'wrapped' }, SPAN)),
      ...(left > 0 ? [row(across(fill(WORDS.more[lang], { count: left }), SPAN, 'muted'))] : []),
      signatureRow(context, SPAN),
    ],
    rowCount: shown.length,
    rows: areasOf(shown).flatMap(([area, stopsThere]) => areaRows(area, stopsThere, context)),
  }
}

function columnsOf(lang: Lang): readonly Column[] {
  const ticks = TICKS.map(
    (tick, index): Column => ({
      key: `tick${index}`,
      title: tick[lang],
      kind: 'text',
      width: 7,
      group: WORDS.tick[lang],
    }),
  )
  return [
    { key: 'area', title: WORDS.area[lang], kind: 'wrapped', width: 22 },
    { key: 'visits', title: WORDS.visits[lang], kind: 'count', width: 6 },
    { key: 'day', title: WORDS.day[lang], kind: 'text', width: 15 },
    { key: 'holder', title: WORDS.holder[lang], kind: 'text', width: 10, tone: 'emphasis' },
    { key: 'phone', title: WORDS.phone[lang], kind: 'text', width: 13 },
    { key: 'address', title: WORDS.address[lang], kind: 'wrapped', width: 40 },
    { key: 'policy', title: WORDS.policy[lang], kind: 'wrapped', width: 20 },
    { key: 'premium', title: WORDS.premium[lang], kind: 'money', width: 13 },
    { key: 'graceEnd', title: WORDS.graceEnd[lang], kind: 'day', width: 12 },
    { key: 'why', title: WORDS.why[lang], kind: 'wrapped', width: 26 },
    ...ticks,
    { key: 'memo', title: WORDS.memo[lang], kind: 'text', width: 16 },
  ]
}

/** The visits, the soonest first; a customer's cases at one address are one. */
function stopsOf(cases: Iterable<AssignedCase>, asOf: Day): Stop[] {
  const stops = new Map<string, Stop>()
  for (const c of cases) {
    const visit = visitOf(c, asOf)
    if (visit === undefined) continue
    const key = `${c.customer}\n${c.receivable.address}`
    const known = stops.get(key)
    const sooner = known === undefined || isSooner(visit, known.visit)
    stops.set(key, {
      c: sooner ? c : known.c,
      visit: sooner ? visit : known.visit,
      policies: [...(known?.policies ?? []), ...(known?.policies.includes(c.policyNo) ? [] : [c.policyNo])],
      premium: fen((known?.premium ?? 0) + c.premium),
      graceEnd: known === undefined || c.graceEnd < known.graceEnd ? c.graceEnd : known.graceEnd,
    })
  }
  return [...stops.values()].sort((a, b) => a.visit.day - b.visit.day || b.premium - a.premium)
}

/** A day that was agreed stands before one of ours. */
function isSooner(a: Visit, b: Visit): boolean {
  return a.agreed === b.agreed ? a.day < b.day : a.agreed
}

/** Areas in the order of their earliest visit; those without an address last. */
function areasOf(stops: readonly Stop[]): [string, Stop[]][] {
  const areas = new Map<string, Stop[]>()
  for (const stop of stops) {
    const area = leadsThere(stop.c) ? areaOf(stop.c.receivable.address) : ''
    const known = areas.get(area)
    if (known === undefined) areas.set(area, [stop])
    else known.push(stop)
  }
  return [...areas].sort(([a], [b]) => Number(a === '') - Number(b === ''))
}

/** The address is good enough to go there. */
function leadsThere({ codes }: AssignedCase): boolean {
  return !codes.includes('V034')
}

/** The first line of an area says how many visits it has, and stands out. */
function areaRows(area: string, stops: readonly Stop[], context: ReportContext): Cell[][] {
  const name = area === '' ? WORDS.noArea[context.lang] : area
  return stops.map((stop, index) => [
    ...(index === 0 ? [{ value: name, tone: 'emphasis' } as const, stops.length] : [name, undefined]),
    ...stopCells(stop, context),
  ])
}

function stopCells({ c, visit, policies, premium, graceEnd }: Stop, { lang, asOf }: ReportContext): Cell[] {
  const { holderName, address } = c.receivable
  const day = `${dayWords(visit.day, asOf, lang)} ${weekdayWords(visit.day, lang).slice(0, lang === 'zh' ? 2 : 3)}`
  const more =
    policies.length > 1
      ? fill(WORDS.policies[lang], { count: lang === 'zh' ? policies.length : policies.length - 1 })
      : ''
  return [
    visit.agreed ? { value: day, tone: 'emphasis' } : fill(WORDS.by[lang], { day }),
    holderName,
    phoneOf(c),
    address,
    `${policies[0] ?? ''}${more}`,
    premium,
    dayCell(graceEnd, graceEnd - asOf <= LAST_WEEK && c.dayState === 'inGrace' ? 'danger' : undefined),
    cutTo(whyWords(c, visit, lang), 120),
    ...TICKS.map(() => '□'),
    undefined,
  ]
}

function whyWords(c: AssignedCase, visit: Visit, lang: ReportContext['lang']): string {
  const last = c.followUp.lastContacts[0]
  const outcome = last === undefined ? '' : outcomeWords(last, lang)
  const parts = [visit.text, outcome === '' ? '' : fill(WORDS.last[lang], { outcome })]
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ')
}
