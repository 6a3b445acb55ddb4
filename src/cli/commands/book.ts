import { CHECK_GRADES } from '../../codes.ts'
import { addMonths, type Day, formatDay, parseIsoDay } from '../../model/day.ts'
import { refuse } from '../../model/refusal.ts'
import type { Settings } from '../../model/settings.ts'
import { AXES } from '../../pipeline/axes.ts'
import { checkBook, exportBook, purgeBook, statsOfBook } from '../../pipeline/book/book-care.ts'
import { readSettings } from '../../read/index.ts'
import { bookFileNamed } from '../book-file.ts'
import { checkText, exportText, purgeText, statsText } from '../book-text.ts'
import { todayIn } from '../clock.ts'
import { type Given, optional } from '../own-arguments.ts'
import type { Action, Session } from '../session.ts'

/** What an action says: as JSON, and to people; and how the command ends. */
interface Said {
  readonly json: unknown
  readonly text: string
  readonly exitCode?: 0 | 1
}

interface Asked {
  readonly path: string
  readonly folder: string | undefined
  readonly settings: Settings
  readonly given: Given
  readonly session: Session
}

const ACTIONS: Readonly<Record<string, (asked: Asked) => Promise<Said>>> = {
  async check({ path, session }) {
    const troubles = checkBook(path)
    const text = checkText(path, troubles, session.lang)
    return { json: { path, troubles }, text, exitCode: troubles.length > 0 ? 1 : 0 }
  },
  async stats({ path, session }) {
    const stats = statsOfBook(path)
    const shown = (day: Day | undefined) => (day === undefined ? null : formatDay(day))
    return {
      json: { ...stats, firstRun: shown(stats.firstRun), lastRun: shown(stats.lastRun) },
      text: statsText(stats, session.lang),
    }
  },
  async export({ path, folder, given, settings, session }) {
    if (folder === undefined)
      throw usage(
        'book export 后面要写文件夹，例如：xuqi book export book-csv。',
        'book export needs a folder, for example: xuqi book export book-csv.',
      )
    const mode = Number.parseInt(settings.fileMode, 8)
    const files = await exportBook(path, folder, given.withPersonalData === true, mode)
    return { json: { path, folder, files }, text: exportText(folder, files, session.lang) }
  },
  async purge({ path, given, settings, session }) {
    const before = purgeDay(given, settings)
    const dryRun = given.dryRun === true
    const purged = await purgeBook(path, before, dryRun, {
      fileMode: Number.parseInt(settings.fileMode, 8),
      startedAt: new Date().toISOString(),
      version: session.version,
      signal: session.signal,
    })
    const day = formatDay(before)
    return { json: { path, before: day, dryRun, ...purged }, text: purgeText(day, purged, dryRun, session.lang) }
  },
}

/** `xuqi book`: looks after the follow-up book. */
export const book: Action = async ([word, folder], given, session) => {
  const action = ACTIONS[word ?? '']
  const names = Object.keys(ACTIONS)
  if (!action)
    throw usage(
      `book 后面要写 ${names.join('、')} 之一${word === undefined ? '' : `，不是“${word}”`}。`,
      `book needs one of ${names.join(', ')}${word === undefined ? '' : `, not "${word}"`}.`,
    )
  if (folder !== undefined && action !== ACTIONS.export)
    throw usage(
      `book ${word} 不认“${folder}”。跟进簿用 --book 指明，例如：xuqi book ${word} --book book.db。`,
      `book ${word} does not take "${folder}". Name the book with --book, for example: xuqi book ${word} --book book.db.`,
    )
  const { settings } = await readSettings(optional(given.config), { checks: CHECK_GRADES, axes: AXES })
  const path = bookFileNamed(given, settings)
  const lang = session.langGiven ? session.lang : settings.lang
  const said = await action({ path, folder, settings, given, session: { ...session, lang } })
  session.terminal.out(given.json === true ? `${JSON.stringify(said.json, null, 2)}\n` : `${said.text}\n`)
  return said.exitCode ?? 0
}

function purgeDay(given: Given, { retentionMonths, timezone }: Settings): Day {
  const text = optional(given.before)
  if (text === undefined) return addMonths(todayIn(timezone), -retentionMonths)
  const day = parseIsoDay(text)
  if (day === undefined)
    throw usage(
      `--before：“${text}”不是日历上的一天，要写成 YYYY-MM-DD，例如 2023-06-18。`,
      `--before: "${text}" is no day of the calendar; write YYYY-MM-DD, for example 2023-06-18.`,
    )
  return day
}

const usage = (zh: string, en: string) => refuse('R017', { what: { zh, en } })
