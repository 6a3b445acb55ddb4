import type { Day } from '../../model/day.ts'
import type { Settings } from '../../model/settings.ts'
import { both } from '../../model/wording.ts'
import { openCalendar } from '../../read/index.ts'
import { lookAtFile, lookAtFolder, lookAtLog, lookAtRoom } from './places.ts'
import { lookAtClock, lookAtEncoding, lookAtHolidays, lookAtNode, type Surroundings } from './surroundings.ts'
import { lastDayOf, lookAtBook, lookAtLock, lookAtNights, NO_BOOK } from './the-book.ts'
import type { Symptom } from './types.ts'

export interface DoctorOptions {
  readonly settings: Settings
  /** where the settings came from, '' = defaults */
  readonly settingsPath: string
  readonly roster: string
  /** '' = switched off in the settings */
  readonly book: string
  readonly today: Day
  readonly surroundings: Surroundings
}

/** Looks at everything that an unattended run needs, and says of each what was found and what to do. Changes nothing. */
export async function examine(options: DoctorOptions): Promise<readonly Symptom[]> {
  const { settings, settingsPath, roster, book, today, surroundings } = options
  const { inbox, outbox, archive, quarantine, log } = settings.nightly
  const unknown = book === '' ? undefined : await lookAtNights(book, today, settings.nightly)
  const nights = unknown ? [unknown] : []
  return [
    lookAtNode(surroundings),
    lookAtSettings(settingsPath),
    ...(roster === '' ? [] : [await lookAtFile('roster', both('人员名册', 'roster'), roster)]),
    await lookAtFolder('inbox', both('收件夹', 'inbox'), inbox),
    await lookAtFolder('outbox', both('发件夹', 'outbox'), outbox),
    await lookAtFolder('archive', both('归档', 'archive'), archive),
    await lookAtFolder('quarantine', both('隔离', 'quarantine'), quarantine),
    await lookAtLog('log', both('日志', 'log'), log),
    ...(book === '' ? [NO_BOOK] : [lookAtBook(book), ...nights, lookAtLock(book)]),
    ...(await lookAtRoom(outbox)),
    lookAtClock(surroundings, settings.timezone, today, book === '' ? undefined : lastDayOf(book)),
    lookAtHolidays(openCalendar(settings.holidays), today),
    lookAtEncoding(surroundings),
  ]
}

function lookAtSettings(path: string): Symptom {
  const title = both('设置', 'settings')
  if (path !== '')
    return { name: 'settings', title, health: 'good', found: both(`${path}：没有错误`, `${path}: no mistakes`) }
  return {
    name: 'settings',
    title,
    health: 'note',
    found: both('没有设置文件，用默认值', 'no settings file, defaults are used'),
    remedy: both('用 xuqi init 写一份，再按公司的情况改。', 'Write one with xuqi init and make it yours.'),
  }
}
