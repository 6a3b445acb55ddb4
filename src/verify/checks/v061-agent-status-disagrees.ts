import type { CaseCheck } from '../check.ts'

export const agentStatusDisagrees: CaseCheck = {
  kind: 'case',
  code: 'V061',
  name: 'agent-status-disagrees',
  severity: 'warn',
  field: 'agentStatus',
  needs: ['agentStatus'],
  title: { zh: '业务员状态不符', en: 'agent status disagrees' },
  when: { zh: '名册和导出对业务员是否离职说法不同', en: 'roster and row differ about whether the agent has left' },
  message: {
    zh: '导出说业务员 {agent} “{value}”，名册说的相反',
    en: 'the export says that agent {agent} is "{value}"; the roster says the opposite',
  },
  remedy: { zh: '核对人员状态；处理时以名册为准。', en: 'Find out; the roster is used.' },
  bad: { row: { agentCode: 'A2000001', agentStatus: 'active' }, roster: [{ code: 'A2000001', status: 'left' }] },
  good: { row: { agentCode: 'A2000001', agentStatus: 'left' }, roster: [{ code: 'A2000001', status: 'left' }] },
  find: (c, context) => {
    const { agentCode, agentStatus } = c.receivable
    if (agentStatus === '' || !context.roster) return undefined
    const entry = context.roster.get(agentCode)
    return entry && entry.status !== agentStatus ? { facts: { agent: agentCode } } : undefined
  },
}
