import { checkBook, purgeBook, readTables, statsOfBook } from '../../book/index.ts'
import { openCsvWriter, openOutput } from '../../write/index.ts'

export type { BookStats, Purged, Trouble } from '../../book/index.ts'
export { checkBook, purgeBook, statsOfBook }

/** A CSV file that was written, and its lines without the header. */
export interface Exported {
  readonly path: string
  readonly lines: number
}

/**
 * Writes every table of the book as a CSV file into a new folder, which appears at once or not at all.
 * @param fileMode permission bits
 * @throws Refusal R012, R013, R015 (the folder), R030–R035 (the book)
 */
export async function exportBook(
  path: string,
  folder: string,
  personal: boolean,
  fileMode: number,
): Promise<readonly Exported[]> {
  const output = openOutput(folder, { force: false, fileMode, group: '' })
  const files: Exported[] = []
  try {
    readTables(path, personal, ({ name, columns, each }) => {
      const csv = openCsvWriter(output.path(`${name}.csv`), columns, fileMode)
      try {
        each(csv.write)
      } catch (error) {
        csv.abandon()
        throw error
      }
      files.push({ path: `${name}.csv`, lines: csv.lines })
      csv.close()
    })
    await output.commit()
    return files
  } finally {
    output.abort()
  }
}
