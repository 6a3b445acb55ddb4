import { expect, it } from 'vitest'
import { withRun } from '../laws/run.ts'

it('a product or bank that bears the name of what every object has is counted like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const rows = names.map(
    (name, i) => `3701,P37018800000${i},${name},${name},${name},2026-05-08,1200.00,扣款失败,余额不足`,
  )
  const header = '机构代码,保单号,险种名称,开户银行,收费员姓名,应缴日期,应缴保费,转账状态,失败原因'
  await withRun([`${[header, ...rows].join('\n')}\n`], {}, ({ result, read }) => {
    expect(result.manifest.totals.casesFen).toBe(480_000)
    const { open } = JSON.parse(read('data/summary.json'))
    expect(Object.keys(open.product).sort()).toEqual([...names].sort())
  })
})
