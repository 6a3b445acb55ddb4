import {
  type AnswersRead,
  aboutFile,
  asOfAbove,
  type CollectFinding,
  type FoundEntry,
  findFilledDown,
  findMergedInputs,
  findSheetForm,
  holdsKey,
  isFactsSheet,
  isOtherPage,
  type LinesRead,
  type ListFacts,
  NO_FACTS,
  openAnswerLines,
  openHeadless,
  openLines,
  readListFacts,
  type SheetForm,
} from '../../collect/index.ts'
import type { RawBatch, RawCell, RawTable } from '../../model/raw.ts'
import { META_SHEET } from '../../model/worklist-form.ts'
import type { CollectedPath } from '../../read/index.ts'
import type { ReadingSetup, TableTaken } from './types.ts'

/** Reads the sheets of one workbook that the program wrote for people to fill in. */
export interface WorklistReading {
  readonly found: LinesRead & AnswersRead
  readonly tables: readonly TableTaken[]
  readonly facts: ListFacts
  /** takes the sheet if it is one of a worklist: its lines, what the workbook says of itself, pages that come after lines */
  take(raw: RawTable, first: RawBatch, rest: AsyncIterator<RawBatch>): Promise<boolean>
  /** after the last sheet: what the workbook says of itself stands on it */
  conclude(): void
}

const NO_NAMES: ReadonlyMap<string, number> = new Map()

export function openWorklistReading(
  { path, source }: CollectedPath,
  { asOf, settings }: ReadingSetup,
): WorklistReading {
  const found: LinesRead & AnswersRead = {
    lines: 0,
    named: new Set(),
    entries: [],
    answers: [],
    findings: [],
    strays: [],
  }
  const tables: TableTaken[] = []
  const waiting: (() => void)[] = []
  let facts = NO_FACTS
  /** the first sheet with lines but without a header */
  let headless: string | undefined
  /** visible sheets that are no page of ours */
  const strangers: string[] = []

  const open = (form: SheetForm, raw: RawTable, above: RawBatch['rows'], list: ListFacts) => {
    const place = {
      file: path,
      source,
      sheet: raw.sheet,
      epoch1904: raw.epoch1904,
      list,
      asOfAbove: asOfAbove(above),
      asOf,
      graceDays: settings.graceDays,
    }
    return form.kind === 'worklist' ? openLines(form, place, found) : openAnswerLines(form, place, found)
  }

  const note = (sheet: string, form: SheetForm, lines: number): void => {
    const because = form.key >= 0 ? BY_KEY : form.kind === 'worklist' ? BY_HEADERS : BY_ANSWERS
    tables.push({ sheet, kind: form.kind, because, lines })
    if (form.key >= 0) return
    found.findings.push(aboutFile('K003', path, {}, sheet))
  }

  /** what only the end of a sheet tells: cells merged over several lines */
  const tellMerged = (raw: RawTable, form: SheetForm, headerRow: number): void => {
    const { merged = [] } = raw.end()
    if (merged.length === 0) return
    const taken = [...found.entries, ...found.answers].filter(({ sheet }) => sheet === raw.sheet)
    const filled = new Set(taken.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0])))
    found.findings.push(...findMergedInputs(form, headerRow, merged, { file: path, sheet: raw.sheet, filled }))
  }

  /** a page without a header: those of a worklist that come after its first lines are nothing else, but lines may have been moved there */
  const takeHeadless = async (raw: RawTable, first: RawBatch, rest: AsyncIterator<RawBatch>): Promise<boolean> => {
    if (!raw.hidden && !isOtherPage(first.rows) && !first.rows.some(holdsKey)) strangers.push(raw.sheet)
    const isOurs = tables.length + waiting.length > 0 || headless !== undefined || first.rows.some(holdsKey)
    if (!isOurs) return false
    const reading = openHeadless({ file: path, source, sheet: raw.sheet }, found)
    await eachRow(0, first, rest, reading.take)
    if (reading.conclude().lines > 0) headless ??= raw.sheet
    return true
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
      const form = findSheetForm(first.rows, raw.columnNames ?? NO_NAMES)
      if (form === undefined) return takeHeadless(raw, first, rest)
      const above = first.rows.slice(0, form.at)
      const headerRow = first.rowNos[form.at] ?? 0
      if (form.key >= 0) {
        const before = found.lines
        const line = open(form, raw, above, facts)
        // sorted together with its header
        for (const [i, cells] of above.entries()) if (holdsKey(cells)) line(first.rowNos[i] ?? 0, cells)
        await eachRow(form.at + 1, first, rest, line)
        tellMerged(raw, form, headerRow)
        note(raw.sheet, form, found.lines - before)
        return true
      }
      // without keys the lines can be told only when the workbook has said which run it is from
      const rows: [number, readonly RawCell[]][] = []
      await eachRow(form.at + 1, first, rest, (rowNo, cells) => rows.push([rowNo, cells]))
      waiting.push(() => {
        const before = found.lines
        const line = open(form, raw, above, facts)
        for (const [rowNo, cells] of rows) line(rowNo, cells)
        tellMerged(raw, form, headerRow)
        note(raw.sheet, form, found.lines - before)
      })
      return true
    },
    conclude() {
      for (const read of waiting) read()
      found.findings.push(...findFilledDown(found.entries))
      // nothing was asked for in it
      if (tables.length === 0 && (facts.kind === 'supervisor' || facts.kind === 'changes'))
        tables.push({ sheet: META_SHEET, kind: facts.kind, because: BY_FACTS, lines: 0 })
      if (tables.length === 0 && headless !== undefined)
        tables.push({ sheet: headless, kind: 'worklist', because: BY_KEY, lines: 0 })
      if (tables.length > 0) for (const sheet of strangers) found.findings.push(addedSheet(path, sheet))
      const { runId, collectorKey } = facts
      if (collectorKey === '') return
      for (const [i, one] of found.entries.entries())
        if (one.entry.runId === runId && one.entry.contact.collector === '')
          found.entries[i] = ofCollector(one, collectorKey)
    },
  }
}

/** What somebody wrote on a sheet of their own is in no line. */
function addedSheet(file: string, sheet: string): CollectFinding {
  const facts = { what: { zh: '自己加的一页', en: 'a sheet that somebody added' } }
  return { code: 'K029', file, sheet, cell: '', policyNo: '', dueDate: undefined, field: undefined, value: '', facts }
}

function ofCollector(found: FoundEntry, collector: string): FoundEntry {
  const { entry } = found
  return { ...found, entry: { ...entry, contact: { ...entry.contact, collector } } }
}

async function eachRow(
  from: number,
  first: RawBatch,
  rest: AsyncIterator<RawBatch>,
  take: (rowNo: number, cells: readonly RawCell[]) => void,
): Promise<void> {
  for (let i = from; i < first.rows.length; i++) take(first.rowNos[i] ?? 0, first.rows[i] ?? [])
  for (let next = await rest.next(); !next.done; next = await rest.next())
    for (const [i, cells] of next.value.rows.entries()) take(next.value.rowNos[i] ?? 0, cells)
}

const BY_KEY = { zh: '有隐藏的“内部编号”列', en: 'it has the hidden key column' }
const BY_HEADERS = {
  zh: '有保单号、应缴日和联系记录的列',
  en: 'it has policy number, due date and the contact columns',
}
const BY_ANSWERS = {
  zh: '有保单号、应缴日和主管或保全填写的列',
  en: 'it has policy number, due date and the columns of a supervisor or of the back office',
}
const BY_FACTS = { zh: '隐藏页这样写着，没有要填的行', en: 'its hidden sheet says so; there is no line to fill in' }
