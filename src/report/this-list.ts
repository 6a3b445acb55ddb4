import type { Lang, Text } from '../model/text.ts'
import type { ReportContext } from './context.ts'
import { both } from './wording.ts'

/** What a rate over the cases of one list does not say: the list may hold those that have paid no more. */
const WORDS = {
  label: both('（只数本次清单）', ' (this list only)'),
  note: both('只数本次清单里的件，已离开清单的不在内。', 'This list only: cases that have left it are not counted.'),
  noPaid: both(
    '本次清单里没有已收记录，达成率只反映清单本身。',
    'The input holds no paid cases: the rate says only what the list says.',
  ),
  soFar: both('收到现在的达成率见跟进报告。', 'Collected so far: see the follow-up report.'),
} as const

/** What is written behind the heading of such rates. */
export function thisListLabel(lang: Lang): string {
  return WORDS.label[lang]
}

/** The note below them: what is not in, and where the month's whole receivable is counted if it is. */
export function thisListNote({ reportsProgress }: ReportContext, anyPaid: boolean): Text {
  const note = anyPaid ? WORDS.note : WORDS.noPaid
  return reportsProgress ? both(note.zh + WORDS.soFar.zh, `${note.en} ${WORDS.soFar.en}`) : note
}
