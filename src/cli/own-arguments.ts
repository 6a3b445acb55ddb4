import { availableParallelism } from 'node:os'
import { type Day, type Month, parseIsoDay, parseIsoMonth } from '../model/day.ts'
import type { RefusalItem } from '../model/refusal.ts'
import { AXES, type Axis, parseAxes } from '../pipeline/axes.ts'

/** The options of a command as commander hands them over. */
export type Given = Readonly<Record<string, unknown>>

/** The options of a run that need nothing but themselves to be understood. */
export interface OwnArguments {
  readonly asOf: Day | undefined
  readonly month: Month | undefined
  readonly jobs: number
  /** empty = those of the settings */
  readonly axes: readonly Axis[]
  /** undefined = all */
  readonly branches: readonly string[] | undefined
}

const MOST_JOBS = 256

/** Reads them; what is wrong with any of them (R017) is added to `problems`. */
export function ownArguments(given: Given, problems: RefusalItem[]): OwnArguments {
  const refuse = (zh: string, en: string) => void problems.push({ code: 'R017', facts: { what: { zh, en } } })
  const asOf = asOfIn(given, refuse)
  const month = monthIn(given, refuse)
  const jobs = jobsIn(given, refuse)
  const axes = axesIn(given, refuse)
  checkOutcome(given, refuse)
  return { asOf, month, jobs, axes, branches: branchesIn(given, refuse) }
}

type Refuse = (zh: string, en: string) => void

function asOfIn(given: Given, refuse: Refuse): Day | undefined {
  const text = optional(given.asOf)
  const day = text === undefined ? undefined : parseIsoDay(text)
  if (text !== undefined && day === undefined) {
    refuse(
      `--as-of：“${text}”不是日历上的一天，要写成 YYYY-MM-DD，例如 2026-06-18。`,
      `--as-of: "${text}" is no day of the calendar; write YYYY-MM-DD, for example 2026-06-18.`,
    )
  }
  return day
}

function monthIn(given: Given, refuse: Refuse): Month | undefined {
  const text = optional(given.month)
  const month = text === undefined ? undefined : parseIsoMonth(text)
  if (text !== undefined && month === undefined) {
    refuse(
      `--month：“${text}”不是月份，要写成 YYYY-MM，例如 2026-06。`,
      `--month: "${text}" is no month; write YYYY-MM, for example 2026-06.`,
    )
  }
  return month
}

function jobsIn(given: Given, refuse: Refuse): number {
  const jobs = given.jobs === undefined ? availableParallelism() : Number(given.jobs)
  if (!Number.isInteger(jobs) || jobs < 1 || (given.jobs !== undefined && jobs > MOST_JOBS)) {
    refuse(
      `--jobs：要写 1 到 ${MOST_JOBS} 的整数，不是“${String(given.jobs)}”。`,
      `--jobs: a whole number from 1 to ${MOST_JOBS}, not "${String(given.jobs)}".`,
    )
  }
  return jobs
}

function axesIn(given: Given, refuse: Refuse): readonly Axis[] {
  const names = (optional(given.sort) ?? '').split(/[,，\s]+/).filter((name) => name !== '')
  const axes = parseAxes(names)
  if (!('unknown' in axes)) return axes
  refuse(
    `--sort：没有“${axes.unknown}”，可用 ${AXES.join('、')}。`,
    `--sort: there is no "${axes.unknown}"; use ${AXES.join(', ')}.`,
  )
  return []
}

/** How loud the run is, and when it fails. */
function checkOutcome(given: Given, refuse: Refuse): void {
  if (given.failOn !== undefined && !isFailOn(given.failOn)) {
    refuse(
      `--fail-on：只能是 reject、warn、never，不是“${String(given.failOn)}”。`,
      `--fail-on is reject, warn or never, not "${String(given.failOn)}".`,
    )
  }
  if (given.quiet === true && given.verbose === true)
    refuse('--quiet 和 --verbose 不能同时用。', '--quiet and --verbose exclude each other.')
}

/** `A, B，C` → its names */
function branchesIn(given: Given, refuse: Refuse): readonly string[] | undefined {
  const names = optional(given.onlyBranch)
    ?.split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names?.length === 0) {
    refuse(
      '--only-branch：要写机构代码，几个之间用逗号。',
      '--only-branch needs codes of branches, separated by commas.',
    )
  }
  return names
}

/** Whether a value is one of `--fail-on`. */
export function isFailOn(value: unknown): value is 'reject' | 'warn' | 'never' {
  return value === 'reject' || value === 'warn' || value === 'never'
}

/** The value of an option that takes one; undefined if it was not given. */
export function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
