import type { ContactEntry } from '../../model/collected.ts'
import { addDays, type Day, formatDay } from '../../model/day.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Text } from '../../model/text.ts'
import { INPUT_KEYS, type InputKey, inputTitle } from '../../model/worklist-form.ts'
import type { CollectFacts } from '../finding.ts'
import { foldText, tidyText } from '../fold.ts'
import type { CollectCode } from '../pages.ts'
import { readChannel, readOutcome, readReason, type WordReader } from '../words.ts'
import { readTypedDay } from './typed-day.ts'
import { readTypedTime } from './typed-time.ts'

/** A case as a line names it. */
export interface CaseName {
  readonly policyNo: string
  readonly dueDate: Day
}

/** What is known of a line before its cells are read. */
export interface LineFacts extends CaseName {
  readonly runId: string
  /** as-of day of the list; undefined where nothing says it */
  readonly listed: Day | undefined
  /** last day of grace as the list gave it; undefined: over already, or not known */
  readonly graceEnd: Day | undefined
  readonly collector: string
  readonly source: string
  readonly epoch1904: boolean
  /** the case that the visible cells name, if another than the hidden key's */
  readonly shown?: CaseName | undefined
}

/** The cells of one slot of a line; '' = nothing typed. */
export type SlotCells = Readonly<Partial<Record<InputKey, RawCell>>>

/** Something about one of the cells. */
export interface CellRemark {
  readonly code: CollectCode
  readonly key: InputKey
  readonly facts: CollectFacts
}

export interface EntryRead {
  readonly entry: ContactEntry
  readonly remarks: readonly CellRemark[]
}

/** A contact of so many days before the list is written into it late; an older day is a slip. */
const EARLIEST = 31
const SEPARATOR = '\u001f'

/**
 * One slot of a line → the contact that it holds; undefined where nothing was typed. What cannot be understood goes into the note, word for word
 * and behind the name of its cell, and is remarked on.
 * @param extras texts that stand in columns which somebody added, each behind its title
 * @param asOf the day of collecting: nothing happened after it
 */
export function readEntry(
  cells: SlotCells,
  slot: number,
  line: LineFacts,
  asOf: Day,
  extras: readonly string[] = [],
): EntryRead | undefined {
  const typed = new Map(INPUT_KEYS.map((key) => [key, tidyText(String(cells[key] ?? ''))]))
  const text = (key: InputKey) => typed.get(key) ?? ''
  if (INPUT_KEYS.every((key) => text(key) === '') && extras.length === 0) return undefined

  const remarks: CellRemark[] = []
  const kept: string[] = []
  const remark = (code: CollectCode, key: InputKey, facts: CollectFacts = {}): void => {
    remarks.push({ code, key, facts })
  }
  const keep = (key: InputKey): void => {
    kept.push(`${titleOf(key, slot).zh}：${text(key)}`)
  }
  const word = <T extends string>(key: InputKey, read: WordReader<T>, code: CollectCode): T | '' => {
    if (text(key) === '') return ''
    const value = read(text(key))
    if (value !== undefined) return value
    remark(code, key)
    keep(key)
    return ''
  }

  const fallback = line.listed ?? asOf
  const outcome = word('outcome', readOutcome, 'K010')
  const reason = word('reason', readReason, 'K011')
  const channel = word('channel', readChannel, 'K012')
  const date = readDate(cells.date ?? '', text('date'), line, asOf)
  if (date.remark !== undefined)
    remark(date.remark, 'date', { day: formatDay(fallback), listed: formatDay(fallback), asOf: formatDay(asOf) })
  if (text('date') !== '' && date.day === undefined) keep('date')
  const day = date.day ?? fallback
  const isContact = (['time', 'channel', 'person', 'outcome'] as const).some((key) => text(key) !== '')
  if (text('date') === '' && isContact) remark('K016', 'date', { day: formatDay(fallback) })

  const time = text('time') === '' ? '' : readTypedTime(cells.time ?? '')
  if (time === undefined) {
    remark('K017', 'time')
    keep('time')
  }
  const promised = text('promised') === '' ? undefined : readTypedDay(cells.promised ?? '', day, line.epoch1904)
  const broken = promised === undefined ? text('promised') !== '' : promised < day
  if (broken) {
    remark(promised === undefined ? 'K018' : 'K019', 'promised', { contact: formatDay(day) })
    keep('promised')
  } else if (
    promised !== undefined &&
    line.graceEnd !== undefined &&
    promised > line.graceEnd &&
    day <= line.graceEnd
  ) {
    remark('K020', 'promised', { graceEnd: formatDay(line.graceEnd) })
  }
  if (outcome === 'promised' && text('promised') === '') remark('K022', 'promised')
  const saysMore = isContact || text('reason') !== '' || text('promised') !== ''
  if (outcome === '' && text('outcome') === '' && saysMore) remark('K021', 'outcome')

  const note = [text('note'), ...kept, ...extras].filter((part) => part !== '').join('；')
  const content = [
    date.day === undefined ? text('date') : formatDay(date.day),
    time ?? text('time'),
    foldText(text('channel')),
    text('person'),
    foldText(text('outcome')),
    promised === undefined ? text('promised') : formatDay(promised),
    foldText(text('reason')),
    text('change'),
    text('note'),
    extras.join('；'),
  ]
  const entry: ContactEntry = {
    policyNo: line.policyNo,
    dueDate: line.dueDate,
    runId: line.runId,
    slot,
    content: content.map((part) => part.replaceAll(SEPARATOR, ' ')).join(SEPARATOR),
    dayStated: date.day !== undefined,
    source: line.source,
    change: text('change'),
    contact: {
      day,
      time: time ?? '',
      channel,
      person: text('person'),
      outcome,
      promised: broken ? undefined : promised,
      reason,
      note,
      collector: line.collector,
    },
  }
  return { entry, remarks }
}

/** The day of the contact where it can be one, and what is odd about it. */
function readDate(
  cell: RawCell,
  text: string,
  { listed, epoch1904 }: LineFacts,
  asOf: Day,
): { readonly day: Day | undefined; readonly remark: CollectCode | undefined } {
  if (text === '') return { day: undefined, remark: undefined }
  const day = readTypedDay(cell, listed ?? asOf, epoch1904)
  if (day === undefined) return { day, remark: 'K013' }
  if (day > asOf) return { day: undefined, remark: 'K014' }
  if (listed === undefined || day >= listed) return { day, remark: undefined }
  return day < addDays(listed, -EARLIEST) ? { day: undefined, remark: 'K015' } : { day, remark: 'K023' }
}

/** What stands above a cell. */
export function titleOf(key: InputKey, slot: number): Text {
  return inputTitle(key, slot)
}

/** What was typed, as one text for people. */
export function typedWords({ content }: Pick<ContactEntry, 'content'>): string {
  return content
    .split(SEPARATOR)
    .filter((part) => part !== '')
    .join('；')
}

/** Whether an entry says all that another says, and more: the other was written first and completed. */
export function completes(later: string, earlier: string): boolean {
  if (later === earlier) return false
  const now = later.split(SEPARATOR)
  const then = earlier.split(SEPARATOR)
  return then.every(
    (part, at) => part === '' || part === now[at] || (at >= FREE_TEXT && (now[at] ?? '').includes(part)),
  )
}

/** from here on the parts of a content are free text: change, note, texts of added columns */
const FREE_TEXT = 7
