import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/model/case.ts'
import { FIELD_NAMES, FIELDS } from '../../src/model/field.ts'
import type { Fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable, WORD_LIST_OF } from '../../src/model/receivable.ts'
import { WORDS, type WordList, wordsOf } from '../../src/model/words.ts'
import { openCaseReader, openCaseWriter } from '../../src/pipeline/judging/case-record.ts'
import { openRowReader, openRowWriter } from '../../src/pipeline/reading/row-record.ts'
import { openScratch } from '../../src/pipeline/scratch.ts'
import { classifyOne, contextOf, day, failed } from '../classify/samples.ts'

const origin = { table: 3, row: 4_000_000 }

function rowAgain(row: Receivable): Receivable {
  const scratch = openScratch()
  try {
    const address = openRowWriter(scratch.open())(row, 'V021 V030')
    const reader = openRowReader(scratch.reader())
    const again = reader.read(address, row.origin, row.columns)
    expect(reader.codes()).toBe('V021 V030')
    return again
  } finally {
    scratch.close()
  }
}

/** What the temporary store gives back for a case put into it. */
function caseAgain(c: Case) {
  const scratch = openScratch()
  try {
    const spill = scratch.open()
    const row = openRowWriter(spill)(c.receivable, '')
    const address = openCaseWriter(spill)(c, row)
    return openCaseReader(scratch.reader())(address)
  } finally {
    scratch.close()
  }
}

/** Every field has a value that no other field of its kind has. */
function fullRow(): Receivable {
  const values = FIELD_NAMES.map((name, place) => {
    const { kind } = FIELDS[name]
    if (kind === 'text') return [name, `${name} 文字 ${place}`]
    if (kind === 'word') {
      const list = Object.entries(WORD_LIST_OF).find(([field]) => field === name)?.[1]
      return [name, list && wordsOf(list).at(-1)]
    }
    return [name, kind === 'money' ? 10_000_000_000 + place : 1000 + place]
  })
  return { ...EMPTY_RECEIVABLE, ...Object.fromEntries(values), origin }
}

function expectWhole(c: Case): void {
  const { receivable, ...all } = caseAgain(c)
  const {
    collector,
    assignedBy,
    reasonCode,
    assignedSince,
    assignedFirstBy,
    previousCollector,
    priority,
    followUp,
    ...again
  } = all
  const { receivable: row, ...judged } = c
  expect(again).toEqual(judged)
  expect(Object.keys(again).sort()).toEqual(Object.keys(judged).sort())
  for (const name of FIELD_NAMES) expect(receivable[name], name).toEqual(row[name])
  expect(receivable.origin).toEqual(row.origin)
  expect([collector, assignedBy, reasonCode, priority]).toEqual([undefined, 7, '', 0])
  expect(followUp.tasks).toEqual([])
  expect([assignedSince, assignedFirstBy, previousCollector]).toEqual([undefined, 7, undefined])
}

describe('what is put aside and read again', () => {
  const plain = classifyOne({ due: '2026-05-01', mobile: '13800000001', codes: ['V030'] }, contextOf('2026-06-18'))

  it('is the whole row, whether its fields are filled or not', () => {
    expect(rowAgain(fullRow())).toEqual(fullRow())
    const empty = { ...EMPTY_RECEIVABLE, origin }
    expect(rowAgain(empty)).toEqual(empty)
  })

  it('is the whole case: nothing that classify says is left out', () => expectWhole(plain))

  it('is the whole case where every number, day and word is another one', () => {
    // days and numbers all differ, so that two that changed places would show
    const numbers = Object.entries(plain).filter(([, value]) => typeof value === 'number')
    const flags = Object.entries(plain).filter(([, value]) => typeof value === 'boolean')
    const words = Object.entries(plain).flatMap(([name, value]) => {
      const list = Object.keys(WORDS).find((one): one is WordList => one === name)
      return list === undefined ? [] : [[name, wordsOf(list).findLast((word) => word !== value)] as const]
    })
    expect(words.length).toBeGreaterThan(8)
    const varied: Case = {
      ...plain,
      ...Object.fromEntries(numbers.map(([name], place) => [name, 100 + place])),
      ...Object.fromEntries(words),
      holderAge: 41,
      policyYear: 7,
      fixBy: day('2026-07-01'),
      products: ['甲', '乙'],
      codes: [],
      transfer: { ...failed('T20', true), rawReason: '5105 超时', known: false, saysFailure: true },
      transferRisk: 'T07',
      excludedBecause: 'permanentlyLapsed',
      paidFen: 1_000_000_000_000_01 as Fen,
      paidOn: day('2026-05-30'),
      paidInPart: true,
      paidAfterLapse: day('2026-06-01'),
      maybeLapsedSince: day('2026-02-01'),
      carriedComplaint: day('2026-02-03'),
      customer: 'I990101199001011234',
      history: {
        firstSeen: day('2026-05-02'),
        firstPremium: plain.premium,
        firstBucket: 'current',
        listCame: day('2026-06-01'),
        contacts: [],
        debits: [],
        payments: [],
        changes: [],
        handovers: [],
        assignments: [],
        sent: [],
        since: {},
      },
    }
    expect(numbers.length).toBeGreaterThan(10)
    expectWhole(varied)
    expectWhole({ ...varied, excludedBecause: 'claim', holderAge: undefined, policyYear: undefined, fixBy: undefined })
    for (const [name, value] of flags) expectWhole({ ...varied, [name]: !value })
  })
})
