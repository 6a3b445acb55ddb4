import type { CoveredCell, RawCell } from '../../model/raw.ts'

/** What a reader of markup hands over while its text arrives. */
export interface MarkupSink {
  /** A sheet begins. */
  sheet(name: string): void
  /** A row of it, blank ones too, with the number that Excel shows. @param covered filled cells above that reach down into it */
  row(rowNo: number, cells: RawCell[], covered?: readonly CoveredCell[]): void
  /** Serials count from 1904. */
  epoch1904(): void
}

/** Takes the text of a page or an XML file in pieces of any size. */
export interface MarkupReader {
  push(text: string): void
  /** After the last piece: whether the file is complete. */
  end(): boolean
}
