import { aboutFile, type CollectFinding, isOtherPage } from '../../collect/index.ts'
import type { RawBatch } from '../../model/raw.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { type Besides, type CollectedPath, type OpenedInput, openInput } from '../../read/index.ts'
import { readOptions } from '../reading/rows.ts'
import { type ResultTable, readResults } from './result-reading.ts'
import type { FileRead, ReadingSetup } from './types.ts'
import { openWorklistReading } from './worklist-reading.ts'

const NOTHING = {
  sha256: '',
  tables: [],
  lines: 0,
  runId: '',
  named: new Set<string>(),
  entries: [],
  answers: [],
  results: [],
  strays: [],
  findings: [],
}

/** Reads one file: what it is, and what it holds. What cannot be read is told, not thrown: other files go on. */
export async function readFile(file: CollectedPath, setup: ReadingSetup): Promise<FileRead> {
  try {
    const input = await openInput(file.path, readOptions(setup))
    try {
      return await readTables(file, input, setup)
    } finally {
      await input.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...NOTHING, refused: error.items }
  }
}

async function readTables(file: CollectedPath, input: OpenedInput, setup: ReadingSetup): Promise<FileRead> {
  const worklist = openWorklistReading(file, setup)
  const results: ResultTable[] = []
  let isPage = false
  for await (const raw of input.tables()) {
    const batches = raw.batches()[Symbol.asyncIterator]()
    const first = await batches.next()
    if (first.done) continue
    const head: RawBatch = first.value
    if (await worklist.take(raw, head, batches)) continue
    isPage ||= raw.textual && isOtherPage(head.rows)
    // what is hidden nobody sent
    if (raw.hidden) await batches.return?.()
    else {
      const table = await readResults(file, raw, head, batches, setup)
      if (table !== undefined) results.push(table)
    }
  }
  worklist.conclude()
  const { sha256 } = input.facts()
  if (worklist.facts.kind === 'unassigned') return { ...NOTHING, sha256, refused: [item('R051', file)] }
  if (worklist.tables.length > 0) {
    const { lines, named, entries, answers, findings, strays } = worklist.found
    if (input.besides?.comments || input.besides?.pictures) findings.push(besideCells(file.path, input.besides))
    const read = { named, entries, answers, results: [], strays, findings, refused: [] }
    return { sha256, tables: worklist.tables, lines, runId: worklist.facts.runId, ...read }
  }
  const taken = results.flatMap(({ taken: one }) => one ?? [])
  const open = results.find(({ verdict }) => verdict.kind === 'receivables')
  if (open !== undefined) return { ...NOTHING, sha256, refused: [item('R050', file, open.verdict.because)] }
  if (taken.length === 0 && isPage) return { ...NOTHING, sha256, refused: [item('R052', file, OTHER_PAGE)] }
  if (taken.length === 0)
    return { ...NOTHING, sha256, refused: [item('R052', file, results[0]?.verdict.because ?? NO_HEADER)] }
  return {
    sha256,
    tables: taken,
    lines: taken.reduce((sum, table) => sum + table.lines, 0),
    runId: '',
    named: new Set(),
    entries: [],
    answers: [],
    results: results.flatMap((table) => table.rows),
    strays: [],
    findings: results.flatMap((table) => table.findings),
    refused: [],
  }
}

/** What is written beside the cells cannot be collected. */
function besideCells(file: string, { comments, pictures }: Besides): CollectFinding {
  const zh = [comments ? '批注' : '', pictures ? '图片或文本框' : ''].filter((part) => part !== '').join('、')
  const en = [comments ? 'comments' : '', pictures ? 'pictures or text boxes' : ''].filter((part) => part !== '')
  return aboutFile('K029', file, { what: { zh, en: en.join(', ') } })
}

const OTHER_PAGE = {
  zh: '这是工作簿里不用填的一页，存成 CSV 只剩这一页，填的内容不在里面：请交工作簿本身，.xlsx；各页都另存了的，这一页不用管',
  en: 'a page of a workbook on which nothing is filled in: saved as CSV, only this page is left, and nothing that was filled in. Hand in the workbook itself, .xlsx; where each page was saved, this one is no matter',
}
const NO_HEADER = { zh: '没有认识的表头', en: 'no header that is known' }

function item(
  code: 'R050' | 'R051' | 'R052',
  { path }: CollectedPath,
  what: { zh: string; en: string } = NO_HEADER,
): RefusalItem {
  return { code, facts: { path, what } }
}
