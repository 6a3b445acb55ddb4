import type { Day, Month } from '../model/day.ts'
import type { LastAssignment, PolicyHistory, Recollection } from '../model/history.ts'
import { columnsOf, connect } from './connection.ts'
import { inspectBook } from './header.ts'
import { historySql, type Known, LAST_ASSIGNMENT_SQL, lastAssignmentIn, policyIn } from './history-rows.ts'
import { asDay, dayOfValue, numberOf } from './values.ts'

/** What a thread needs to read the same things as any other: plain data. */
export interface BookSource {
  readonly path: string
  /** what happened later is not told */
  readonly asOf: Day
  readonly month: Month
  /** nor what a later run entered; 0 = the book is new and knows nothing */
  readonly upTo: number
}

export interface OpenRecollection extends Recollection {
  readonly source: BookSource
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
    const [table] = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'runs'").rows([])
    if (!table) return undefined
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
    const [table] = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'runs'").rows([])
    if (!table) return undefined
    return dayOfValue(connection.prepare(LAST_RUN).first([])?.[0])
  } finally {
    connection.close()
  }
}

const LAST_RUN = "SELECT as_of FROM runs WHERE kind = 'run' ORDER BY run DESC LIMIT 1"

/** Opens the book for reading, in this thread. It costs a millisecond, and a policy some twenty microseconds. */
export function openRecollection(source: BookSource): OpenRecollection {
  if (source.upTo === 0) return { source, ...EMPTY, close: () => undefined }
  const connection = connect(source.path, WRITERS_PATIENCE)
  // one transaction: all is read as it stood at one moment, and the file is locked once instead of at every question
  connection.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -${CACHE}; BEGIN`)
  const days = connection.prepare('SELECT run, as_of FROM runs WHERE run <= ?').rows([source.upTo])
  const dayOfRun = new Map(days.map(([run, day]) => [numberOf(run), asDay(numberOf(day))]))
  const known: Known = { ...source, dayOfRun }
  const histories = connection.prepare(
    historySql({ handovers: columnsOf(connection, 'handovers'), states: columnsOf(connection, 'states') }),
  )
  const assignments = connection.prepare(LAST_ASSIGNMENT_SQL)
  let asked = ''
  let remembered: PolicyHistory | undefined
  const historyOf = (policyNo: string, from = ALWAYS, to = NEVER): PolicyHistory | undefined => {
    const question = `${from} ${to} ${policyNo}`
    if (question !== asked) {
      remembered = policyIn(histories.first([policyNo, source.upTo, source.month, from, to]), known)
      asked = question
    }
    return remembered
  }
  return {
    source,
    historyOf,
    lastAssignmentOf(policyNo): LastAssignment | undefined {
      return lastAssignmentIn(assignments.first([policyNo, source.upTo]), known)
    },
    close() {
      // statements that live on would hold the lock of an open transaction
      connection.exec('ROLLBACK')
      connection.close()
    },
  }
}

/** Before and after all due dates. */
const ALWAYS = asDay(-1_000_000)
const NEVER = asDay(1_000_000)

const EMPTY: Recollection = { historyOf: () => undefined, lastAssignmentOf: () => undefined }
