import { statSync } from 'node:fs'
import { type Day, formatDay } from '../model/day.ts'
import { Refusal, refuse } from '../model/refusal.ts'
import { type Connection, connect } from './connection.ts'
import { ENTRY_COLUMNS, type EntryTable } from './entering.ts'
import { inspectBook } from './header.ts'
import { missingIn, refuseMissing } from './shape.ts'
import { dayOfValue, numberOf, textOf } from './values.ts'

const PATIENCE = 60_000

/** What is wrong with a book. */
export interface Trouble {
  /** `integrity`: of the file itself; `missing`: a table or column; `reference`: an entry of a case or run that is not there; `damaged`: it cannot even be read */
  readonly kind: 'integrity' | 'missing' | 'reference' | 'damaged'
  /** the database's own words, or table and row */
  readonly what: string
}

export interface BookStats {
  readonly path: string
  readonly bytes: number
  readonly schema: number
  readonly runs: number
  readonly collections: number
  /** as-of days of the first and the last run */
  readonly firstRun: Day | undefined
  readonly lastRun: Day | undefined
  readonly cases: number
  readonly policies: number
  readonly purged: number
  /** stage as last seen → cases */
  readonly byStage: Readonly<Record<string, number>>
  /** table → entries */
  readonly entries: Readonly<Record<EntryTable | 'strays' | 'files', number>>
}

/** How many troubles of a kind are told. */
const MOST = 20

/**
 * Reads the whole file: is it sound, and does everything belong to something? A book of an older version is as sound as any: the next run
 * brings it up to date.
 * @throws Refusal R031, R032, R034, R035; a damaged book is trouble, and no refusal
 */
export function checkBook(path: string): readonly Trouble[] {
  try {
    return readingAsItIs(path, (connection) => {
      const words = connection
        .prepare(`PRAGMA integrity_check(${MOST})`)
        .rows([])
        .map(([word]) => textOf(word))
      const missing = missingIn(connection)
      const lost = missing.length > 0 ? [] : connection.prepare('PRAGMA foreign_key_check').rows([]).slice(0, MOST)
      return [
        ...words.filter((word) => word !== 'ok').map((what) => ({ kind: 'integrity', what }) as const),
        ...missing.map((what) => ({ kind: 'missing', what }) as const),
        ...lost.map(
          ([table, row, parent]) => ({ kind: 'reference', what: `${table} ${row ?? ''} → ${parent}` }) as const,
        ),
      ]
    })
  } catch (error) {
    const item = error instanceof Refusal ? error.items[0] : undefined
    if (item?.code !== 'R030') throw error
    return [{ kind: 'damaged', what: String(item.facts.what) }]
  }
}

/**
 * Counts what the book holds.
 * @throws Refusal R030–R035
 */
export function statsOfBook(path: string): BookStats {
  return reading(path, (connection) => {
    const count = (sql: string) => numberOf(connection.prepare(sql).first([])?.[0])
    const [span] = connection.prepare("SELECT min(as_of), max(as_of) FROM runs WHERE kind = 'run'").rows([])
    const stages = connection.prepare(`
      SELECT stage, count(*) FROM states s WHERE entry = (SELECT max(entry) FROM states WHERE case_id = s.case_id)
      GROUP BY stage ORDER BY stage`)
    const tables = [...(Object.keys(ENTRY_COLUMNS) as EntryTable[]), 'strays', 'files'] as const
    return {
      path,
      bytes: statSync(path).size,
      schema: count('PRAGMA user_version'),
      runs: count("SELECT count(*) FROM runs WHERE kind = 'run'"),
      collections: count("SELECT count(*) FROM runs WHERE kind = 'collect'"),
      firstRun: dayOfValue(span?.[0]),
      lastRun: dayOfValue(span?.[1]),
      cases: count('SELECT count(*) FROM cases'),
      policies: count('SELECT count(DISTINCT policy_no) FROM cases'),
      purged: count('SELECT count(*) FROM cases WHERE purged'),
      byStage: Object.fromEntries(stages.rows([]).map(([stage, cases]) => [textOf(stage), numberOf(cases)])),
      entries: Object.fromEntries(
        tables.map((table) => [table, count(`SELECT count(*) FROM ${table}`)]),
      ) as BookStats['entries'],
    }
  })
}

/** A book that is being read, as it stood when it was opened. */
export interface OpenReading {
  readonly connection: Connection
  close(): void
}

/**
 * Opens a book that has to be there.
 * @throws Refusal R030–R035
 */
export function openReading(path: string): OpenReading {
  const opened = openAsItIs(path)
  try {
    refuseMissing(opened.connection, path)
    return opened
  } catch (error) {
    opened.close()
    throw error
  }
}

function openAsItIs(path: string): OpenReading {
  if (inspectBook(path).state !== 'book') throw refuse('R035', { path })
  const connection = connect(path, PATIENCE)
  try {
    connection.exec('PRAGMA query_only = ON; BEGIN')
    // a first run that was killed may have left a head without tables, which the journal takes away now
    if (!connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table'").first([]))
      throw refuse('R035', { path })
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    connection,
    close() {
      connection.rollback()
      connection.close()
    },
  }
}

/** The refusal of a book in which no run stands until a day; undefined = today. */
export function noRunIn(path: string, until?: Day): Refusal {
  return refuse('R036', { path, day: until === undefined ? { zh: '今天', en: 'today' } : formatDay(until) })
}

/**
 * Reads a book that has to be there, as it stands at this moment.
 * @throws Refusal R030–R035
 */
export function reading<T>(path: string, ask: (connection: Connection) => T): T {
  return readingThrough(openReading(path), ask)
}

function readingAsItIs<T>(path: string, ask: (connection: Connection) => T): T {
  return readingThrough(openAsItIs(path), ask)
}

function readingThrough<T>({ connection, close }: OpenReading, ask: (connection: Connection) => T): T {
  try {
    return ask(connection)
  } finally {
    close()
  }
}
