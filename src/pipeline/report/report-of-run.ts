import type { Output } from '../../write/index.ts'
import type { Found } from '../found.ts'
import type { ManifestOutput, Progress } from '../types.ts'
import { writeFollowUp } from './follow-up-report.ts'

/**
 * The follow-up report of a run that records: made of the book as it will stand when the run is committed, so that `xuqi report` gives the same
 * afterwards. Nothing without a book, and where the book is only read.
 * @returns the files that were written
 */
export async function reportOfRun(
  { options, context, book }: Found,
  runId: string,
  place: Output | undefined,
  { signal }: Progress,
): Promise<readonly ManifestOutput[]> {
  if (!place || !book.recording) return []
  book.recording.settle(runId)
  const progress = book.recording.readProgress()
  if (!progress) return []
  const outputs: ManifestOutput[] = []
  await writeFollowUp(progress, {
    settings: context.settings,
    lang: options.lang,
    html: true,
    place,
    fileMode: Number.parseInt(context.settings.fileMode, 8),
    signal,
    record: (path, kind, { bytes, sha256 }) => outputs.push({ path, kind, bytes, sha256 }),
  })
  return outputs
}
