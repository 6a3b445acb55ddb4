import { phoneOf } from '../../model/phone.ts'
import { REASONS, type ReasonCode } from '../../model/reason.ts'
import type { Cell, PageRow, StyledCell } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import { type Owner, wordText } from '../../model/words.ts'
import { block, counted, dayCell, type GridColumn, gridRow, money } from '../grid.ts'
import { specialDays, specialDayWords } from '../special-days.ts'
import { noSum } from '../sum.ts'
import { both, casesWords, yuanWords } from '../wording.ts'
import { adviceOf } from './advice.ts'
import type { View } from './line.ts'
import { PLACES, type PlaceId } from './places.ts'
import type { Named, NotableKind, Survey } from './survey.ts'
import { lapsedWords, todoWords } from './urgency.ts'
import { productWords } from './why.ts'

const WORDS = {
  brokenPromises: both('答应缴费没有兑现的件', 'Promises not kept'),
  promised: both('承诺日', 'Promised'),
  lapsing: both('保障最先到期的件', 'Cover ends next'),
  holder: both('投保人', 'Holder'),
  phone: both('电话', 'Phone'),
  premium: both('应缴保费', 'Premium'),
  lastDay: both('宽限截止日', 'Grace ends'),
  left: both('剩余', 'Left'),
  sheet: both('在哪张表', 'Sheet'),
  todo: both('现在做什么', 'What to do now'),
  product: both('险种', 'Product'),
  dueDate: both('应缴日', 'Due date'),
  kind: both('类别', 'Kind'),
  notable: both('大额件、万能险、团单', 'Large, universal life and group policies'),
  large: both('大额', 'large'),
  universalLife: both('万能', 'universal life'),
  groupPolicy: both('团单', 'group'),
  more: both('{kind}共{cases}（{premium}）', '{kind}: {cases} ({premium})'),
  failed: both('扣款失败：由谁做什么', 'Failed debits: who does what'),
  owner: both('由谁', 'Who'),
  action: both('做什么', 'What'),
  reason: both('原因', 'Reason'),
  cases: both('件数', 'Cases'),
  soonest: both('最早期限', 'First deadline'),
  special: both(
    '本月特殊日：月份口径与法定天数不一致',
    "This month's special days: where the month plan and the law disagree",
  ),
  specialNote: both(
    '宽限期按天算（{days}天），不是按月；以每行的“宽限截止日”为准。',
    'Grace is counted in days ({days}), not in months: go by the last day on each line.',
  ),
} as const

const MOST_SPECIAL = 12

function placeLink(place: PlaceId, view: View): StyledCell {
  const title = PLACES[place].title[view.lang]
  return { value: title, sheet: title, tone: 'link' }
}

/** The names whose cover ends next. */
export function lapsingBlock(found: Survey, view: View): readonly PageRow[] {
  const { lang } = view
  const columns: readonly GridColumn[] = [
    { title: WORDS.holder[lang], span: 1 },
    { title: WORDS.phone[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.lastDay[lang], span: 1, kind: 'day' },
    { title: WORDS.left[lang], span: 1 },
    { title: WORDS.sheet[lang], span: 1 },
    { title: WORDS.todo[lang], span: 6 },
  ]
  const lines = found.lapsing.map(({ c, place }) => {
    const left = view.daysLeft(c)
    const { holderName } = c.receivable
    return gridRow(columns, [
      holderName,
      phoneOf(c),
      money(c.premium),
      dayCell(c.graceEnd, left.tone),
      { ...left, kind: 'wrapped' },
      placeLink(place, view),
      wrapped(todoWords(adviceOf(c), view)),
    ])
  })
  return block(WORDS.lapsing[lang], columns, lines)
}

/** Who promised to pay and did not, in the order of the list. */
export function promiseBlock({ brokenPromises }: Survey, view: View): readonly PageRow[] {
  const { lang } = view
  const columns: readonly GridColumn[] = [
    { title: WORDS.holder[lang], span: 1 },
    { title: WORDS.phone[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1, kind: 'money' },
    { title: WORDS.promised[lang], span: 1, kind: 'day' },
    { title: WORDS.left[lang], span: 1 },
    { title: WORDS.sheet[lang], span: 1 },
    { title: WORDS.todo[lang], span: 6 },
  ]
  const lines = brokenPromises.first.map(({ c, place }) => {
    const { holderName } = c.receivable
    return gridRow(columns, [
      holderName,
      phoneOf(c),
      money(c.premium),
      dayCell(c.followUp.promise?.day, 'danger'),
      place === 'lapsed' ? lapsedWords(c, view.days, lang) : view.daysLeft(c),
      placeLink(place, view),
      wrapped(todoWords(adviceOf(c), view)),
    ])
  })
  return block(WORDS.brokenPromises[lang], columns, lines)
}

/** Large, universal-life and group policies by name, the largest first. */
export function notableBlock(found: Survey, view: View): readonly PageRow[] {
  const { lang, days } = view
  const columns: readonly GridColumn[] = [
    { title: WORDS.kind[lang], span: 1 },
    { title: WORDS.holder[lang], span: 1 },
    { title: WORDS.phone[lang], span: 1 },
    { title: WORDS.product[lang], span: 3 },
    { title: WORDS.premium[lang], span: 2, kind: 'money' },
    { title: WORDS.dueDate[lang], span: 1, kind: 'day' },
    { title: WORDS.left[lang], span: 2 },
    { title: WORDS.sheet[lang], span: 1 },
  ]
  const kinds: readonly NotableKind[] = ['large', 'universalLife', 'groupPolicy']
  const line = (kind: NotableKind, { c, place }: Named) => {
    const { holderName } = c.receivable
    const left: Cell = place === 'lapsed' ? lapsedWords(c, days, lang) : view.daysLeft(c)
    return gridRow(columns, [
      WORDS[kind][lang],
      holderName,
      phoneOf(c),
      wrapped(productWords(c)),
      money(c.premium),
      dayCell(c.dueDate),
      left,
      placeLink(place, view),
    ])
  }
  const lines = kinds.flatMap((kind) => found.notables[kind].first.map((named) => line(kind, named)))
  const note = kinds
    .filter((kind) => found.notables[kind].sum.cases > 0)
    .map((kind) => {
      const { sum } = found.notables[kind]
      return fill(WORDS.more[lang], {
        kind: WORDS[kind][lang],
        cases: casesWords(sum.cases, lang),
        premium: yuanWords(sum.fen, lang),
      })
    })
    .join(lang === 'zh' ? '；' : '; ')
  return block(WORDS.notable[lang], columns, lines, note)
}

/** Failed debits grouped by what must be done. */
export function failedBlock(found: Survey, view: View): readonly PageRow[] {
  const { lang, days } = view
  const columns: readonly GridColumn[] = [
    { title: WORDS.owner[lang], span: 1 },
    { title: WORDS.action[lang], span: 5 },
    { title: WORDS.reason[lang], span: 3 },
    { title: WORDS.cases[lang], span: 1 },
    { title: WORDS.premium[lang], span: 1 },
    { title: WORDS.soonest[lang], span: 1 },
  ]
  const ranked = [...found.failed].sort(([a, x], [b, y]) => y.sum.cases - x.sum.cases || (a < b ? -1 : 1))
  const lines = ranked.map(([code, { sum, soonest }]) => {
    const urgent = soonest !== undefined && soonest <= days.asOf
    return gridRow(columns, [
      firstOwner(code, view),
      wrapped(REASONS[code].action[lang]),
      `${REASONS[code].title[lang]}`,
      counted(sum.cases),
      money(sum.fen),
      dayCell(soonest, urgent ? 'danger' : 'plain'),
    ])
  })
  return block(WORDS.failed[lang], columns, lines)
}

function firstOwner(code: ReasonCode, { lang }: View): string {
  const owner: Owner | undefined = REASONS[code].owners[0]
  return owner === undefined ? '' : wordText('owner', owner)[lang]
}

/** The due days of this month's list on which plan and law disagree, each with its cases. */
export function specialBlock(found: Survey, view: View): readonly PageRow[] {
  const { lang, context } = view
  const columns: readonly GridColumn[] = [
    { title: WORDS.dueDate[lang], span: 9 },
    { title: WORDS.cases[lang], span: 1 },
    { title: WORDS.premium[lang], span: 2 },
  ]
  const lines = specialDays(context.month, context.settings)
    .slice(0, MOST_SPECIAL)
    .map((special) => {
      const sum = found.byDueDay.get(special.dueDate) ?? noSum()
      return gridRow(
        columns,
        [specialDayWords(special, context.asOf, lang), counted(sum.cases), money(sum.fen)],
        sum.cases > 0 ? 'warning' : undefined,
      )
    })
  return block(WORDS.special[lang], columns, lines, fill(WORDS.specialNote[lang], { days: context.settings.graceDays }))
}

function wrapped(value: string): StyledCell {
  return { value, kind: 'wrapped' }
}
