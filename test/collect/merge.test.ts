import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FoundEntry, mergeCase, readEntry } from '../../src/collect/index.ts'
import type { InputKey } from '../../src/model/worklist-form.ts'
import { day } from './days.ts'
import { memoryBook } from './memory-book.ts'

const AS_OF = day('2026-06-25')

function entry(source: string, cells: Partial<Record<InputKey, string>>, slot = 1, run = '20260618-a'): FoundEntry {
  const line = {
    policyNo: 'P1',
    dueDate: day('2026-05-20'),
    runId: run,
    listed: day('2026-06-18'),
    graceEnd: undefined,
    collector: 'C1',
    source,
    epoch1904: false,
  }
  const read = readEntry(cells, slot, line, AS_OF)
  if (read === undefined) throw new Error('nothing typed')
  return { entry: read.entry, file: source, sheet: '当月', cell: 'M7' }
}

const NONE_GONE = () => false

/** A book of one case that collects as often as it is asked to. */
function oneCase() {
  const book = memoryBook()
  return {
    book,
    collect(found: readonly FoundEntry[], isGone: (source: string) => boolean = NONE_GONE) {
      const { merged, added } = mergeCase(book.entriesOf('P1'), found, isGone)
      book.record({ asOf: AS_OF, files: [], entries: added, answers: [], debits: [], payments: [], strays: [] })
      return merged.map(({ fate, other }) => (other === undefined ? fate : `${fate}!`))
    },
    contacts: () => book.entries.filter((one) => !one.replaced).map((one) => one.contact),
  }
}

describe('putting contacts into the book', () => {
  const noAnswer = { date: '2026-06-19', outcome: '无人接听' }
  const promised = { date: '2026-06-19', outcome: '承诺缴费', promised: '2026-06-30' }
  const refused = { date: '2026-06-19', outcome: '拒绝缴费' }

  it('holds the same entry once, from one file or from its copy', () => {
    const { collect, contacts } = oneCase()
    expect(collect([entry('a', noAnswer)])).toEqual(['new'])
    expect(collect([entry('a', noAnswer)])).toEqual(['known'])
    expect(collect([entry('b', noAnswer)])).toEqual(['known'])
    expect(contacts()).toHaveLength(1)
  })

  it('takes what the same workbook says now for a correction, and keeps what it said', () => {
    const { collect, contacts, book } = oneCase()
    collect([entry('a', noAnswer)])
    expect(collect([entry('a', refused)])).toEqual(['corrected'])
    expect(contacts().map((one) => one.outcome)).toEqual(['refused'])
    expect(book.entries).toHaveLength(2)
    expect(collect([entry('a', noAnswer)])).toEqual(['corrected'])
    expect(contacts().map((one) => one.outcome)).toEqual(['noAnswer'])
  })

  it('takes a renamed workbook for the one that is gone', () => {
    const { collect, contacts } = oneCase()
    collect([entry('a', noAnswer)])
    expect(collect([entry('renamed', refused)], (source) => source === 'a')).toEqual(['corrected'])
    expect(contacts()).toHaveLength(1)
  })

  it('keeps both answers of two files and tells of both', () => {
    const { collect, contacts } = oneCase()
    expect(collect([entry('a', promised), entry('b', refused)])).toEqual(['new!', 'new!'])
    expect(contacts()).toHaveLength(2)
    expect(collect([entry('b', refused)])).toEqual(['known!'])
  })

  it('ends a conflict when one of the two files is corrected to say the same', () => {
    const { collect, contacts } = oneCase()
    collect([entry('a', promised), entry('b', refused)])
    expect(collect([entry('a', refused)])).toEqual(['corrected'])
    expect(contacts().map((one) => one.outcome)).toEqual(['refused'])
  })

  it('takes a fuller entry for the same, whoever wrote it first', () => {
    const fuller = { ...noAnswer, note: '晚上再打' }
    for (const [first, second] of [
      [noAnswer, fuller],
      [fuller, noAnswer],
    ]) {
      const { collect, contacts } = oneCase()
      collect([entry('a', first ?? {})])
      expect(collect([entry('b', second ?? {})])[0]).not.toContain('!')
      expect(contacts().map((one) => one.note)).toEqual(['晚上再打'])
    }
  })

  it('keeps both where the cells of a contact were used again for one of a later day', () => {
    const { collect, contacts } = oneCase()
    collect([entry('a', noAnswer)])
    expect(collect([entry('a', { ...promised, date: '2026-06-22' })])).toEqual(['usedAgain'])
    expect(contacts()).toHaveLength(2)
  })

  it('does not take an old copy of a corrected workbook for an answer', () => {
    const { collect, contacts } = oneCase()
    collect([entry('a', noAnswer)])
    collect([entry('a', refused)])
    expect(collect([entry('copy', noAnswer)])).toEqual(['known'])
    expect(contacts()).toHaveLength(1)
  })

  it('gives the same book whatever the order, and however often files are read', () => {
    const cells = fc.record(
      {
        date: fc.constantFrom('2026-06-18', '2026-06-19'),
        outcome: fc.constantFrom('无人接听', '承诺缴费'),
        note: fc.constantFrom('晚', '晚上', '上午'),
      },
      { requiredKeys: ['outcome'] },
    )
    const place = fc.record({
      source: fc.constantFrom('a', 'b', 'c'),
      slot: fc.constantFrom(1, 2),
      run: fc.constantFrom('20260618-a', '20260619-b'),
    })
    const entries = fc.array(fc.tuple(place, cells), { maxLength: 7 })
    fc.assert(
      fc.property(entries, fc.array(fc.nat(20), { maxLength: 12 }), (drawn, order) => {
        const files = new Map<string, FoundEntry[]>()
        for (const [{ source, slot, run }, typed] of drawn)
          files.set(source, [...(files.get(source) ?? []), entry(source, typed, slot, run)])
        const names = [...files.keys()]
        const inOrder = oneCase()
        for (const name of names) inOrder.collect(files.get(name) ?? [])
        const shuffled = oneCase()
        for (const at of order) if (names.length > 0) shuffled.collect(files.get(names[at % names.length] ?? '') ?? [])
        for (const name of [...names].reverse()) shuffled.collect(files.get(name) ?? [])
        const together = oneCase()
        together.collect([...files.values()].flat())
        expect(shuffled.book.view()).toEqual(inOrder.book.view())
        expect(together.book.view()).toEqual(inOrder.book.view())
        together.collect([...files.values()].flat())
        expect(together.book.view()).toEqual(inOrder.book.view())
      }),
      { numRuns: 400 },
    )
  })
})
