import { expect, it } from 'vitest'
import { withRun } from '../laws/run.ts'

const HEADER = '保单号,投保人姓名,应缴日期,应缴保费,开户银行,银行账号,转账状态'
const row = (n: number, status: string) =>
  `P37018800100${n},测试${n},2026-06-08,1200.00,工商银行,622202000000000000${n},${status}`

it('a list whose transfer status holds reasons beside 成功 tells failure and reason; where a column is for reasons it does not', async () => {
  const rows = [row(1, '成功'), row(2, '余额不足'), row(3, '转账失败：账户已销户'), row(4, '天晓得')]
  const told = (files: readonly string[]) =>
    withRun(files, {}, ({ read }) => {
      const [header = '', ...lines] = read('data/cases.csv').trim().split('\n')
      const at = ['transferStatus', 'transferReason', 'transferRawReason'].map((name) =>
        header.split(',').indexOf(name),
      )
      return {
        cases: lines.map((line) => at.map((place) => line.split(',')[place])),
        unknown: read('data/findings.csv')
          .split('\n')
          .filter((line) => line.includes(',M004,')).length,
      }
    })
  expect(await told([`${[HEADER, ...rows].join('\n')}\n`])).toEqual({
    cases: [
      ['succeeded', '', ''],
      ['failed', 'insufficient-funds', '余额不足'],
      ['failed', 'account-closed', '转账失败：账户已销户'],
      ['pending', '', ''],
    ],
    unknown: 1,
  })
  const wide = [`${HEADER},失败原因`, ...rows.map((line) => `${line},`)]
  expect((await told([`${wide.join('\n')}\n`])).unknown).toBe(3)
})
