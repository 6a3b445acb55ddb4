import { type AssignedCase, supervisorOf } from '../model/case.ts'
import type { CsvColumn, CsvWriter } from '../write/index.ts'

/** The contract of `data/tasks.csv`: these columns in this order. Further ones may follow. */
export const TASK_COLUMNS: readonly CsvColumn[] = [
  { name: 'policyNo', kind: 'text' },
  { name: 'dueDate', kind: 'day' },
  { name: 'code', kind: 'text' },
  { name: 'state', kind: 'text' },
  { name: 'due', kind: 'day' },
  { name: 'doneOn', kind: 'day' },
  { name: 'channel', kind: 'text' },
  { name: 'owner', kind: 'text' },
  { name: 'collectorCode', kind: 'text' },
  { name: 'supervisorCode', kind: 'text' },
  { name: 'text', kind: 'text' },
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
