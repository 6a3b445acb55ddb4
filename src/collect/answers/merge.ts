import type { Answer, CollectingBook } from '../../model/collected.ts'
import { formatDay } from '../../model/day.ts'
import { SUPERVISOR_TITLES } from '../../model/worklist-form.ts'
import { type FoundAnswer, saysAllOf } from './lines.ts'

/** What became of an answer that was read. */
export interface MergedAnswer {
  readonly found: FoundAnswer
  readonly fate: 'new' | 'known' | 'corrected' | 'unmatched'
  /** workbook that says something else of the same line */
  readonly other: string | undefined
  /** its day lay before this one, when the matter began, and was not used */
  readonly before: string | undefined
}

/** What of a policy the book holds. */
export interface PolicyAnswers {
  readonly answers: readonly Answer[]
  readonly handovers: ReturnType<CollectingBook['handoversOf']>
  readonly entries: ReturnType<CollectingBook['entriesOf']>
}

/**
 * Puts the answers that files hold for one policy together with those of the book. The same answer is held once, from however many files; one that
 * says more, that the same file gives later, or a file that stands in for one that is gone, takes the place of the earlier. Else both are kept.
 * @param isGone whether a workbook is no longer where it was read
 */
export function mergeAnswers(
  book: PolicyAnswers,
  found: readonly FoundAnswer[],
  isGone: (source: string) => boolean,
): { readonly merged: readonly MergedAnswer[]; readonly added: readonly Answer[] } {
  const held: Answer[] = [...book.answers]
  const added: Answer[] = []
  const fates = found.map((one) => {
    const { source, content } = one.answer
    const line = held.filter((each) => placeOf(each) === placeOf(one.answer))
    const rivals = found.filter((each) => each.answer.source === source && placeOf(each.answer) === placeOf(one.answer))
    const own = line.filter((each) => each.source === source)
    // of a line that stands in a file twice, either text may have been entered last
    const mine = rivals.every((each) => each.answer.content === content) ? own.slice(-1) : own
    const others = latest(line.filter((each) => each.source !== source))
    const known = mine.length > 0 ? mine : others
    if (known.some((each) => each.content === content || (mine.length === 0 && saysAllOf(each.content, content))))
      return { fate: 'known', before: undefined } as const
    const { answer, before } = settle(one, book, held)
    if (answer === undefined) return { fate: 'unmatched', before } as const
    held.push(answer)
    added.push(answer)
    if (line.length === 0) return { fate: 'new', before } as const
    const replaces =
      rivals.length === 1 &&
      (own.length > 0 || others.every((each) => isGone(each.source) || saysAllOf(content, each.content)))
    return { fate: replaces ? 'corrected' : 'new', before } as const
  })
  const merged = found.map((one, i): MergedAnswer => {
    const { fate = 'known', before } = fates[i] ?? {}
    return { found: one, fate, before, other: otherThan(one, found, held, isGone) }
  })
  return { merged, added }
}

/** The line that an answer stands on. */
function placeOf(answer: FoundAnswer['answer']): string {
  return JSON.stringify([answer.kind, answer.dueDate, answer.runId, answer.kind === 'changes' ? answer.detail : ''])
}

/** The last answer of each workbook. */
function latest(answers: readonly Answer[]): readonly Answer[] {
  return [...new Map(answers.map((answer) => [answer.source, answer])).values()]
}

function otherThan(
  { answer, cell }: FoundAnswer,
  found: readonly FoundAnswer[],
  held: readonly Answer[],
  isGone: (source: string) => boolean,
): string | undefined {
  const differs = (content: string) => !saysAllOf(content, answer.content) && !saysAllOf(answer.content, content)
  const inFile = found.find(
    (each) =>
      each.answer.source === answer.source &&
      placeOf(each.answer) === placeOf(answer) &&
      each.cell !== cell &&
      differs(each.answer.content),
  )
  if (inFile) return [inFile.file, inFile.sheet, inFile.cell].join(' › ')
  const line = held.filter((each) => placeOf(each) === placeOf(answer) && each.source !== answer.source)
  return latest(line).find((each) => !isGone(each.source) && differs(each.content))?.source
}

/** What an answer belongs to: the handover, or the change as it was reported. */
function settle(
  { answer, listed, typedDay }: FoundAnswer,
  { entries, handovers }: PolicyAnswers,
  held: readonly Answer[],
): { readonly answer: Answer | undefined; readonly before: string | undefined } {
  const { dueDate, runId } = answer
  if (answer.kind === 'changes') {
    const reported = entries.find(
      (entry) => entry.dueDate === dueDate && !entry.replaced && entry.change === answer.detail,
    )
    if (reported === undefined || answer.detail === '') return { answer: undefined, before: undefined }
    const { day } = reported.contact
    if (answer.on === undefined || answer.on >= day) return { answer: { ...answer, day }, before: undefined }
    const note = withDay(answer.note, `办好日：${typedDay}`)
    return { answer: { ...answer, day, on: undefined, note }, before: formatDay(day) }
  }
  const last = listed ?? answer.on
  const answered = held.filter((each) => each.kind === 'supervisor' && each.dueDate === dueDate)
  const same = answered.find((each) => each.runId === runId)
  const isFree = ({ day, task }: { day: number; task: string }) =>
    !answered.some((each) => each.kind === 'supervisor' && each.day === day && each.task === task)
  const open = handovers.filter((one) => one.dueDate === dueDate && (last === undefined || one.day <= last))
  const target =
    (same?.kind === 'supervisor' ? same : undefined) ??
    open.findLast((one) => one.task === 'F11' && isFree(one)) ??
    open.findLast(isFree)
  const supervisor = target?.supervisor ?? open.at(-1)?.supervisor ?? ''
  const day = target?.day ?? last
  if (day === undefined) return { answer: undefined, before: undefined }
  const whole = { ...answer, day, task: target?.task ?? 'F11', supervisor } as const
  if (answer.on === undefined || answer.on >= day) return { answer: whole, before: undefined }
  const note = withDay(answer.note, `${SUPERVISOR_TITLES.supervisor_noted.zh}：${typedDay}`)
  return { answer: { ...whole, on: last ?? day, note }, before: formatDay(day) }
}

function withDay(note: string, day: string): string {
  return note === '' ? day : `${note}；${day}`
}
