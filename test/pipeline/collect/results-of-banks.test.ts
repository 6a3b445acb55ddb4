import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts'
import { type Desk, withDesk } from './desk.ts'

const refusalOf = async (desk: Desk, path: string) =>
  (await desk.collect([path]).then(
    () => [],
    (refusal) => refusal.items,
  )) as readonly { readonly code: string; readonly facts: { readonly what: { readonly zh: string } } }[]
const statusOf = (desk: Desk) => desk.book.debits.map(({ policyNo, result }) => [policyNo, result.status])

it('状态 is the result of the debit where its words are those of debits, and 收费金额 what was debited', () =>
  withDesk(async (desk) => {
    const lines = ['P1,2026-05-03,1100.00,成功,2026-05-21', 'P2,2026-04-10,5600.00,失败,2026-05-21']
    const path = desk.write('bank.csv', ['保单号,应缴日,收费金额,状态,回盘日期', ...lines, ''].join('\n'))
    const { findings } = await desk.collect([path])
    expect(statusOf(desk)).toEqual([
      ['P1', 'succeeded'],
      ['P2', 'failed'],
    ])
    expect(findings).toMatchObject([{ code: 'K045', policyNo: 'P1' }])
  }))

it('a column of results may be the third that is known, and a header then has enough', () =>
  withDesk(async (desk) => {
    const lines = ['P1,2026-05-03,成功', 'P2,2026-04-10,余额不足']
    const { findings } = await desk.collect([
      desk.write('bank.csv', ['保单号,应缴日,处理结果', ...lines, ''].join('\n')),
    ])
    expect(findings).toEqual([])
    expect(statusOf(desk)).toEqual([
      ['P1', 'succeeded'],
      ['P2', 'failed'],
    ])
    const other = desk.write('other.csv', '保单号,应缴日,处理结果\nP1,2026-05-03,已归档\n')
    expect(await refusalOf(desk, other)).toMatchObject([{ code: 'R052' }])
  }))

it('状态 of a policy is none, and stands back behind a column that is named for it', () =>
  withDesk(async (desk) => {
    const list = desk.write('list.csv', '保单号,应缴日,应缴保费,状态\nP1,2026-05-03,1200.00,有效\n')
    expect(await refusalOf(desk, list)).toMatchObject([{ code: 'R050' }])
    const bank = '保单号,应缴日,转账状态,状态\nP1,2026-05-03,失败,成功\n'
    await desk.collect([desk.write('bank.csv', bank)])
    expect(statusOf(desk)).toEqual([['P1', 'failed']])
  }))

it.each(['S', '1', '00'])('a result %s is not guessed: it is told, and the settings say what it means', (word) =>
  withDesk(async (desk) => {
    const lines = ['P1,2026-05-03,1200.00,成功', 'P3,2026-04-20,800.00,成功', `P2,2026-04-10,5600.00,${word}`]
    const path = desk.write('bank.csv', ['保单号,应缴日,金额,转账状态', ...lines, ''].join('\n'))
    expect((await desk.collect([path])).findings).toMatchObject([
      { code: 'K050', severity: 'reject', policyNo: 'P2', value: word },
    ])
    expect(statusOf(desk)).toHaveLength(2)
    const settings = { ...DEFAULT_SETTINGS, words: { transferStatus: { succeeded: [word] } } }
    expect((await desk.collect([path], { settings })).findings).toEqual([])
    expect(statusOf(desk)).toContainEqual(['P2', 'succeeded'])
  }),
)

it('a return whose results nobody knows is refused with its words, and is no list of receivables', () =>
  withDesk(async (desk) => {
    const lines = ['P1,2026-05-03,1200.00,S', 'P2,2026-04-10,5600.00,F']
    const [refused] = await refusalOf(
      desk,
      desk.write('bank.csv', ['保单号,应缴日,金额,转账状态', ...lines, ''].join('\n')),
    )
    expect(refused?.code).toBe('R052')
    expect(refused?.facts.what.zh).toContain('“S”“F”')
    const half = desk.write(
      'half.csv',
      '保单号,应缴日,金额,转账状态\nP1,2026-05-03,1200.00,失败\nP2,2026-04-10,5600.00,S\n',
    )
    expect(await refusalOf(desk, half)).toMatchObject([{ code: 'R052' }])
    // a list for collectors says whom to call
    const list = lines.map((line) => `${line},13800001111`)
    expect(
      await refusalOf(desk, desk.write('list.csv', ['保单号,应缴日,应缴保费,转账状态,手机', ...list, ''].join('\n'))),
    ).toMatchObject([{ code: 'R050' }])
  }))

describe('amounts in fen', () => {
  const paidList = (desk: Desk, ...lines: readonly string[]) =>
    desk.write('paid.csv', ['保单号,应缴日,实收保费,实收日期', ...lines, ''].join('\n'))
  const P1 = 'P1,2026-05-03,120000,2026-05-21'
  const P3 = 'P3,2026-04-20,80000,2026-05-21'
  const amounts = (desk: Desk) => desk.book.payments.map(({ payment }) => payment.amount)

  it('are told and recorded as yuan, a part payment among them too', () =>
    withDesk(async (desk) => {
      const { findings } = await desk.collect([paidList(desk, P1, P3, 'P2,2026-04-10,100000,2026-05-21')])
      expect(findings).toMatchObject([{ code: 'K051', severity: 'warn', cell: '' }])
      expect(amounts(desk).toSorted()).toEqual([100_000, 120_000, 80_000])
      const bank = ['P4,2026-03-25,1200000,成功,2026-05-21', 'P5,2026-05-09,70000,成功,2026-05-21', '']
      const returned = await desk.collect([
        desk.write('bank.csv', ['保单号,应缴日,金额,转账状态,回盘日期', ...bank].join('\n')),
      ])
      expect(returned.findings).toMatchObject([{ code: 'K051' }])
      expect(desk.book.debits).toHaveLength(2)
    }))

  it.each([
    ['one is the premium', ['P1,2026-05-03,120000,2026-05-21', P3, 'P2,2026-04-10,5600,2026-05-21']],
    ['one has cents', [P1, P3, 'P2,2026-04-10,1000.50,2026-05-21']],
    ['only half are a hundredfold', [P1, 'P2,2026-04-10,6000,2026-05-21']],
  ])('are not assumed where %s', (_, lines) =>
    withDesk(async (desk) => {
      const { findings } = await desk.collect([paidList(desk, ...lines)])
      expect(findings.map(({ code }) => code)).not.toContain('K051')
      expect(findings.map(({ code }) => code)).toContain('K043')
      expect(amounts(desk)).toContain(12_000_000)
    }),
  )
})

describe("a column of results that holds the bank's words", () => {
  const reasonsOf = (desk: Desk) =>
    desk.book.debits.map(({ policyNo, result }) => [policyNo, result.status, result.reason, result.rawReason])
  const bank = (...results: readonly string[]) => {
    const cases = ['P1,2026-05-03', 'P2,2026-04-10', 'P3,2026-04-20']
    return ['保单号,应缴日,扣款结果', ...results.map((result, i) => `${cases[i]},${result}`), ''].join('\n')
  }

  it('says success, failure with its reason, or that nobody knows yet', () =>
    withDesk(async (desk) => {
      const { findings } = await desk.collect([
        desk.write('bank.csv', bank('扣款成功', '余额不足', '银行处理中，结果不明确')),
      ])
      expect(findings).toEqual([])
      expect(reasonsOf(desk)).toEqual([
        ['P1', 'succeeded', '', ''],
        ['P2', 'failed', 'T01', '余额不足'],
        ['P3', 'inFlight', '', '银行处理中，结果不明确'],
      ])
    }))

  it('or the code that the catalogue knows', () =>
    withDesk(async (desk) => {
      await desk.collect([desk.write('bank.csv', bank('0000', '3008'))])
      expect(reasonsOf(desk)).toEqual([
        ['P1', 'succeeded', '', '0000'],
        ['P2', 'failed', 'T01', '3008'],
      ])
    }))

  it('be it one line, or the same words on all', () =>
    withDesk(async (desk) => {
      await desk.collect([desk.write('bank.csv', bank('户名不符'))])
      expect(reasonsOf(desk)).toEqual([['P1', 'failed', 'T03', '户名不符']])
    }))

  it.each(['签约成功', '授权成功'])('takes %s neither for money nor for a failure', (word) =>
    withDesk(async (desk) => {
      const { findings } = await desk.collect([desk.write('bank.csv', bank('扣款成功', '余额不足', word))])
      expect(findings).toMatchObject([{ code: 'K050', policyNo: 'P3' }])
      expect(statusOf(desk)).toHaveLength(2)
    }),
  )

  it('makes no failure of a word that nobody knows: S may be success', () =>
    withDesk(async (desk) => {
      const { findings } = await desk.collect([desk.write('bank.csv', bank('余额不足', '余额不足', 'S'))])
      expect(findings).toMatchObject([{ code: 'K050', policyNo: 'P3', value: 'S' }])
      expect(statusOf(desk)).toEqual([
        ['P1', 'failed'],
        ['P2', 'failed'],
      ])
    }))
})
