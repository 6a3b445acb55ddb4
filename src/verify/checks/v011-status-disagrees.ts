import { formatDay } from '../../model/day.ts'
import type { CaseCheck } from '../check.ts'

export const statusDisagrees: CaseCheck = {
  kind: 'case',
  code: 'V011',
  name: 'status-disagrees',
  severity: 'warn',
  field: 'policyStatus',
  needs: ['policyStatus'],
  title: { zh: '保单状态不符', en: 'status disagrees' },
  when: {
    zh: '导出说有效而按日推算已中止，或导出说失效而按日推算还在宽限期；清单按较坏的显示',
    en: 'the export says in force but by day the policy has lapsed, or says lapsed while in grace; the worse state is shown',
  },
  message: {
    zh: '保单状态是“{value}”，但最早未缴应缴日是 {oldestDue}，宽限截止日是 {graceEnd}',
    en: 'the status is "{value}", but the oldest unpaid due date is {oldestDue} and grace ends on {graceEnd}',
  },
  remedy: {
    zh: '在核心系统查保单状态和缴费记录；查清前不要向客户承诺保障有效。',
    en: 'Look up status and payments in the core system; until then promise the customer no cover.',
  },
  bad: { row: { dueDate: '2026-03-20', policyStatus: 'inForce' }, judged: { dayState: 'lapsed' } },
  good: { row: { dueDate: '2026-05-20', policyStatus: 'inForce' }, judged: { dayState: 'inGrace' } },
  find: (c) => {
    const { policyStatus } = c.receivable
    // what is paid in full has not lapsed, however long ago it was due
    const isLapsed = c.unpaidInstalments > 0 && (c.dayState === 'lapsed' || c.dayState === 'permanentlyLapsed')
    const saysCovered = policyStatus === 'inForce' && isLapsed
    const saysLapsed = policyStatus === 'lapsed' && c.dayState === 'inGrace'
    if (!saysCovered && !saysLapsed) return undefined
    return { facts: { oldestDue: formatDay(c.oldestDue), graceEnd: formatDay(c.graceEnd) } }
  },
}
