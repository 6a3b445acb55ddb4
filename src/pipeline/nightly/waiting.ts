import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, formatDay } from '../../model/day.ts'
import type { CollectResult, GradedCollectFinding } from '../collect/types.ts'
import type { Progress } from '../types.ts'
import { moveInto, nightsOf } from './archive.ts'
import { collectFolders, foundIn, waitsForCases } from './collecting.ts'
import { casesNamedBy } from './named-cases.ts'
import { modesOf, type NightOptions } from './options.ts'

/** Files wait so long for a list that is late. Most returns have lines of cases that no list will ever name. */
const DAYS = 14

/**
 * Reads returns and paid lists once more whose cases nobody had named: the lists that are about to be run may name them.
 * A file that has nothing left to say no longer waits.
 * @param lists that no run has recorded yet
 * @returns undefined where none waits
 */
export async function collectWaiting(
  options: NightOptions,
  lists: readonly string[],
  watch: Progress,
): Promise<CollectResult | undefined> {
  const { archive } = options.run.settings.nightly
  const folders = await waitingFolders(archive, options.run.asOf, DAYS)
  if (folders.length === 0) return undefined
  const named = (policies: ReadonlySet<string>) => casesNamedBy(lists, policies, options.run)
  const result = await collectFolders(options, folders, watch, named)
  for (const file of result?.files ?? []) {
    const folder = folders.find((one) => file.path.startsWith(`${one.replaceAll('\\', '/')}/`))
    if (folder === undefined || file.refused.length > 0 || waitsForCases(file)) continue
    await moveInto(join(folder, '..', 'news'), file.path, file.path.slice(folder.length + 1), modesOf(options).folder)
  }
  return result
}

/** What was found in the files of a night: in those that waited for its lists, what was found when they were read once more. */
export function withHeard(
  first: readonly GradedCollectFinding[],
  heard: CollectResult,
  { run }: NightOptions,
): readonly GradedCollectFinding[] {
  const folder = waitingFolder(run.settings.nightly.archive, run.asOf)
  const waited = new Set(heard.files.map(({ path }) => path.slice(folder.length + 1)))
  return [...first.filter(({ file }) => !waited.has(file)), ...foundIn(folder, heard)]
}

/** Where a night's own files wait. */
function waitingFolder(archive: string, night: Day): string {
  return join(archive, formatDay(night), 'waiting')
}

async function waitingFolders(archive: string, asOf: Day, days: number): Promise<readonly string[]> {
  return (await nightsOf(archive))
    .filter((day) => day <= asOf && asOf - day <= days)
    .map((day) => waitingFolder(archive, day))
    .filter((folder) => existsSync(folder))
    .sort()
}
