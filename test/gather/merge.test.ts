import { describe, expect, it } from 'vitest'
import { carryOver, mergeRows, type RowDebit } from '../../src/gather/index.ts'
import { parseIsoDay } from '../../src/model/day.ts'
import { type Fen, fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'

const row = (given: Partial<Receivable>): Receivable => ({ ...EMPTY_RECEIVABLE, premium: fen(10_000), ...given })
const debitOf = ({ transferStatus, failCode }: Receivable): RowDebit => ({
  status: transferStatus || 'pending',
  reason: transferStatus !== 'failed' ? '' : failCode === 'T21' || failCode === 'T19' ? failCode : 'T01',
  timedOut: failCode === 'timeOut',
})
const merge = (...rows: readonly Receivable[]) => mergeRows(rows, debitOf)
const paid = (...rows: readonly Receivable[]): [string, Fen | undefined] => {
  const { paidFlag, paidAmount } = merge(...rows).receivable
  return [paidFlag, paidAmount]
}

describe('the rows of one case put together', () => {
  it('adds up premiums and lists products once, by code, else by name', () => {
    const merged = merge(
      row({ productCode: '1101' }),
      row({ productName: '附加医疗' }),
      row({ productCode: '1101' }),
      row({}),
    )
    expect([merged.premium, merged.rows, merged.products]).toEqual([40_000, 4, ['1101', '附加医疗']])
    expect(merged.receivable.premium).toBe(40_000)
  })

  it('is about the main product, wherever its row stands, a universal life one above all', () => {
    const rider = row({ productCode: '2407', productName: '附加住院' })
    const plain = row({ productCode: '1101', productName: '年金保险' })
    const universal = row({ productCode: '1408', productName: '尊享终身寿险（万能型）' })
    const codeOf = (...rows: readonly Receivable[]) => merge(...rows).receivable.productCode
    expect(codeOf(rider, universal)).toBe('1408')
    expect(codeOf(universal, rider)).toBe('1408')
    expect(codeOf(plain, universal)).toBe('1408')
    expect(codeOf(rider, plain)).toBe('1101')
    expect(codeOf(plain, rider)).toBe('1101')
    expect(codeOf(rider, row({ productCode: '2408', productName: '附加万能账户' }))).toBe('2407')
    expect(codeOf(row({ productCode: '1101' }), row({ productName: '年金保险' }))).toBe('1101')
    expect(merge(rider, universal).products).toEqual(['2407', '1408'])
  })

  it('fills what the first row leaves empty from the next one that has it', () => {
    const { receivable } = merge(
      row({ mobile: '' }),
      row({ mobile: '13800000001', address: '甲路1号' }),
      row({ address: '乙路2号' }),
    )
    expect([receivable.mobile, receivable.address]).toEqual(['13800000001', '甲路1号'])
  })

  it('takes what belongs together from one row: no outcome gets the reason of another debit', () => {
    const filled = merge(row({}), row({ transferStatus: 'failed', failReason: '余额不足' })).receivable
    expect([filled.transferStatus, filled.failReason]).toEqual(['failed', '余额不足'])
    const failed = merge(
      row({ transferStatus: 'failed', failReason: '余额不足' }),
      row({ transferStatus: 'failed', failReason: '已销户', failCode: '3018' }),
    ).receivable
    expect([failed.failReason, failed.failCode]).toEqual(['余额不足', ''])
    const bare = row({ transferStatus: 'failed', failReason: '余额不足' })
    const withAccount = row({ transferStatus: 'pending', bankAccount: '6222000000000000' })
    expect(merge(withAccount, bare).receivable).toMatchObject({
      transferStatus: 'failed',
      bankAccount: '6222000000000000',
    })
    const other = { payChannel: 'doorstep', transferStatus: 'pending' } as const
    const sent = { payChannel: 'transfer', bankAccount: '6222000000000000', transferStatus: 'inFlight' } as const
    for (const rows of [
      [row(other), row(sent)],
      [row(sent), row(other)],
    ])
      expect(merge(...rows).receivable).toMatchObject(sent)
    const account = merge(
      row({ bankName: '甲银行' }),
      row({ bankName: '乙银行', bankAccount: '6222000000000000' }),
    ).receivable
    expect([account.bankName, account.bankAccount]).toEqual(['甲银行', ''])
  })

  it('has the debit that asks for most, wherever its row stands: not known, failed, waiting, none, succeeded', () => {
    const order = ['inFlight', 'failed', 'pending', 'notEnrolled', 'succeeded'] as const
    for (const [i, graver] of order.entries())
      for (const other of order.slice(i + 1)) {
        const rows = [row({ transferStatus: other }), row({ transferStatus: graver, failReason: '原因' })]
        for (const each of [rows, [...rows].reverse()]) {
          const { transferStatus, failReason } = merge(...each).receivable
          expect([transferStatus, failReason]).toEqual([graver, '原因'])
        }
      }
  })

  it('has a death, then a debit that may have been carried out, before other failures', () => {
    const failed = (failCode: string) => row({ transferStatus: 'failed', failCode })
    const codeOf = (...rows: readonly Receivable[]) => merge(...rows).receivable.failCode
    for (const graver of ['T21', 'timeOut', 'T19']) {
      expect([codeOf(failed('T01'), failed(graver)), codeOf(failed(graver), failed('T01'))]).toEqual([graver, graver])
    }
    expect(codeOf(row({ transferStatus: 'inFlight' }), failed('T21'))).toBe('T21')
    expect(codeOf(row({ transferStatus: 'inFlight' }), failed('timeOut'))).toBe('')
  })

  it('is the debit of the rows that say something of one', () => {
    expect(merge(row({}), row({ transferStatus: 'succeeded' })).receivable.transferStatus).toBe('succeeded')
  })

  it('has the status of its main product, but lapsed where any row says so: no cover is promised that may not be there', () => {
    const statusOf = (...rows: readonly Receivable[]) => merge(...rows).receivable.policyStatus
    const main = row({ productName: '年金保险', policyStatus: 'inForce' })
    const rider = (policyStatus: Receivable['policyStatus']) => row({ productName: '附加住院', policyStatus })
    expect([statusOf(main, rider('lapsed')), statusOf(rider('lapsed'), main)]).toEqual(['lapsed', 'lapsed'])
    expect([statusOf(main, rider('terminated')), statusOf(rider('terminated'), main)]).toEqual(['inForce', 'inForce'])
    const ended = { ...main, policyStatus: 'terminated' } as const
    expect([statusOf(ended, rider('inForce')), statusOf(rider('lapsed'), ended)]).toEqual(['terminated', 'terminated'])
    expect(statusOf({ ...main, policyStatus: '' }, rider('inForce'))).toBe('inForce')
    const goesOn = row({ policyStatus: 'inForce' })
    const over = row({ policyStatus: 'terminated' })
    expect([statusOf(goesOn, over), statusOf(over, goesOn)]).toEqual(['inForce', 'inForce'])
    expect([statusOf(over, over), statusOf(over, row({}))]).toEqual(['terminated', 'terminated'])
    const silent = { ...main, policyStatus: '' } as const
    expect([statusOf(silent, rider('terminated')), statusOf(rider('terminated'), silent)]).toEqual(['', ''])
    const unmarked = row({ productName: '住院医疗保险', policyStatus: 'terminated' })
    expect([statusOf(unmarked, main), statusOf(main, unmarked)]).toEqual(['inForce', 'inForce'])
  })

  it('is paid when every row is, in full where no amount is given', () => {
    expect(paid(row({ paidFlag: 'paid' }), row({ transferStatus: 'succeeded' }))).toEqual(['paid', undefined])
    expect(paid(row({ paidFlag: 'paid', paidAmount: fen(9_000) }), row({ paidFlag: 'paid' }))).toEqual(['paid', 19_000])
  })

  it('is paid in part when only some rows are', () => {
    expect(paid(row({ paidFlag: 'unpaid' }), row({ paidFlag: 'paid' }))).toEqual(['paid', 10_000])
    expect(paid(row({ paidFlag: 'unpaid' }), row({}))).toEqual(['unpaid', undefined])
  })

  it('keeps the day of a debit that succeeded where that of another row is the case’s', () => {
    const returnDate = parseIsoDay('2026-05-25')
    const { receivable } = merge(
      row({ transferStatus: 'succeeded', returnDate }),
      row({ transferStatus: 'failed', failReason: '余额不足' }),
    )
    expect(receivable).toMatchObject({ transferStatus: 'failed', paidAmount: 10_000, paidDate: returnDate })
    const debited = row({ transferStatus: 'succeeded', returnDate })
    const failedThenPaid = row({ transferStatus: 'failed', returnDate: parseIsoDay('2026-06-25'), paidFlag: 'paid' })
    expect(merge(debited, failedThenPaid).receivable.paidDate).toBe(returnDate)
    expect(merge(debited, row({ paidFlag: 'paid' })).receivable.paidDate).toBe(undefined)
  })

  it('does not take the word of a status for money: whether a row was debited is judged elsewhere', () => {
    const rows = [
      row({ transferStatus: 'succeeded', payChannel: 'doorstep' }),
      row({ transferStatus: 'succeeded', payChannel: 'doorstep' }),
    ]
    expect(mergeRows(rows, () => ({ status: 'notEnrolled', reason: '', timedOut: false })).receivable.paidFlag).toBe('')
  })

  it('counts prepaid money once, as it is repeated on the rows of a policy', () => {
    expect(merge(row({ prepaid: fen(500) }), row({ prepaid: fen(500) })).receivable.prepaid).toBe(500)
    expect(merge(row({ prepaid: fen(300) }), row({ prepaid: fen(500) })).receivable.prepaid).toBe(500)
    expect(merge(row({ prepaid: fen(500) }), row({ prepaid: fen(300) }), row({})).receivable.prepaid).toBe(500)
    expect(merge(row({}), row({})).receivable.prepaid).toBeUndefined()
  })

  it('adds up the parts of premiums and what was paid, and takes the latest day of payment', () => {
    const days = [parseIsoDay('2026-05-25'), parseIsoDay('2026-05-20')]
    const { receivable } = merge(
      row({ mainPremium: fen(90), riderPremium: fen(10), paidAmount: fen(70), paidDate: days[0] }),
      row({ mainPremium: fen(20), paidAmount: fen(5), paidDate: days[1] }),
    )
    expect(receivable).toMatchObject({ mainPremium: 110, riderPremium: 10, paidAmount: 75, paidDate: days[0] })
  })

  it('a single row stays as it is', () => {
    const one = row({ paidAmount: fen(5), transferStatus: 'succeeded' })
    expect(merge(one).receivable).toBe(one)
  })
})

describe('a row and the rows that it supersedes', () => {
  const list = row({
    columns: new Set(['collectorCode', 'mobile', 'agentCode', 'agentName']),
    collectorCode: 'S1',
    mobile: '13800000001',
    agentCode: 'A1',
    agentName: '测甲',
  })

  it('keeps what its table has no column for', () => {
    const carried = carryOver(row({ columns: new Set(['failReason']), failReason: '余额不足' }), [list])
    expect([carried.collectorCode, carried.mobile, carried.failReason]).toEqual(['S1', '13800000001', '余额不足'])
    expect(carried.columns.has('mobile') && carried.columns.has('failReason')).toBe(true)
  })

  it('takes an empty cell at its word, and what belongs together from one row', () => {
    const later = row({ columns: new Set(['mobile', 'agentName']), agentName: '测乙' })
    const carried = carryOver(later, [list])
    expect([carried.mobile, carried.agentName, carried.agentCode, carried.collectorCode]).toEqual([
      '',
      '测乙',
      '',
      'S1',
    ])
  })

  it('asks the latest file first, and never carries an amount of premium', () => {
    const newer = row({ columns: new Set(['mobile']), mobile: '13800000002', premium: fen(1) })
    const carried = carryOver(row({ premium: fen(5) }), [newer, list])
    expect([carried.mobile, carried.premium]).toEqual(['13800000002', 5])
  })
})
