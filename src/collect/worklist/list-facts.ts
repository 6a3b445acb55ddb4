import { type Day, parseIsoDay } from '../../model/day.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Lang } from '../../model/text.ts'
import { META_SHEET } from '../../model/worklist-form.ts'

/** What the workbook says of itself on its hidden sheet; everything '' or undefined where that is lost. */
export interface ListFacts {
  readonly runId: string
  readonly asOf: Day | undefined
  readonly kind: string
  readonly collectorKey: string
  readonly lang: Lang
}

export const NO_FACTS: ListFacts = { runId: '', asOf: undefined, kind: '', collectorKey: '', lang: 'zh' }

/** Whether a sheet is the hidden one; programs may append to names of sheets that they copy. */
export function isFactsSheet(name: string): boolean {
  return name.startsWith(META_SHEET)
}

/** Reads the hidden sheet: names in its first column, values in the second. */
export function readListFacts(rows: readonly (readonly RawCell[])[]): ListFacts {
  const facts = new Map(rows.map(([name = '', value = '']) => [String(name), String(value)]))
  return {
    runId: facts.get('runId') ?? '',
    asOf: parseIsoDay(facts.get('asOf') ?? ''),
    kind: facts.get('kind') ?? '',
    collectorKey: facts.get('collectorKey') ?? '',
    lang: facts.get('lang') === 'en' ? 'en' : 'zh',
  }
}

const AS_OF_LINE = /(?:截至|As of)\s*(\d{4}-\d{2}-\d{2})/

/** The as-of day that stands in the lines above the header. */
export function asOfAbove(rows: readonly (readonly RawCell[])[]): Day | undefined {
  for (const row of rows)
    for (const cell of row) {
      const found = typeof cell === 'string' ? AS_OF_LINE.exec(cell)?.[1] : undefined
      if (found !== undefined) return parseIsoDay(found)
    }
  return undefined
}

/** The as-of day that a run id begins with: `20260618-…`. */
export function asOfRun(runId: string): Day | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})-/.exec(runId)
  return parts === null ? undefined : parseIsoDay(`${parts[1]}-${parts[2]}-${parts[3]}`)
}
