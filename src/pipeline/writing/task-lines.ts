import { type AssignedCase, supervisorOf } from '../../model/case.ts'
import { both } from '../../model/wording.ts'
import type { CsvWriter } from '../../write/index.ts'
import type { DataColumn } from './data-column.ts'

/** The contract of `data/tasks.csv`: these columns in this order. Further ones may follow. */
export const TASK_COLUMNS: readonly DataColumn[] = [
  { name: 'policyNo', kind: 'text', means: both('保单号', 'policy number') },
  { name: 'dueDate', kind: 'day', means: both('应缴日', 'due date') },
  { name: 'code', kind: 'text', means: both('任务代码，见 tasks.md', 'code of the task, see tasks.md') },
  {
    name: 'state',
    kind: 'text',
    means: both('open 待办、dueToday 今天到期、overdue 过了期限、done 已办', 'open, dueToday, overdue or done'),
  },
  { name: 'due', kind: 'day', means: both('期限', 'day until which it is to be done') },
  { name: 'doneOn', kind: 'day', means: both('办妥的日子', 'day on which it was done') },
  { name: 'channel', kind: 'text', means: both('怎么办', 'how it is done') },
  { name: 'owner', kind: 'text', means: both('谁办', 'who does it') },
  {
    name: 'collectorCode',
    kind: 'text',
    means: both('收费员工号（没有工号的写姓名）', 'code of the collector (else the name)'),
  },
  { name: 'supervisorCode', kind: 'text', means: both('主管工号', 'code of the supervisor') },
  {
    name: 'text',
    kind: 'text',
    means: both('要做什么，清单上的话', 'what is to be done, in the words of the worklist'),
  },
]

/** The tasks of a case, a line each, what is to be done first first. Warnings that are no tasks stand on the worklist only. */
export function writeTasks(c: AssignedCase, writer: Pick<CsvWriter, 'write'>): void {
  const { policyNo, dueDate, followUp } = c
  const collector = c.collector?.key ?? ''
  const { supervisorCode } = supervisorOf(c)
  for (const { code, state, due, doneOn, channel, owner, text } of followUp.tasks) {
    if (code === '') continue
    writer.write([policyNo, dueDate, code, state, due, doneOn, channel, owner, collector, supervisorCode, text])
  }
}
