import type { Writing } from '../found.ts'
import { writeFollowUp } from './follow-up-report.ts'

/**
 * The follow-up report of a run that records: made of the book as it will stand when the run is committed, so that `xuqi report` gives the same
 * afterwards. Asked when every case is noted. Nothing without a book, and where the book is only read.
 */
export async function reportOfRun(
  { found, report, place, fileMode, record }: Writing,
  signal: AbortSignal,
): Promise<void> {
  const { recording } = found.book
  if (!recording) return
  recording.settle(report.runId)
  const book = recording.readProgress()
  if (book)
    await writeFollowUp(book, {
      settings: report.settings,
      lang: report.lang,
      html: true,
      place,
      fileMode,
      signal,
      record,
    })
}
