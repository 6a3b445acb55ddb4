import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { CHECK_GRADES } from '../codes.ts'
import { type Day, formatDay, formatMonth, type Month, monthOf, parseIsoDay, parseIsoMonth } from '../model/day.ts'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import type { Settings } from '../model/settings.ts'
import type { Lang, Text } from '../model/text.ts'
import type { Severity } from '../model/words.ts'
import { AXES, type Axis, parseAxes } from '../pipeline/axes.ts'
import type { RunOptions } from '../pipeline/types.ts'
import { listInputs, readSettings } from '../read/index.ts'
import { todayIn } from './clock.ts'
import type { Session } from './session.ts'

type Given = Readonly<Record<string, unknown>>

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
 * @throws Refusal: everything wrong with them at once
 */
export async function readingArguments(
  inputs: readonly string[],
  given: Given,
  session: Session,
): Promise<ReadingArguments> {
  const problems: RefusalItem[] = []
  await collect(problems, () => listInputs(inputs))
  const encoding = optional(given.encoding)
  const passwords = await collect(problems, () => readPasswords(optional(given.passwordFile)))
  const settings = await collect(problems, () =>
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
export async function runArguments(inputs: readonly string[], given: Given, session: Session): Promise<RunOptions> {
  const problems: RefusalItem[] = []
  const asOfGiven = optional(given.asOf)
  const monthGiven = optional(given.month)
  const asOf = asOfGiven === undefined ? undefined : parseIsoDay(asOfGiven)
  const month = monthGiven === undefined ? undefined : parseIsoMonth(monthGiven)
  const jobs = given.jobs === undefined ? availableParallelism() : Number(given.jobs)
  const sort = (optional(given.sort) ?? '').split(/[,，\s]+/).filter((axis) => axis !== '')
  if (asOfGiven !== undefined && asOf === undefined) {
    problems.push(
      usage(
        `--as-of：“${asOfGiven}”不是日历上的一天，要写成 YYYY-MM-DD，例如 2026-06-18。`,
        `--as-of: "${asOfGiven}" is no day of the calendar; write YYYY-MM-DD, for example 2026-06-18.`,
      ),
    )
  }
  if (monthGiven !== undefined && month === undefined) {
    problems.push(
      usage(
        `--month：“${monthGiven}”不是月份，要写成 YYYY-MM，例如 2026-06。`,
        `--month: "${monthGiven}" is no month; write YYYY-MM, for example 2026-06.`,
      ),
    )
  }
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) {
    problems.push(
      usage(
        `--jobs：要写 1 到 256 的整数，不是“${String(given.jobs)}”。`,
        `--jobs: a whole number from 1 to 256, not "${String(given.jobs)}".`,
      ),
    )
  }
  const axes = parseAxes(sort)
  if ('unknown' in axes) {
    const { unknown, known } = axes
    problems.push(
      usage(
        `--sort：没有“${unknown}”，可用 ${known.join('、')}。`,
        `--sort: there is no "${unknown}"; use ${known.join(', ')}.`,
      ),
    )
  }
  if (given.failOn !== undefined && !isFailOn(given.failOn)) {
    problems.push(
      usage(
        `--fail-on：只能是 reject、warn、never，不是“${String(given.failOn)}”。`,
        `--fail-on is reject, warn or never, not "${String(given.failOn)}".`,
      ),
    )
  }
  if (given.quiet === true && given.verbose === true) {
    problems.push(usage('--quiet 和 --verbose 不能同时用。', '--quiet and --verbose exclude each other.'))
  }
  const branches = namesIn(given.onlyBranch)
  if (branches?.length === 0) {
    problems.push(
      usage(
        '--only-branch：要写机构代码，几个之间用逗号。',
        '--only-branch needs codes of branches, separated by commas.',
      ),
    )
  }
  const reading = await collect(problems, () => readingArguments(inputs, given, session))
  if (problems.length > 0 || !reading) throw new Refusal(problems)

  const day: Day = asOf ?? todayIn(reading.settings.timezone)
  const workMonth: Month = month ?? monthOf(day)
  const roster = optional(given.roster) ?? reading.settings.roster
  const assignments = optional(given.assignments) ?? reading.settings.assignments
  return {
    ...reading,
    asOf: day,
    month: workMonth,
    out: optional(given.out) ?? `xuqi-out/${formatMonth(workMonth)}/${formatDay(day)}`,
    force: given.force === true,
    dryRun: given.dryRun === true,
    checkOnly: false,
    ...(roster === '' ? {} : { roster }),
    ...(assignments === '' ? {} : { assignments }),
    ...(branches ? { onlyBranch: branches } : {}),
    sort: orderOf(axes, reading.settings.sort),
    withPersonalData: given.withPersonalData === true,
    jobs,
    findingsShown: 0,
    startedAt: new Date().toISOString(),
    version: session.version,
  }
}

/** The exit code of a run that was done: 1 if findings of the `--fail-on` kind exist. */
export function exitCodeOf(worst: Severity | undefined, failOn: unknown, standard: 'reject' | 'never'): 0 | 1 {
  const limit = isFailOn(failOn) ? failOn : standard
  if (limit === 'never') return 0
  return worst === 'reject' || (worst === 'warn' && limit === 'warn') ? 1 : 0
}

/** The axes of the command line, else those of the settings, which the settings' schema has checked. */
function orderOf(given: ReturnType<typeof parseAxes>, settled: readonly string[]): readonly Axis[] {
  const fallback = parseAxes(settled)
  const axes = 'unknown' in given || given.length === 0 ? fallback : given
  return 'unknown' in axes ? [] : axes
}

/** `A, B，C` → its names; undefined if the option was not given. */
function namesIn(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'string') return undefined
  return value
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

const isFailOn = (value: unknown): value is 'reject' | 'warn' | 'never' =>
  value === 'reject' || value === 'warn' || value === 'never'

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function usage(zh: string, en: string): RefusalItem {
  const what: Text = { zh, en }
  return { code: 'R017', facts: { what } }
}

/** Runs a step whose refusal is to stand beside the others'. */
async function collect<T>(problems: RefusalItem[], step: () => Promise<T>): Promise<T | undefined> {
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
    throw refuse('R002', { path }, error)
  }
  const lines = source.replace(/^\ufeff/, '').split(/\r?\n/)
  const passwords = lines.filter((line) => line !== '')
  if (passwords.length === 0) throw refuse('R003', { path })
  return passwords
}
