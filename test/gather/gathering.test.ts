import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGathering } from '../../src/gather/index.ts'
import type { Day } from '../../src/model/day.ts'
import type { FieldName } from '../../src/model/field.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE } from '../../src/model/receivable.ts'

interface Row {
  readonly policyNo: string
  readonly due: number
  readonly product: string
  readonly premium: number
  readonly file?: number
  readonly cells?: number
  readonly name?: string
  /** its table has no product column */
  readonly unnamed?: true
}

function gather(rows: readonly (Row | 'rejected')[]) {
  const gathering = openGathering()
  for (const [index, row] of rows.entries()) {
    if (row === 'rejected') {
      gathering.reject(index)
      continue
    }
    const columns = new Set<FieldName>(row.unnamed ? [] : ['productCode'])
    const { policyNo, product: productCode, name: productName = '' } = row
    const receivable = { ...EMPTY_RECEIVABLE, policyNo, productCode, productName, columns }
    gathering.accept(index, receivable, row.due as Day, fen(row.premium), row.file ?? 0, row.cells ?? 0)
  }
  return gathering.conclude()
}

const A: Row = { policyNo: 'P1', due: 100, product: 'X', premium: 5000 }

describe('gathering rows into cases', () => {
  it('adds up different products of one policy and due date as one case', () => {
    const gathered = gather([A, { ...A, product: 'Y', premium: 300 }])
    expect(gathered.cases).toBe(1)
    expect(gathered.casesOf(0)).toEqual([{ id: 0, dueDate: 100, rows: [0, 1], superseded: new Map() }])
  })

  it('keeps the first of identical rows and counts the others as duplicates', () => {
    const gathered = gather([A, A, A])
    expect([0, 1, 2].map(gathered.fateOf)).toEqual(['accepted', 'duplicate', 'duplicate'])
    expect(gathered.otherRow(2)).toBe(0)
  })

  it('keeps the last of equal premiums when another cell differs, at the place of the first', () => {
    const gathered = gather([A, { ...A, policyNo: 'P2' }, { ...A, cells: 7 }])
    expect([0, 1, 2].map(gathered.fateOf)).toEqual(['duplicate', 'accepted', 'accepted'])
    expect(gathered.casesOf(0)).toMatchObject([{ id: 0, dueDate: 100, rows: [2] }])
    expect(gathered.casesOf(1)[0]?.id).toBe(1)
  })

  it('rejects all rows of a conflict, also the two that agree', () => {
    const gathered = gather([A, A, { ...A, premium: 5001 }])
    expect([0, 1, 2].map(gathered.fateOf)).toEqual(['conflict', 'conflict', 'conflict'])
    expect(gathered.cases).toBe(0)
    expect(gathered.casesOf(0)).toEqual([])
  })

  it('lets a later file supersede, at equal and at different premium, and keeps the first place', () => {
    const gathered = gather([
      A,
      { ...A, policyNo: 'P2' },
      { ...A, premium: 9, file: 1 },
      { ...A, policyNo: 'P2', file: 1 },
    ])
    expect([0, 1, 2, 3].map(gathered.fateOf)).toEqual(['superseded', 'superseded', 'accepted', 'accepted'])
    expect(gathered.casesOf(0)[0]).toEqual({ id: 0, dueDate: 100, rows: [2], superseded: new Map([[2, [0]]]) })
    expect(gathered.casesOf(1)[0]).toMatchObject({ id: 1, dueDate: 100, rows: [3] })
  })

  it('lets an earlier row stand when the later file contradicts itself', () => {
    const gathered = gather([A, { ...A, premium: 1, file: 1 }, { ...A, premium: 2, file: 1 }])
    expect([0, 1, 2].map(gathered.fateOf)).toEqual(['accepted', 'conflict', 'conflict'])
  })

  it('puts the row of a later file at the place of the product it supersedes', () => {
    const gathered = gather([A, { ...A, product: 'Y' }, { ...A, premium: 9, file: 1 }])
    expect(gathered.casesOf(0)[0]?.rows).toEqual([2, 1])
  })

  it('keeps instalments of different due dates apart, numbered by first appearance', () => {
    const gathered = gather(['rejected', { ...A, policyNo: 'P9' }, A, { ...A, due: 70 }])
    expect(gathered.fateOf(0)).toBe('rejected')
    expect(gathered.casesOf(1)).toMatchObject([
      { id: 1, dueDate: 100, rows: [2] },
      { id: 2, dueDate: 70, rows: [3] },
    ])
    expect(gathered.policyOf(2)).toBe(1)
  })

  it('lets a bank return that names no product supersede the one product of the list, whatever the amount', () => {
    const gathered = gather([A, { ...A, product: '', unnamed: true, premium: 4900, file: 1 }])
    expect([0, 1].map(gathered.fateOf)).toEqual(['superseded', 'accepted'])
  })

  it('lets it supersede several products of the same sum, and never counts a premium twice', () => {
    const list = [A, { ...A, product: 'Y', premium: 300 }]
    const gathered = gather([...list, { ...A, product: '', unnamed: true, premium: 5300, file: 1 }])
    expect([0, 1, 2].map(gathered.fateOf)).toEqual(['superseded', 'superseded', 'accepted'])
    expect(gathered.casesOf(0)[0]?.superseded).toEqual(new Map([[2, [0, 1]]]))
    const other = gather([...list, { ...A, product: '', unnamed: true, premium: 5299, file: 1 }])
    expect([0, 1, 2].map(other.fateOf)).toEqual(['accepted', 'accepted', 'accepted'])
  })

  it('lets a list with products supersede an earlier one without, and a third file supersede that', () => {
    const gathered = gather([
      { ...A, product: '', unnamed: true },
      { ...A, premium: 1, file: 1 },
      { ...A, product: '', unnamed: true, premium: 2, file: 2 },
      { ...A, premium: 3, file: 3 },
    ])
    expect([0, 1, 2, 3].map(gathered.fateOf)).toEqual(['superseded', 'superseded', 'superseded', 'accepted'])
    expect(gathered.casesOf(0)[0]?.superseded).toEqual(new Map([[3, [2, 1, 0]]]))
  })

  it('takes the name alone for the product that another file gives with code and name, whatever the amount', () => {
    const full: Row = { ...A, name: '终身寿险' }
    const short: Row = { ...A, product: '', name: '终身寿险', premium: 9 }
    const rider: Row = { ...A, product: 'Y', name: '附加医疗', premium: 300 }
    const fates = (...rows: readonly Row[]) => rows.map((_, i) => gather(rows).fateOf(i))
    expect(fates(full, rider, { ...short, file: 1 })).toEqual(['superseded', 'accepted', 'accepted'])
    expect(fates(short, { ...full, file: 1 }, { ...rider, file: 1 })).toEqual(['superseded', 'accepted', 'accepted'])
    expect(fates(full, { ...short, file: 1 }, { ...full, file: 2 })).toEqual(['superseded', 'superseded', 'accepted'])
    expect(fates(full, { ...full, product: 'Z', file: 1 })).toEqual(['accepted', 'accepted'])
  })

  it('takes codes alone and names alone for the same products if their sum is the same', () => {
    const rider: Row = { ...A, product: 'Y', premium: 300 }
    const byName = (name: string, premium: number): Row => ({ ...A, product: '', name, premium, file: 1 })
    const fates = (...rows: readonly Row[]) => rows.map((_, i) => gather(rows).fateOf(i))
    expect(fates(A, byName('终身寿险', 5000))).toEqual(['superseded', 'accepted'])
    expect(fates(A, rider, byName('终身寿险', 5000), byName('附加医疗', 300))).toEqual([
      'superseded',
      'superseded',
      'accepted',
      'accepted',
    ])
    expect(fates(A, byName('附加医疗', 300))).toEqual(['accepted', 'accepted'])
    expect(fates(byName('终身寿险', 5000), { ...byName('附加医疗', 5000), file: 2 })).toEqual(['accepted', 'accepted'])
  })

  it('takes an empty product cell for no product: that is another thing than a product', () => {
    const gathered = gather([A, { ...A, product: '', file: 1 }])
    expect([0, 1].map(gathered.fateOf)).toEqual(['accepted', 'accepted'])
  })

  it('puts every row in exactly one place, whatever comes in', () => {
    const row = fc.record({
      policyNo: fc.constantFrom('P1', 'P2', 'P3'),
      due: fc.integer({ min: 1, max: 3 }),
      product: fc.constantFrom('', 'X', 'Y'),
      premium: fc.integer({ min: 1, max: 2 }),
      file: fc.nat(2),
      cells: fc.nat(1),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        rows.sort((a, b) => a.file - b.file)
        const gathered = gather(rows)
        const inCases: number[] = []
        for (let policy = 0; policy < gathered.policies; policy++)
          for (const one of gathered.casesOf(policy)) {
            expect(one.rows.length).toBeGreaterThan(0)
            inCases.push(...one.rows)
          }
        const accepted = rows.map((_, index) => index).filter((index) => gathered.fateOf(index) === 'accepted')
        expect(inCases.sort((a, b) => a - b)).toEqual(accepted)
        for (const index of accepted)
          for (const other of accepted)
            if (index !== other)
              expect(`${rows[index]?.policyNo}${rows[index]?.due}${rows[index]?.product}`).not.toBe(
                `${rows[other]?.policyNo}${rows[other]?.due}${rows[other]?.product}`,
              )
      }),
    )
  })
})
