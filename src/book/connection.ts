import { createRequire } from 'node:module'
import type Database from 'libsql'
import { Refusal, refuse } from '../model/refusal.ts'
import { systemWords } from '../model/system-words.ts'
import { codeOf } from './header.ts'

/** What a column holds. */
export type SqlValue = string | number | null
/** A row as it is selected, column by column. */
export type SqlRow = readonly SqlValue[]

export interface Statement {
  /** @returns how many rows were changed */
  run(values: readonly (SqlValue | undefined)[]): number
  /** the first row; what is asked a hundred thousand times is asked like this, because the library keeps a kilobyte of each list of rows */
  first(values: readonly (SqlValue | undefined)[]): SqlRow | undefined
  rows(values: readonly (SqlValue | undefined)[]): readonly SqlRow[]
  /** the same, without holding all of them at once */
  each(values: readonly (SqlValue | undefined)[], take: (row: SqlRow) => void): void
}

/** One connection to a book. What the library throws becomes a refusal that says what to do, or a fault. */
export interface Connection {
  exec(sql: string): void
  /** kept for the next time the same words are asked */
  prepare(sql: string): Statement
  /** whether a transaction is open still: the database ends it by itself when the disk is full */
  readonly inTransaction: boolean
  /** takes back what was not committed; never throws, so that it hides no error: what it cannot take back, the next opening does */
  rollback(): void
  close(): void
}

/** Loaded with the first book that is opened: it would take a run without one 25 ms, and each of its threads as well. */
function library(): typeof Database {
  return createRequire(import.meta.url)('libsql')
}

/**
 * Opens the file; it must be there.
 * @param timeout most milliseconds that a statement waits for another process
 */
export function connect(path: string, timeout: number): Connection {
  const guarded = <T>(step: () => T): T => {
    try {
      return step()
    } catch (error) {
      throw refusalOf(error, path) ?? error
    }
  }
  const Library = library()
  const db = guarded(() => new Library(path, { timeout }))
  const statements = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    const statement = guarded(() => db.prepare<unknown[]>(sql))
    if (statement.reader) statement.raw(true)
    return {
      run: (values) => guarded(() => statement.run(values).changes),
      first: (values) => guarded(() => firstOf(statement.get(values))),
      rows: (values) => guarded(() => rowsOf(statement.all(values))),
      each: (values, take) =>
        guarded(() => {
          for (const row of statement.iterate(values)) take(rowOf(row))
        }),
    }
  }
  return {
    exec: (sql) => void guarded(() => db.exec(sql)),
    prepare(sql) {
      const statement = statements.get(sql) ?? prepared(sql)
      statements.set(sql, statement)
      return statement
    },
    get inTransaction() {
      return db.inTransaction
    },
    rollback() {
      try {
        db.exec('ROLLBACK')
      } catch {
        // it is rolled back already, or its journal is left for the next opening
      }
    },
    close: () => void db.close(),
  }
}

// the library's types know no raw rows
const rowsOf = (rows: readonly unknown[]) => rows as readonly SqlRow[]
const rowOf = (row: unknown) => row as SqlRow
const firstOf = (row: unknown) => row as SqlRow | undefined

/** The columns that a table has: one of an older version, which is only read, lacks the later ones. */
export function columnsOf(connection: Connection, table: string): ReadonlySet<string> {
  const rows = connection.prepare('SELECT name FROM pragma_table_info(?)').rows([table])
  return new Set(rows.map(([name]) => String(name)))
}

/** A failure that the user can do something about. */
function refusalOf(error: unknown, path: string): Refusal | undefined {
  const code = codeOf(error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return refuse('R033', { path }, error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return refuse('R030', { path, what: code }, error)
  if (code.startsWith('SQLITE_FULL')) return refuse('R034', { path, what: systemWords('ENOSPC') }, error)
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR|AUTH)/.test(code)) return refuse('R034', { path, what: code }, error)
  if (code.includes('ConnectionFailed')) return refuse('R034', { path, what: 'SQLITE_CANTOPEN' }, error)
  return undefined
}

/** Somebody else has the book open for writing. */
export function isInUse(error: unknown): boolean {
  return error instanceof Refusal && error.items[0]?.code === 'R033'
}
