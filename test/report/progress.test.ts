import { describe, expect, it } from 'vitest'
import { fen } from '../../src/model/money.ts'
import type { CaseRecord } from '../../src/model/progress.ts'
import type { Book, Cell, StyledCell, TableSheet } from '../../src/model/sheet.ts'
import type { Standing } from '../../src/model/standing.ts'
import type { Lang } from '../../src/model/text.ts'
import { objectionTo } from '../../src/model/threats.ts'
import { type ProgressBy, wordText } from '../../src/model/words.ts'
import { openCasePicks } from '../../src/pipeline/report/case-picks.ts'
import { openProgress, openStanding } from '../../src/progress/index.ts'
import { type ProgressInput, progressBook, progressPage } from '../../src/report/index.ts'
import { contact, day, question, record, state } from '../progress/samples.ts'

const due = day('2026-06-01')
const numbered = (no: number, change: Partial<CaseRecord>) => record({ policyNo: `37010000${1000 + no}`, ...change })

/** One of each kind: paid, failed, gone, lapsed, new, promised and broken, of two collectors and branches. */
const RECORDS: readonly CaseRecord[] = [
  numbered(1, { states: [state(3, due), state(4, due, { disposition: 'paid', transferStatus: 'succeeded' })] }),
  numbered(2, {
    states: [state(3, due), state(4, due, { transferStatus: 'failed', transferReason: 'T01' })],
    debits: [{ day: day('2026-06-08'), status: 'failed', reason: 'T01', rawReason: '', run: 4 }],
  }),
  numbered(3, { states: [state(3, due), state(4, due, { disposition: 'gone' })], lastRun: 3 }),
  numbered(4, {
    dueDate: day('2026-04-08'),
    states: [
      state(3, day('2026-04-08'), { bucket: 'grace2', stage: 'grace2' }),
      state(4, day('2026-04-08'), {
        bucket: 'grace2',
        stage: 'lapsed',
        dayState: 'lapsed',
        collector: 'C2',
        premium: fen(900_000),
      }),
    ],
  }),
  numbered(5, { states: [state(4, due, { collector: 'C2', details: { branch: '3702', overdue: ['F02'] } })] }),
  numbered(6, { contacts: [contact('2026-06-04', { outcome: 'promised', promised: day('2026-06-08') })] }),
  numbered(7, { states: [state(3, due, { collector: '', disposition: 'unassigned', details: { team: '' } })] }),
]

function inputOf(lang: Lang, records = RECORDS, picks = openCasePicks()): ProgressInput {
  const asked = question()
  const count = openProgress(asked)
  for (const standing of records.map(openStanding(asked))) {
    count.take(standing)
    picks.look(standing)
  }
  const names: Readonly<Record<string, string>> = { C1: '王红', C2: '李明', '3701': '济南', '3702': '青岛', S1: '督一' }
  return {
    progress: count.result(),
    lang,
    company: lang === 'zh' ? '泰山人寿' : 'Taishan Life',
    nameOf: (_: ProgressBy, key: string) => (lang === 'zh' ? (names[key] ?? '') : ''),
    lines: picks.lines(),
    changed: picks.changed(),
  }
}

const tableOf = (book: Book, name: string): TableSheet => {
  const sheet = book.sheets.find((one) => one.name === name)
  if (sheet?.kind !== 'table') throw new Error(`no table ${name}`)
  return sheet
}
const shownIn = (cell: Cell) => (typeof cell === 'object' ? cell.value : cell)
/** Rows as they stand in the workbook: number → values by the key of their column. */
const rowsOf = (sheet: TableSheet) => {
  const head = sheet.top.length + (sheet.columns.some(({ group }) => group !== undefined) ? 2 : 1)
  return new Map(
    [...sheet.rows].map((cells, index) => [
      head + index + 1,
      Object.fromEntries(cells.map((cell, i) => [sheet.columns[i]?.key ?? '', shownIn(cell)])),
    ]),
  )
}
const cellsIn = (book: Book): readonly StyledCell[] =>
  book.sheets.flatMap((sheet) =>
    (sheet.kind === 'page' ? sheet.rows.flatMap(({ cells }) => cells) : [...sheet.rows].flat()).filter(
      (cell): cell is StyledCell => typeof cell === 'object',
    ),
  )
const textsIn = (book: Book): readonly string[] =>
  book.sheets.flatMap((sheet) => [
    sheet.name,
    ...(sheet.kind === 'table' ? sheet.columns.flatMap(({ title, group = '' }) => [title, group]) : []),
    ...(sheet.kind === 'page' ? sheet.rows : sheet.top).flatMap(({ cells }) =>
      cells.map((cell) => String(shownIn(cell))),
    ),
    ...(sheet.kind === 'table' ? [...sheet.rows].flat().map((cell) => String(shownIn(cell) ?? '')) : []),
  ])

describe('the workbook of the follow-up report', () => {
  it.each(['zh', 'en'] as const)('leaves no blank open, and never threatens, in %s', (lang) => {
    const texts = textsIn(progressBook(inputOf(lang)))
    expect(texts.filter((text) => /\{\w+\}|NaN|\[object|Infinity/.test(text))).toEqual([])
    expect(texts.filter((text) => objectionTo(text)?.rule === 'threat')).toEqual([])
    if (lang === 'en') expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('leads from each change to the first of its cases, and holds as many lines as it counts', () => {
    const input = inputOf('zh')
    const book = progressBook(input)
    const lines = rowsOf(tableOf(book, '变化明细'))
    const { changes } = input.progress.total
    let links = 0
    for (const [change, { cases }] of Object.entries(changes)) {
      const title = wordText('change', change as keyof typeof changes).zh
      const own = [...lines].filter(([, line]) => line.change === title)
      expect([change, own.length]).toEqual([change, cases])
      if (cases === 0) continue
      links += 1
      const link = cellsIn(book).find(({ sheet, row }) => sheet === '变化明细' && row === own[0]?.[0])
      expect([change, link?.value]).toEqual([change, cases])
    }
    expect(links).toBe(5)
  })

  it('leads from branch, team and collector to their cases', () => {
    const book = progressBook(inputOf('zh'))
    const cases = rowsOf(tableOf(book, '案件'))
    expect(cases.size).toBe(RECORDS.length)
    for (const [sheet, key] of [
      ['机构', 'branch'],
      ['主管', 'team'],
      ['收费员', 'collector'],
    ] as const) {
      const names = [...tableOf(book, sheet).rows].slice(0, -1).map(([name]) => name)
      expect(names.length).toBeGreaterThan(1)
      for (const name of names) {
        if (typeof name !== 'object') throw new Error('no link')
        expect(name.sheet).toBe('案件')
        expect(cases.get(name.row ?? 0)?.[key]).toBe(name.value)
      }
    }
  })

  it('adds up each sheet of groups to its last line', () => {
    const book = progressBook(inputOf('zh'))
    for (const sheet of ['机构', '主管', '收费员']) {
      const rows = [...rowsOf(tableOf(book, sheet)).values()]
      for (const key of ['current-receivable', 'current-paidFen', 'open', 'overdueTasks', 'change-gone', 'failed'])
        expect(
          rows.slice(0, -1).reduce((sum, row) => sum + Number(row[key]), 0),
          `${sheet} ${key}`,
        ).toBe(Number(rows.at(-1)?.[key]))
    }
  })

  it('prints "—" where there is no receivable, and marks what is above 100 %', () => {
    const dearer = numbered(9, {
      states: [state(3, due), state(4, due, { disposition: 'paid', premium: fen(200_000) })],
    })
    const sheet = tableOf(progressBook(inputOf('zh', [dearer])), '收费员')
    const [first] = [...sheet.rows]
    const cell = (key: string) => first?.[sheet.columns.findIndex((column) => column.key === key)]
    expect(cell('grace1-caseRate')).toEqual({ value: '—', kind: 'rate' })
    expect(cell('current-premiumRate')).toMatchObject({ value: 2, tone: 'warning' })
    expect(cell('current-caseRate')).toEqual({ value: 1, kind: 'rate' })
  })

  it('says that nobody knows what has changed where there was no run before', () => {
    const asked = question({ previous: undefined })
    const count = openProgress(asked)
    count.take(openStanding(asked)(record()))
    const input = { ...inputOf('zh', []), progress: count.result() }
    const book = progressBook(input)
    expect(book.sheets.map(({ name }) => name)).not.toContain('变化明细')
    expect(textsIn(book).join()).toContain('以前没有较早日子的运行')
  })
})

describe('the page of the follow-up report', () => {
  it.each(['zh', 'en'] as const)(
    'leaves no blank open, names no policy in full, and never threatens, in %s',
    (lang) => {
      const page = progressPage(inputOf(lang))
      const text = JSON.stringify(page)
      expect(text).not.toMatch(/\{\w+\}|NaN|\[object|null|37010000\d{4}/)
      expect(text).toContain('…1004')
      expect(objectionTo(text)?.rule === 'threat').toBe(false)
      if (lang === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
    },
  )

  it('puts first whoever is most short of the targets', () => {
    const section = progressPage(inputOf('zh')).sections.find(({ title }) => title === '按收费员')
    const table = section?.blocks.find((block) => block.kind === 'table')
    const short = table?.kind === 'table' ? table.rows.map(({ cells }) => Number(cells.at(-3))) : []
    expect(short.length).toBe(3)
    expect(short).toEqual([...short].sort((a, b) => b - a))
  })
})

describe('the cases that the workbook lists', () => {
  const standings = (count: number): readonly Standing[] =>
    Array.from({ length: count }, (_, i) => {
      const premium = fen(1000 + i)
      const states = [
        state(3, due, { premium }),
        state(4, due, { disposition: i % 2 === 0 ? 'gone' : 'worklist', premium }),
      ]
      return openStanding(question())(numbered(i, { states, lastRun: i % 2 === 0 ? 3 : 4 }))
    })

  it('are all of them as long as there is room', () => {
    const picks = openCasePicks(10, 10)
    standings(10).forEach(picks.look)
    expect(picks.lines()).toMatchObject({ isComplete: true })
    expect(picks.lines().standings).toHaveLength(10)
    expect(picks.changed()).toMatchObject({ cut: [] })
  })

  it('else those that somebody has to look at, the largest, and the workbook says so', () => {
    const picks = openCasePicks(10, 3)
    standings(30).forEach(picks.look)
    const { standings: listed, isComplete } = picks.lines()
    expect(isComplete).toBe(false)
    expect(listed.map(({ premium }) => premium).sort((a, b) => a - b)).toEqual(
      [10, 12, 14, 16, 18, 20, 22, 24, 26, 28].map((i) => 1000 + i),
    )
    expect(picks.changed().lines.map(({ standing }) => standing.premium)).toEqual([1028, 1026, 1024])
    expect(picks.changed().cut).toEqual(['gone'])
    const again = openCasePicks(10, 3)
    const book = progressBook(inputOf('zh', RECORDS, again))
    expect(textsIn(book).join()).not.toContain('只列要有人过问的')
    const cut = { ...inputOf('zh'), lines: picks.lines(), changed: picks.changed() }
    expect(textsIn(progressBook(cut)).join()).toMatch(
      /只列要有人过问的 10 件.*无故离开清单只列保费最大的|无故离开清单只列保费最大的.*只列要有人过问的 10 件/s,
    )
  })
})
