import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formatDay, formatMonth } from '../../model/day.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { runPipeline } from '../../pipeline.ts'
import { MANIFEST_NAME } from '../../write/index.ts'
import type { Progress, RunResult } from '../types.ts'
import { type ListsToTell, type Night, type RepeatedList, reasonOf } from './desk.ts'
import type { Because } from './list-facts.ts'
import type { NightOptions } from './options.ts'

export interface ListsRun {
  readonly result: RunResult
  readonly out: string
}

/** Runs the lists in force. A list that is refused is put aside, and the others are run without it. */
export async function runLists(options: NightOptions, night: Night, watch: Progress): Promise<ListsRun | undefined> {
  const { outbox } = options.run.settings.nightly
  const place = join(outbox, formatMonth(options.run.month))
  for (;;) {
    const { lists, ...toTell } = await night.listsInForce()
    try {
      const paths = lists.map((list) => list.path)
      const done = paths.length === 0 ? undefined : await runInto(options, paths, place, watch)
      night.tellOfLists(toTell)
      return done
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

/** What is to be said about lists that the run did without, and about those that a newer one did not replace. */
export function listsText(
  { overtaken, retired, beside, outdone, unfollowed, alike }: ListsToTell,
  listDays: number,
): readonly Text[] {
  return [
    ...overtaken.map(overtakenText),
    ...(retired.length > 0 ? [retiredText(retired, listDays)] : []),
    ...together(beside).map((one) => BESIDE[one.because](one)),
    ...outdone.map(outdoneText),
    ...unfollowed.map(unfollowedText),
    ...alike.map((two) => alikeText(two, listDays)),
  ]
}

/** What is to be said about a list that was read before. */
export function repeatedText({ name, before }: RepeatedList): Text {
  const day = formatDay(before.night)
  return {
    zh: `清单 ${name} 和 ${day} 读过的 ${before.shown} 一模一样，没有用它；确实要用，就用那一系列的文件名、写上更晚的日期再放进收件夹。`,
    en: `The list ${name} is the very one that was read on ${day} as ${before.shown}, and was not used. If it is meant, give it the name of its series with a later date, and put it into the inbox again.`,
  }
}

function overtakenText(name: string): Text {
  return {
    zh: `清单 ${name} 来晚了，已有更新的，没有用它。`,
    en: `The list ${name} is late: a newer one is in force, and it was not used.`,
  }
}

function retiredText(names: readonly string[], listDays: number): Text {
  const { zh, en } = shownNames(names)
  return {
    zh: `清单 ${zh} 之后 ${listDays} 天没有新的，不再用：里面的件不在今晚的结果里。`,
    en: `There has been no newer list than ${en} for ${listDays} days: it is no longer used, and its cases are not in tonight's output.`,
  }
}

type OfTwo = Pick<ListsToTell['beside'][number], 'name' | 'newer'>

/** Lists beside a newer one, for one reason. */
interface Besides {
  readonly names: string[]
  readonly newer: string
  readonly because: Because
}

/** Thirty parts that stay for one reason are one notice. */
function together(beside: ListsToTell['beside']): readonly Besides[] {
  const groups = new Map<string, Besides>()
  for (const { name, newer, because } of beside) {
    const key = JSON.stringify([newer, because])
    const group = groups.get(key)
    if (group) group.names.push(name)
    else groups.set(key, { names: [name], newer, because })
  }
  return [...groups.values()]
}

/** Lists that are named. */
const MOST_NAMED = 5

function shownNames(names: readonly string[]): Text {
  const shown = names.slice(0, MOST_NAMED)
  const isMore = names.length > MOST_NAMED
  return {
    zh: `${shown.join('、')}${isMore ? ` 等 ${names.length} 份` : ''}`,
    en: `${shown.join(', ')}${isMore ? ` … (${names.length})` : ''}`,
  }
}

/** Why all are in force, and what follows. */
const BESIDE: Readonly<Record<Because, (group: Besides) => Text>> = {
  months: (group) => besideText(group, { zh: '应缴月', en: 'due month' }),
  branches: (group) => besideText(group, { zh: '机构', en: 'branch' }),
  corrected: (group) => ({
    zh: `更正清单 ${group.newer} 只有 ${shownNames(group.names).zh} 的一部分件：都用，同一件以更正的为准。`,
    en: `The corrected list ${group.newer} holds only some of the cases of ${shownNames(group.names).en}: all are in force, and for one case the corrected one counts.`,
  }),
}

function besideText(group: Besides, what: Text): Text {
  const { zh, en } = shownNames(group.names)
  return {
    zh: `新清单 ${group.newer} 里没有 ${zh} 的${what.zh}，新旧都用；旧的里面的件之后缴没缴，要靠回盘或实收清单才知道。不该再用的，把它从归档的 lists 里拿走。`,
    en: `The new list ${group.newer} holds no ${what.en} of ${en}: old and new are in force. What is paid of the old ones from now on is known from returns and paid lists only. What is not meant any more, take out of the archive (lists).`,
  }
}

function outdoneText({ name, newer }: OfTwo): Text {
  return {
    zh: `清单 ${name} 和 ${newer} 多半是同样的件，只用 ${newer}。不对的，把该用的那份换个更晚的日期再放进收件夹。`,
    en: `The lists ${name} and ${newer} are mostly of the same cases: only ${newer} is used. If that is wrong, give the other one a later date, and put it into the inbox again.`,
  }
}

function alikeText({ name, newer }: OfTwo, listDays: number): Text {
  return {
    zh: `清单 ${newer} 是新的系列，和 ${name} 多半是同样的件，两份都用：以后只来其中一份的，另一份里已经缴清的件还会留在收费清单里，最长 ${listDays} 天。不再用的，把它从归档的 lists 里拿走。`,
    en: `The list ${newer} begins a new series, mostly of the same cases as ${name}; both are in force. If only one of them comes from now on, cases of the other that are paid stay on the worklists for up to ${listDays} days: take the one that is not meant any more out of the archive (lists).`,
  }
}

function unfollowedText({ name, newer }: OfTwo): Text {
  return {
    zh: `清单 ${name} 上次和别的几份一起来，这次来的（${newer} 等）里没有接着它的，不再用它。这次少了一份的，请把那一份放进收件夹。`,
    en: `The list ${name} came together with others last time, and none that came now (${newer}) follows it: it is no longer used. If one is missing, put it into the inbox.`,
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
        { ...options.run, inputs, inputsInOrder: true, out, force: true, dryRun: false, checkOnly: false },
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
