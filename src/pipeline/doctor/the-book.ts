import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { holderOf, lastRunOf } from '../../book/index.ts'
import { type Day, formatDay } from '../../model/day.ts'
import { Refusal, refusalMessage, refusalRemedy, refuse } from '../../model/refusal.ts'
import { systemWords } from '../../model/system-words.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../../model/wording.ts'
import { errorCode } from '../../write/index.ts'
import { checkBook } from '../book/book-care.ts'
import { DESK, nightsUnknownTo, unknownNightsText } from '../nightly/book-of-nights.ts'
import type { Symptom } from './types.ts'

const TITLE = both('跟进簿', 'follow-up book')

/** The settings say `book: off`. */
export const NO_BOOK: Symptom = {
  name: 'book',
  title: TITLE,
  health: 'bad',
  found: both('设置里写着 book: off', 'the settings say book: off'),
  remedy: both(
    '夜间运行要有跟进簿：把 book 删掉或写成一个文件。',
    'A nightly run needs one: take book out, or name a file.',
  ),
}

/** The book is sound, or not there yet. */
export function lookAtBook(path: string): Symptom {
  const shown = path.replaceAll('\\', '/')
  if (!existsSync(path))
    return {
      name: 'book',
      title: TITLE,
      health: 'note',
      found: both(`${shown}：还没有`, `${shown}: not there yet`),
      remedy: both('第一次运行时会建。', 'It is made by the first run.'),
    }
  try {
    const troubles = checkBook(path)
    if (troubles.length === 0) {
      requireWritable(path)
      return { name: 'book', title: TITLE, health: 'good', found: both(`${shown}：完好`, `${shown}: sound`) }
    }
    const what = troubles[0]?.what ?? ''
    return {
      name: 'book',
      title: TITLE,
      health: 'bad',
      found: both(`${shown}：${troubles.length} 处损坏（${what}）`, `${shown}: ${troubles.length} troubles (${what})`),
      remedy: both(
        '用备份换上它；xuqi book check 列出全部。',
        'Put your backup in its place; xuqi book check lists them all.',
      ),
    }
  } catch (error) {
    return refused('book', TITLE, error)
  }
}

/** It may be read by whom it may not be written: made by somebody else, or put back from a backup. */
function requireWritable(path: string): void {
  try {
    closeSync(openSync(path, 'r+'))
  } catch (error) {
    throw refuse('R034', { path: path.replaceAll('\\', '/'), what: systemWords(errorCode(error)) }, error)
  }
}

/** What a refusal says, as a symptom; anything else is thrown on. */
function refused(name: string, title: Text, error: unknown): Symptom {
  const item = error instanceof Refusal ? error.items[0] : undefined
  if (item === undefined) throw error
  return {
    name,
    title,
    health: 'bad',
    found: both(refusalMessage(item, 'zh'), refusalMessage(item, 'en')),
    remedy: both(refusalRemedy(item, 'zh'), refusalRemedy(item, 'en')),
  }
}

/** The as-of day of the last run; undefined where there is none, or the book cannot be asked, which {@link lookAtBook} tells. */
export function lastDayOf(path: string): Day | undefined {
  try {
    return lastRunOf(path)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Whether the book knows the nights that were run; undefined: it does. */
export async function lookAtNights(
  book: string,
  today: Day,
  places: { readonly inbox: string; readonly archive: string; readonly outbox: string },
): Promise<Symptom | undefined> {
  // a night that was killed: its run is done by the next one
  if (existsSync(join(places.inbox, DESK))) return undefined
  const last = lastDayOf(book)
  // what cannot be read is told of the folders
  const nights = await nightsUnknownTo(last, today, places).catch(() => [])
  const [first] = nights
  if (first === undefined) return undefined
  const title = both('跟进簿和归档', 'book and archive')
  const path = book.replaceAll('\\', '/')
  if (last === undefined)
    return refused('nights', title, refuse('R064', { path, first: formatDay(first), nights: nights.length }))
  const text = unknownNightsText(last, nights)
  return { name: 'nights', title, health: 'bad', found: text, remedy: RESTORE }
}

const RESTORE = both('放进收件夹以后，运行 xuqi nightly。', 'When they are in the inbox, run xuqi nightly.')

/** Whether a night is at work now. */
export function lookAtLock(book: string): Symptom {
  const title = both('夜间运行', 'nightly run')
  let who: string
  try {
    who = holderOf(`${book}.lock`)
  } catch (error) {
    return refused('lock', title, error)
  }
  if (who === '') return { name: 'lock', title, health: 'good', found: both('现在没有在跑', 'none at work') }
  return {
    name: 'lock',
    title,
    health: 'note',
    found: both(`正在跑（${who}）`, `at work (${who})`),
    remedy: both(
      '等它结束；进程没有了，系统自己会放开。',
      'Let it finish; if the process is gone the system has let go already.',
    ),
  }
}
