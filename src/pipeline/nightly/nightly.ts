import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock, openCollectingBook } from '../../book/index.ts'
import { formatDay, formatMonth } from '../../model/day.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Text } from '../../model/text.ts'
import { collectFiles } from '../collect/collect.ts'
import type { CollectResult } from '../collect/types.ts'
import type { Progress, RunResult } from '../types.ts'
import { filesOf, layOnDesk, NOT_A_LIST, openNight } from './desk.ts'
import { takeStock } from './inbox.ts'
import { latestOutput, runLists } from './lists-in-force.ts'
import { type NightLog, openNightLog } from './night-log.ts'
import { deleteOldOutputs } from './old-outputs.ts'
import { modesOf, type NightOptions } from './options.ts'

export interface NightResult {
  /** nothing new came, and this night's output is there already */
  readonly unchanged: boolean
  /** undefined: nothing was returned */
  readonly collected: CollectResult | undefined
  /** new lists that came tonight */
  readonly listsCame: number
  /** undefined: there is no list to work on, or nothing has changed */
  readonly run: RunResult | undefined
  readonly out: string
  /** files put aside, relative to the inbox, with the reason */
  readonly quarantined: readonly { readonly name: string; readonly reason: string }[]
  /** files that are still being copied */
  readonly growing: number
  readonly deletedOutputs: number
  readonly notices: readonly Text[]
}

/** Where the files of a night wait while they are read; a night that was killed leaves them here, and the next one begins with them. */
const DESK = '.night'

/**
 * One night: what came back and what the bank and the cashier report go into the book, then the lists in force are run, then everything
 * that was read is archived. Each step can be repeated: whatever moment a night is killed at, the next one ends in the same book.
 * @throws Refusal R060 while another night is at work; what is wrong with single files is no refusal, they go to the quarantine
 */
export async function runNight(options: NightOptions, watch: Progress): Promise<NightResult> {
  const { nightly } = options.run.settings
  const lock = holdLock(`${options.book}.lock`, options.who)
  const log = openNightLog(nightly.log, formatDay(options.run.asOf), modesOf(options).file, options.clock)
  try {
    await log.add('begin', { version: options.run.version })
    const result = await work(options, log, watch)
    await log.add('end', {
      unchanged: result.unchanged,
      quarantined: result.quarantined.length,
      growing: result.growing,
    })
    return result
  } catch (error) {
    await log.add('failed', {
      refused: error instanceof Refusal ? error.items.map(({ code }) => code).join(' ') : 'fault',
    })
    throw error
  } finally {
    lock.release()
  }
}

async function work(options: NightOptions, log: NightLog, watch: Progress): Promise<NightResult> {
  const { asOf, month, settings } = options.run
  const { nightly } = settings
  const desk = join(nightly.inbox, DESK)
  // it goes at the very end: where it is there, a night did not get to its run
  const wasKilled = existsSync(desk)
  await mkdir(desk, { recursive: true, mode: modesOf(options).folder })
  const stock = await takeStock(nightly.inbox, nightly.settleSeconds, () => options.clock().getTime())
  for (const file of stock.ready) await layOnDesk(desk, file.path, file.name)
  await log.add('inbox', { ready: stock.ready.length, growing: stock.growing.length })

  const night = openNight(options, log)
  const names = await filesOf(desk)
  const collected = names.length > 0 ? await collectDesk(options, desk, watch) : undefined
  for (const file of collected?.files ?? []) await night.putAway(desk, file)
  // what collecting does not look at at all: a picture, a letter
  for (const name of await filesOf(desk)) await night.setAside(join(desk, name), name, NOT_A_LIST)
  if (collected) await log.add('collected', { ...collected.totals })

  const place = join(nightly.outbox, formatMonth(month))
  const news = wasKilled || night.listsCame > 0 || (collected !== undefined && addsSomething(collected))
  const done = await latestOutput(place, formatDay(asOf))
  const run = !news && done !== undefined ? undefined : await runLists(options, night, place, watch)
  if (run) await log.add('run', { ...counts(run.result) })

  const old =
    options.keepDays > 0
      ? await deleteOldOutputs(nightly.outbox, asOf, options.keepDays)
      : { deleted: [], filledIn: [] }
  await rm(desk, { recursive: true, force: true })
  return {
    unchanged: run === undefined && done !== undefined,
    collected,
    listsCame: night.listsCame,
    run: run?.result,
    out: run?.out ?? done ?? '',
    quarantined: night.quarantined,
    growing: stock.growing.length,
    deletedOutputs: old.deleted.length,
    notices: [...(run?.result.notices ?? []), ...old.filledIn.map(keptText), ...night.notices],
  }
}

function collectDesk({ run, book, clock }: NightOptions, desk: string, watch: Progress): Promise<CollectResult> {
  const { settings, asOf, encoding, passwords, jobs, lang, version } = run
  const fileMode = Number.parseInt(settings.fileMode, 8)
  return collectFiles(
    {
      inputs: [desk],
      settings,
      asOf,
      passwords,
      jobs,
      dryRun: false,
      lang,
      ...(encoding === undefined ? {} : { encoding }),
      openBook: () =>
        openCollectingBook(book, { fileMode, startedAt: clock().toISOString(), version, signal: watch.signal }),
    },
    watch,
  )
}

function addsSomething({ totals }: CollectResult): boolean {
  const { contacts, changes, debits, payments, corrected } = totals
  return contacts + changes + debits + payments + corrected > 0
}

function counts({ manifest: { totals, outputs } }: RunResult): Record<string, number> {
  const { rowsRead, rejected, cases } = totals
  return { rowsRead, rejected, cases, worklists: outputs.filter(({ kind }) => kind === 'worklist').length }
}

function keptText(out: string): Text {
  return {
    zh: `旧结果 ${out} 里有填过的清单，没有删：收回后再清理。`,
    en: `The old output ${out} holds worklists that were filled in and was kept: collect them first.`,
  }
}
