import type { RawCell } from '../model/raw.ts'
import { REJECTED_HEADERS } from '../model/rejected.ts'
import type { Book, Column, TableSheet } from '../model/sheet.ts'
import type { ReportContext } from './context.ts'
import { again, capped, cappedNote, MAX_LINES, NOTICE, reportTop } from './frame.ts'
import { both } from './wording.ts'

/** A rejected row with its original cells. */
export interface RejectedLine {
  /** index into the run's tables */
  readonly table: number
  /** the row number that Excel shows */
  readonly row: number
  readonly codes: readonly string[]
  readonly cells: readonly RawCell[]
}

/** The rejected rows of all tables that share one header. */
export interface RejectedGroup {
  readonly headers: readonly string[]
  /** the widest row, where one has more cells than there are headers */
  readonly cells: number
  readonly count: number
  /** walked while the sheet is written */
  readonly lines: Iterable<RejectedLine>
}

const WORDS = {
  title: both('退回的行', 'Rejected rows'),
  howTo: both(
    '原样照录、未遮盖。按最后几列的原因改正后，把本工作簿直接交给 xuqi run；最后三列会被忽略。',
    'The original cells, unmasked. Correct them by the reasons in the last columns and give this workbook to xuqi run; the last three columns are ignored.',
  ),
  sheet: both('退回', 'Rejected'),
  lists: both('字典', 'Lists'),
} as const

/** The rejected rows as they were read, all cells as text, a sheet for each input header; to be mended and run again. */
export function rejectedBook(groups: readonly RejectedGroup[], context: ReportContext): Book {
  const { lang } = context
  return {
    title: WORDS.title[lang],
    notice: NOTICE[lang],
    lists: [],
    listsSheet: WORDS.lists[lang],
    sheets: groups.map((group, index) =>
      groupSheet(group, groups.length === 1 ? WORDS.sheet[lang] : `${WORDS.sheet[lang]} ${index + 1}`, context),
    ),
  }
}

function groupSheet({ headers, cells, count, lines }: RejectedGroup, name: string, context: ReportContext): TableSheet {
  const { lang, checks, tables } = context
  const width = Math.max(headers.length, cells)
  const original: Column[] = []
  for (let i = 0; i < width; i++)
    original.push({ key: `c${i}`, title: headers[i] ?? '', kind: 'text', width: columnWidth(headers[i] ?? '') })
  const reasonsOf = remember((code) => `${code} ${checks.get(code)?.title[lang] ?? ''}`.trim())
  return {
    kind: 'table',
    name,
    protection: 'open',
    frozenColumns: 0,
    top: reportTop(WORDS.title, [WORDS.howTo, ...cappedNote(count, 'data/rejected.csv')], context),
    columns: [
      ...original,
      { key: 'codes', title: REJECTED_HEADERS.codes[lang], kind: 'text', width: 12, tone: 'danger' },
      { key: 'reasons', title: REJECTED_HEADERS.reasons[lang], kind: 'wrapped', width: 36, tone: 'danger' },
      { key: 'origin', title: REJECTED_HEADERS.origin[lang], kind: 'text', width: 34, tone: 'muted' },
    ],
    rowCount: Math.min(count, MAX_LINES),
    rows: again(function* () {
      for (const line of capped(lines)) {
        const out: string[] = []
        for (let i = 0; i < width; i++) out.push(asText(line.cells[i] ?? ''))
        const table = tables[line.table]
        const place = [table?.path ?? '', table?.sheet ?? '', String(line.row)]
          .filter((part) => part !== '')
          .join(' › ')
        out.push(line.codes.join(' '), line.codes.map(reasonsOf).join(lang === 'zh' ? '；' : '; '), place)
        yield out
      }
    }),
  }
}

/** A number as a workbook shows it: 15 significant digits. */
function asText(cell: RawCell): string {
  return typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : cell
}

function columnWidth(header: string): number {
  return Math.min(30, Math.max(12, header.length * 2 + 2))
}

function remember(make: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>()
  return (code) => {
    const text = known.get(code) ?? make(code)
    known.set(code, text)
    return text
  }
}
