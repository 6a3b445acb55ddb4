import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formatDay } from '../../model/day.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { runPipeline } from '../../pipeline.ts'
import { MANIFEST_NAME } from '../../write/index.ts'
import type { Progress, RunResult } from '../types.ts'
import { standingLists } from './archive.ts'
import { type Night, reasonOf } from './desk.ts'
import type { NightOptions } from './options.ts'

/** Runs the lists in force. A list that is refused is put aside, and the others are run without it. */
export async function runLists(
  options: NightOptions,
  night: Night,
  place: string,
  watch: Progress,
): Promise<{ readonly result: RunResult; readonly out: string } | undefined> {
  const { archive, listDays } = options.run.settings.nightly
  for (;;) {
    const lists = await standingLists(archive, options.run.asOf, listDays)
    if (lists.length === 0) return undefined
    try {
      return await runInto(
        options,
        lists.map((list) => list.path),
        place,
        watch,
      )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const blamed = lists.filter((list) => error.items.some((item) => blames(item, list.path)))
      if (blamed.length === 0) throw error
      for (const { path } of blamed) {
        const items = error.items.filter((item) => blames(item, path))
        await night.setAside(path, path.slice(dirname(path).length + 1), reasonOf(items))
      }
    }
  }
}

function blames({ facts }: RefusalItem, path: string): boolean {
  const shown = path.replaceAll('\\', '/')
  return typeof facts.path === 'string' && (facts.path === shown || facts.path.startsWith(`${shown} › `))
}

/** Tonight's place; where somebody works in tonight's worklists already, the next free one (`DAY-2`): they are not to be replaced. */
async function runInto(options: NightOptions, inputs: readonly string[], place: string, watch: Progress) {
  const day = formatDay(options.run.asOf)
  for (let n = 1; ; n++) {
    const out = join(place, n === 1 ? day : `${day}-${n}`)
    try {
      const result = await runPipeline(
        { ...options.run, inputs, out, force: true, dryRun: false, checkOnly: false },
        watch,
      )
      return { result, out }
    } catch (error) {
      if (!(error instanceof Refusal) || error.items[0]?.code !== 'R014') throw error
    }
  }
}

/** The last output of a night, or undefined. */
export async function latestOutput(place: string, day: string): Promise<string | undefined> {
  let latest: string | undefined
  for (let n = 1; ; n++) {
    const out = join(place, n === 1 ? day : `${day}-${n}`)
    if (!existsSync(join(out, MANIFEST_NAME))) return latest
    latest = out
  }
}
