import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import exceljs from 'exceljs'
import type { Day } from '../../src/model/day.ts'
import type { Chance } from './world.ts'

/** A line of a workbook that somebody fills in. */
export interface Line {
  readonly policyNo: string
  readonly dueDate: string
  /** by the title above the cell */
  text(title: string): string
  write(title: string, value: string | Day): void
}

const isLine = (key: string) => /^([^|]+)\|(\d{4}-\d{2}-\d{2})\|/.exec(key)

/**
 * Somebody goes through the workbooks of a folder line by line, saves those in which something was written with another program under
 * another name, and hands them back.
 * @param titles columns that a sheet must have to be filled in
 * @param fill whether something was written
 */
export async function goThrough(
  folder: string,
  back: string,
  titles: readonly string[],
  chance: Chance,
  fill: (line: Line) => boolean,
): Promise<void> {
  for (const name of workbooksIn(folder)) {
    const book = await open(join(folder, name))
    let filled = 0
    for (const sheet of book.worksheets) for (const line of linesOf(sheet, titles)) filled += fill(line) ? 1 : 0
    if (filled > 0) await book.xlsx.writeFile(join(back, `${chance.below(1e6)} ${name.replaceAll(/[\\/]/g, ' ')}`))
  }
}

/** The lines of the workbooks of a folder, of those sheets that have such columns. */
export async function readLines(folder: string, titles: readonly string[]): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const name of workbooksIn(folder)) {
    const book = await open(join(folder, name))
    for (const sheet of book.worksheets) lines.push(...linesOf(sheet, titles))
  }
  return lines
}

/** Those that ask for something: of the reports only the service changes do. */
function workbooksIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const asks = basename(folder) === 'reports' ? /保全变更\.xlsx$/ : /\.xlsx$/
  return names.filter((name) => asks.test(name) && !name.startsWith('unassigned'))
}

async function open(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path, { ignoreNodes: ['dataValidations', 'conditionalFormatting'] })
  return book
}

function* linesOf(sheet: exceljs.Worksheet, titles: readonly string[]): Iterable<Line> {
  const header = headerOf(sheet, titles)
  if (!header) return
  const column = (title: string) => header.columns.get(title) ?? 0
  for (let at = header.row + 1; at <= sheet.rowCount; at++) {
    const row = sheet.getRow(at)
    const [, policyNo, dueDate] = isLine(textOf(row.getCell(column('内部编号')))) ?? []
    if (policyNo === undefined || dueDate === undefined) continue
    yield {
      policyNo,
      dueDate,
      text: (title) => textOf(row.getCell(column(title))),
      write(title, value) {
        row.getCell(column(title)).value = typeof value === 'string' ? value : new Date(value * 86_400_000)
      },
    }
  }
}

function textOf({ value }: exceljs.Cell): string {
  return typeof value === 'string' ? value : ''
}

/** Columns are found by what stands above them, as people do. */
function headerOf(sheet: exceljs.Worksheet, titles: readonly string[]) {
  for (let row = 1; row <= 8; row++) {
    const columns = new Map<string, number>()
    sheet.getRow(row).eachCell((cell, column) => {
      const title = textOf(cell)
      if (!columns.has(title)) columns.set(title, column)
    })
    if ([...titles, '内部编号'].every((title) => columns.has(title))) return { row, columns }
  }
  return undefined
}
