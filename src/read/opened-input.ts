import type { InputFacts, RawTable } from '../model/raw.ts'

export interface ReadOptions {
  /** what the user says about the encoding of text files; undefined: recognised */
  readonly encoding?: string
  /** tried one after the other on encrypted workbooks */
  readonly passwords?: readonly string[]
}

export interface Besides {
  readonly comments: boolean
  /** text boxes too */
  readonly pictures: boolean
}

/** An input file that was recognised and can be read once, from front to back. */
export interface OpenedInput {
  /** Sheets in the order of the workbook, hidden ones too, which say so; consume each before asking for the next. Throws Refusals while reading. */
  tables(): AsyncIterable<RawTable>
  /** Complete after the last table: the hash of a text is computed while it is read. */
  facts(): InputFacts
  /** `.xlsx`: what people may have put beside the cells, which no table holds */
  readonly besides?: Besides
  progress(): { readonly bytesRead: number; readonly bytesTotal: number }
  /** Also when the input is abandoned half-way. */
  close(): Promise<void>
}

/** What the opening of a workbook needs to know about the file that it came from. */
export interface FileOrigin {
  readonly path: string
  /** of the file as it lies on the disk, also where it was decrypted first */
  readonly bytes: number
  readonly sha256: string
}
