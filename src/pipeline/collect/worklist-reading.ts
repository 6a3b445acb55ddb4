import {
  asOfAbove,
  type Form,
  type FoundEntry,
  findForm,
  isFactsSheet,
  type LinesRead,
  type ListFacts,
  NO_FACTS,
  openLines,
  readListFacts,
} from '../../collect/index.ts'
import type { RawBatch, RawCell, RawTable } from '../../model/raw.ts'
import type { CollectedPath } from '../../read/index.ts'
import type { ReadingSetup, TableTaken } from './types.ts'

/** Reads the sheets of one workbook that are a worklist's. */
export interface WorklistReading {
  readonly found: LinesRead
  readonly tables: readonly TableTaken[]
  readonly facts: ListFacts
  /** takes the sheet if it is one of a worklist: its lines, or what the workbook says of itself */
  take(raw: RawTable, first: RawBatch, rest: AsyncIterator<RawBatch>): Promise<boolean>
  /** after the last sheet: what the workbook says of itself stands on it */
  conclude(): void
}

const NO_NAMES: ReadonlyMap<string, number> = new Map()

export function openWorklistReading(
  { path, source }: CollectedPath,
  { asOf, settings }: ReadingSetup,
): WorklistReading {
  const found: LinesRead = { lines: 0, entries: [], findings: [], strays: [] }
  const tables: TableTaken[] = []
  const waiting: (() => void)[] = []
  let facts = NO_FACTS

  const open = (form: Form, raw: RawTable, above: RawBatch['rows'], list: ListFacts) =>
    openLines(
      form,
      {
        file: path,
        source,
        sheet: raw.sheet,
        epoch1904: raw.epoch1904,
        list,
        asOfAbove: asOfAbove(above),
        asOf,
        graceDays: settings.graceDays,
      },
      found,
    )

  const note = (sheet: string, form: Form, lines: number): void => {
    tables.push({ sheet, kind: 'worklist', because: form.key < 0 ? BY_HEADERS : BY_KEY, lines })
    if (form.key >= 0) return
    found.findings.push({
      code: 'K003',
      file: path,
      sheet,
      cell: '',
      policyNo: '',
      dueDate: undefined,
      field: undefined,
      value: '',
      facts: {},
    })
  }

  return {
    found,
    tables,
    get facts() {
      return facts
    },
    async take(raw, first, rest) {
      if (isFactsSheet(raw.sheet)) {
        facts = readListFacts(first.rows)
        return true
      }
      const form = findForm(first.rows, raw.columnNames ?? NO_NAMES)
      if (form === undefined) return false
      const above = first.rows.slice(0, form.at)
      if (form.key >= 0) {
        const before = found.lines
        const line = open(form, raw, above, facts)
        await eachRow(form, first, rest, line)
        note(raw.sheet, form, found.lines - before)
        return true
      }
      // without keys the lines can be told only when the workbook has said which run it is from
      const rows: [number, readonly RawCell[]][] = []
      await eachRow(form, first, rest, (rowNo, cells) => rows.push([rowNo, cells]))
      waiting.push(() => {
        const before = found.lines
        const line = open(form, raw, above, facts)
        for (const [rowNo, cells] of rows) line(rowNo, cells)
        note(raw.sheet, form, found.lines - before)
      })
      return true
    },
    conclude() {
      for (const read of waiting) read()
      const { runId, collectorKey } = facts
      if (collectorKey === '') return
      for (const [i, one] of found.entries.entries())
        if (one.entry.runId === runId && one.entry.contact.collector === '')
          found.entries[i] = ofCollector(one, collectorKey)
    },
  }
}

function ofCollector(found: FoundEntry, collector: string): FoundEntry {
  const { entry } = found
  return { ...found, entry: { ...entry, contact: { ...entry.contact, collector } } }
}

async function eachRow(
  form: Form,
  first: RawBatch,
  rest: AsyncIterator<RawBatch>,
  take: (rowNo: number, cells: readonly RawCell[]) => void,
): Promise<void> {
  for (let i = form.at + 1; i < first.rows.length; i++) take(first.rowNos[i] ?? 0, first.rows[i] ?? [])
  for (let next = await rest.next(); !next.done; next = await rest.next())
    for (const [i, cells] of next.value.rows.entries()) take(next.value.rowNos[i] ?? 0, cells)
}

const BY_KEY = { zh: '有隐藏的“内部编号”列', en: 'it has the hidden key column' }
const BY_HEADERS = {
  zh: '有保单号、应缴日和联系记录的列',
  en: 'it has policy number, due date and the contact columns',
}
