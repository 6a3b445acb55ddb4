import { z } from 'zod'
import { UNPAID_REASON_NAMES } from '../../model/contact.ts'
import { parseIsoDay } from '../../model/day.ts'
import { POLICY_WORD_LIST_OF } from '../../model/policy-field.ts'
import { REASON_CODES } from '../../model/reason.ts'
import { WORD_LIST_OF } from '../../model/receivable.ts'
import { DEFAULT_SETTINGS as D, type Settings } from '../../model/settings.ts'
import { WORDS } from '../../model/words.ts'
import { BOOK_KEYS } from './book.ts'
import { columnFields } from './columns.ts'
import { key, text, texts } from './keys.ts'
import { nightlyKeys } from './nightly.ts'
import { noticeSettings } from './notices.ts'
import { persistencyKey } from './persistency.ts'
import { targetsKey } from './targets.ts'

const days = z.number().int().min(0).max(3650)
const isoDay = z.string().refine((value) => parseIsoDay(value) !== undefined, { params: { problem: 'day' } })
const afterGrace = z.enum(['lapse', 'deferred', 'loan', 'paidUp', 'extended'])
const grade = z.enum(['reject', 'warn', 'note', 'off'])

const product = z.strictObject({
  codes: texts.default([]),
  names: texts.default([]),
  graceDays: days.optional(),
  reinstateYears: z.number().int().min(0).max(10).optional(),
  lapseBufferDays: days.optional(),
  afterGrace: afterGrace.optional(),
})

const largeRule = z.strictObject({
  termFrom: z.number().int().min(0).optional(),
  termTo: z.number().int().min(0).optional(),
  premiumFrom: z.number().min(0),
  channels: texts.optional(),
  products: texts.optional(),
})

const transferRule = z
  .strictObject({
    code: text.optional(),
    phrase: text.optional(),
    keyword: text.optional(),
    bank: text.optional(),
    reason: z.enum([...REASON_CODES, 'success', 'unknown']),
  })
  .refine((rule) => rule.code !== undefined || rule.phrase !== undefined || rule.keyword !== undefined, {
    params: { problem: 'emptyRule' },
  })

const wordFields = z.strictObject(
  Object.fromEntries(
    Object.entries({ ...POLICY_WORD_LIST_OF, ...WORD_LIST_OF }).map(([field, list]) => [
      field,
      z
        .strictObject(Object.fromEntries(Object.keys(WORDS[list]).map((word) => [word, texts.exactOptional()])))
        .exactOptional(),
    ]),
  ),
)

const deadlineReasons = z.strictObject(Object.fromEntries(REASON_CODES.map((code) => [code, days.exactOptional()])))

const unpaidReasons = z.strictObject(
  Object.fromEntries(UNPAID_REASON_NAMES.map((reason) => [reason, z.string().exactOptional()])),
)

const knownZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The names that only other stages know; the settings file is checked against them too. */
export interface KnownNames {
  /** code of a check → the severities that it can be given */
  readonly checks: Readonly<Record<string, readonly string[]>>
  /** axes of `sort` */
  readonly axes: readonly string[]
}

/**
 * The settings file: its keys with their texts and defaults; `Settings` in the model is what becomes of it.
 * From it follow the check of a file, the file that `xuqi init` writes, the editor's schema and the table in the docs.
 */
export function settingsSchema(known: KnownNames) {
  const checks =
    Object.keys(known.checks).length === 0
      ? z.record(z.string(), grade)
      : z.strictObject(
          Object.fromEntries(
            Object.entries(known.checks).map(([code, grades]) => [
              code,
              grade.extract(grade.options.filter((one) => grades.includes(one))).exactOptional(),
            ]),
          ),
        )
  const axis = known.axes.length === 0 ? z.string() : z.enum(known.axes)
  return z.strictObject({
    lang: key(
      z.enum(['zh', 'en']).default(D.lang),
      '文件和提示的语言：zh 或 en',
      'language of files and messages: zh or en',
    ),
    timezone: key(
      z
        .string()
        .refine(knownZone, { params: { problem: 'zone' } })
        .default(D.timezone),
      '哪个时区决定“今天”',
      'the time zone that decides what "today" is',
    ),
    graceDays: key(days.default(D.graceDays), '宽限期天数', 'days of grace'),
    reinstateYears: key(
      z.number().int().min(0).max(10).default(D.reinstateYears),
      '效力中止后可申请复效的年数',
      'years in which a lapsed policy can be reinstated',
    ),
    lapseBufferDays: key(
      days.default(D.lapseBufferDays),
      '宽限期满后，系统推迟几天才转失效',
      'days after the end of grace before the company lapses a policy',
    ),
    products: key(
      z
        .array(product)
        .default([...D.products.map((rule) => ({ ...rule, codes: [...rule.codes], names: [...rule.names] }))]),
      '按险种另定的规则，先写的优先；内置的“万能：缓缴”排在最后。afterGrace：lapse 失效、deferred 缓缴、loan 垫交、paidUp 减额缴清、extended 展期',
      'rules for single products, the first that fits wins; the built-in "万能: deferred" comes last. afterGrace: lapse, deferred, loan, paidUp, extended',
      "- { codes: ['1408'], graceDays: 90 }\n- { names: [两全], afterGrace: loan }",
    ),
    large: key(
      z
        .strictObject({
          annualisedFrom: key(
            z.number().min(0).default(D.large.annualisedFrom),
            '年化保费达到多少元算大额件',
            'annualised premium in yuan from which a case is large',
          ),
          rules: key(
            z.array(largeRule).default([]),
            '公司自己的大额规则，与上面的金额满足一个就算；只用规则时，把上面的金额调高。单位：元（年化）',
            "the company's own rules: one of them or the amount above is enough; to use the rules alone, raise that amount. Yuan a year",
            '- { termFrom: 3, termTo: 5, premiumFrom: 100000 }\n- { termFrom: 6, premiumFrom: 50000 }\n- { products: [尊享传家], premiumFrom: 200000 }',
          ),
        })
        .prefault({}),
      '大额件',
      'large cases',
    ),
    potential: key(
      z
        .strictObject({
          ageFrom: key(
            z.number().int().min(0).max(120).default(D.potential.ageFrom),
            '年龄从（含）',
            'age from (included)',
          ),
          ageTo: key(z.number().int().min(0).max(120).default(D.potential.ageTo), '年龄到（含）', 'age to (included)'),
        })
        .refine(({ ageFrom, ageTo }) => ageFrom <= ageTo, { path: ['ageTo'], params: { problem: 'ages' } })
        .prefault({}),
      '潜力客户：应缴日那天投保人的年龄',
      'potential customers: age of the holder on the due date',
    ),
    special: key(
      texts.default([]),
      '要特别标出的保单号',
      'policy numbers to be marked special',
      "- '370100000000000001'",
    ),
    columns: key(
      columnFields.default({}),
      '字段 → 你们导出里的列名；比内置的优先',
      'field → names of columns in your exports; they win over the built-in ones',
      'dueDate: [应收年月日]\npremium: [本期保费]',
    ),
    words: key(
      wordFields.default({}),
      '字段 → 取值 → 你们导出里的写法',
      'field → value → words in your exports',
      'payChannel:\n  transfer: [总对总代扣]',
    ),
    checks: key(
      checks.default({}),
      '核对代码 → 级别：reject 退回、warn 警告、note 提示、off 关闭',
      'code of a check → severity: reject, warn, note, off',
      'V034: off\nV040: note',
    ),
    transferRules: key(
      z.array(transferRule).default([]),
      '你们银行的返回码和说法，比内置的优先；reason：T01–T22、success、unknown',
      "your bank's codes and phrases, they win over the built-in ones; reason: T01–T22, success, unknown",
      "- { code: 'E5301', reason: T01 }\n- { keyword: 子账户受限, bank: 齐鲁, reason: T10 }",
    ),
    deadlines: key(
      deadlineReasons.default({}),
      '失败原因 → 宽限截止日前几天必须办妥',
      'failure reason → days before the end of grace by which it must be mended',
      'T03: 12',
    ),
    debitDays: key(
      z.record(z.string(), z.array(z.number().int().min(1).max(31))).default({}),
      '银行名里的字（或 *）→ 每月几号扣款',
      'part of a bank name (or *) → days of the month on which it debits',
      "农业银行: [5, 15, 25]\n'*': [10, 20]",
    ),
    accountLengths: key(
      z.record(z.string(), z.array(z.number().int().min(8).max(32))).default({}),
      '银行名里的字 → 它的账号有几位',
      'part of a bank name → lengths of its account numbers',
      '建设银行: [19, 16]',
    ),
    holidays: key(
      z
        .strictObject({
          off: key(z.array(isoDay).default([]), '另外的休息日', 'further days off', '- 2027-02-08'),
          work: key(z.array(isoDay).default([]), '另外的调休上班日', 'further working days', '- 2027-02-14'),
        })
        .prefault({}),
      '内置日历之外的休息日和上班日',
      'days off and working days beyond the built-in calendar',
    ),
    targets: targetsKey,
    say: key(
      unpaidReasons.default({}),
      '未缴原因 → 怎么说；可用 {graceEnd}、{dueDate}、{lapseFrom}、{reinstateBy}；没写的用内置的（见填表说明）',
      'reason for not paying → what to say, with {graceEnd}, {dueDate}, {lapseFrom}, {reinstateBy}; others as built in (see the guide sheet)',
      'financial: 先问困难多久，再说明减额缴清和保单贷款以合同为准\nwaiting: 最后一天是{graceEnd}，建议提前三天存入',
    ),
    askNext: key(
      texts.default([]),
      '联系不上时依次找谁；空 = 内置的六步',
      'whom to ask in turn when nobody is reached; empty = the six built-in steps',
      '- 翻以往联系记录\n- 问被保险人\n- 按地址上门',
    ),
    persistency: persistencyKey,
    sort: key(
      z.array(axis).default([]),
      '清单的排序；空 = 默认顺序（剩余天数）',
      'order of the worklists; empty = the default order (days left)',
      '- premium\n- tenday',
    ),
    roster: key(
      z.string().default(D.roster),
      '人员名册（CSV 或 XLSX）；相对于本文件',
      'roster of the staff (CSV or XLSX); relative to this file',
      'roster.csv',
    ),
    assignments: key(
      z.string().default(D.assignments),
      '指定分派表（CSV 或 XLSX）；相对于本文件',
      'explicit assignments (CSV or XLSX); relative to this file',
      'assignments.csv',
    ),
    ...BOOK_KEYS,
    worklist: key(
      z
        .strictObject({
          showIdAndAccount: key(
            z.boolean().default(D.worklist.showIdAndAccount),
            '清单上显示完整的证件号和账号',
            'show ID and account numbers in full',
          ),
          company: key(z.string().default(D.worklist.company), '公司名称', 'name of the company', '某某人寿'),
          hotline: key(text.default(D.worklist.hotline), '客服电话', 'hotline', "'95500'"),
        })
        .prefault({}),
      '收费清单的样子',
      'what the worklists show',
    ),
    notices: noticeSettings,
    nightly: nightlyKeys,
    fileMode: key(
      text.refine((mode) => /^[67][0-7]{2}$/.test(mode), { params: { problem: 'mode' } }).default(D.fileMode),
      '写出的文件的权限（八进制）',
      'mode of the files written (octal)',
    ),
    group: key(
      z.string().default(D.group),
      '写出的文件归哪个用户组；空 = 不改',
      'group that owns the files written; empty = leave it',
    ),
  }) satisfies z.ZodType<Settings>
}
