import type { Progress } from '../../model/standing.ts'
import type { Writing } from '../found.ts'
import { writeFollowUp } from './follow-up-report.ts'

/**
 * The follow-up report of a run that records: made of the book as it will stand when the run is committed, so that `xuqi report` gives the same
 * afterwards. Asked when every case is noted. Nothing without a book, and where the book is only read.
 * @returns its figures
 */
export async function reportOfRun(
  { found, report, place, fileMode, record }: Writing,
  signal: AbortSignal,
): Promise<Progress | undefined> {
  const { recording } = found.book
  if (!recording) return undefined
  recording.settle(report.runId)
  const book = recording.readProgress()
  if (!book) return undefined
  const { settings, lang } = report
  return writeFollowUp(book, { settings, lang, html: true, place, fileMode, signal, record })
}
