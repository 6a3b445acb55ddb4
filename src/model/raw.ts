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

/** A cell of a row that is merged with one above, and what stands there. */
export interface CoveredCell {
  /** 0 = the first */
  readonly column: number
  readonly value: RawCell
}

/** Cells of a column that are merged into one; row numbers that Excel shows. */
export interface MergedCells {
  /** 0 = the first */
  readonly column: number
  readonly from: number
  readonly to: number
}

/** What only the end of a table can tell. */
export interface TableEnd {
  /** text files: the file ended inside quotes */
  readonly openQuote: boolean
  /** text files: the last line has a line end */
  readonly endsWithLineBreak: boolean
  /** workbooks: cells merged downwards that `covered` did not tell */
  readonly merged?: readonly MergedCells[]
}

/** One sheet of a workbook, or a text file. */
export interface RawTable {
  /** name of the sheet, '' for text files */
  readonly sheet: string
  /** workbooks: people do not see it. An old copy may lie there: it is no list, and only xuqi's own workbooks keep something in it */
  readonly hidden: boolean
  /** workbooks: defined names that mean one column of the sheet, and which (0 = the first) */
  readonly columnNames?: ReadonlyMap<string, number>
  /** markup: by row number, complete for the rows handed over so far */
  readonly covered?: ReadonlyMap<number, readonly CoveredCell[]>
  /** delimited text: all cells are strings, and a short row may be a cut row */
  readonly textual: boolean
  /** serials of this workbook count from 1904 */
  readonly epoch1904: boolean
  /** to be read once, before the next table is asked for */
  batches(): AsyncIterable<RawBatch>
  /** after the last batch */
  end(): TableEnd
  /** a text file whose parts can be read at the same time, by several threads */
  readonly divisible?: DivisibleTable
}

/** A text file that can be read in parts instead of by `batches()`. Places are bytes. */
export interface DivisibleTable {
  readonly size: number
  /** what a thread needs to read a part */
  readonly share: TextShare
  /** places behind line ends, about so many bytes apart, where parts probably begin; only the part before can tell for sure */
  cut(bytes: number): Promise<readonly number[]>
  /** reads all of the file for its hash, where no `batches()` does */
  hash(): Promise<void>
}

/** How many cells the records before had: what tells a stray quote from one that opens a cell of several lines. */
export interface RecordWidths {
  /** of the last two neighbours that had equally many; 0 = not known yet */
  readonly usual: number
  readonly last: number
}

/** What is known of a text file before its records are read: plain data. */
export interface TextShare {
  /** as given, with `/`: for refusals */
  readonly path: string
  /** where it lies */
  readonly file: string
  readonly encoding: string
  readonly separator: string
  /** characters of a leading `sep=` line */
  readonly skip: number
}

/** A part of a text file. */
export interface TablePart {
  /** row numbers begin anew with each part */
  batches(): AsyncIterable<RawBatch>
  /** after the last batch */
  end(): PartEnd
}

export interface PartEnd extends TableEnd {
  /** of the part's last records */
  readonly widths: RecordWidths
  /** the widths that it began with made no difference */
  readonly independent: boolean
  /** where the next part begins: at this one's end, or behind the record that reaches beyond it */
  readonly next: number
  /** rows of the part, blank ones too */
  readonly rows: number
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
