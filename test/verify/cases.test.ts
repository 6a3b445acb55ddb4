import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/model/case.ts'
import type { RosterEntry } from '../../src/model/roster.ts'
import type { CaseExample } from '../../src/verify/check.ts'
import { exampleContext, readCaseExample } from '../../src/verify/example.ts'
import { openCaseChecks } from '../../src/verify/index.ts'

function codesOf(example: CaseExample): string {
  const found = openCaseChecks(exampleContext(example.roster)).all(readCaseExample(example))
  return found.map((finding) => finding.code).join(' ')
}

describe('V010 beyond the payment term', () => {
  const ofYear = (policyYear: number | undefined, payTerm: string) =>
    codesOf({ row: { payTerm }, judged: { policyYear } })

  it('is silent in the last year of the term and raised in the year after it', () => {
    expect(ofYear(10, '10')).toBe('')
    expect(ofYear(11, '10')).toBe('V010')
    expect(ofYear(1, '1')).toBe('')
    expect(ofYear(2, '1')).toBe('V010')
  })

  it('decides nothing where year or term is not known', () => {
    expect(ofYear(undefined, '10')).toBe('')
    expect(ofYear(11, '')).toBe('')
    expect(ofYear(11, '0')).toBe('')
  })
})

describe('V011 status against day state', () => {
  const raised = (policyStatus: string, dayState: Case['dayState']) =>
    codesOf({ row: { policyStatus }, judged: { dayState } })

  it('is raised for a status in force of a lapsed policy, be it lapsed for good', () => {
    expect(raised('inForce', 'lapsed')).toBe('V011')
    expect(raised('inForce', 'permanentlyLapsed')).toBe('V011')
  })

  it('is raised for a status lapsed in grace only', () => {
    expect(raised('lapsed', 'inGrace')).toBe('V011')
    expect(raised('lapsed', 'notDue')).toBe('')
    expect(raised('lapsed', 'lapsed')).toBe('')
  })

  it('is silent where status and days agree, and where there is no status', () => {
    expect(raised('inForce', 'inGrace')).toBe('')
    expect(raised('inForce', 'notDue')).toBe('')
    expect(raised('terminated', 'lapsed')).toBe('')
    expect(raised('', 'lapsed')).toBe('')
  })
})

describe('V050, V051, V052: the bank and its words', () => {
  it('asks for a reason only where there is a column for one', () => {
    expect(codesOf({ row: { transferStatus: 'failed' }, transfer: { status: 'failed' } })).toBe('')
    expect(codesOf({ row: { failCode: '' }, transfer: { status: 'failed' } })).toBe('V050')
    expect(codesOf({ row: { failReason: '', failCode: '3008' }, transfer: { status: 'failed' } })).toBe('')
  })

  it('takes a reason for a contradiction unless the debit has failed', () => {
    const raised = (status: Case['transfer']['status'], saysFailure: boolean) =>
      codesOf({ row: { failReason: '余额不足' }, transfer: { status, saysFailure } })
    for (const status of ['succeeded', 'notEnrolled', 'pending', 'inFlight'] as const) {
      expect(raised(status, true)).toBe('V051')
      expect(raised(status, false)).toBe('')
    }
    expect(raised('failed', true)).toBe('')
  })

  it('names the return code where there are no words', () => {
    const transfer = { status: 'succeeded', saysFailure: true } as const
    const found = openCaseChecks(exampleContext()).all(
      readCaseExample({ row: { failReason: '', failCode: '3008' }, transfer }),
    )
    expect(found).toEqual([{ code: 'V051', field: 'failCode', value: '3008' }])
  })
})

describe('V061 and V062 against the roster', () => {
  const roster: readonly Partial<RosterEntry>[] = [
    { code: 'A1', name: '赵试', status: 'active' },
    { code: 'A2', name: '钱试', status: 'left' },
  ]

  it('are silent without a roster', () => {
    expect(codesOf({ row: { agentCode: 'A2', agentStatus: 'active', collectorCode: 'S9' } })).toBe('')
  })

  it('V061 speaks only of agents whom the roster has and whose status the row gives', () => {
    expect(codesOf({ row: { agentCode: 'A2', agentStatus: 'active' }, roster })).toBe('V061')
    expect(codesOf({ row: { agentCode: 'A1', agentStatus: 'active' }, roster })).toBe('')
    expect(codesOf({ row: { agentCode: 'A9', agentStatus: 'active' }, roster })).toBe('')
    expect(codesOf({ row: { agentCode: 'A2', agentStatus: '' }, roster })).toBe('')
  })

  it('V061 finds an agent without a code by the name, if the name is unique', () => {
    expect(codesOf({ row: { agentCode: '', agentName: '钱试', agentStatus: 'active' }, roster })).toBe('V061')
    expect(
      codesOf({
        row: { agentCode: '', agentName: '钱试', agentStatus: 'active' },
        roster: [...roster, { code: 'A3', name: '钱试' }],
      }),
    ).toBe('')
  })

  it('V061 takes the orphan flag for the status where the row gives none', () => {
    expect(codesOf({ row: { agentCode: 'A1', orphanFlag: 'yes' }, roster })).toBe('V061')
    expect(codesOf({ row: { agentCode: 'A2', orphanFlag: 'yes' }, roster })).toBe('')
    expect(codesOf({ row: { agentCode: 'A2', agentStatus: 'left', orphanFlag: 'no' }, roster })).toBe('')
  })

  it('V062 asks for a collector who is on the roster and active', () => {
    expect(codesOf({ row: { collectorCode: 'A1' }, roster })).toBe('')
    expect(codesOf({ row: { collectorCode: 'A2' }, roster })).toBe('V062')
    expect(codesOf({ row: { collectorCode: 'S9' }, roster })).toBe('V062')
    expect(codesOf({ row: { collectorCode: '', collectorName: '' }, roster })).toBe('')
  })

  it('V062 knows a collector without a code by the name', () => {
    expect(codesOf({ row: { collectorCode: '', collectorName: '赵试' }, roster })).toBe('')
    expect(codesOf({ row: { collectorCode: '', collectorName: '钱试' }, roster })).toBe('V062')
  })
})
