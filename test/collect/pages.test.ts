import { describe, expect, it } from 'vitest'
import {
  COLLECT_CODES,
  COLLECT_PAGES,
  type CollectPage,
  collectMessage,
  isLineExample,
  type LineExample,
  readEntry,
} from '../../src/collect/index.ts'
import { day } from './days.ts'

const LINE = {
  policyNo: 'P1',
  dueDate: day('2026-05-20'),
  runId: '20260618-0123456789ab',
  listed: day('2026-06-18'),
  graceEnd: day('2026-07-19'),
  collector: 'C1',
  source: '/inbox/a.xlsx',
  epoch1904: false,
}

function remarksOn(example: LineExample) {
  return readEntry(example, 1, LINE, day('2026-06-25'))?.remarks ?? []
}

describe('the catalogue of collecting', () => {
  const pages = COLLECT_CODES.map((code) => [code, COLLECT_PAGES[code] as CollectPage] as const)
  const ofLines = pages.filter(([, page]) => isLineExample(page.bad))

  it('has examples that are read as lines for every code about a cell', () => {
    expect(ofLines.map(([code]) => code)).toEqual([
      ...[
        'K010',
        'K011',
        'K012',
        'K013',
        'K014',
        'K015',
        'K016',
        'K017',
        'K018',
        'K019',
        'K020',
        'K021',
        'K022',
        'K023',
      ],
    ])
  })

  it.each(ofLines)('%s is raised by its bad example, and not by its good one', (code, { bad, good }) => {
    expect(isLineExample(bad) && remarksOn(bad).map((remark) => remark.code)).toContain(code)
    expect(isLineExample(good) && remarksOn(good).map((remark) => remark.code)).toEqual([])
  })

  it.each(ofLines)('%s fills every blank of its message in both languages', (code, { bad, message }) => {
    const remark = isLineExample(bad) ? remarksOn(bad).find((one) => one.code === code) : undefined
    const finding = { field: undefined, value: '', facts: remark?.facts ?? {} }
    for (const lang of ['zh', 'en'] as const) expect(collectMessage(message, finding, lang)).not.toMatch(/\{\w+\}/)
  })

  it('has names of their own', () => {
    const names = pages.map(([, page]) => page.name)
    expect(new Set(names).size).toBe(names.length)
  })
})
