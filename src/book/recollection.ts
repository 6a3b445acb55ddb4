import { asDay, type Day, type Month } from '../model/day.ts'
import type { Recollection, ReportedChange } from '../model/history.ts'
import { complaintsIn } from './complaints.ts'
import { connect } from './connection.ts'
import { deathsIn } from './deaths.ts'
import { inspectBook } from './header.ts'
import { openHistories } from './history-rows.ts'
import type { BookSource } from './known.ts'
import { openChangesIn } from './left-changes.ts'
import { refuseMissing } from './shape.ts'
import { dayOfValue, numberOf } from './values.ts'

export interface OpenRecollection extends Recollection {
  readonly source: BookSource
  /** changes that were reported since a day and are not recorded yet, of whichever case */
  openChanges(since: Day): readonly ReportedChange[]
  /** no commit can be made while it is open */
  close(): void
}

/** Others write for a moment only, at the end of their run. */
const WRITERS_PATIENCE = 60_000
/** In KiB: what a thread keeps of the file. */
const CACHE = 32_768

/**
 * Finds out what there is to be read, without holding anything.
 * @returns undefined when there is no book
 * @throws Refusal R030–R034
 */
export function findBook(path: string, asOf: Day, month: Month): BookSource | undefined {
  if (inspectBook(path).state !== 'book') return undefined
  const connection = connect(path, WRITERS_PATIENCE)
  try {
    // a first run that was killed may have left a head without tables, which the journal takes away now
    if (!connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table'").first([])) return undefined
    refuseMissing(connection, path)
    const [row] = connection.prepare('SELECT max(run) FROM runs').rows([])
    return { path, asOf, month, upTo: numberOf(row?.[0]) }
  } finally {
    connection.close()
  }
}

/**
 * The as-of day of the last run that the book has recorded, undefined where there is none.
 * @throws Refusal R030–R034
 */
export function lastRunOf(path: string): Day | undefined {
  if (inspectBook(path).state !== 'book') return undefined
  const connection = connect(path, WRITERS_PATIENCE)
  try {
    if (!connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table'").first([])) return undefined
    refuseMissing(connection, path)
    return dayOfValue(connection.prepare(LAST_RUN).first([])?.[0])
  } finally {
    connection.close()
  }
}

const LAST_RUN = "SELECT as_of FROM runs WHERE kind = 'run' ORDER BY run DESC LIMIT 1"

/** Opens the book for reading, in this thread. It costs a millisecond, and a policy among many some twenty microseconds. */
export function openRecollection(source: BookSource): OpenRecollection {
  if (source.upTo === 0) return { source, ...EMPTY, openChanges: () => [], close: () => undefined }
  const connection = connect(source.path, WRITERS_PATIENCE)
  // one transaction: all is read as it stood at one moment, and the file is locked once instead of at every question
  connection.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -${CACHE}; BEGIN`)
  const days = connection.prepare('SELECT run, as_of FROM runs WHERE run <= ?').rows([source.upTo])
  const dayOfRun = new Map(days.map(([run, day]) => [numberOf(run), asDay(numberOf(day))]))
  const remember = openHistories(connection, { ...source, dayOfRun })
  return {
    source,
    remember,
    reports: () => ({ deaths: deathsIn(connection, source), complaints: complaintsIn(connection, source) }),
    openChanges: (since) => openChangesIn(connection, source, since),
    lastAssignmentOf: (policyNo) => remember([{ policyNo, onlyLast: true }])[0]?.last,
    close() {
      // statements that live on would hold the lock of an open transaction
      connection.rollback()
      connection.close()
    },
  }
}

const EMPTY: Recollection = {
  remember: (asked) => asked.map(() => NOTHING),
  lastAssignmentOf: () => undefined,
  reports: () => ({ deaths: new Map(), complaints: new Map() }),
}
const NOTHING = { history: undefined, last: undefined }
