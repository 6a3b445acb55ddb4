import {
  type BookSource,
  findBook,
  type OpenRecollection,
  openRecollection,
  openRecorder,
  type Recorder,
} from '../../book/index.ts'
import { type Day, formatDay } from '../../model/day.ts'
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
  /** what the user should know of the book */
  readonly words: readonly Text[]
  /** what somebody has to look into */
  readonly doubts: readonly Text[]
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
  if (path === undefined) return opened(undefined, undefined, { doubts: passedOver(options) })
  if (options.dryRun || options.checkOnly) return opened(findBook(path, asOf, month), undefined)
  const fileMode = Number.parseInt(options.settings.fileMode, 8)
  const recorder = await openRecorder(path, { asOf, month }, { fileMode, startedAt, version, signal })
  const { last, source } = recorder
  if (last === undefined || last.asOf <= asOf) {
    const words = source.upTo === 0 ? [newBook(path)] : []
    return opened(source, openRecording(tellingOutput(recorder, options.out), asOf), { words })
  }
  recorder.abandon()
  return opened(findBook(path, asOf, month), undefined, { doubts: [onlyRead(last.asOf)] })
}

/** @param last as-of day of the last run in the book, later than this one's */
function onlyRead(last: Day): Text {
  return {
    zh: `跟进簿已记到 ${formatDay(last)}，这次截至日更早：只读，不记入，也不出跟进报告。要是那一次的截至日写错了，换上它之前的跟进簿备份再运行，不然每一次都不记入。`,
    en: `The follow-up book has recorded a run as of ${formatDay(last)}; this one is earlier: it was read, nothing was entered, and there is no follow-up report. If the as-of day of that run was wrong, put back a backup of the book from before it and run again, or no run will be entered.`,
  }
}

/** Whoever stands in another folder than yesterday begins from zero without knowing it. */
function newBook(path: string): Text {
  const where = slashed(path)
  return {
    zh: `新建了跟进簿 ${where}，以前的联系、扣款结果、实收都不在里面。以前有跟进簿的，在平时的文件夹里运行，或用 --book 指明它，加 --force 再运行一次。`,
    en: `A new follow-up book was made, ${where}: it knows nothing of earlier contacts, debits and payments. If there is one already, run in the usual folder, or name it with --book and run again with --force.`,
  }
}

/** With `--out` no book is used unless one is named; where one lies in the usual place, that is told. */
function passedOver({ bookPassedOver: path }: RunOptions): Text[] {
  if (path === undefined) return []
  return [
    {
      zh: `写了 --out，没有用跟进簿 ${path}：里面记的联系、扣款结果、实收都没有算，这次也没有记进去。要用它，加 --book ${path} --force 再运行；不用的，加 --no-book 就不再提醒。`,
      en: `With --out the follow-up book ${path} was not used: the contacts, debits and payments in it do not count, and nothing was entered. To use it run again with --book ${path} --force; with --no-book this is not told any more.`,
    },
  ]
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
  { words = [], doubts = [] }: Partial<Pick<BookOfRun, 'words' | 'doubts'>> = {},
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
    words,
    doubts,
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
