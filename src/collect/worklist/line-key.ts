import { type Day, parseIsoDay } from '../../model/day.ts'
import type { RawCell } from '../../model/raw.ts'

const KEY = /^\s*([^|]+)\|(\d{4}-\d{2}-\d{2})\|([^|]*)\|(\d+)\s*$/

/** What the hidden key of a line says; undefined for any other cell. */
export function readKey(
  cell: RawCell | undefined,
): { readonly policyNo: string; readonly dueDate: Day; readonly runId: string } | undefined {
  const [, policyNo = '', due = '', runId = ''] = KEY.exec(String(cell ?? '')) ?? []
  const dueDate = parseIsoDay(due)
  return dueDate === undefined ? undefined : { policyNo: policyNo.trim(), dueDate, runId }
}
