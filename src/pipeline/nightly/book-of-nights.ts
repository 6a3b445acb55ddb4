import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastRunOf } from '../../book/index.ts'
import { type Day, formatDay, formatMonth, monthOf } from '../../model/day.ts'
import { refuse } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { archivedLists, nightsOf } from './archive.ts'
import { latestOutput } from './lists-in-force.ts'
import type { NightOptions } from './options.ts'
import { stopped } from './stopped.ts'

/** Where the files of a night wait while they are read; a night that was killed leaves them here, and the next one begins with them. */
export const DESK = '.night'

interface Places {
  readonly archive: string
  readonly outbox: string
}

/**
 * The as-of day of the last run in the book, with which a night goes on. A clock that was set back would date what people wrote into the future, and take older lists for
 * those in force. With a new book beside an old archive nobody would be told, and all customers would get their messages once more.
 * @throws Refusal R062, R063, R064
 */
export async function lastRunBefore({ book, run }: NightOptions): Promise<Day | undefined> {
  const { asOf, settings } = run
  const last = lastRunOf(book)
  if (last !== undefined && last > asOf) throw refuse('R062', { day: formatDay(asOf), last: formatDay(last) })
  // the first night may have been killed before its run
  if (last !== undefined || existsSync(join(settings.nightly.inbox, DESK))) return last
  const [first, ...more] = await nightsUnknownTo(last, asOf, settings.nightly).catch((error) => {
    throw stopped(error)
  })
  if (first === undefined) return last
  throw refuse('R064', { path: book.replaceAll('\\', '/'), first: formatDay(first), nights: more.length + 1 })
}

/**
 * Nights until a day that were run, as archive and outputs tell, and that the book knows nothing of: it was deleted, is another one, or was restored from a backup.
 * @param last as-of day of the last run in the book, undefined = there is none
 */
export async function nightsUnknownTo(
  last: Day | undefined,
  until: Day,
  { archive, outbox }: Places,
): Promise<readonly Day[]> {
  const isAsked = (night: Day) => night <= until && (last === undefined || night > last)
  const withLists = new Set((await archivedLists(archive, isAsked)).map(({ night }) => night))
  const unknown: Day[] = []
  for (const night of (await nightsOf(archive)).filter(isAsked)) {
    const place = join(outbox, formatMonth(monthOf(night)))
    if (withLists.has(night) || (await latestOutput(place, formatDay(night))) !== undefined) unknown.push(night)
  }
  return unknown
}

/** What is to be said of them where the book knows earlier ones: it is an old copy. */
export function unknownNightsText(last: Day, nights: readonly Day[]): Text {
  const [from, to] = [nights[0] ?? last, nights.at(-1) ?? last].map(formatDay)
  const known = formatDay(last)
  return {
    zh: `跟进簿只记到 ${known}，归档里却有 ${from} 到 ${to} 的夜间运行（${nights.length} 晚）：簿子像是旧的备份，那几晚收到的联系、回盘、实收和发过的通知它不知道。按 docs/operations.zh-CN.md 的“备份和恢复”把归档里的文件再放进收件夹一次；已经放了的不用管。`,
    en: `The book ends on ${known}, and the archive holds nights from ${from} to ${to} (${nights.length}): it seems to be an old backup, and does not know the contacts, returns and payments of these nights, nor the notices that went out. Put the files of the archive into the inbox once more, as docs/operations.md says under "Backing up and restoring the book"; if you have done so all is well.`,
  }
}
