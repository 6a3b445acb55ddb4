import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs, { type Worksheet } from 'exceljs'
import type { KnownCase } from '../../../src/model/collected.ts'
import type { Day } from '../../../src/model/day.ts'
import { fen } from '../../../src/model/money.ts'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.ts'
import type { Lang } from '../../../src/model/text.ts'
import { type InputKey, inputTitle, KEY_TITLE } from '../../../src/model/worklist-form.ts'
import { collectFiles } from '../../../src/pipeline/collect/collect.ts'
import type { CollectOptions, CollectResult } from '../../../src/pipeline/collect/types.ts'
import type { RunOptions } from '../../../src/pipeline/types.ts'
import { runPipeline } from '../../../src/pipeline.ts'
import { day } from '../../collect/days.ts'
import { type MemoryBook, memoryBook } from '../../collect/memory-book.ts'
import { AS_OF, failedDebit, type Line, QUIET, textOf, USUAL } from '../../laws/run.ts'

/** A desk of one afternoon: a run has written worklists, collectors fill them in, and everything comes back. */
export interface Desk {
  readonly folder: string
  /** worklists as the run wrote them, in the order of their names */
  readonly worklists: readonly string[]
  readonly book: MemoryBook
  path(name: string): string
  write(name: string, text: string): string
  collect(inputs: readonly string[], options?: Partial<CollectOptions>): Promise<CollectResult>
}

const LINES: readonly Line[] = [
  failedDebit(1, '2026-05-03', { premium: '1200.00' }),
  failedDebit(2, '2026-04-10', { premium: '5600.00' }),
  failedDebit(3, '2026-04-20', { product: 'L2', premium: '800.00' }),
  failedDebit(4, '2026-03-25', { premium: '12000.00' }),
  failedDebit(5, '2026-05-09', { premium: '700.00', collector: 'C2' }),
  failedDebit(6, '2026-01-05', { premium: '950.00', collector: 'C2' }),
]

/** What the book knows of the lines above. */
function knownCases(): Record<string, readonly KnownCase[]> {
  return Object.fromEntries(
    LINES.map(({ policy, due, premium }) => [
      `P${policy}`,
      [{ dueDate: day(due), premium: fen(Math.round(Number(premium) * 100)), paid: false }],
    ]),
  )
}

export const COLLECTED_ON: Day = day('2026-05-25')

export async function withDesk<T>(
  look: (desk: Desk) => Promise<T>,
  options: Partial<RunOptions> & { readonly lang?: Lang } = {},
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-desk-')))
  try {
    const input = join(folder, 'list.csv')
    writeFileSync(input, textOf(LINES))
    const out = join(folder, 'out')
    const settings = { ...DEFAULT_SETTINGS, lang: options.lang ?? 'zh' }
    await runPipeline({ ...USUAL, settings, inputs: [input], out, asOf: AS_OF, ...options }, QUIET)
    const lists = join(out, 'worklists')
    const worklists = readdirSync(lists, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'))
    const book = memoryBook(knownCases())
    return await look({
      folder,
      book,
      worklists: worklists.sort().map((name) => join(lists, name)),
      path: (name) => join(folder, name),
      write(name, text) {
        writeFileSync(join(folder, name), text)
        return join(folder, name)
      },
      collect: (inputs, more = {}) =>
        collectFiles(
          {
            inputs,
            settings,
            asOf: COLLECTED_ON,
            passwords: [],
            lang: settings.lang,
            jobs: 1,
            dryRun: false,
            openBook: () => book,
            ...more,
          },
          QUIET,
        ),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export type Typed = Readonly<Partial<Record<InputKey, string | number | Date>>>

/** Opens a workbook as a person would. */
export async function openBook(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path, { ignoreNodes: ['dataValidations', 'conditionalFormatting'] })
  return book
}

/** The header row of a sheet of lines: the one that holds the title of the key column. */
export function headerOf(sheet: Worksheet): number {
  for (let row = 1; row < 20; row++) if (columnOf(sheet, row, [KEY_TITLE.zh, KEY_TITLE.en]) > 0) return row
  return 0
}

export function columnOf(sheet: Worksheet, row: number, titles: readonly string[]): number {
  for (let column = 1; column <= sheet.columnCount; column++)
    if (titles.includes(String(sheet.getRow(row).getCell(column).value ?? ''))) return column
  return 0
}

/** The sheet and row of a policy's line. */
export function lineOf(book: exceljs.Workbook, policyNo: string): { sheet: Worksheet; header: number; row: number } {
  for (const sheet of book.worksheets) {
    const header = headerOf(sheet)
    const key = header === 0 ? 0 : columnOf(sheet, header, [KEY_TITLE.zh, KEY_TITLE.en])
    for (let row = header + 1; key > 0 && row <= sheet.rowCount; row++)
      if (String(sheet.getRow(row).getCell(key).value).startsWith(`${policyNo}|`)) return { sheet, header, row }
  }
  throw new Error(`${policyNo} stands nowhere`)
}

/** Types into the cells of a contact. */
export function type(book: exceljs.Workbook, policyNo: string, cells: Typed, slot = 1): void {
  const { sheet, header, row } = lineOf(book, policyNo)
  for (const [key, value] of Object.entries(cells)) {
    const { zh, en } = inputTitle(key as InputKey, slot)
    const column = columnOf(sheet, header, [zh, en])
    if (column === 0) throw new Error(`no column ${zh}`)
    sheet.getRow(row).getCell(column).value = value
  }
}

/** Fills in a copy of a worklist: policy → what is typed on its line. */
export async function fillIn(from: string, to: string, lines: Readonly<Record<string, Typed>>): Promise<string> {
  const book = await openBook(from)
  for (const [policyNo, cells] of Object.entries(lines)) type(book, policyNo, cells)
  await book.xlsx.writeFile(to)
  return to
}
