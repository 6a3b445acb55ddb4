import { describe, expect, it } from 'vitest'
import { fen } from '../../src/model/money.ts'
import type { PolicyRow } from '../../src/model/policy.ts'
import type { PolicyField } from '../../src/model/policy-field.ts'
import { mergePolicy } from '../../src/persistency/index.ts'
import { day, policyRow } from './samples.ts'

const RULES = { frequencyIfMissing: '', paymentsGiven: false } as const

const merged = (...rows: [PolicyRow, ...PolicyRow[]]) => mergePolicy(rows, RULES)

/** The same where a list of payments was given. */
const mergedPaid = (...rows: [PolicyRow, ...PolicyRow[]]) => mergePolicy(rows, { ...RULES, paymentsGiven: true })

/** A payment of 1,000 yuan for an instalment. */
const payment = (instalmentNo: number, changes: Partial<PolicyRow> = {}) =>
  policyRow({
    firstPremium: undefined,
    instalmentNo,
    paidDate: day(`${2024 + instalmentNo}-04-10`),
    paidAmount: fen(100_000),
    ...changes,
  })

describe('what says that a premium was received', () => {
  it('is a column of its own for the year; empty means not received', () => {
    expect(merged(policyRow({ year2Amount: fen(90_000), year2Date: day('2026-04-11') }))).toMatchObject({
      year2: [{ premium: 90_000, day: day('2026-04-11') }],
    })
    const empty = policyRow({ columns: new Set(['policyNo', 'effectiveDate', 'year2Amount', 'year2Date']) })
    expect(merged(empty)).toMatchObject({ year2: [] })
    expect(merged(policyRow({ year2Amount: fen(0) }))).toMatchObject({ year2: [] })
  })

  it('is the paid-to date: the anniversary of the year or the day before, and nothing earlier', () => {
    for (const [paidTo, year2, year3] of [
      ['2026-04-10', false, false],
      ['2027-04-08', false, false],
      ['2027-04-09', true, false],
      ['2027-04-10', true, false],
      ['2028-04-10', true, true],
    ] as const) {
      const policy = merged(policyRow({ paidTo: day(paidTo) }))
      expect('year2' in policy && [policy.year2.length > 0, policy.year3.length > 0], paidTo).toEqual([year2, year3])
    }
  })

  it('is the number of instalments paid, the first included; the day beside it is that of the last', () => {
    expect(merged(policyRow({ paidCount: 2, paidDate: day('2026-05-01') }))).toMatchObject({
      year2: [{ premium: 100_000, day: day('2026-05-01') }],
      year3: [],
    })
    expect(merged(policyRow({ paidCount: 3, paidDate: day('2027-05-01') }))).toMatchObject({
      year2: [{ day: undefined }],
      year3: [{ day: day('2027-05-01') }],
    })
  })

  it('is a payment, by instalment or by due date', () => {
    expect(mergedPaid(policyRow(), payment(2))).toMatchObject({ year2: [{ premium: 100_000, day: day('2026-04-10') }] })
    const byDue = payment(2, { instalmentNo: undefined, dueDate: day('2026-04-10') })
    expect(mergedPaid(policyRow(), byDue)).toMatchObject({ year2: [{ premium: 100_000 }], year3: [] })
  })

  it('is each payment of an instalment, on its own day, and each that was taken back', () => {
    const half = payment(2, { paidAmount: fen(50_000) })
    const rest = payment(2, { paidAmount: fen(50_000), paidDate: day('2026-05-09') })
    expect(mergedPaid(policyRow(), half, rest)).toMatchObject({
      year2: [
        { premium: 50_000, day: day('2026-04-10') },
        { premium: 50_000, day: day('2026-05-09') },
      ],
    })
    const reversal = payment(2, { paidAmount: fen(-100_000), paidDate: day('2026-04-20') })
    expect(mergedPaid(policyRow(), payment(2), reversal)).toMatchObject({
      year2: [
        { premium: 100_000, day: day('2026-04-10') },
        { premium: -100_000, day: day('2026-04-20') },
      ],
    })
  })

  it('is the paid-to date, too, for a year that no payment names', () => {
    const june = payment(3, { paidDate: day('2027-04-12') })
    expect(mergedPaid(policyRow({ paidTo: day('2028-04-10') }), june)).toMatchObject({
      year2: [{ premium: 100_000, day: undefined }],
      year3: [{ premium: 100_000, day: day('2027-04-12') }],
    })
    expect(mergedPaid(policyRow(), june)).toMatchObject({ year2: [] })
  })

  it('is not known where nothing says it, and is no where payments were given', () => {
    expect(merged(policyRow())).toMatchObject({ year2: 'unknown' })
    expect(mergedPaid(policyRow())).toMatchObject({ year2: [] })
  })
})

describe('several rows of a policy', () => {
  const main = policyRow({ productCode: 'M', firstPremium: fen(80_000), paidCount: 2 })
  const rider = policyRow({ productCode: 'R', firstPremium: fen(20_000), paidCount: 2 })

  it('add up over products', () => {
    expect(merged(main, rider)).toMatchObject({
      firstPremium: 100_000,
      year2: [{ premium: 80_000 }, { premium: 20_000 }],
      product: { code: 'M' },
      rows: { accepted: 2, duplicates: 0, superseded: 0 },
    })
  })

  it('leave out of the first year what joined a year later', () => {
    expect(merged(main, { ...rider, effectiveDate: day('2026-04-10') })).toMatchObject({ firstPremium: 80_000 })
    expect(merged(main, { ...rider, effectiveDate: day('2026-04-09') })).toMatchObject({ firstPremium: 100_000 })
  })

  it('count once what is equal', () => {
    expect(merged(main, { ...main, origin: { table: 0, row: 9 } })).toMatchObject({
      firstPremium: 80_000,
      rows: { duplicates: 1 },
    })
  })

  it('are a conflict where one product is said to be two things', () => {
    expect(merged(main, { ...main, firstPremium: fen(90_000), origin: { table: 0, row: 9 } })).toMatchObject({
      why: 'conflict',
      origin: { row: 9 },
    })
  })

  it('are no conflict any more once a later file has said what is true', () => {
    const other = { ...main, firstPremium: fen(90_000), origin: { table: 0, row: 9 } }
    expect(merged(main, other, { ...main, file: 1, paidCount: 3 })).toMatchObject({ firstPremium: 80_000 })
  })

  it('belong to the group of the first that names one, whatever a rider has a code for', () => {
    const unnumbered = { ...main, productCode: '', productName: '安康终身' }
    expect(merged(unnumbered, rider)).toMatchObject({ product: { code: '', name: '安康终身' } })
    expect(merged(main, { ...rider, agentCode: 'A1', agentName: '吴一一' })).toMatchObject({ agent: { code: 'A1' } })
  })

  it('of a later file take the place of earlier ones', () => {
    expect(merged(main, { ...main, file: 1, paidCount: 3 })).toMatchObject({
      year3: [{ premium: 80_000 }],
      rows: { accepted: 1, superseded: 1 },
    })
  })

  it('do not count a payment file without products twice', () => {
    expect(merged(main, rider, payment(1, { file: 1 }), payment(2, { file: 1 }))).toMatchObject({
      firstPremium: 100_000,
      year2: [{ premium: 100_000 }],
    })
  })

  it('do not make a policy end because a rider ended, or single because a rider was paid at once', () => {
    const ended = { ...rider, contractStatus: 'claim', frequency: 'single' } as const
    expect(merged({ ...main, contractStatus: 'inForce' }, ended)).toMatchObject({
      frequency: 'annual',
      leftOut: undefined,
      firstPremium: 80_000,
    })
  })
})

describe('who is left out', () => {
  it.each([
    [{ frequency: 'single' }, 'single'],
    [{ frequency: 'monthly', contractStatus: 'claim' }, 'notAnnual'],
    [{ contractStatus: 'coolingOff' }, 'coolingOff'],
    [{ contractStatus: 'terminated', endReason: 'claim' }, 'claim'],
    [{ contractStatus: 'inForce', waivedFlag: 'yes' }, 'waived'],
    [{ contractStatus: 'transferredOut' }, 'transferredOut'],
    [{ contractStatus: 'surrendered', coolingOffFlag: 'yes' }, 'coolingOff'],
  ] as const)('%o is left out as %s', (changes, why) => {
    expect(merged(policyRow({ paidCount: 1, ...changes }))).toMatchObject({ leftOut: { why } })
  })

  it.each(['lapsed', 'surrendered', 'terminated', 'matured', 'inForce', 'grace'] as const)('%s is not', (status) => {
    expect(merged(policyRow({ paidCount: 1, contractStatus: status }))).toMatchObject({ leftOut: undefined })
  })
})

describe('a policy of which too little is known', () => {
  it.each([
    [{ effectiveDate: undefined }, 'noEffectiveDate'],
    [{ frequency: '' }, 'noFrequency'],
    [{ firstPremium: undefined }, 'noPremium'],
    [{ firstPremium: fen(0) }, 'noPremium'],
    [{ unread: { field: 'effectiveDate', value: '四月' } }, 'unread'],
  ] as const)('%o is set apart as %s', (changes, why) => {
    expect(merged(policyRow({ paidCount: 1, ...changes }))).toMatchObject({ why })
  })

  it('is taken as annual where the settings say that a list without the column is', () => {
    const rules = { ...RULES, frequencyIfMissing: 'annual' } as const
    const columns = new Set<PolicyField>(['policyNo', 'effectiveDate', 'firstPremium', 'paidCount'])
    const row = policyRow({ frequency: '', paidCount: 2 })
    expect(mergePolicy([{ ...row, columns }], rules)).toMatchObject({ frequency: 'annual' })
    // an empty cell is no missing column
    expect(mergePolicy([row], rules)).toMatchObject({ why: 'noFrequency' })
  })
})
