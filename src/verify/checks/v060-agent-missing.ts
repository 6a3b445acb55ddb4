import type { RowCheck } from '../check.ts'

export const agentMissing: RowCheck = {
  kind: 'row',
  code: 'V060',
  name: 'agent-missing',
  severity: 'note',
  field: 'agentCode',
  needs: [['agentCode', 'agentName']],
  title: { zh: '缺业务员', en: 'agent missing' },
  when: { zh: '业务员工号和姓名都为空', en: 'neither agent code nor agent name' },
  message: { zh: '这一行没有业务员', en: 'the row names no agent' },
  remedy: {
    zh: '不必处理，按孤儿单分派；知道是谁的可以补上。',
    en: 'Nothing is to be done, it is assigned as an orphan; fill the agent in if you know.',
  },
  bad: { agentCode: '', agentName: '' },
  good: { agentCode: 'A2000001' },
  find: (row) => (row.agentCode === '' && row.agentName === '' ? {} : undefined),
}
