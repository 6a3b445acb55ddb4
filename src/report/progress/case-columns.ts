import { reasonTitle } from '../../model/reason.ts'
import type { Failure, Roll, Standing } from '../../model/standing.ts'
import type { Lang, Text } from '../../model/text.ts'
import { type Change, type ProgressBy, wordText } from '../../model/words.ts'
import type { TableColumn } from '../table.ts'
import { both } from '../wording.ts'
import type { ProgressInput } from './input.ts'
import { nameOfKey, WORDS } from './words.ts'

const TEXTS = {
  policyNo: both('保单号', 'Policy no.'),
  dueDate: both('应缴日', 'Due date'),
  firstPremium: both('首次保费', 'Premium, first seen'),
  premium: both('保费', 'Premium'),
  stage: both('阶段', 'Stage'),
  state: both('状态', 'State'),
  isPaid: both('已收', 'Paid'),
  paidOn: both('实收日', 'Paid on'),
  paidBy: both('方式', 'Way'),
  bank: both('转账', 'debit'),
  other: both('其他', 'other'),
  yes: both('是', 'yes'),
  no: both('否', 'no'),
  onList: both('在清单上', 'On the list'),
  isOpen: both('待收', 'To collect'),
  onHold: both('暂缓', 'On hold'),
  rolling: both('本月至今', 'This month'),
  attempts: both('本月联系', 'Attempts'),
  reached: both('本月联系上', 'Reached'),
  overdue: both('超期任务', 'Late tasks'),
  promised: both('承诺日', 'Promised'),
  promise: both('承诺', 'Promise'),
  failedReason: both('失败原因', 'Debit failed because'),
  failedOn: both('首次失败', 'First failure'),
  mendedOn: both('解决日', 'Mended on'),
  days: both('天数', 'Days'),
  group: both('目标组', 'Target group'),
  rolled: both('上月到本月', 'From last month'),
  firstDay: both('首次见到', 'First seen'),
  receivable: both('计入应收', 'In the receivable'),
} as const

type CaseColumn = TableColumn<Standing>

/** One case a line: who has it, where it stands, and everything that a number of the report counts it by. */
export function caseColumns({ lang, nameOf }: ProgressInput): readonly CaseColumn[] {
  const named = (by: ProgressBy, width: number): CaseColumn => ({
    key: by,
    title: wordText('progressBy', by),
    kind: 'text',
    width,
    cell: ({ whose }) => nameOfKey(by, whose[by], nameOf(by, whose[by]), lang),
  })
  const yesNo = (is: boolean) => (is ? TEXTS.yes : TEXTS.no)[lang]
  return [
    named('branch', 18),
    named('team', 16),
    named('collector', 16),
    text('bucket', WORDS.bucket, 9, ({ bucket }) => wordText('bucket', bucket)[lang]),
    text('stage', TEXTS.stage, 10, ({ stage }) => wordText('stage', stage)[lang]),
    text('policyNo', TEXTS.policyNo, 20, ({ policyNo }) => policyNo),
    { key: 'dueDate', title: TEXTS.dueDate, kind: 'day', width: 12, cell: ({ dueDate }) => dueDate },
    { key: 'firstPremium', title: TEXTS.firstPremium, kind: 'money', width: 13, cell: (c) => c.firstPremium },
    { key: 'premium', title: TEXTS.premium, kind: 'money', width: 13, cell: ({ premium }) => premium },
    text('receivable', TEXTS.receivable, 8, ({ isReceivable }) => yesNo(isReceivable)),
    text('paid', TEXTS.isPaid, 7, ({ paid }) => yesNo(paid !== undefined)),
    { key: 'paidOn', title: TEXTS.paidOn, kind: 'day', width: 12, cell: ({ paid }) => paid?.on },
    text('paidBy', TEXTS.paidBy, 8, ({ paid }) => (paid ? (paid.by === 'bank' ? TEXTS.bank : TEXTS.other)[lang] : '')),
    text('state', TEXTS.state, 11, ({ disposition }) => wordText('disposition', disposition)[lang]),
    text('onList', TEXTS.onList, 9, ({ isListed }) => yesNo(isListed)),
    text('open', TEXTS.isOpen, 8, ({ isOpen }) => yesNo(isOpen)),
    text('onHold', TEXTS.onHold, 8, ({ isOnHold }) => yesNo(isOnHold)),
    text('changes', WORDS.change, 22, ({ changes }) => changeWords(changes, lang)),
    { key: 'attempts', title: TEXTS.attempts, kind: 'count', width: 9, cell: ({ attempts }) => attempts },
    { key: 'reached', title: TEXTS.reached, kind: 'count', width: 9, cell: ({ reached }) => reached },
    text('overdue', TEXTS.overdue, 14, ({ overdue }) => overdue?.join(' ') ?? ''),
    { key: 'promised', title: TEXTS.promised, kind: 'day', width: 12, cell: ({ promise }) => promise?.day },
    text('promise', TEXTS.promise, 10, ({ promise }) => (promise ? PROMISES[promise.state][lang] : '')),
    text('failedReason', TEXTS.failedReason, 18, (c) => lastFailureText(c, ({ reason }) => reasonTitle(reason, lang))),
    { key: 'failedOn', title: TEXTS.failedOn, kind: 'day', width: 12, cell: ({ failures }) => failures.at(-1)?.first },
    { key: 'mendedOn', title: TEXTS.mendedOn, kind: 'day', width: 12, cell: (c) => c.failures.at(-1)?.mendedOn },
    { key: 'days', title: TEXTS.days, kind: 'count', width: 8, cell: ({ failures }) => daysOf(failures.at(-1)) },
    text('group', TEXTS.group, 20, ({ group }) => (group ? wordText('targetGroup', group.name)[lang] : '')),
    text('rolled', TEXTS.rolled, 18, ({ rolled }) => rollWords(rolled, lang)),
    text('rolling', TEXTS.rolling, 18, ({ rolling }) => rollWords(rolling, lang)),
    { key: 'firstDay', title: TEXTS.firstDay, kind: 'day', width: 12, cell: ({ firstDay }) => firstDay },
  ]
}

const PROMISES = { kept: WORDS.kept, broken: WORDS.broken, open: WORDS.promiseOpen } as const

function text(key: string, title: Text, width: number, cell: (c: Standing) => string): CaseColumn {
  return { key, title, kind: 'text', width, cell }
}

function changeWords(changes: readonly Change[], lang: Lang): string {
  return changes.map((change) => wordText('change', change)[lang]).join(lang === 'zh' ? '、' : ', ')
}

/** `当月：仍未收` */
function rollWords(roll: Roll | undefined, lang: Lang): string {
  if (!roll) return ''
  const [from, outcome] = [wordText('bucket', roll.bucket)[lang], wordText('rollOutcome', roll.outcome)[lang]]
  return lang === 'zh' ? `${from}：${outcome}` : `${from}: ${outcome}`
}

function lastFailureText({ failures }: Standing, of: (failure: Failure) => string): string {
  const last = failures.at(-1)
  return last ? of(last) : ''
}

function daysOf(failure: Failure | undefined): number | undefined {
  return failure?.mendedOn === undefined ? undefined : failure.mendedOn - failure.first
}
