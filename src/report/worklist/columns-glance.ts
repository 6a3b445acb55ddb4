import { phoneOf } from '../../model/phone.ts'
import { NEAR_PERMANENT } from '../../model/thresholds.ts'
import { both } from '../wording.ts'
import type { LineColumn } from './line.ts'
import type { PlaceId } from './places.ts'
import { lapsedWords, todoWords, URGENCIES, urgencyOf } from './urgency.ts'

const BAND = both('先看这里', 'At a glance')
const NOT_LAPSED: readonly PlaceId[] = ['current', 'grace1', 'grace2', 'deferred', 'hold', 'unassigned', 'future']
const WITH_ADVICE: readonly PlaceId[] = [
  'current',
  'grace1',
  'grace2',
  'lapsed',
  'deferred',
  'hold',
  'unassigned',
  'future',
]
const NO_PHONE = both('无电话', 'no phone')

/** What must be seen without scrolling: whom to call, how soon, how much, until when, and what to do. */
export const GLANCE_COLUMNS: readonly LineColumn[] = [
  { key: 'no', title: both('序', 'No.'), kind: 'count', width: 5, band: BAND, cell: ({ no }) => no },
  {
    key: 'urgency',
    title: both('缓急', 'Urgency'),
    kind: 'text',
    width: 9,
    band: BAND,
    on: WITH_ADVICE,
    cell: ({ c, advice }, { days, lang }) => {
      const { text, tone } = URGENCIES[urgencyOf(c, advice, days)]
      return tone === 'plain' ? text[lang] : { value: text[lang], tone }
    },
  },
  {
    key: 'holder',
    title: both('投保人', 'Holder'),
    kind: 'wrapped',
    width: 10,
    band: BAND,
    tone: 'emphasis',
    cell: ({ c }) => c.receivable.holderName,
  },
  {
    key: 'mobile',
    title: both('电话', 'Phone'),
    kind: 'text',
    width: 13,
    band: BAND,
    cell: ({ c }, { lang }) => {
      const number = phoneOf(c)
      if (number === '') return { value: NO_PHONE[lang], tone: 'danger' }
      return c.codes.includes('V031') && number === c.receivable.mobile ? { value: number, tone: 'warning' } : number
    },
  },
  {
    key: 'premium',
    title: both('应缴保费', 'Premium'),
    kind: 'money',
    width: 12,
    band: BAND,
    cell: ({ c }) => c.premium,
  },
  {
    key: 'graceEnd',
    title: both('宽限截止日', 'Grace ends'),
    kind: 'day',
    width: 11,
    band: BAND,
    on: NOT_LAPSED,
    cell: ({ c }, view) => {
      const { tone } = view.daysLeft(c)
      return tone === undefined ? c.graceEnd : { value: c.graceEnd, tone }
    },
  },
  {
    key: 'daysLeft',
    title: both('剩余', 'Left'),
    kind: 'wrapped',
    width: 14,
    band: BAND,
    on: NOT_LAPSED,
    cell: ({ c }, view) => view.daysLeft(c),
  },
  {
    key: 'lapseFrom',
    title: both('失效日', 'Lapsed on'),
    kind: 'day',
    width: 11,
    band: BAND,
    on: ['lapsed'],
    cell: ({ c }) => c.lapseFrom,
  },
  {
    key: 'lapsedDays',
    title: both('已失效', 'Lapsed for'),
    kind: 'text',
    width: 13,
    band: BAND,
    on: ['lapsed'],
    cell: ({ c }, { days, lang }) => lapsedWords(c, days, lang),
  },
  {
    key: 'reinstateBy',
    title: both('可复效至', 'Reinstate by'),
    kind: 'day',
    width: 11,
    band: BAND,
    on: ['lapsed'],
    cell: ({ c }, { days }) =>
      c.reinstateBy - days.asOf <= NEAR_PERMANENT ? { value: c.reinstateBy, tone: 'danger' } : c.reinstateBy,
  },
  {
    key: 'todo',
    title: both('现在做什么', 'What to do now'),
    kind: 'wrapped',
    width: 38,
    band: BAND,
    on: WITH_ADVICE,
    cell: ({ advice }, view) => todoWords(advice, view),
  },
  {
    key: 'by',
    title: both('最迟', 'By'),
    kind: 'day',
    width: 11,
    band: BAND,
    on: WITH_ADVICE,
    cell: ({ advice }, { days }) => {
      const by = advice.first?.due
      if (by === undefined) return undefined
      if (by <= days.asOf) return { value: by, tone: 'danger' }
      return by <= days.weekEnd ? { value: by, tone: 'warning' } : by
    },
  },
]
