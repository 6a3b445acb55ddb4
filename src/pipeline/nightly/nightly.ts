import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock } from '../../book/index.ts'
import { addDays, type Day, formatDay, formatMonth } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { errorCode } from '../../write/index.ts'
import type { FileCollected, GradedCollectFinding, ListsBack } from '../collect/types.ts'
import type { Progress, RunResult } from '../types.ts'
import { type Attention, writeAttention } from './attention.ts'
import { DESK, lastRunBefore, nightsUnknownTo, unknownNightsText } from './book-of-nights.ts'
import {
  addsSomething,
  type CollectTotals,
  collectFolders,
  type FoundByCollecting,
  foundIn,
  together,
  writeFound,
} from './collecting.ts'
import { filesOf, isList, layOnDesk, type Night, NOT_A_LIST, openNight } from './desk.ts'
import { cannotTake, type LeftThere, takeStock } from './inbox.ts'
import { openKnownLists, originalsFirst } from './known-lists.ts'
import { latestOutput, listsText, repeatedText, runLists } from './lists-in-force.ts'
import { type NightLog, openNightLog } from './night-log.ts'
import { deleteHalfWritten, deleteOldOutputs } from './old-outputs.ts'
import { modesOf, type NightOptions } from './options.ts'
import { OWN_REPORT, ownReports } from './own-reports.ts'
import { stopped } from './stopped.ts'
import { collectWaiting, withHeard } from './waiting.ts'

export interface NightResult {
  /** nothing new came, and this night's output is there already */
  readonly unchanged: boolean
  /** a night before was cut off, and is done again with this one */
  readonly resumed: boolean
  /** undefined: nothing came */
  readonly collected: CollectTotals | undefined
  /** undefined: no worklist of the last night with a run came back */
  readonly lists: ListsBack | undefined
  /** undefined: collecting has found nothing for people to look at */
  readonly found: FoundByCollecting | undefined
  /** new lists that came tonight */
  readonly listsCame: number
  /** undefined: there is no list to work on, or nothing has changed */
  readonly run: RunResult | undefined
  readonly out: string
  /** files put aside, relative to the inbox, with the reason */
  readonly quarantined: readonly { readonly name: string; readonly reason: string }[]
  /** what has to stay in the inbox, relative to it, with the reason */
  readonly left: readonly { readonly name: string; readonly reason: string }[]
  /** files that are still being copied */
  readonly growing: number
  /** lists that came tonight, and behind a newer one */
  readonly overtaken: number
  /** lists that came tonight, were read before, byte for byte, and are not used */
  readonly repeated: number
  /** lists that are no longer used, because no newer one came for too long */
  readonly retired: number
  readonly deletedOutputs: number
  /** years that the deadlines of tonight's run need and whose holidays are not known */
  readonly unknownYears: readonly number[]
  readonly notices: readonly Text[]
  /** undefined: none of the notices is for somebody to look into */
  readonly attention: Attention | undefined
}

/**
 * One night: what came back and what the bank and the cashier report go into the book, then the lists in force are run, then everything
 * that was read is archived. Each step can be repeated: whatever moment a night is killed at, the next one ends in the same book.
 * @throws Refusal R060 while another night is at work, R062 where the book has recorded a later day, R064 where it has gone, R063 where a folder cannot be used; what is wrong with
 * single files is no refusal, they go to the quarantine
 */
export async function runNight(options: NightOptions, watch: Progress): Promise<NightResult> {
  const { nightly } = options.run.settings
  const last = await lastRunBefore(options)
  const lock = holdLock(`${options.book}.lock`, options.who)
  const log = openNightLog(nightly.log, formatDay(options.run.asOf), modesOf(options).file, options.clock)
  try {
    await log.add('begin', { version: options.run.version })
    const result = await work(options, last, log, watch)
    await log.add('end', {
      unchanged: result.unchanged,
      quarantined: result.quarantined.length,
      left: result.left.length,
      growing: result.growing,
    })
    return result
  } catch (error) {
    const told = stopped(error)
    const fault = watch.signal.aborted ? 'interrupted' : 'fault'
    const because = told instanceof Refusal ? told.items.map(({ code }) => code).join(' ') : fault
    // where the log is what cannot be written, this is told already
    await log.add('failed', { because }).catch(() => undefined)
    throw told
  } finally {
    lock.release()
  }
}

async function work(
  options: NightOptions,
  last: Day | undefined,
  log: NightLog,
  watch: Progress,
): Promise<NightResult> {
  const { asOf, month, settings } = options.run
  const { inbox, outbox } = settings.nightly
  const desk = join(inbox, DESK)
  const unknown = last === undefined ? [] : await nightsUnknownTo(last, addDays(asOf, -1), settings.nightly)
  // it goes at the very end: where it is there, a night did not get to its run
  const wasKilled = existsSync(desk)
  const night = openNight(options, desk, log)
  const { growing, left } = await layOut(options, desk, night, log, watch)
  const read = await readDesk(options, desk, night, log, watch)

  const place = join(outbox, formatMonth(month))
  const done = await latestOutput(place, formatDay(asOf))
  const listsAreNew = wasKilled || night.listsCame > 0
  const heard = listsAreNew ? await hearWaiting(options, night, read, wasKilled, log, watch) : read
  const isNew = listsAreNew || (heard.totals !== undefined && addsSomething(heard.totals))
  const ran = isNew || done === undefined ? await runLists(options, night, watch) : undefined
  if (ran) await log.add('run', factsOf(ran.result))
  const { overtaken, retired } = night.listsToTell
  const unused = { overtaken: overtaken.length, repeated: night.repeated.length, retired: retired.length }
  if (Object.values(unused).some((count) => count > 0)) await log.add('unused', unused)

  const told = [
    ...night.repeated.map(repeatedText),
    ...listsText(night.listsToTell, settings.nightly.listDays),
    ...(wasKilled ? [CUT_OFF] : []),
    // a night that was killed before its run is done now
    ...(last !== undefined && unknown.length > 0 && !wasKilled ? [unknownNightsText(last, unknown)] : []),
  ]
  const attention = await writeAttention(options, [...(ran?.result.doubts ?? []), ...told])
  await deleteHalfWritten(outbox)
  const old =
    options.keepDays > 0
      ? await deleteOldOutputs(outbox, asOf, options.keepDays)
      : { deleted: [], filledIn: [], stuck: [] }
  await rm(desk, { recursive: true, force: true })
  return {
    unchanged: ran === undefined && done !== undefined,
    resumed: wasKilled,
    collected: heard.totals,
    lists: read.lists,
    found: heard.found,
    listsCame: night.listsCame,
    run: ran?.result,
    out: ran?.out ?? done ?? '',
    quarantined: night.quarantined,
    left: left.map(({ name, reason }) => ({ name, reason: reason[options.run.lang] })),
    growing: growing + night.returned,
    deletedOutputs: old.deleted.length,
    ...unused,
    unknownYears: ran?.result.unknownYears ?? [],
    notices: [...(ran?.result.notices ?? []), ...told, ...old.filledIn.map(keptText), ...old.stuck.map(stuckText)],
    attention,
  }
}

/**
 * Lays what is ready on the desk, and puts aside what cannot lie there. What cannot be moved, because somebody has it open or did not give the right to, stops no other.
 * @returns how many files are still being copied, and what stays where it is
 */
async function layOut(
  options: NightOptions,
  desk: string,
  night: Night,
  log: NightLog,
  { signal }: Progress,
): Promise<{ readonly growing: number; readonly left: readonly LeftThere[] }> {
  const { inbox, settleSeconds } = options.run.settings.nightly
  const { ready, growing, closed } = await takeStock(inbox, settleSeconds, () => options.clock().getTime(), signal)
  await mkdir(desk, { recursive: true, mode: modesOf(options).folder })
  const left = [...closed]
  for (const { path, name, odd } of ready)
    try {
      if (odd) await night.setAside(path, name, odd)
      else await layOnDesk(desk, path, name)
    } catch (error) {
      if (!HELD.has(errorCode(error))) throw error
      left.push({ name, reason: cannotTake(error) })
    }
  await log.add('inbox', { ready: ready.length, growing: growing.length, left: left.length })
  return { growing: growing.length, left }
}

/** A file may not be moved, or is open in another program. */
const HELD: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY'])

/** What was read on the desk; undefined: nothing lay there. */
interface DeskRead {
  readonly totals: CollectTotals | undefined
  readonly lists: ListsBack | undefined
  readonly toLookAt: readonly GradedCollectFinding[]
  readonly found: FoundByCollecting | undefined
}

/** Collects what lies on the desk and puts it away. */
async function readDesk(
  options: NightOptions,
  desk: string,
  night: Night,
  log: NightLog,
  watch: Progress,
): Promise<DeskRead> {
  const laid = await night.look()
  const own = await ownReports(desk, laid, options.run.settings.nightly.outbox)
  for (const name of own) await night.setAside(join(desk, name), name, OWN_REPORT)
  const read = laid.length > own.length ? await collectFolders(options, [desk], watch) : undefined
  const toLookAt = read ? foundIn(desk, read) : []
  const found = await writeFound(options, toLookAt)
  const files = read?.files ?? []
  for (const file of files) if (!isList(file)) await night.putAway(file)
  await archiveLists(options, files.filter(isList), night)
  // what collecting does not look at at all: a picture, a letter
  for (const name of await filesOf(desk)) await night.setAside(join(desk, name), name, NOT_A_LIST)
  if (read) await log.add('collected', { ...read.totals })
  if (read?.lists) await log.add('lists', { handedOut: read.lists.handedOut, silent: read.lists.silent.length })
  return { totals: read?.totals, lists: read?.lists, toLookAt, found }
}

/** Puts the lists of a night away. One that was read before takes nothing's place and begins no series. */
async function archiveLists(options: NightOptions, files: readonly FileCollected[], night: Night): Promise<void> {
  if (files.length === 0) return
  const { lists } = await night.listsInForce()
  const known = openKnownLists(options.run.settings.nightly.archive, options.run.asOf, lists)
  const named = files.map((file) => ({ file, name: night.nameOf(file) }))
  for (const { file } of originalsFirst(named, lists)) await night.putListAway(file, known)
}

/**
 * Returns and paid lists that have waited for new lists to name their cases.
 * @param wasKilled no run may have recorded the lists of the night before
 */
async function hearWaiting(
  options: NightOptions,
  night: Night,
  read: DeskRead,
  wasKilled: boolean,
  log: NightLog,
  watch: Progress,
): Promise<DeskRead> {
  const { lists } = await night.listsInForce()
  const unrecorded = lists.filter((list) => wasKilled || list.night === options.run.asOf).map(({ path }) => path)
  const heard = await collectWaiting(options, unrecorded, watch)
  if (heard === undefined) return read
  await log.add('waiting', { ...heard.totals })
  const toLookAt = withHeard(read.toLookAt, heard, options)
  const found = await writeFound(options, toLookAt, read.found)
  return { ...read, totals: together(read.totals, heard.totals), toLookAt, found }
}

function factsOf({
  manifest: { totals, outputs },
  unknownYears,
}: RunResult): Readonly<Record<string, number | string>> {
  const { rowsRead, rejected, cases } = totals
  const worklists = outputs.filter(({ kind }) => kind === 'worklist').length
  const unknown = unknownYears.length > 0 ? { holidaysUnknown: unknownYears.join(' ') } : {}
  return { rowsRead, rejected, cases, worklists, ...unknown }
}

/** Its result was never told. */
const CUT_OFF: Text = {
  zh: '以前有一晚没有做完就断了：它放进隔离区的文件没有报告过，请看隔离区。',
  en: 'An earlier night was cut off: nobody was told what it put into the quarantine. Look there.',
}

function stuckText(out: string): Text {
  return {
    zh: `旧结果 ${out} 删不掉：没有权限，或有人正打开其中的文件；下一晚再删。`,
    en: `The old output ${out} cannot be deleted: no right to, or somebody has a file of it open; the next night tries again.`,
  }
}

function keptText(out: string): Text {
  return {
    zh: `旧结果 ${out} 里有填过的清单，没有删：收回后再清理。`,
    en: `The old output ${out} holds worklists that were filled in and was kept: collect them first.`,
  }
}
