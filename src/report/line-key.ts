import type { Day } from '../model/day.ts'
import type { Column } from '../model/sheet.ts'
import type { Lang } from '../model/text.ts'
import { KEY_NAME, KEY_TITLE, lineKey } from '../model/worklist-form.ts'
import type { ReportContext } from './context.ts'

/** By its key a line is found again when the workbook comes back. */
export function openLineKey({ runId }: ReportContext): (c: { policyNo: string; dueDate: Day }) => string {
  return ({ policyNo, dueDate }) => lineKey(policyNo, dueDate, runId)
}

/** The hidden column of the keys. */
export function keyColumn(lang: Lang): Column {
  return { key: 'key', title: KEY_TITLE[lang], kind: 'text', width: 10, hidden: true, definedName: KEY_NAME }
}
