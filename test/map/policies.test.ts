import { describe, expect, it } from 'vitest'
import { missingForPersistency, openPolicyMapper, planPolicies } from '../../src/map/index.ts'
import { POLICY_ALIASES } from '../../src/map/policies/aliases.ts'
import { openPolicyDictionary } from '../../src/map/policies/dictionary.ts'
import { formatDay } from '../../src/model/day.ts'
import type { PolicyField } from '../../src/model/policy-field.ts'
import type { RawCell } from '../../src/model/raw.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { batchOf } from './tables.ts'

type Rows = readonly (readonly RawCell[])[]

function mapped(rows: Rows, settings: Partial<Settings> = {}, textual = true) {
  const all = { ...DEFAULT_SETTINGS, ...settings }
  const batch = batchOf(rows)
  const plan = planPolicies(batch, { textual }, all)
  if ('skipped' in plan) throw new Error('no header')
  const mapper = openPolicyMapper(plan, 0, 0, { epoch1904: false, textual }, all)
  return { plan, ...mapper.map(batch), words: mapper.unknownWords() }
}

const fieldsOf = (rows: Rows) =>
  Object.fromEntries(mapped(rows).plan.columns.map(({ header, field }) => [header, field]))

describe('the headers of policy lists', () => {
  const dictionary = openPolicyDictionary(DEFAULT_SETTINGS)

  it('are each known for one field only', () => {
    for (const [field, aliases] of Object.entries(POLICY_ALIASES))
      for (const alias of aliases) expect(dictionary(alias)?.field, alias).toBe(field)
  })

  it.each([
    ['保单号码', 'policyNo'],
    ['合同生效日期', 'effectiveDate'],
    ['承保日期', 'effectiveDate'],
    ['首期保险费（元）', 'firstPremium'],
    ['交至日期', 'paidTo'],
    ['现交至日期', 'paidTo'],
    ['PaytoDate', 'paidTo'],
    ['下次应缴日', 'paidTo'],
    ['已交期数', 'paidCount'],
    ['第2年度实收保费', 'year2Amount'],
    ['第二年到账日期', 'year2Date'],
    ['25个月实收保费', 'year3Amount'],
    ['是否犹撤', 'coolingOffFlag'],
    ['保单状态', 'contractStatus'],
    ['终止日期', 'statusDate'],
    ['营销员代码', 'agentCode'],
    ['销售渠道', 'channel'],
    ['年缴保费', 'premium'],
  ] as const)('%s is %s', (header, field) => {
    expect(dictionary(header)?.field).toBe(field)
  })

  it.each(['第二年保费', '第二年应收保费', '标准保费', '投保人姓名', '手机号'])(
    '%s is none of them: it says nothing of what was received, or is nobody’s business here',
    (header) => {
      expect(dictionary(header)?.field).toBeUndefined()
    },
  )

  it('of the settings win', () => {
    const own = openPolicyDictionary({ ...DEFAULT_SETTINGS, columns: { paidTo: ['承保日期'] } })
    expect(own('承保日期')?.field).toBe('paidTo')
  })
})

describe('the traps of policy lists', () => {
  const head = ['保单号', '生效日期', '首年保费'] as const
  const row = (...more: readonly string[]) => ['P37010000000001', '2025-04-05', '1000', ...more]

  it('缴费方式 is the frequency only if its values are', () => {
    expect(fieldsOf([[...head, '缴费方式'], row('年交'), row('趸交')])).toMatchObject({ 缴费方式: 'frequency' })
    expect(fieldsOf([[...head, '缴费方式'], row('银行转账'), row('柜台')])).not.toHaveProperty('缴费方式')
  })

  it('保单状态 may hold whether it is paid', () => {
    expect(fieldsOf([[...head, '保单状态'], row('已收'), row('未收')])).toMatchObject({ 保单状态: 'paidFlag' })
  })

  it('管理机构 holds codes or names', () => {
    expect(fieldsOf([[...head, '管理机构'], row('370101'), row('370102')])).toMatchObject({ 管理机构: 'branchCode' })
    expect(fieldsOf([[...head, '管理机构'], row('历下支公司'), row('市南支公司')])).toMatchObject({
      管理机构: 'branchName',
    })
  })

  it.each([
    ['犹豫期退保', 'coolingOff'],
    ['终止-犹豫期内退保', 'coolingOff'],
    ['退保（犹豫期）', 'coolingOff'],
    ['当日撤单', 'coolingOff'],
    ['非犹豫期退保', 'surrendered'],
    ['有效（犹豫期内）', 'inForce'],
    ['效力中止', 'lapsed'],
    ['身故终止', 'claim'],
    ['保费豁免', 'waived'],
    ['保单迁出', 'transferredOut'],
    ['终止', 'terminated'],
    ['Cooling-off withdrawal', 'coolingOff'],
    ['Transferred out', 'transferredOut'],
  ] as const)('the status %s means %s', (word, status) => {
    expect(mapped([[...head, '保单状态'], row(word), row('有效')]).rows[0]?.contractStatus).toBe(status)
  })

  it('a word nobody knows is told, and taken as not said', () => {
    const { rows, words } = mapped([[...head, '保单状态'], row('有效'), row('待定')])
    expect(rows[1]?.contractStatus).toBe('')
    expect([...words]).toEqual([['保单状态：待定', 1]])
  })

  it('a cell that cannot be read is kept with its row', () => {
    expect(mapped([[...head], ['P37010000000001', '四月五日', '1000']]).rows[0]?.unread).toEqual({
      field: 'effectiveDate',
      value: '四月五日',
    })
  })

  it('a row that lost a cell is not read as if it had not', () => {
    const { rows } = mapped([[...head, '保单状态'], row('有效'), row('有效'), row()])
    expect(rows[2]?.unread).toMatchObject({ value: '3 ≠ 4' })
  })

  it('titles, totals and signatures are noise; rows without a number are told', () => {
    const { rows, noise, nameless } = mapped([
      ['2026年6月保单清单'],
      [...head, '保单状态'],
      row('有效'),
      ['', '2025-04-06', '2000', '有效'],
      ['合计', '', '3000', ''],
      ['制表人：吴一一', '', '', ''],
    ])
    expect([rows.length, noise, nameless]).toEqual([1, 2, [4]])
  })

  it('a policy number that a workbook cut to fifteen digits is no policy number', () => {
    const { nameless } = mapped([[...head], [1.10101e17, 45752, 1000]], {}, false)
    expect(nameless).toEqual([2])
  })

  it('dates of a workbook are dates', () => {
    const { rows } = mapped([[...head], ['P37010000000001', 45752, 1000]], {}, false)
    expect(formatDay(rows[0]?.effectiveDate ?? (0 as never))).toBe('2025-04-05')
  })
})

describe('the columns that persistency needs', () => {
  const missing = (...tables: readonly (readonly PolicyField[])[]) =>
    missingForPersistency(
      tables.map((fields) => new Set(fields)),
      DEFAULT_SETTINGS,
    ).map(({ en }) => en.split(' (')[0])

  it('may stand in several tables', () => {
    expect(missing(['effectiveDate', 'frequency', 'premium'], ['instalmentNo', 'paidDate'])).toEqual([])
    expect(missing(['effectiveDate', 'frequency', 'premium', 'paidTo'])).toEqual([])
  })

  it('are named, all of them at once', () => {
    expect(missing(['premium'])).toEqual(['Effective date', 'Frequency', 'whether renewals were received'])
    expect(missing(['effectiveDate', 'frequency', 'premium', 'paidDate'])).toEqual(['whether renewals were received'])
  })
})
