import { describe, expect, it } from 'vitest'
import { openServicing } from '../../src/classify/index.ts'
import { openFollowUp } from '../../src/follow/index.ts'
import type { AssignedCase } from '../../src/model/case.ts'
import type { Book, Cell, CellValue } from '../../src/model/sheet.ts'
import type { Lang } from '../../src/model/text.ts'
import { assignmentBook, isGiven, openAssignmentTally } from '../../src/report/index.ts'
import { AS_OF, assignCases, bookOf, casesOf, had, type Sample } from '../assign/samples.ts'
import { contextOf as assignmentContext, day } from '../classify/samples.ts'
import { contextOf } from './samples.ts'

const ROSTER = [
  { code: 'S1', name: '测甲' },
  { code: 'S2', name: '测乙', limit: 3 },
  { code: 'S3', name: '测丙', status: 'left', leftOn: day('2026-05-01'), substitute: 'S2' },
  { code: 'S4', name: '测丁', away: true },
  { code: 'S5', name: '测戊', status: 'left', substitute: 'S5' },
  { code: 'S6', name: '测己', status: 'left', substitute: 'S4' },
] as const

const SAME = '370000199001019999'
const ROWS: readonly Sample[] = [
  { collectorCode: 'S1', agentCode: 'S1' },
  { collectorCode: 'S1' },
  { collectorCode: 'S3' },
  { agentCode: 'S1' },
  { branchCode: 'B1' },
  { collectorCode: 'S4', branchCode: 'B1' },
  { branchCode: 'B1', holderIdNo: SAME },
  { branchCode: 'B1', holderIdNo: SAME },
  { branchCode: 'B9', collectorCode: 'S5' },
  { branchCode: '', collectorCode: 'S6' },
  { branchCode: 'B1', due: '2026-06-10', agentCode: 'S3' },
  { branchCode: 'B1', paidFlag: 'paid' },
  { collectorCode: 'S2' },
]

function report(lang: Lang = 'zh'): { book: Book; cases: readonly AssignedCase[] } {
  const context = assignmentContext(AS_OF, {
    roster: ROSTER,
    assignments: { P0: 'S2' },
    book: bookOf({ P1: had('S2'), P4: had('S9', { name: '走了' }) }),
  })
  const { assignment, cases } = assignCases(casesOf(ROWS, context), context)
  const servicingOf = openServicing(context)
  const followUpOf = openFollowUp(context)
  const assigned = cases.map((c, id): AssignedCase => {
    const collector = assignment.collectorOf(id)
    const one: Omit<AssignedCase, 'followUp'> = {
      ...c,
      collector,
      servicing: servicingOf(c.receivable, collector),
      assignedBy: assignment.ruleOf(id),
      reasonCode: assignment.reasonCodeOf(id),
      assignedSince: assignment.sinceOf(id),
      assignedFirstBy: assignment.firstRuleOf(id),
      previousCollector: assignment.previousOf(id),
      disposition: collector || c.disposition !== 'worklist' ? c.disposition : 'unassigned',
      priority: 0,
    }
    return { ...one, followUp: followUpOf(one) }
  })
  const tally = openAssignmentTally()
  assigned.forEach((c, id) => {
    tally.add(c, assignment.lastOf(id), () => assignment.nobodyBecause(c.receivable))
  })
  const listed = assigned.map((c, id) => ({
    c,
    id,
    together: assignment.isTogether(id),
    because: assignment.nobodyBecause(c.receivable),
  }))
  const lines = <T>(all: readonly T[]) => ({ count: all.length, lines: all })
  const given = listed.filter(({ c, id }) => c.disposition !== 'paid' && isGiven(c, assignment.lastOf(id)))
  const book = assignmentBook(
    {
      counts: tally,
      collectors: assignment.collectors,
      given: lines(given),
      orphans: lines(given.filter(({ c }) => c.servicing === 'orphan')),
      nobody: lines(listed.filter(({ c }) => c.disposition === 'unassigned')),
      part: false,
    },
    { ...contextOf(AS_OF, lang), roster: context.roster },
  )
  return { book, cases: assigned }
}

const plain = (cell: Cell | undefined): CellValue => (typeof cell === 'object' ? cell.value : cell)

function table(book: Book, name: string) {
  const sheet = book.sheets.find((one) => one.name === name)
  if (sheet?.kind !== 'table') throw new Error(`no table ${name}`)
  const keys = sheet.columns.map(({ key }) => key)
  return [...sheet.rows].map((cells) => Object.fromEntries(keys.map((key, i) => [key, plain(cells[i])])))
}

function page(book: Book): readonly string[] {
  const [sheet] = book.sheets
  if (sheet?.kind !== 'page') throw new Error('no page')
  return sheet.rows.map(({ cells }) => cells.map(plain).join(' | '))
}

describe('the assignment report', () => {
  const { book } = report()

  it('says of each case that has a new collector whose it was, whose it is and why', () => {
    const said = table(book, '变动').map(({ policyNo, before, now, rule, code, why }) => [
      policyNo,
      before,
      now,
      `${rule} ${code}`,
      why,
    ])
    expect(said).toEqual([
      ['P0', 'S1 测甲', 'S2 测乙', '1 05', '分派表指定'],
      ['P1', 'S2 测乙', 'S1 测甲', '2 07', '清单写明这位收费员'],
      ['P2', 'S3 测丙', 'S2 测乙', '4 06', '原收费员已离职（2026-05-01），由替代人接（S3 → S2）'],
      ['P3', undefined, 'S1 测甲', '5 01', '出单业务员，在职、可收费'],
      ['P4', 'S9 走了', 'S1 测甲', '6 02', '原收费员不在名册里，本机构件数最少'],
      ['P5', 'S4 测丁', 'S1 测甲', '6 02', '原收费员停收或还没入职，没有写替代人，本机构件数最少'],
      ['P6', undefined, 'S1 测甲', '6 02', '本机构件数最少'],
      ['P7', undefined, 'S1 测甲', '6 02', '同一客户的另一件已在这位手上'],
      ['P10', undefined, expect.anything(), '6 02', '本机构件数最少'],
    ])
  })

  it('says why nobody can take a case, and what became of the one who had it', () => {
    expect(table(book, '无人可收').map(({ policyNo, before, why }) => [policyNo, before, why])).toEqual([
      ['P8', 'S5 测戊', '原收费员已离职，替代人绕成一圈（S5 → S5），这个机构没有在职、可收费的人'],
      ['P9', 'S6 测己', '原收费员已离职，替代人里没有在职的（S6 → S4），清单里没有机构，不知道在哪里找人'],
    ])
  })

  it('lists orphan policies with a new collector, to be introduced within seven days and on a working day', () => {
    const orphans = table(book, '新孤儿单')
    expect(orphans.map(({ policyNo }) => policyNo)).toEqual(['P1', 'P2', 'P4', 'P5', 'P6', 'P7', 'P10'])
    expect(new Set(orphans.map(({ introduceBy }) => introduceBy))).toEqual(new Set([day('2026-05-27')]))
  })

  it('what each has before and after adds up, line by line and in total', () => {
    const lines = table(book, '收费员')
    for (const line of lines) {
      const [before, away, from, fresh, after] = ['Before', 'Away', 'In', 'New', 'After'].map((key) =>
        Number(line[key] ?? 0),
      )
      expect((before ?? 0) - (away ?? 0) + (from ?? 0) + (fresh ?? 0)).toBe(after)
    }
    const { cases } = report()
    const open = cases.filter(({ disposition }) => disposition === 'worklist')
    expect(lines.at(-1)).toMatchObject({ branch: '合计', After: open.length })
    expect(lines.map(({ who, status }) => `${who} ${status}`)).toEqual([
      'S1 测甲 在职',
      'S2 测乙 在职',
      'S3 测丙 已离职',
      'S4 测丁 停收或未入职',
      'S5 测戊 已离职',
      'S6 测己 已离职',
      'S9 走了 不在名册',
      ' ',
    ])
  })

  it('counts by rule, what changed and what nobody can take, and names what to mend in the roster', () => {
    const said = page(book).join('\n')
    expect(said).toContain('4 | 原收费员不在，由替代人接 | 1 | 50000')
    expect(said).toContain('7 | 无人可收 | 2 | 100000')
    expect(said).toContain('换了收费员 | 5 | 250000 | 0')
    expect(said).toContain('原来没有人，新分派 | 3 | 150000 | 1')
    expect(said).toContain('这个机构没有在职、可收费的人 | 1 | 50000')
    expect(said).toContain('S5 → S5 | 替代人绕成一圈')
  })

  it('is in English as well', () => {
    const english = report('en').book
    const [, , given] = english.sheets
    expect(english.sheets.map(({ name }) => name)).toEqual([
      'Overview',
      'Collectors',
      'Changes',
      'New orphans',
      'Nobody',
    ])
    const why = given?.kind === 'table' ? [...given.rows].map((cells) => String(plain(cells[7]))) : []
    expect(why[2]).toBe('the collector has left (2026-05-01); the substitute takes over (S3 → S2)')
    expect(why.join() + page(english).join()).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
