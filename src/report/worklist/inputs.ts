import { addDays, addToMonth, lastDayOf } from '../../model/day.ts'
import type { Column } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { INPUT_TITLES, type InputKey, inputName, inputTitle, SECOND_INPUTS } from '../../model/worklist-form.ts'
import type { ReportContext } from '../context.ts'
import { both } from '../wording.ts'

/** The cells that the collector fills in, and their defined names: what reading back relies on. */
export const CONTACT_BAND = both('联系记录（请填写）', 'Contact (fill in)')
export const SECOND_BAND = both('第二次联系（请填写）', 'Second contact (fill in)')
export const ASSIGN_BAND = both('请填写', 'Fill in')

export interface InputSpec {
  readonly key: InputKey
  readonly title: Text
  readonly width: number
  readonly kind: Column['kind']
  readonly list?: string
  readonly free?: true
  readonly rule?: 'pastDay' | 'comingDay' | 'time'
  /** an example for the guide */
  readonly example: Text
}

export const INPUTS: readonly InputSpec[] = [
  { key: 'date', title: INPUT_TITLES.date, width: 11, kind: 'day', rule: 'pastDay', example: both('', '') },
  { key: 'time', title: INPUT_TITLES.time, width: 7, kind: 'text', rule: 'time', example: both('10:20', '10:20') },
  {
    key: 'channel',
    title: INPUT_TITLES.channel,
    width: 7,
    kind: 'text',
    list: 'channel',
    example: both('电话', 'phone'),
  },
  {
    key: 'person',
    title: INPUT_TITLES.person,
    width: 9,
    kind: 'text',
    list: 'person',
    free: true,
    example: both('本人', 'holder'),
  },
  {
    key: 'outcome',
    title: INPUT_TITLES.outcome,
    width: 13,
    kind: 'text',
    list: 'outcome',
    example: both('承诺缴费', 'promised'),
  },
  {
    key: 'promised',
    title: INPUT_TITLES.promised,
    width: 11,
    kind: 'day',
    rule: 'comingDay',
    example: both('', ''),
  },
  {
    key: 'reason',
    title: INPUT_TITLES.reason,
    width: 14,
    kind: 'text',
    list: 'reason',
    example: both('遗忘', 'forgot'),
  },
  {
    key: 'change',
    title: INPUT_TITLES.change,
    width: 13,
    kind: 'text',
    list: 'change',
    free: true,
    example: both('手机号：13900000000', 'mobile: 13900000000'),
  },
  {
    key: 'note',
    title: INPUT_TITLES.note,
    width: 18,
    kind: 'wrapped',
    list: 'note',
    free: true,
    example: both('晚上联系', 'call in the evening'),
  },
]

/** The input columns of the first contact. */
export function contactColumns(context: ReportContext): readonly Column[] {
  return INPUTS.map((spec) => inputColumn(spec, 1, CONTACT_BAND, context))
}

/** Room for a second contact. */
export function secondContactColumns(context: ReportContext): readonly Column[] {
  return INPUTS.filter((spec) => SECOND_INPUTS.has(spec.key)).map((spec) => inputColumn(spec, 2, SECOND_BAND, context))
}

function inputColumn(spec: InputSpec, slot: number, band: Text, context: ReportContext): Column {
  const { lang } = context
  const choice = choiceOf(spec, context)
  const name = inputName(spec.key, slot)
  return {
    key: name,
    title: inputTitle(spec.key, slot)[lang],
    kind: spec.kind,
    width: spec.width,
    tone: 'input',
    group: band[lang],
    definedName: name,
    ...(choice ? { choice } : {}),
  }
}

function choiceOf(spec: InputSpec, context: ReportContext): Column['choice'] {
  const end = lastDayOf(addToMonth(context.month, 3))
  if (spec.list !== undefined) return spec.free ? { list: spec.list, free: true } : { list: spec.list }
  if (spec.rule === 'time') return { time: true }
  if (spec.rule === 'pastDay') return { dayFrom: addDays(context.asOf, -31), dayTo: end }
  return spec.rule === 'comingDay' ? { dayFrom: context.asOf, dayTo: end } : undefined
}
