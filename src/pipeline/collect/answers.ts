import { type CollectFinding, type FoundAnswer, mergeAnswers, shownDay } from '../../collect/index.ts'
import type { Answer, CollectingBook, StrayText } from '../../model/collected.ts'
import { groupBy } from './by.ts'
import type { FileCollected } from './types.ts'

/** Puts what supervisors and the back office answered to the book's handovers and changes, policy by policy. Answers to nothing become strays. */
export function matchAnswers(
  found: readonly FoundAnswer[],
  book: CollectingBook,
  isGone: (source: string) => boolean,
  fileOf: (path: string) => FileCollected | undefined,
  findings: CollectFinding[],
): { readonly answers: readonly Answer[]; readonly strays: readonly StrayText[] } {
  const answers: Answer[] = []
  const strays: StrayText[] = []
  for (const [policyNo, ofPolicy] of groupBy(found, ({ answer }) => answer.policyNo)) {
    const dueDates = new Set(book.casesOf(policyNo).map((one) => one.dueDate))
    const known = {
      answers: book.answersOf(policyNo),
      handovers: book.handoversOf(policyNo),
      entries: book.entriesOf(policyNo),
    }
    const { merged, added } = mergeAnswers(known, ofPolicy, isGone)
    answers.push(...added)
    for (const { found: one, fate, other, before } of merged) {
      const about = (code: string, facts: CollectFinding['facts'] = {}, value: CollectFinding['value'] = '') =>
        findings.push({ ...placeOf(one), code, value, facts })
      const file = fileOf(one.file)
      if (!dueDates.has(one.answer.dueDate)) about('K005')
      if (file) count(file, fate, other !== undefined)
      if (fate === 'corrected') about('K031')
      if (fate === 'unmatched') {
        about('K034')
        strays.push(strayOf(one))
      }
      if (before !== undefined) about('K033', { since: before }, shownDay(one.typedDay))
      if (other !== undefined) about('K030', { other })
    }
  }
  return { answers, strays }
}

function placeOf({ file, sheet, cell, answer: { policyNo, dueDate } }: FoundAnswer) {
  return { file, sheet, cell, policyNo, dueDate, field: undefined }
}

function count(file: FileCollected, fate: 'new' | 'known' | 'corrected' | 'unmatched', isConflict: boolean): void {
  if (fate === 'new') file.added += 1
  else file[fate] += 1
  if (isConflict) file.conflicts += 1
}

function strayOf({ answer, typedDay, sheet, cell }: FoundAnswer): StrayText {
  const detail = answer.kind === 'changes' ? answer.detail : ''
  const text = [answer.policyNo, detail, typedDay, answer.note].filter((part) => part !== '').join('；')
  return { source: answer.source, sheet, cell, text }
}
