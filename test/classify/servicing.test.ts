import { describe, expect, it } from 'vitest'
import { openServicing } from '../../src/classify/index.ts'
import { classifyOne, contextOf, type InstalmentSample, instalmentOf } from './samples.ts'

const servicing = (row: Partial<InstalmentSample>, sample: Parameters<typeof contextOf>[1] = {}) =>
  classifyOne({ due: '2026-05-10', ...row }, contextOf('2026-05-20', sample)).servicing

describe('servicing without a roster', () => {
  it.each<[string, Partial<InstalmentSample>, string]>([
    ['collector is the agent', { agentCode: 'A1', collectorCode: 'A1' }, 'own'],
    ['collector is the agent, status unknown', { agentCode: 'A1', agentName: '测甲', collectorCode: 'A1' }, 'own'],
    ['collector is the agent by name', { agentName: '测甲', collectorName: '测 甲' }, 'own'],
    [
      'same name, other code',
      { agentCode: 'A1', agentName: '测甲', collectorCode: 'S1', collectorName: '测甲', agentStatus: 'active' },
      'serviced',
    ],
    ['agent active', { agentCode: 'A1', collectorCode: 'S1', agentStatus: 'active' }, 'serviced'],
    ['agent active, no collector', { agentCode: 'A1', agentStatus: 'active' }, 'serviced'],
    ['agent left', { agentCode: 'A1', collectorCode: 'S1', agentStatus: 'left' }, 'orphan'],
    ['no agent', { collectorCode: 'S1' }, 'orphan'],
    ['agent by name only, left', { agentName: '测甲', collectorCode: 'S1', agentStatus: 'left' }, 'orphan'],
    ['status not given', { agentCode: 'A1', collectorCode: 'S1' }, 'unknown'],
    ['orphan flag', { agentCode: 'A1', collectorCode: 'S1', orphanFlag: 'yes' }, 'orphan'],
    ['no orphan', { agentCode: 'A1', collectorCode: 'S1', orphanFlag: 'no' }, 'serviced'],
    [
      'the status before the flag',
      { agentCode: 'A1', collectorCode: 'S1', orphanFlag: 'yes', agentStatus: 'active' },
      'serviced',
    ],
  ])('%s', (_, row, expected) => {
    expect(servicing(row)).toBe(expected)
  })

  it('goes by an explicit assignment', () => {
    expect(servicing({ agentCode: 'A1', collectorCode: 'S1' }, { assignments: { P001: 'A1' } })).toBe('own')
    expect(
      servicing({ agentCode: 'S1', collectorCode: 'S1', agentStatus: 'active' }, { assignments: { P001: 'S2' } }),
    ).toBe('serviced')
  })
})

describe('servicing with a roster', () => {
  const roster = [
    { code: 'A1', name: '测甲' },
    { code: 'A2', name: '测乙', status: 'left' as const },
    { code: 'S1', name: '测丙' },
  ]

  it('the roster overrules the row', () => {
    expect(servicing({ agentCode: 'A1', collectorCode: 'S1', agentStatus: 'left' }, { roster })).toBe('serviced')
    expect(servicing({ agentCode: 'A2', collectorCode: 'S1', agentStatus: 'active' }, { roster })).toBe('orphan')
    expect(servicing({ agentName: '测乙', collectorCode: 'S1' }, { roster })).toBe('orphan')
    expect(servicing({ agentCode: 'A9', collectorCode: 'S1', agentStatus: 'left' }, { roster })).toBe('orphan')
    expect(servicing({ agentCode: 'A9', collectorCode: 'S1' }, { roster })).toBe('unknown')
  })

  it('a collector who is not active in it is none', () => {
    expect(servicing({ agentCode: 'A2', collectorCode: 'A2' }, { roster })).toBe('orphan')
    expect(servicing({ agentCode: 'A1', collectorCode: 'A1' }, { roster })).toBe('own')
  })

  it('can be asked about the collector who was found in the end', () => {
    const judge = openServicing(contextOf('2026-05-20', { roster }))
    const { receivable } = instalmentOf({ due: '2026-05-10', agentCode: 'A1' })
    expect(judge(receivable, { code: 'A1', name: '测甲' })).toBe('own')
    expect(judge(receivable, { code: 'S1', name: '测丙' })).toBe('serviced')
    expect(judge(receivable, undefined)).toBe('serviced')
  })
})
