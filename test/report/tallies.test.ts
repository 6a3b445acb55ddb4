import { describe, expect, it } from 'vitest'
import type { AssignedCase } from '../../src/model/case.ts'
import { fen } from '../../src/model/money.ts'
import { isOpenFailure, openTallies } from '../../src/report/index.ts'
import { casesShort, withCodes, withNames } from '../../src/report/sum.ts'
import { DIMENSIONS, TOTAL_NAMES } from '../../src/report/tally-data.ts'
import { contextOf, demoCases, oneCase } from './samples.ts'

const CONTEXT = contextOf('2026-06-18')
const CASES: readonly AssignedCase[] = [
  ...demoCases(CONTEXT),
  oneCase({ due: '2026-05-10', policyNo: 'X1', policyStatus: 'surrendered', yuan: 777 }, CONTEXT),
  oneCase({ due: '2026-05-10', policyNo: 'X2', unassigned: true, yuan: 555 }, CONTEXT),
]

function tallied(cases: readonly AssignedCase[]) {
  const tallies = openTallies(CONTEXT)
  for (const c of cases) tallies.add(c)
  return tallies
}

const casesIn = (sums: Readonly<Record<string, { cases: number }>>) =>
  Object.values(sums).reduce((sum, part) => sum + part.cases, 0)
const fenIn = (sums: Readonly<Record<string, { fen: number }>>) =>
  Object.values(sums).reduce((sum, part) => sum + part.fen, 0)

describe('the control totals', () => {
  const totals = tallied(CASES).totals()

  it('add up to all cases and all premium, table by table', () => {
    expect(totals.cases).toBe(CASES.length)
    for (const name of TOTAL_NAMES) {
      if (name === 'byTransferReason') continue
      expect([name, casesIn(totals[name]), fenIn(totals[name])]).toEqual([name, totals.cases, totals.casesFen])
    }
  })

  it('name every disposition, also those without cases, and failed debits by the English name of the reason', () => {
    expect(Object.keys(openTallies(CONTEXT).totals().byDisposition)).toEqual([
      'worklist',
      'unassigned',
      'paid',
      'excluded',
      'future',
    ])
    expect(totals.byTransferReason['insufficient-funds']?.cases).toBeGreaterThan(0)
    expect(casesIn(totals.byTransferReason)).toBe(totals.byTransferStatus.failed?.cases)
  })
})

describe('what the summary counts', () => {
  const data = tallied(CASES).data()
  const open = CASES.filter((c) => c.disposition === 'worklist' || c.disposition === 'unassigned')

  it('is every case to be collected once along each axis', () => {
    for (const dimension of DIMENSIONS)
      expect([dimension, casesIn(data.open[dimension])]).toEqual([dimension, open.length])
    expect(casesIn(data.planAndLaw)).toBe(open.length)
    expect(casesIn(data.dueDays)).toBe(open.length)
    expect(casesIn(data.excluded)).toBe(1)
  })

  it('is one line for a branch whose name only some rows give', () => {
    const at = (branchCode: string, branchName: string): AssignedCase => {
      const c = oneCase({ due: '2026-05-10', policyNo: `${branchName}1` }, CONTEXT)
      return { ...c, receivable: { ...c.receivable, branchCode, branchName } }
    }
    const { branch } = tallied([at('B7', ''), at('B7', '甲机构'), at('B8', '')]).data().open
    expect(Object.entries(withNames(branch)).map(([name, { cases }]) => [name, cases])).toEqual([
      ['B7 甲机构', 2],
      ['B8', 1],
    ])
  })

  it('counts what gives only a name with the code that bears it, where one does and no other', () => {
    const sum = (cases: number) => ({ cases, fen: fen(cases * 100) })
    const sums = {
      'L1 安心年金': sum(2),
      安心年金: sum(3),
      'L2 康泰': sum(1),
      'L3 康泰': sum(1),
      康泰: sum(4),
      '': sum(5),
    }
    expect(withCodes(sums)).toEqual({
      'L1 安心年金': sum(5),
      'L2 康泰': sum(1),
      'L3 康泰': sum(1),
      康泰: sum(4),
      '': sum(5),
    })
    expect(withCodes({ 安心年金: sum(3) }, [sums])).toEqual({ 'L1 安心年金': sum(3) })
  })

  it('is every failed debit that somebody must mend', () => {
    const failures = CASES.filter(isOpenFailure).length
    expect(data.failed.all.cases).toBe(failures)
    expect(casesIn(data.failed.byReason)).toBe(failures)
    expect(casesIn(data.failed.byBank)).toBe(failures)
    expect(casesIn(data.failed.byBranch)).toBe(failures)
  })

  it('names the largest cases, largest first, holders masked', () => {
    const premiums = data.largest.map((one) => one.premium)
    expect(premiums).toEqual(premiums.toSorted((a, b) => b - a))
    expect(data.largest.every((one) => one.holder.includes('*'))).toBe(true)
  })

  it('does not depend on the order in which the cases come', () => {
    const sorted = (value: unknown) =>
      JSON.stringify(value, (_, v) =>
        v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v,
      )
    expect(sorted(tallied(CASES.toReversed()).data())).toBe(sorted(data))
  })

  it('can be sent as plain data and added to that of another run', () => {
    const merged = openTallies(CONTEXT)
    merged.absorb(JSON.parse(JSON.stringify(tallied(CASES.slice(0, 20)).data())))
    merged.absorb(tallied(CASES.slice(20)).data())
    expect(merged.data()).toEqual(data)
  })

  it('takes keys of the data as they come', () => {
    const odd = tallied([oneCase({ due: '2026-06-01', channel: '__proto__' }, CONTEXT)]).data()
    expect(casesIn(odd.open.channel)).toBe(1)
  })
})

describe('cases short of a target', () => {
  it.each([
    [100, 85, 85, 0],
    [100, 84, 85, 1],
    [7, 0, 85, 6],
    [0, 0, 85, 0],
    [10, 12, 85, 0],
    [3, 2, 96, 1],
  ])('%d receivable, %d paid, %d %%: %d', (receivable, paid, target, short) => {
    expect(casesShort(receivable, paid, target)).toBe(short)
  })
})
