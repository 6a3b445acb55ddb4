import { describe, expect, it } from 'vitest'
import { tellsReversal } from '../../../src/collect/index.ts'
import { withDesk } from './desk.ts'

const BANK = '保单号,应缴日,金额,扣款结果,返回信息,回盘日期'

describe('money that went back', () => {
  it.each([[['成功', '已冲正']], [['扣款成功，已冲正']], [['冲正成功']], [['退 费']], [['部分退款']]])(
    '%j tells of it',
    (cells) => {
      expect(tellsReversal(cells, [])).toBe(true)
    },
  )

  it.each([[['成功', '']], [['如需退款请联系开户行']], [['退保']], [['未冲正']], [['是']], [[1200]]])(
    '%j does not',
    (cells) => {
      expect(tellsReversal(cells, ['状态', '说明'])).toBe(false)
    },
  )

  it('is told by a mark under its title too', () => {
    expect(tellsReversal(['P1', '是'], ['保单号', '冲正标志'])).toBe(true)
    expect(tellsReversal(['P1', '否'], ['保单号', '冲正标志'])).toBe(false)
    expect(tellsReversal(['P1', 1], ['保单号', '是否退费'])).toBe(true)
  })

  it('is never recorded as money that came', () =>
    withDesk(async (desk) => {
      const bank = [
        'P1,2026-05-03,1200.00,成功,已冲正,2026-05-21',
        'P2,2026-04-10,-5600.00,成功,,2026-05-21',
        'P3,2026-04-20,800.00,成功,,2026-05-21',
        'P4,2026-03-25,12000.00,失败,已冲正,2026-05-21',
      ]
      const paid = ['P5,2026-05-09,700.00,2026-05-21,退费', 'P6,2026-01-05,-950.00,2026-05-21,退费']
      const result = await desk.collect([
        desk.write('bank.csv', [BANK, ...bank, ''].join('\n')),
        desk.write('paid.csv', ['保单号,应缴日,实收保费,实收日期,业务', ...paid, ''].join('\n')),
      ])
      expect(result.findings).toMatchObject(
        ['P1', 'P2', 'P5'].map((policyNo) => ({ code: 'K046', severity: 'reject', policyNo })),
      )
      expect(desk.book.debits.map(({ policyNo, result: { status } }) => [policyNo, status])).toEqual([
        ['P3', 'succeeded'],
        ['P4', 'failed'],
      ])
      // finance writes what went back with a minus
      expect(desk.book.payments).toMatchObject([{ policyNo: 'P6', payment: { amount: -95_000 } }])
    }))

  it('is told where a failure follows a success, in whatever file', () =>
    withDesk(async (desk) => {
      const line = (status: string, words: string, on: string) =>
        desk.write(`${on}.csv`, `${BANK}\nP1,2026-05-03,1200.00,${status},${words},${on}\n`)
      await desk.collect([line('成功', '', '2026-05-21')])
      const next = await desk.collect([line('失败', '已冲正', '2026-05-22')])
      expect(next.findings).toMatchObject([
        { code: 'K047', severity: 'warn', policyNo: 'P1', facts: { succeeded: '2026-05-21' } },
      ])
      const again = await desk.collect([line('成功', '', '2026-05-23')])
      expect(again.findings).toEqual([])
      expect(desk.book.debits).toHaveLength(3)
    }))

  it('leaves the instalment unpaid for a line without a due date; one that is paid is told as such', () =>
    withDesk(async (desk) => {
      const paid = (name: string, amount: string) =>
        desk.collect([desk.write(name, `保单号,实收保费,实收日期\nP1,${amount},2026-05-2${name[0]}\n`)])
      await paid('1.csv', '600.00')
      expect((await paid('2.csv', '600.00')).findings).toEqual([])
      expect((await paid('3.csv', '600.00')).findings).toMatchObject([{ code: 'K048', severity: 'reject' }])
      expect(desk.book.payments).toHaveLength(2)
    }))
})
