import { formatDay, formatMonth } from '../model/day.ts'
import type { PageSheet } from '../model/sheet.ts'
import { META_SHEET, WORKLIST_FORMAT } from '../model/worklist-form.ts'
import type { ReportContext } from './context.ts'
import { row } from './frame.ts'

/** What a workbook says of itself beyond its run: `kind`, and whose it is. */
export type MetaFacts = Readonly<Record<string, string>> & { readonly kind: string }

/** The very hidden sheet: a name and a value in each row. */
export function metaSheet(facts: MetaFacts, context: ReportContext): PageSheet {
  const all = {
    format: String(WORKLIST_FORMAT),
    runId: context.runId,
    asOf: formatDay(context.asOf),
    month: formatMonth(context.month),
    lang: context.lang,
    ...facts,
  }
  return {
    kind: 'page',
    name: META_SHEET,
    visibility: 'veryHidden',
    protection: 'locked',
    widths: [16, 40],
    rows: Object.entries(all).map(([name, value]) => row({ value: name, kind: 'text' }, { value, kind: 'text' })),
  }
}
