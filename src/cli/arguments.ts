import { readFile } from 'node:fs/promises'
import { CHECK_GRADES } from '../codes.ts'
import { type Day, formatDay, formatMonth, type Month, monthOf } from '../model/day.ts'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import type { Settings } from '../model/settings.ts'
import { systemWords } from '../model/system-words.ts'
import type { Lang } from '../model/text.ts'
import type { Severity } from '../model/words.ts'
import { AXES, type Axis, parseAxes } from '../pipeline/axes.ts'
import { openCollectingBook } from '../pipeline/collect/book.ts'
import type { CollectOptions } from '../pipeline/collect/types.ts'
import type { NightOptions } from '../pipeline/nightly/options.ts'
import type { RunOptions } from '../pipeline/types.ts'
import { listCollected, listInputs, readSettings } from '../read/index.ts'
import { errorCode } from '../write/index.ts'
import { bookFile, bookFileNamed, bookPassedOver, nightlyBook } from './book-file.ts'
import { todayIn } from './clock.ts'
import { type Given, isFailOn, optional, ownArguments } from './own-arguments.ts'
import type { Session } from './session.ts'

/** What the commands that read exports share. */
export interface ReadingArguments {
  readonly inputs: readonly string[]
  readonly settings: Settings
  readonly lang: Lang
  readonly encoding?: string
  readonly passwords: readonly string[]
}

/**
 * Files, settings, encoding and passwords as the user gave them.
 * @param list finds the files, and refuses what is not there
 * @throws Refusal: everything wrong with them at once
 */
export async function readingArguments(
  inputs: readonly string[],
  given: Given,
  session: Session,
  list: (inputs: readonly string[]) => Promise<unknown> = listInputs,
): Promise<ReadingArguments> {
  const problems: RefusalItem[] = []
  await beside(problems, () => list(inputs))
  const encoding = optional(given.encoding)
  const passwords = await beside(problems, () => readPasswords(optional(given.passwordFile)))
  const settings = await beside(problems, () =>
    readSettings(optional(given.config), { checks: CHECK_GRADES, axes: AXES }),
  )
  if (problems.length > 0 || !settings) throw new Refusal(problems)
  return {
    inputs,
    settings: settings.settings,
    lang: session.langGiven ? session.lang : settings.settings.lang,
    passwords: passwords ?? [],
    ...(encoding === undefined ? {} : { encoding }),
  }
}

/**
 * Everything that decides a run, from the command line, the settings and the clock.
 * @throws Refusal R017 and others: all wrong options at once
 */
export async function runArguments(
  inputs: readonly string[],
  given: Given,
  session: Session,
  list?: (inputs: readonly string[]) => Promise<unknown>,
): Promise<RunOptions> {
  const problems: RefusalItem[] = []
  const own = ownArguments(given, problems)
  const reading = await beside(problems, () => readingArguments(inputs, given, session, list))
  if (problems.length > 0 || !reading) throw new Refusal(problems)

  const asOf: Day = own.asOf ?? todayIn(reading.settings.timezone)
  const month: Month = own.month ?? monthOf(asOf)
  const roster = optional(given.roster) ?? reading.settings.roster
  const assignments = optional(given.assignments) ?? reading.settings.assignments
  const book = bookFile(given, reading.settings)
  const passedOver = bookPassedOver(given, reading.settings)
  return {
    ...reading,
    asOf,
    month,
    out: optional(given.out) ?? `xuqi-out/${formatMonth(month)}/${formatDay(asOf)}`,
    force: given.force === true,
    dryRun: given.dryRun === true,
    checkOnly: false,
    ...(roster === '' ? {} : { roster }),
    ...(assignments === '' ? {} : { assignments }),
    ...(book === undefined ? {} : { book }),
    ...(passedOver === undefined ? {} : { bookPassedOver: passedOver }),
    ...(own.branches ? { onlyBranch: own.branches } : {}),
    sort: own.axes.length > 0 ? own.axes : settledAxes(reading.settings.sort),
    withPersonalData: given.withPersonalData === true,
    jobs: own.jobs,
    findingsShown: 0,
    startedAt: new Date().toISOString(),
    version: session.version,
  }
}

/**
 * Everything that decides a night: a run's options, its files still to be found in the inbox.
 * @throws Refusal R017 and others; R061 when the settings switch the book off
 */
export async function nightArguments(
  given: Given,
  session: Session,
): Promise<Pick<NightOptions, 'run' | 'book' | 'keepDays'>> {
  const run = await runArguments([], given, session, async () => [])
  const keep = optional(given.keep)
  const keepDays = keep === undefined ? run.settings.nightly.keepDays : Number(keep)
  if (!Number.isInteger(keepDays) || keepDays < 0) {
    const what = {
      zh: `--keep：要写天数，是 0 或更大的整数，不是“${keep}”。`,
      en: `--keep: a number of days, 0 or more, not "${keep}".`,
    }
    throw refuse('R017', { what })
  }
  const book = nightlyBook(given, run.settings)
  return { run: { ...run, book }, book, keepDays }
}

/**
 * Everything that decides a collecting.
 * @throws Refusal R017 and others: all wrong options at once
 */
export async function collectArguments(
  inputs: readonly string[],
  given: Given,
  session: Session,
): Promise<CollectOptions> {
  const problems: RefusalItem[] = []
  const { asOf, jobs } = ownArguments(given, problems)
  const reading = await beside(problems, () => readingArguments(inputs, given, session, listCollected))
  if (problems.length > 0 || !reading) throw new Refusal(problems)
  const findingsFile = optional(given.out)
  const { settings } = reading
  const book = bookFileNamed(given, settings)
  return {
    ...reading,
    asOf: asOf ?? todayIn(settings.timezone),
    jobs,
    dryRun: given.dryRun === true,
    ...(findingsFile === undefined ? {} : { findingsFile }),
    openBook: () =>
      openCollectingBook(book, {
        fileMode: Number.parseInt(settings.fileMode, 8),
        startedAt: new Date().toISOString(),
        version: session.version,
        signal: session.signal,
      }),
  }
}

/** The exit code of a run that was done: 1 if findings of the `--fail-on` kind exist. */
export function exitCodeOf(worst: Severity | undefined, failOn: unknown, standard: 'reject' | 'never'): 0 | 1 {
  const limit = isFailOn(failOn) ? failOn : standard
  if (limit === 'never') return 0
  return worst === 'reject' || (worst === 'warn' && limit === 'warn') ? 1 : 0
}

/** The axes of the settings, which their schema has checked. */
function settledAxes(names: readonly string[]): readonly Axis[] {
  const axes = parseAxes(names)
  return 'unknown' in axes ? [] : axes
}

/** Runs a step whose refusal is to stand beside the others'. */
export async function beside<T>(problems: RefusalItem[], step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(...error.items)
    return undefined
  }
}

async function readPasswords(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return []
  let source: string
  try {
    source = await readFile(path, 'utf8')
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw refuse('R002', { path }, error)
    const what = systemWords(code)
    throw refuse(
      'R017',
      {
        what: {
          zh: `--password-file：${path} 读不了（${what.zh}）。`,
          en: `--password-file: ${path} cannot be read (${what.en}).`,
        },
        remedy: { zh: '给读的权限，或换一个文件。', en: 'Give the right to read it, or name another file.' },
      },
      error,
    )
  }
  const lines = source.replace(/^\ufeff/, '').split(/\r?\n/)
  const passwords = lines.filter((line) => line !== '')
  if (passwords.length === 0)
    throw refuse('R003', {
      path: { zh: `密码文件 ${path}`, en: `password file ${path}` },
      remedy: { zh: '把打开密码写进这个文件，一行一个。', en: 'Put the passwords into this file, one a line.' },
    })
  return passwords
}
