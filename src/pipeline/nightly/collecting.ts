import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openCollectingBook } from '../../book/index.ts'
import { formatDay, formatMonth } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import { collectFiles } from '../collect/collect.ts'
import { writeFindings } from '../collect/findings-file.ts'
import type { CollectOptions, CollectResult, FileCollected, GradedCollectFinding } from '../collect/types.ts'
import type { Progress } from '../types.ts'
import { modesOf, type NightOptions } from './options.ts'

export type CollectTotals = CollectResult['totals']

/** What collecting has found for people to look at, masked. */
export interface FoundByCollecting {
  readonly path: string
  /** without mere notes */
  readonly count: number
}

/**
 * Collects whatever lies in some folders. A file that cannot be collected refuses nothing: what becomes of it is told.
 * @param named see {@link CollectOptions.named}
 * @returns undefined where nothing lies there that could be one
 */
export async function collectFolders(
  options: NightOptions,
  folders: readonly string[],
  watch: Progress,
  named?: CollectOptions['named'],
): Promise<CollectResult | undefined> {
  try {
    return await collect(options, folders, watch, named)
  } catch (error) {
    if (error instanceof Refusal && error.items.every(({ code }) => code === 'R001')) return undefined
    throw error
  }
}

function collect(
  { run, book, clock }: NightOptions,
  folders: readonly string[],
  watch: Progress,
  named: CollectOptions['named'],
): Promise<CollectResult> {
  const { settings, asOf, encoding, passwords, jobs, lang, version } = run
  const fileMode = Number.parseInt(settings.fileMode, 8)
  return collectFiles(
    {
      inputs: folders,
      settings,
      asOf,
      passwords,
      jobs,
      dryRun: false,
      lang,
      ...(encoding === undefined ? {} : { encoding }),
      ...(named === undefined ? {} : { named }),
      // it went to the archive: two files that say different things are two answers, whichever night each of them came
      isGone: () => false,
      openBook: () =>
        openCollectingBook(book, { fileMode, startedAt: clock().toISOString(), version, signal: watch.signal }),
    },
    watch,
  )
}

/** Whether the book knows more now than before. */
export function addsSomething({ contacts, changes, answers, debits, payments, corrected }: CollectTotals): boolean {
  return contacts + changes + answers + debits + payments + corrected > 0
}

/** Whether the bank or the cashier reports something of cases that nobody has named yet. */
export function waitsForCases({ kinds, unmatched }: FileCollected): boolean {
  return unmatched > 0 && kinds.some((kind) => kind === 'return' || kind === 'paid')
}

/** What was collected in the end, when files that had waited were read once more. */
export function together(first: CollectTotals | undefined, again: CollectTotals): CollectTotals {
  if (first === undefined) return again
  return { ...first, debits: first.debits + again.debits, payments: first.payments + again.payments }
}

/**
 * What is to be looked at in the files of a night, named as they lay in the inbox. Those that went to the quarantine have their reason there.
 * @param folder where the files lay when they were read
 */
export function foundIn(folder: string, { files, findings }: CollectResult): readonly GradedCollectFinding[] {
  const from = `${folder.replaceAll('\\', '/')}/`
  const refused = new Set(files.filter((file) => file.refused.length > 0).map((file) => file.path))
  return findings
    .filter(({ file, severity }) => severity !== 'note' && !refused.has(file) && file.startsWith(from))
    .map((finding) => ({
      ...finding,
      file: finding.file.slice(from.length),
      // another file that it names lay there, too, tonight or on an earlier night
      facts: Object.fromEntries(
        Object.entries(finding.facts).map(([name, fact]) => [
          name,
          typeof fact === 'string' && fact.startsWith(from) ? fact.slice(from.length) : fact,
        ]),
      ),
    }))
}

/** Writes it beside the night's output (`DAY-collected.csv`), in the place of what was written there before it was known better. */
export async function writeFound(
  options: NightOptions,
  found: readonly GradedCollectFinding[],
  before?: FoundByCollecting,
): Promise<FoundByCollecting | undefined> {
  if (found.length === 0) {
    if (before) await rm(before.path, { force: true })
    return undefined
  }
  const { outbox } = options.run.settings.nightly
  const modes = modesOf(options)
  const place = join(outbox, formatMonth(options.run.month))
  await mkdir(place, { recursive: true, mode: modes.folder })
  const path = before?.path ?? freePath(join(place, `${formatDay(options.run.asOf)}-collected`), '.csv')
  await writeFindings(path, found, options.run.lang, modes.file).appear()
  return { path, count: found.length }
}

/** `STEM.csv`, or where that is there `STEM-2.csv` … */
export function freePath(stem: string, ending: string): string {
  for (let n = 1; ; n++) {
    const path = `${stem}${n === 1 ? '' : `-${n}`}${ending}`
    if (!existsSync(path)) return path
  }
}
