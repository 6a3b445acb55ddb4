/** The write stage: what the run found out, as files. */
export { type BookWriter, openBookWriter } from './book-writer.ts'
export { type CsvColumn, type CsvKind, type CsvValue, type CsvWriter, openCsvWriter } from './csv.ts'
export { writeManifest } from './manifest.ts'
export { openWorklistNames, safeName, type WorklistNames } from './names.ts'
export { type Output, type OutputOptions, openOutput } from './output.ts'
export { openSpill, type Spill, type SpillShare } from './spill.ts'
export { openSpillReader, type SpillReader } from './spill-reader.ts'
export type { WrittenFile } from './zip.ts'
