import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../src/model/field.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS, type TransferRule } from '../../src/model/settings.ts'
import { openJudge } from '../../src/transfer/index.ts'

const judge = openJudge(DEFAULT_SETTINGS)

/** A row by transfer with an account; `columns` says which of the two its table has. */
function row(part: Partial<Receivable>, columns: readonly FieldName[] = ['payChannel', 'bankAccount']): Receivable {
  return {
    ...EMPTY_RECEIVABLE,
    payChannel: 'transfer',
    bankAccount: '6222020000000000001',
    ...part,
    columns: new Set(columns),
  }
}

describe('the state of a debit', () => {
  it.each([
    // word, words of the bank, state
    ['', '', 'pending'],
    ['', '余额不足', 'failed'],
    ['', '从没见过的说法', 'failed'],
    ['', '处理中', 'inFlight'],
    ['', '扣款成功', 'succeeded'],
    ['', '未送盘', 'pending'],
    ['', '无', 'pending'],
    ['failed', '', 'failed'],
    ['failed', '余额不足', 'failed'],
    ['failed', '处理中', 'inFlight'],
    ['failed', '未送盘', 'pending'],
    ['failed', '扣款成功', 'failed'],
    ['succeeded', '余额不足', 'succeeded'],
    ['inFlight', '余额不足', 'inFlight'],
    ['pending', '余额不足', 'pending'],
    ['notEnrolled', '', 'notEnrolled'],
  ] as const)('of the word "%s" with the words "%s" is %s', (transferStatus, failReason, state) => {
    expect(judge(row({ transferStatus, failReason })).status).toBe(state)
  })

  it('is not enrolled, whatever the word, where the row names another channel or no account', () => {
    for (const transferStatus of ['', 'failed', 'succeeded', 'inFlight', 'pending'] as const) {
      for (const failReason of ['', '余额不足', '扣款成功']) {
        for (const payChannel of ['counter', 'doorstep', 'online', 'other', ''] as const) {
          expect(judge(row({ transferStatus, failReason, payChannel })).status).toBe('notEnrolled')
        }
        for (const bankAccount of ['', '无', '-']) {
          expect(judge(row({ transferStatus, failReason, bankAccount })).status).toBe('notEnrolled')
        }
      }
    }
  })

  it.each([
    ['succeeded', '余额不足', true],
    ['pending', '扣款不成功', true],
    ['succeeded', '从没见过的说法', true],
    ['succeeded', '扣款完成', false],
    ['inFlight', '银行处理中', false],
    ['pending', '未送盘', false],
    ['succeeded', '', false],
    ['failed', '余额不足', true],
    ['failed', '扣款成功', false],
  ] as const)(
    'of the word "%s" with the words "%s": whether these say failure is %s',
    (transferStatus, failReason, says) => {
      expect(judge(row({ transferStatus, failReason })).saysFailure).toBe(says)
      expect(judge(row({ transferStatus, failReason, payChannel: 'counter' })).saysFailure).toBe(says)
    },
  )

  it('is not decided by a channel whose name nobody knows', () => {
    const payChannel = 'unknown'
    expect(judge(row({ transferStatus: 'failed', payChannel })).status).toBe('failed')
    expect(judge(row({ payChannel })).status).toBe('pending')
    expect(judge(row({ payChannel, bankAccount: '' })).status).toBe('notEnrolled')
    expect(judge(row({ payChannel, bankAccount: '' }, ['payChannel'])).status).toBe('notEnrolled')
    expect(judge(row({ transferStatus: 'inFlight', payChannel }, ['payChannel'])).status).toBe('inFlight')
  })

  it('is not decided by a column that is missing', () => {
    expect(judge(row({ transferStatus: 'failed', payChannel: '' }, ['bankAccount'])).status).toBe('failed')
    expect(judge(row({ transferStatus: 'failed', bankAccount: '' }, ['payChannel'])).status).toBe('failed')
    expect(judge(row({ transferStatus: 'pending', payChannel: '', bankAccount: '' }, [])).status).toBe('pending')
    expect(judge(row({ payChannel: '' }, ['bankAccount'])).status).toBe('pending')
    expect(judge(row({ bankAccount: '' }, ['payChannel'])).status).toBe('pending')
    expect(judge(row({ payChannel: '', bankAccount: '' }, [])).status).toBe('notEnrolled')
  })

  it('has a reason and a retry only when it failed, and the words of the bank always', () => {
    const pending = judge(row({ transferStatus: 'pending', failCode: '3008', failReason: '余额不足' }))
    expect(pending).toMatchObject({ reason: '', retry: '', rawReason: '3008 余额不足' })
    const failed = judge(row({ transferStatus: 'failed', failReason: '帐户 余额不足，请存款' }))
    expect(failed).toMatchObject({
      reason: 'T01',
      retry: 'next-batch',
      rawReason: '帐户 余额不足，请存款',
      known: true,
    })
  })

  it('is T22 and known when nothing was said, T22 and unknown when nobody knows the words', () => {
    expect(judge(row({ transferStatus: 'failed' }))).toMatchObject({ reason: 'T22', retry: 'manual', known: true })
    for (const failReason of ['从没见过的说法', '交易失败', '请联系发卡行', '扣款成功']) {
      expect(judge(row({ transferStatus: 'failed', failReason }))).toMatchObject({ reason: 'T22', known: false })
    }
  })
})

describe('advice', () => {
  it.each([
    ['请核实账户是否冻结', 'T22', false],
    ['交易失败,请检查账户是否已销户', 'T22', false],
    ['请联系发卡行,核实是否挂失', 'T22', false],
    ['请客户换卡', 'T22', false],
    ['请联系客户，如已销户请变更账号', 'T22', false],
    ['请存款，余额不足', 'T01', true],
    ['请稍后再试：系统忙', 'T20', true],
    ['扣款失败，请存款（余额不足）', 'T01', true],
    ['余额不足,请核实账户是否冻结', 'T01', true],
    ['请确认，扣款成功', 'T22', false],
    ['请客户到柜台,办理换卡', 'T22', false],
    ['请客户到银行,解除冻结', 'T22', false],
    ['请核对账号,避免账号错误', 'T22', false],
    ['请客户尽快存款,以免余额不足', 'T22', false],
    ['请检查账户,可能已销户', 'T22', false],
    ['请核实是否冻结,挂失', 'T22', false],
    ['请核实(冻结/挂失)', 'T22', false],
    ['请核实：账户冻结？', 'T22', false],
    ['转账失败,请求被拒绝,账户冻结', 'T10', true],
  ])('%s is %s', (failReason, reason, known) => {
    expect(judge(row({ transferStatus: 'failed', failReason }))).toMatchObject({ reason, known })
  })
})

describe('the retry', () => {
  const retry = (failReason: string, failCode = '') => judge(row({ transferStatus: 'failed', failReason, failCode }))

  it('of a limit is the next day when it counts per day or by number, after the fix when per debit', () => {
    for (const words of ['超过日累计限额', '超过单日限额', '交易次数超限', '当日笔数超限', 'daily limit exceeded']) {
      expect(retry(words)).toMatchObject({ reason: 'T15', retry: 'next-day' })
    }
    for (const words of ['超过单笔限额', '超限额', '年累计超限', 'single transaction limit exceeded']) {
      expect(retry(words)).toMatchObject({ reason: 'T15', retry: 'after-fix' })
    }
    expect(retry('', '3015').retry).toBe('next-day')
    expect(retry('', '3055').retry).toBe('next-day')
    expect(retry('', '3013').retry).toBe('after-fix')
  })

  it('of a time-out is manual: the bank is asked first', () => {
    for (const words of ['银行系统超时', '通讯超时', '发卡行无应答', 'Bank timeout']) {
      expect(retry(words)).toMatchObject({ reason: 'T20', retry: 'manual', timedOut: true })
    }
    for (const words of ['系统忙', '通讯故障']) {
      expect(retry(words)).toMatchObject({ reason: 'T20', retry: 'next-batch', timedOut: false })
    }
    expect(retry('超时,余额不足')).toMatchObject({ reason: 'T01', timedOut: false })
  })
})

describe('an account of Agricultural Bank of 15 digits', () => {
  const wrong = (bankName: string, bankAccount: string, failCode = '') =>
    judge(row({ transferStatus: 'failed', failReason: '账号错误', failCode, bankName, bankAccount })).reason

  it('that is called wrong lacks its prefix', () => {
    expect(wrong('中国农业银行', '123456789012345')).toBe('T07')
    expect(wrong('农行济南分行', '1234 5678 9012 345')).toBe('T07')
    expect(wrong('农行', '123456789012345', '3004')).toBe('T07')
  })

  it('is a wrong account at other banks, and with other lengths', () => {
    expect(wrong('中国农业发展银行', '123456789012345')).toBe('T06')
    expect(wrong('中国工商银行', '123456789012345')).toBe('T06')
    expect(wrong('中国农业银行', '6228480000000000018')).toBe('T06')
  })
})

describe('rules of the user', () => {
  const by = (transferRules: readonly TransferRule[], part: Partial<Receivable>) =>
    openJudge({ ...DEFAULT_SETTINGS, transferRules })(row({ transferStatus: 'failed', ...part }))

  it('win over the built-in ones, code before phrase before keyword, the longest keyword first', () => {
    const rules: TransferRule[] = [
      { keyword: '不足', reason: 'T02' },
      { keyword: '余额不足', reason: 'T16' },
      { phrase: '余额不足', reason: 'T19' },
      { code: 'x1', reason: 'T21' },
    ]
    expect(by(rules, { failReason: '账户余额不足' }).reason).toBe('T16')
    expect(by(rules, { failReason: '余额 不足' }).reason).toBe('T19')
    expect(by(rules, { failReason: '余额不足', failCode: 'X1' }).reason).toBe('T21')
    expect(by(rules, { failReason: '余额不足', failCode: '3031' }).reason).toBe('T19')
    expect(by(rules, { failReason: '存款不足' }).reason).toBe('T02')
  })

  it('can hold for one bank only, and beat the rule for all', () => {
    const rules: TransferRule[] = [
      { code: '99', reason: 'T10' },
      { code: '99', bank: '农信', reason: 'T01' },
    ]
    expect(by(rules, { failCode: '99', bankName: '山东农信社' }).reason).toBe('T01')
    expect(by(rules, { failCode: '99', bankName: '工商银行' }).reason).toBe('T10')
  })

  it('can say success and unknown, and may use words of the advice', () => {
    expect(by([{ keyword: '天书', reason: 'unknown' }], { failReason: '如天书' }).status).toBe('inFlight')
    expect(by([{ keyword: '联系发卡行', reason: 'T10' }], { failReason: '交易失败,请联系发卡行' }).reason).toBe('T10')
    expect(by([{ keyword: '天书', reason: 'success' }], { failReason: '如天书', transferStatus: '' }).status).toBe(
      'succeeded',
    )
  })
})

describe('speed', () => {
  it('judges 200,000 rows of few wordings at once, and of as many wordings without a long wait', () => {
    const rows = ['余额不足', '户名不符', '', '', '处理中', '账户状态异常'].map((failReason) =>
      row({ transferStatus: 'failed', failReason }),
    )
    const few = performance.now()
    for (let i = 0; i < 200_000; i++) judge(rows[i % rows.length] ?? EMPTY_RECEIVABLE)
    expect(performance.now() - few).toBeLessThan(1000)
    const many = performance.now()
    for (let i = 0; i < 20_000; i++)
      judge(row({ transferStatus: 'failed', failReason: `流水号${i}的账户状态不正常,请联系开户行` }))
    expect(performance.now() - many).toBeLessThan(4000)
    const long = performance.now()
    for (const char of '账户无不未 3008') judge(row({ transferStatus: 'failed', failReason: char.repeat(2000) }))
    expect(performance.now() - long).toBeLessThan(4000)
  })
})
