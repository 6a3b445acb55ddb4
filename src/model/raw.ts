/**
 * A cell as a reader hands it over: text as written, or a workbook's number. '' is an empty cell.
 * A workbook's date-formatted number arrives as `YYYY-MM-DD` (with ` hh:mm:ss` where it has a time) unless its serial is 1–60, which stays a number.
 */
export type RawCell = string | number

/** Consecutive rows of a table, wholly blank ones left out. `rowNos[i]` is the row number that Excel shows for `rows[i]`. */
export interface RawBatch {
  readonly rowNos: readonly number[]
  readonly rows: readonly (readonly RawCell[])[]
}

/** What only the end of a table can tell. */
export interface TableEnd {
  /** text files: the file ended inside quotes */
  readonly openQuote: boolean
  /** text files: the last line has a line end */
  readonly endsWithLineBreak: boolean
}

/** One sheet of a workbook, or a text file. */
export interface RawTable {
  /** name of the sheet, '' for text files */
  readonly sheet: string
  /** workbooks: defined names that mean one column of the sheet, and which (0 = the first) */
  readonly columnNames?: ReadonlyMap<string, number>
  /** delimited text: all cells are strings, and a short row may be a cut row */
  readonly textual: boolean
  /** serials of this workbook count from 1904 */
  readonly epoch1904: boolean
  /** to be read once, before the next table is asked for */
  batches(): AsyncIterable<RawBatch>
  /** after the last batch */
  end(): TableEnd
}

export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'xls' | 'html' | 'spreadsheetml'

/** An input file as the manifest states it. */
export interface InputFacts {
  /** as given, with `/` */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly format: FileFormat
  /** of text; '' for workbooks */
  readonly encoding: string
}
