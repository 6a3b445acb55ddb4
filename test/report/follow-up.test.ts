import { describe, expect, it } from 'vitest'
import type { TableSheet } from '../../src/model/sheet.ts'
import { sourceOf, worklistBook } from '../../src/report/index.ts'
import { contact, type HistorySample, historyOf } from '../follow/samples.ts'
import { COLLECTOR, contextOf, oneCase, type Sample } from './samples.ts'

const AS_OF = '2026-06-18'

/** The workbook of these cases: the cells of its lines by header, and every text of its overview. */
function workbook(cases: readonly (readonly [Sample, HistorySample?])[]) {
  const context = contextOf(AS_OF)
  const worklist = cases.map(([sample, history], i) =>
    oneCase({ policyNo: `P${i}`, holderName: `客户${i}`, ...sample, history: history && historyOf(history) }, context),
  )
  const none = sourceOf([])
  const { book } = worklistBook(
    { collector: COLLECTOR, worklist: sourceOf(worklist), paid: none, future: none },
    context,
  )
  const tables = book.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table')
  const lines = tables.flatMap(({ columns, rows }) =>
    [...rows].map((cells) => Object.fromEntries(columns.map(({ title }, i) => [title, plain(cells[i])]))),
  )
  const [overview] = book.sheets
  const told = overview?.kind === 'page' ? overview.rows.map((row) => row.cells.map(plain).join(' ')) : []
  return { lines, told, titles: tables[0]?.columns.map(({ title }) => title) ?? [] }
}

function plain(cell: unknown): string {
  const value = typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell
  return value === undefined ? '' : String(value)
}

const GRACE1: Sample = { due: '2026-05-14' }
const HISTORY = ['联系次数', '最近三次联系', '上次结果', '承诺缴费', '怎么说', '找不到人时']

describe('a worklist with a history', () => {
  it('has its columns only where a case has one', () => {
    expect(workbook([[GRACE1]]).titles.filter((title) => HISTORY.includes(title))).toEqual([])
    const { titles } = workbook([
      [GRACE1],
      [
        GRACE1,
        {
          contacts: [
            contact('2026-06-15', { outcome: 'promised', promised: '2026-06-16', reason: 'forgot' }),
            contact('2026-06-17', { outcome: 'noAnswer' }),
          ],
        },
      ],
    ])
    expect([...titles].sort()).toEqual(expect.arrayContaining(HISTORY))
    expect(titles.indexOf('关系')).toBe(titles.indexOf('联系次数') - 1)
  })

  it('says what was tried, what was promised, what to say and whom to ask', () => {
    const contacts = [
      contact('2026-06-10', { outcome: 'noAnswer' }),
      contact('2026-06-11', { outcome: 'noAnswer' }),
      contact('2026-06-15', { outcome: 'promised', promised: '2026-06-17', reason: 'waiting' }),
      contact('2026-06-17', { outcome: 'switchedOff', person: '' }),
    ]
    const [line] = workbook([[GRACE1, { contacts }]]).lines
    expect(line?.联系次数).toBe('4')
    expect(line?.最近三次联系).toBe(
      [
        '6月17日 电话：关机/停机',
        '6月15日 电话 本人：承诺缴费，约定6月17日，原因：拖延至宽限期末',
        '6月11日 电话 本人：无人接听',
      ].join('\n'),
    )
    expect(line?.承诺缴费).toBe('6月17日 没兑现')
    expect(line?.怎么说).toBe('60天不等于两个月：最后一天是7月13日，请早点存入')
    expect(line?.找不到人时).toBe('翻以往联系记录，换时段再打')
    expect(line?.现在做什么).toBe('答应6月17日缴费，没有到账：今天再联系，问清原因')
    expect(line?.缓急).toBe('今天')
  })

  it('where a collector recorded a death nothing on the line asks for money, whatever the bank said', () => {
    const dead = [contact('2026-06-15', { outcome: 'other', reason: 'death', note: '家属说的' })]
    const failing: Sample = { ...GRACE1, transferStatus: 'failed', failReason: '余额不足' }
    const [line] = workbook([[failing, { contacts: dead }]]).lines
    expect(line?.缓急).toBe('停止收费')
    expect(line?.现在做什么).toBe('接身故报案（待核实）：停止收费联系，报主管，协助理赔')
    expect(line?.另外还要 ?? '').toBe('')
    expect(line?.失败原因).toBe('余额不足')
    expect(line?.谁做什么).toBe('收费员：停止收费联系，转理赔')
    expect(line?.下次扣款).toBe('不再扣款')
    expect(line?.最近三次联系).toContain('原因：身故/理赔中，家属说的')
  })

  it('a case past its day is to be made up for, one whose tasks are done waits', () => {
    const since = { F03: '2026-06-01' }
    const contacts = [contact('2026-06-10'), contact('2026-06-11', { outcome: 'promised', promised: '2026-06-22' })]
    const { lines } = workbook([
      [{ ...GRACE1, transferStatus: 'failed', failReason: '余额不足' }, { since: { ...since, F09: '2026-06-08' } }],
      [GRACE1, { since, contacts }],
    ])
    expect(lines.map((line) => line.缓急)).toEqual(['补办', '已办'])
    expect(lines[1]?.现在做什么).toBe('客户答应6月22日缴费：到日核对是否到账')
  })

  it('the overview counts what is past its day, promises not kept, and what was done since the last working day', () => {
    const { told } = workbook([
      [{ ...GRACE1, transferStatus: 'failed', failReason: '余额不足' }, { since: { F09: '2026-06-08' } }],
      [GRACE1, { contacts: [contact('2026-06-15', { outcome: 'promised', promised: '2026-06-17' })] }],
      [{ due: '2026-06-04' }, { contacts: [contact('2026-06-17')] }],
    ])
    const head = told[2] ?? ''
    expect(head).toContain('今天要办 2件')
    expect(head).toContain('其中1件过了期限要补办')
    expect(head).toContain('1件答应缴费没有兑现')
    expect(head).toContain('6月17日以来办好1项')
    expect(told.some((row) => row.includes('答应缴费没有兑现的件'))).toBe(true)
  })
})
