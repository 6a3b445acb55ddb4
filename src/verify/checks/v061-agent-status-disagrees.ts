import { maskName } from '../../model/mask.ts'
import type { CaseCheck } from '../check.ts'
import { entryOf } from '../staff.ts'

/** Where the row gives no status of the agent, its orphan flag says whether the agent has left. */
export const agentStatusDisagrees: CaseCheck = {
  kind: 'case',
  code: 'V061',
  name: 'agent-status-disagrees',
  severity: 'warn',
  field: 'agentStatus',
  needs: [
    ['agentStatus', 'orphanFlag'],
    ['agentCode', 'agentName'],
  ],
  title: { zh: '业务员状态不符', en: 'agent status disagrees' },
  when: {
    zh: '名册和导出（业务员状态；没有时看孤儿单标志）对业务员是否离职说法不同；没有名册时不查',
    en: 'roster and row (its agent status, else its orphan flag) differ about whether the agent has left; without a roster nothing is asked',
  },
  message: {
    zh: '{field}“{value}”：业务员 {agent} 是否离职，名册说的相反',
    en: '{field} "{value}": the roster says the opposite about whether agent {agent} has left',
  },
  remedy: { zh: '核对人员状态；处理时以名册为准。', en: 'Find out; the roster is used.' },
  bad: { row: { agentCode: 'A2000001', agentStatus: 'active' }, roster: [{ code: 'A2000001', status: 'left' }] },
  good: { row: { agentCode: 'A2000001', agentStatus: 'left' }, roster: [{ code: 'A2000001', status: 'left' }] },
  find: (c, context) => {
    const { agentCode, agentName, agentStatus, orphanFlag } = c.receivable
    if (!context.roster || (agentStatus === '' && orphanFlag === '')) return undefined
    const hasLeft = agentStatus === '' ? orphanFlag === 'yes' : agentStatus === 'left'
    const entry = entryOf(context.roster, agentCode, agentName)
    if (!entry || (entry.status === 'left') === hasLeft) return undefined
    const facts = { agent: agentCode || maskName(agentName) }
    return agentStatus === '' ? { field: 'orphanFlag', facts } : { facts }
  },
}
