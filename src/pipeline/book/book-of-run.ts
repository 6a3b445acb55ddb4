import {
  type BookSource,
  findBook,
  type OpenRecollection,
  openRecollection,
  openRecorder,
  type Recorder,
} from '../../book/index.ts'
import { formatDay } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { slashed } from '../reading/rows.ts'
import type { RunOptions } from '../types.ts'
import { openRecording, type Recording } from './recording.ts'

/** The follow-up book of a run, if there is one. */
export interface BookOfRun {
  /** what earlier runs left behind; undefined without a book */
  readonly recollection: OpenRecollection | undefined
  /** where a thread reads the same; undefined without a book */
  readonly source: BookSource | undefined
  /** undefined where nothing is to be entered */
  readonly recording: Recording | undefined
  readonly notices: readonly Text[]
  /** once the output is in its place. @param runId of the run that was done */
  commit(runId: string): void
  /** lets go of the book as it was; harmless after {@link commit} */
  close(): void
}

/**
 * Opens the book before the long work, so that the user hears at once when it cannot be used. A run that writes nothing, or that is about a
 * day before the last run, only reads.
 * @throws Refusal R030–R034
 */
export async function openBookOfRun(options: RunOptions, signal: AbortSignal): Promise<BookOfRun> {
  const { book: path, asOf, month, startedAt, version } = options
  if (path === undefined) return opened(undefined, undefined)
  if (options.dryRun || options.checkOnly) return opened(findBook(path, asOf, month), undefined)
  const fileMode = Number.parseInt(options.settings.fileMode, 8)
  const recorder = await openRecorder(path, { asOf, month }, { fileMode, startedAt, version, signal })
  if (recorder.last === undefined || recorder.last.asOf <= asOf)
    return opened(recorder.source, openRecording(tellingOutput(recorder, options.out), asOf))
  recorder.abandon()
  return opened(findBook(path, asOf, month), undefined, [
    {
      zh: `跟进簿已记到 ${formatDay(recorder.last.asOf)}，这次截至日更早：只读，不记入，也不出跟进报告。`,
      en: `The follow-up book has recorded a run as of ${formatDay(recorder.last.asOf)}; this one is earlier: it was read, nothing was entered, and there is no follow-up report.`,
    },
  ])
}

const RUN_AGAIN = {
  zh: '跟进簿还是原来的样子。腾出空间，或等别人用完，再运行一次：xuqi run 加 --force；xuqi nightly 自己会补上。',
  en: 'The book is as it was. Make room, or let others finish with it, and run again: xuqi run with --force; xuqi nightly catches up by itself.',
}

/** The output is in its place when the book is told: a refusal that comes then must not say that nothing was written. */
function tellingOutput(recorder: Recorder, out: string): Recorder {
  return {
    ...recorder,
    commit(runId) {
      try {
        recorder.commit(runId)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const told = { written: slashed(out), remedy: RUN_AGAIN }
        throw new Refusal(
          error.items.map(({ code, facts }) => ({ code, facts: { ...facts, ...told } })),
          { cause: error },
        )
      }
    },
  }
}

function opened(
  source: BookSource | undefined,
  recording: Recording | undefined,
  notices: readonly Text[] = [],
): BookOfRun {
  let recollection: OpenRecollection | undefined
  try {
    recollection = source && openRecollection(source)
  } catch (error) {
    recording?.abandon()
    throw error
  }
  const closeReading = () => {
    recollection?.close()
    recollection = undefined
  }
  return {
    recollection,
    source,
    recording,
    notices,
    commit(runId) {
      closeReading()
      recording?.commit(runId)
    },
    close() {
      closeReading()
      recording?.abandon()
    },
  }
}
