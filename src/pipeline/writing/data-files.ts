import type { AssignedCase } from '../../model/case.ts'
import { maskAccount, maskAddress, maskFreeText, maskIdNo, maskName, maskPhone, maskValue } from '../../model/mask.ts'
import type { RawCell } from '../../model/raw.ts'
import { type CsvColumn, type CsvValue, openCsvWriter, type WrittenFile } from '../../write/index.ts'
import type { RejectedHeader, Rejections } from '../reading/rejections.ts'
import type { FindingLine } from '../types.ts'
import { CASE_COLUMNS, type CaseLineContext } from './case-columns.ts'
import { FINDING_COLUMNS, findingValues } from './finding-lines.ts'

/** Writes one CSV file; what fails half-way closes its descriptor, the folder is removed by the caller. */
export async function writeLines<T>(
  path: string,
  columns: readonly CsvColumn[],
  fileMode: number,
  lines: Iterable<T> | AsyncIterable<T>,
  valuesOf: (line: T) => readonly CsvValue[],
): Promise<WrittenFile> {
  const writer = openCsvWriter(path, columns, fileMode)
  try {
    for await (const line of lines) writer.write(valuesOf(line))
    return writer.close()
  } catch (error) {
    writer.abandon()
    throw error
  }
}

/** `data/cases.csv`: a line per case, whatever became of it, in order of first appearance. */
export function caseValues(c: AssignedCase, context: CaseLineContext): CsvValue[] {
  return CASE_COLUMNS.map((column) => column.value(c, context))
}

/** `data/findings.csv`: a line per finding, in the order of the input. */
export function writeFindings(path: string, fileMode: number, lines: Iterable<FindingLine>): Promise<WrittenFile> {
  return writeLines(path, FINDING_COLUMNS, fileMode, lines, findingValues)
}

interface RejectedColumn extends CsvColumn {
  readonly key: string
}

/**
 * `data/rejected.csv`: the cells of every rejected row under the headers of the inputs, masked. Inputs with other headers add
 * columns; a header that stands several times in one input has as many columns.
 */
export function writeRejected(
  path: string,
  fileMode: number,
  rejections: Rejections,
  tables: readonly { readonly path: string; readonly sheet: string }[],
  personal: boolean,
): Promise<WrittenFile> {
  const columns = new Map<string, RejectedColumn>()
  const keysOf = tables.map((_, table) => {
    const seen = new Map<string, number>()
    return rejections.headerOf(table).titles.map((title) => {
      const nth = (seen.get(title) ?? 0) + 1
      seen.set(title, nth)
      const key = `${title} ${nth}`
      if (!columns.has(key)) columns.set(key, { key, name: title, kind: 'text' })
      return key
    })
  })
  const place: readonly CsvColumn[] = [
    { name: 'sourceFile', kind: 'text' },
    { name: 'sourceSheet', kind: 'text' },
    { name: 'sourceRow', kind: 'number' },
    { name: 'codes', kind: 'text' },
  ]
  const positions = new Map([...columns.keys()].map((key, index) => [key, index]))
  return writeLines(
    path,
    [...place, ...columns.values()],
    fileMode,
    rejections.inOrder(),
    ({ table, row, codes, cells }) => {
      const values: CsvValue[] = [
        tables[table]?.path,
        tables[table]?.sheet,
        row,
        codes.join(' '),
        ...new Array<string>(columns.size).fill(''),
      ]
      for (const [i, key] of (keysOf[table] ?? []).entries()) {
        const cell = cells[i]
        if (cell === undefined) continue
        values[place.length + (positions.get(key) ?? 0)] = personal
          ? String(cell)
          : maskCell(rejections.headerOf(table), i, cell)
      }
      return values
    },
  )
}

/** Columns that no field claims may hold personal data as well: their header says what. */
const MASK_BY_HEADER: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/电话|手机|联系方式|phone|mobile|tel/i, maskPhone],
  [/证件|身份证|证号|id.?(no|number|card)/i, maskIdNo],
  [/账号|帐号|卡号|account/i, maskAccount],
  [/地址|住址|address/i, maskAddress],
  [/人$|姓名|户名|名字|name/i, maskName],
]

function maskCell({ titles, fields }: RejectedHeader, index: number, cell: RawCell): string {
  const text = String(cell)
  const field = fields[index]
  if (field) return maskValue(field, text)
  const title = titles[index] ?? ''
  const [, mask] = MASK_BY_HEADER.find(([pattern]) => pattern.test(title)) ?? []
  return mask ? mask(text) : maskFreeText(text)
}
