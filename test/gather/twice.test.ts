import { describe, expect, it } from 'vitest'
import { statedTwice } from '../../src/gather/index.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { withRun } from '../laws/run.ts'

const row = (table: number, yuan: number, number = 2): Receivable => ({
  ...EMPTY_RECEIVABLE,
  premium: fen(yuan * 100),
  origin: { table, row: number },
})

describe('a premium that two tables state', () => {
  it('is told where both come to the same, in one row or in several', () => {
    expect(statedTwice([row(0, 1200, 7), row(1, 1200)])).toMatchObject({
      row: { origin: { table: 1 } },
      other: { origin: { row: 7 } },
      premium: 120_000,
    })
    expect(statedTwice([row(0, 1000), row(0, 200), row(1, 1200)])?.premium).toBe(120_000)
    expect(statedTwice([row(0, 300), row(1, 1200), row(2, 1200)])?.other.origin.table).toBe(1)
  })

  it('is none within one table, nor at other amounts', () => {
    expect(statedTwice([row(0, 600), row(0, 600)])).toBeUndefined()
    expect(statedTwice([row(0, 1200), row(1, 200)])).toBeUndefined()
    expect(statedTwice([row(0, 1200)])).toBeUndefined()
  })
})

describe('V016', () => {
  const list = (product: string, premium: string, code = '') =>
    `机构,保单号,险种代码,险种名称,应缴日期,应缴保费\n3701,P370188001001,${code},${product},2026-05-08,${premium}\n`
  const foundIn = (...files: readonly string[]) =>
    withRun(files, {}, ({ read, result }) => ({
      lines: read('data/findings.csv')
        .split('\n')
        .filter((line) => line.includes(',V016,')),
      fen: result.manifest.totals.casesFen,
    }))

  it('names both products, the place and what is asked for; the case keeps both premiums', async () => {
    const { lines, fen: sum } = await foundIn(list('安和终身', '1200.00'), list('安和终身寿险', '1200.00'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/,warn,premium,1200\.00,“安和终身寿险”和另一份表第 2 行的“安和终身”应缴都是 1200\.00：/)
    expect(lines[0]).toContain('加起来按 2400.00 收')
    expect(sum).toBe(240_000)
  })

  it('is silent for a rider in a list of its own, and for what has one code: the later list takes its place', async () => {
    expect((await foundIn(list('安和终身', '1200.00'), list('附加住院', '200.00'))).lines).toEqual([])
    const coded = await foundIn(list('安和终身', '1200.00', '1101'), list('安和终身寿险', '1200.00', '1101'))
    expect(coded).toEqual({ lines: [], fen: 120_000 })
  })
})
