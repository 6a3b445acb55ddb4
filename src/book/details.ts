import { asDay } from '../model/day.ts'
import type { PastDetails } from '../model/progress.ts'
import { TASK_CODES, type TaskCode } from '../model/task.ts'
import { wordsOf } from '../model/words.ts'
import { type CodeAndName, keyOf } from './names.ts'
import { wordOf } from './values.ts'

/** What a run knows of a case beside its state: what the follow-up report asks. */
export interface SightingDetails extends Omit<PastDetails, 'branch' | 'team'> {
  readonly branch: CodeAndName
  /** the supervisor whose people the collector belongs to */
  readonly team: CodeAndName
  readonly collector: CodeAndName
  /** the list itself told that the debit failed; otherwise it may say that it is on its way still */
  readonly listTold: boolean
  /** the whole premium came on or after the lapse: finance decides what becomes of it */
  readonly cameLate: boolean
}

/** Between the parts; no name holds it. */
const SEPARATOR = '\u001f'

/** What is noted of few cases, in one part; no other part holds these words. */
const TOLD = 'told'
const LATE = 'late'

/** One text, which is written and read in a third of the time of ten columns. */
export function packDetails(details: SightingDetails): string {
  const { yearBand, frequency, difficult, hold, oldestDue, lapseFrom, reinstateBy, overdue, paidOn, ...marks } = details
  const who = [keyOf(details.branch), keyOf(details.team)].map((key) => key.replaceAll(SEPARATOR, ' '))
  const words = [yearBand, frequency, difficult ? 'difficult' : '', hold]
  const known = [...who, ...words, oldestDue, lapseFrom, reinstateBy, overdue.join(' ')]
  // what only few have stands last: the text of the others stays as it was before it was noted
  const noted = [marks.cameLate ? LATE : '', marks.listTold ? TOLD : ''].filter(Boolean).join(' ')
  const rare = noted !== '' ? [paidOn ?? '', noted] : paidOn === undefined ? [] : [paidOn]
  return [...known, ...rare].join(SEPARATOR)
}

/** Whether a state that ends with its details tells a failure that its list told. Books of earlier versions do not say it. */
export function isListTold(state: string): boolean {
  return lastPartOf(state).includes(TOLD)
}

/** Whether the whole premium is known to have come on or after the lapse. */
export function isLate(details: string): boolean {
  return lastPartOf(details).includes(LATE)
}

function lastPartOf(text: string): readonly string[] {
  return text.slice(text.lastIndexOf(SEPARATOR) + 1).split(' ')
}

/** Its parts as text, in the order of {@link PastDetails}. */
export function partsOf(packed: string): readonly string[] {
  return packed.split(SEPARATOR)
}

/** The branch alone. */
export function branchIn(packed: string): string {
  return packed.slice(0, packed.indexOf(SEPARATOR))
}

/** @returns undefined where nothing was noted */
export function unpackDetails(packed: string): PastDetails | undefined {
  if (packed === '') return undefined
  const [branch, team, yearBand, frequency, difficult, hold, oldestDue, lapseFrom, reinstateBy, overdue, paidOn] =
    partsOf(packed)
  const day = (text: string | undefined) => asDay(Number(text))
  return {
    branch: branch ?? '',
    team: team ?? '',
    yearBand: wordOf(BANDS, yearBand) ?? 'unknown',
    frequency: wordOf(FREQUENCIES, frequency) ?? '',
    difficult: difficult === 'difficult',
    hold: wordOf(HOLDS, hold) ?? '',
    oldestDue: day(oldestDue),
    lapseFrom: day(lapseFrom),
    reinstateBy: day(reinstateBy),
    paidOn: paidOn ? day(paidOn) : undefined,
    overdue: overdue ? overdue.split(' ').flatMap((code) => wordOf(TASK_CODES, code) ?? []) : NO_TASKS,
  }
}

const NO_TASKS: readonly TaskCode[] = []
const BANDS = wordsOf('policyYearBand')
const FREQUENCIES = wordsOf('frequency')
const HOLDS = wordsOf('hold')
