import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { RunOptions } from '../../src/pipeline/types.ts'
import { AS_OF, withRun } from '../laws/run.ts'

const HEADER = '机构代码,机构名称,保单号,投保人姓名,应缴日期,应缴保费,收费状态,实收日期,收费员工号'

interface Row {
  readonly branch: string
  readonly policy: number
  readonly due: string
  readonly paid: string
}

const rowsOf = (branch: string, from: number, count: number, more: Partial<Row> = {}): readonly Row[] =>
  Array.from({ length: count }, (_, n) => ({ branch, policy: from + n, due: '2026-05-10', paid: '', ...more }))

const textOf = (rows: readonly Row[], header = HEADER) =>
  `${[
    header,
    ...rows.map(({ branch, policy, due, paid }) => {
      const name = branch === '' ? '' : `测试${branch}`
      return `${branch},${name},P3701${policy},测试一,${due},1200.00,${paid === '' ? '未收' : '已收'},${paid},C${branch}`
    }),
  ].join('\n')}\n`

let folder = ''
let books = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-missing-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

/** What runs tell, one a day, with one book; what the last of them tells. */
async function toldBy(...lists: readonly (string | readonly [text: string, options: Partial<RunOptions>])[]) {
  let told: readonly string[] = []
  const book = join(folder, `book${books++}.db`)
  for (const [n, list] of lists.entries()) {
    const [text, options] = typeof list === 'string' ? [list, {}] : list
    const usual = { book, asOf: (AS_OF + n) as typeof AS_OF }
    told = await withRun([text], { ...usual, ...options }, ({ result }) =>
      result.notices.flatMap(({ zh, en }) => [zh, en]),
    )
  }
  return told.join('\n')
}

describe('a branch that stood in the lists beside these', () => {
  const A = rowsOf('A1', 100, 3)
  const B = rowsOf('B2', 200, 2)

  it('is asked about when none of its open cases is left, and not when it comes again or was paid', async () => {
    const both = textOf([...A, ...B])
    const said = await toldBy(both, textOf(A))
    expect(said).toContain('还有别的机构要收的：B2测试B2 2 件，这次一件也没有，没有清单可发')
    expect(said).toContain('held open cases of others as well: B2测试B2: 2 cases. Now there is none')
    expect(await toldBy(both, textOf([...A, ...B.slice(0, 1)]))).not.toContain('别的机构')
    expect(await toldBy(textOf([...A, ...rowsOf('B2', 200, 2, { paid: '2026-05-12' })]), textOf(A))).not.toContain(
      '别的机构',
    )
  })

  it('is not asked about where branches are run one by one, or some were asked for', async () => {
    expect(await toldBy(textOf(A), textOf(B), textOf(A))).not.toContain('别的机构')
    expect(await toldBy(textOf([...A, ...B]), [textOf(A), { onlyBranch: ['A1'] }])).not.toContain('别的机构')
  })
})

describe('cases that left the lists, and nothing says why', () => {
  const many = rowsOf('A1', 100, 40)

  it('are told with their premium; half of the lists and more is a question about the list', async () => {
    const few = await toldBy(textOf(many), textOf(many.slice(19)))
    expect(few).toContain('到 2026-05-20 为止清单里有的 19 件（22,800.00 元）这次没有了，没有说收到钱')
    expect(few).toContain('清单只列未收的，收回实收清单')
    expect(few).not.toContain('占那次的一半以上')
    const half = await toldBy(textOf(many), textOf(many.slice(20)))
    expect(half).toContain('20 件（24,000.00 元）这次没有了')
    expect(half).toContain('占那次的一半以上，请核对：是不是少了一份清单、只导出了一部分，或保单号的写法变了')
  })

  it('are not those that were paid before', async () => {
    const paid = rowsOf('A1', 100, 20, { paid: '2026-05-12' })
    expect(await toldBy(textOf([...paid, ...many.slice(20)]), textOf(many.slice(20)))).not.toContain('这次没有了')
  })
})

describe('cases that were paid and are asked for again', () => {
  const paid = rowsOf('A1', 100, 2, { paid: '2026-05-12' })
  const open = rowsOf('A1', 200, 2)

  it('are told, as where the columns of money have other names than the day before', async () => {
    const renamed = HEADER.replace('收费状态', '缴讫标识码').replace('实收日期', '入账时点')
    const said = await toldBy(textOf([...paid, ...open]), textOf([...paid, ...open], renamed))
    expect(said).toContain('以前算已收或剔除的 2 件（2,400.00 元），这次又要收')
    expect(said).toContain('2 cases (2,400.00 yuan) that counted as paid or excluded before are to be collected again')
    expect(await toldBy(textOf([...paid, ...open]), textOf([...paid, ...open]))).not.toContain('这次又要收')
  })
})

describe('a debit that succeeded by a list', () => {
  const header = `${HEADER},缴费方式,开户行,银行账号,转账状态`
  const debited = (status: string, paid: string) =>
    textOf(rowsOf('A1', 100, 1, { paid }), header).replace('CA1', `CA1,银行转账,测试银行,6222020000000000,${status}`)
  const again = '以前算已收或剔除的 1 件（1,200.00 元），这次又要收'

  it('is taken back by the list that says unpaid after it had said paid, and that is told', async () => {
    expect(await toldBy(debited('成功', '2026-05-12'), debited('', ''))).toContain(again)
    expect(await toldBy(debited('成功', '2026-05-12'), debited('', '2026-05-12'))).not.toContain('又要收')
  })

  it('stands against a list that has never said paid: a return may have told it', async () => {
    expect(await toldBy(debited('成功', ''), debited('', ''))).not.toContain('又要收')
  })
})

describe('an output that is replaced', () => {
  it('names the worklists that the new one has not', async () => {
    const out = join(folder, 'out')
    const run = (rows: readonly Row[]) =>
      withRun([textOf(rows)], { out, force: true }, ({ result }) => result.notices.map(({ zh }) => zh).join('\n'))
    const [a, b] = [rowsOf('A1', 100, 2), rowsOf('B2', 200, 2)]
    expect(await run(a)).not.toContain('被替换的结果')
    expect(await run([...a, ...b])).not.toContain('被替换的结果')
    expect(await run(b)).toMatch(/被替换的结果里有 1 份清单，这次没有：A1\S*\/CA1_\S*2026-05-20\.xlsx。/)
  })

  it('of an earlier day has worklists of that day, and none of them is missed', async () => {
    const out = join(folder, 'daily')
    const run = (asOf: typeof AS_OF) =>
      withRun([textOf(rowsOf('A1', 100, 2))], { out, force: true, asOf }, ({ result }) =>
        result.notices.map(({ zh }) => zh).join('\n'),
      )
    await run(AS_OF)
    expect(await run((AS_OF + 1) as typeof AS_OF)).not.toContain('被替换的结果')
  })
})

describe('which book it is', () => {
  it('is told of a new one, once', async () => {
    expect(await toldBy(textOf(rowsOf('A1', 100, 2)))).toContain('新建了跟进簿')
    expect(await toldBy(textOf(rowsOf('A1', 100, 2)), textOf(rowsOf('A1', 100, 2)))).not.toContain('新建了跟进簿')
  })

  it('is asked where it knows lists, but neither these branches nor any of these cases', async () => {
    const said = '却没有见过这些机构，这些件一件也不认得'
    const [a, b] = [textOf(rowsOf('A1', 100, 2)), textOf(rowsOf('B2', 200, 2))]
    expect(await toldBy(a)).not.toContain(said)
    expect(await toldBy(a, b)).toContain(said)
    expect(await toldBy(a, textOf(rowsOf('A1', 200, 2)), textOf(rowsOf('A1', 300, 2)))).not.toContain(said)
    expect(await toldBy(a, textOf(rowsOf('B2', 100, 2)))).not.toContain(said)
    expect(await toldBy(textOf(rowsOf('', 100, 2)), textOf(rowsOf('', 200, 2)))).not.toContain(said)
  })

  it('says what to do where a run of a later day stands in it', async () => {
    const list = textOf(rowsOf('A1', 100, 2))
    const said = await toldBy([list, { asOf: (AS_OF + 365) as typeof AS_OF }], list)
    expect(said).toContain('要是那一次的截至日写错了，换上它之前的跟进簿备份再运行')
  })

  it('is told where one in the usual place is passed over for the sake of --out', async () => {
    const said = await withRun([textOf(rowsOf('A1', 100, 2))], { bookPassedOver: 'xuqi-out/book.db' }, ({ result }) =>
      result.notices.map(({ zh }) => zh).join('\n'),
    )
    expect(said).toContain('写了 --out，没有用跟进簿 xuqi-out/book.db')
  })
})
