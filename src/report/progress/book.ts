import type { Book } from '../../model/sheet.ts'
import { wordsOf } from '../../model/words.ts'
import { both } from '../wording.ts'
import { caseSheet, changedSheet } from './case-sheets.ts'
import { groupSheet } from './group-sheets.ts'
import type { ProgressInput } from './input.ts'
import { overviewSheet } from './overview.ts'
import { openPlaces } from './places.ts'
import { targetSheet } from './target-sheet.ts'
import { titleOf } from './top.ts'

const TEXTS = {
  notice: both('内部资料 严禁外传', 'Internal. Do not pass on'),
  lists: both('字典', 'Lists'),
} as const

/** The follow-up report as a workbook: tables that Excel sorts and filters, and numbers that lead to their cases. */
export function progressBook(input: ProgressInput): Book {
  const { lang, progress } = input
  const places = openPlaces(input)
  return {
    title: titleOf(input),
    notice: TEXTS.notice[lang],
    lists: [],
    listsSheet: TEXTS.lists[lang],
    sheets: [
      overviewSheet(input, places),
      ...wordsOf('progressBy').map((by) => groupSheet(by, input, places)),
      targetSheet(input),
      ...(progress.question.previous === undefined ? [] : [changedSheet(input)]),
      caseSheet(input),
    ],
  }
}
