import type { BookProgress } from '../../book/index.ts'
import type { Settings } from '../../model/settings.ts'
import type { Progress, ProgressQuestion } from '../../model/standing.ts'
import type { Lang } from '../../model/text.ts'
import type { ProgressBy } from '../../model/words.ts'
import { openProgress, openStanding } from '../../progress/index.ts'
import { type ProgressInput, progressBook, progressPage } from '../../report/index.ts'
import { type Output, openBookWriter, openCsvWriter, type WrittenFile, writePage } from '../../write/index.ts'
import type { OutputKind } from '../types.ts'
import { openCasePicks } from './case-picks.ts'
import { FIGURE_COLUMNS, figureLines, STANDING_COLUMNS, standingLine } from './data-files.ts'

/** Where a follow-up report goes, and how it is to be. */
export interface FollowUpWriting {
  readonly settings: Settings
  readonly lang: Lang
  /** the page as well, which takes most of a second */
  readonly html: boolean
  readonly place: Output
  readonly fileMode: number
  readonly signal: AbortSignal
  record(path: string, kind: OutputKind, file: WrittenFile): void
}

/** Names of the reports in each language. */
const NAMES = { zh: '跟进报告', en: 'follow-up' } as const

const CASES_FILE = 'data/follow-up.csv'
const FIGURES_FILE = 'data/follow-up-figures.csv'

/** The book as it stands → the follow-up report, as a workbook, a page and data files. */
export async function writeFollowUp(book: BookProgress, writing: FollowUpWriting): Promise<Progress> {
  const { settings, lang, html, place, fileMode, record } = writing
  const counted = await countCases(book, writing)
  const { progress } = counted
  const nameOf = (by: ProgressBy, key: string) => book.nameOf(by, key)
  const figures = openCsvWriter(place.path(FIGURES_FILE), FIGURE_COLUMNS, fileMode)
  for (const line of figureLines(progress, nameOf)) figures.write(line)
  record(FIGURES_FILE, 'follow-up-figures', figures.close())
  const input: ProgressInput = { ...counted, lang, company: settings.worklist.company, nameOf }
  const writer = await openBookWriter({ fileMode })
  const name = `reports/${NAMES[lang]}`
  record(`${name}.xlsx`, 'report-follow-up', await writer.write(progressBook(input), place.path(`${name}.xlsx`)))
  if (html)
    record(`${name}.html`, 'page-follow-up', await writePage(progressPage(input), place.path(`${name}.html`), fileMode))
  return progress
}

/** Goes through the cases one by one, counts each, and writes where it stands; few are kept. */
async function countCases(
  book: BookProgress,
  { settings, place, fileMode, signal, record: tell }: FollowUpWriting,
): Promise<Pick<ProgressInput, 'progress' | 'lines' | 'changed'>> {
  const { last, previous, heardUntil, firstOfMonth } = book
  const question: ProgressQuestion = { last, previous, heardUntil, firstOfMonth, targets: settings.targets }
  const standingOf = openStanding(question)
  const count = openProgress(question)
  const picks = openCasePicks()
  const lines = openCsvWriter(place.path(CASES_FILE), STANDING_COLUMNS, fileMode)
  try {
    for (const records of book.batches()) {
      for (const record of records) {
        const standing = standingOf(record)
        count.take(standing)
        picks.look(standing)
        lines.write(standingLine(standing))
      }
      // threads that make workbooks meanwhile are served
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
    }
  } catch (error) {
    lines.abandon()
    throw error
  }
  tell(CASES_FILE, 'follow-up-cases', lines.close())
  const progress = count.result()
  assertBalance(progress)
  return { progress, lines: picks.lines(), changed: picks.changed() }
}

/** Every dimension adds up to the whole, and who was there, came and went, to who is there. A failure is a fault of the program. */
function assertBalance({ total, groups, question, present, presentBefore }: Progress): void {
  for (const list of Object.values(groups))
    for (const bucket of ['current', 'grace1', 'grace2'] as const)
      for (const side of ['receivable', 'paid'] as const)
        for (const unit of ['cases', 'fen'] as const)
          if (
            list.reduce((sum, { figures }) => sum + figures.collection[bucket][side][unit], 0) !==
            total.collection[bucket][side][unit]
          )
            throw new Error(`the follow-up report does not balance: ${bucket} ${side} ${unit}`)
  if (question.previous === undefined) return
  const { changes } = total
  const left = changes.gone.cases + changes.goneOfPlan.cases + changes.goneSettled.cases
  if (presentBefore + changes.new.cases + changes.returned.cases - left !== present)
    throw new Error('the follow-up report does not balance: who was there, came and went')
}
