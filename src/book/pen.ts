import { setTimeout } from 'node:timers/promises'
import type { Day, Month } from '../model/day.ts'
import { refuse } from '../model/refusal.ts'
import { type Connection, connect, isInUse } from './connection.ts'
import { createBook, identityOf, type MadeFile } from './file.ts'
import { inspectBook } from './header.ts'
import { APPLICATION_ID, MIGRATIONS, VERSION } from './schema.ts'
import { refuseMissing } from './shape.ts'
import { dayOfValue, numberOf, textOf } from './values.ts'

/** Who writes: one row of the table `runs`. */
export interface RunMark {
  readonly kind: 'run' | 'collect'
  /** '' where there is no run id */
  readonly runId: string
  readonly asOf: Day
  readonly month: Month | undefined
}

export interface WritingOptions {
  /** permission bits of a new book */
  readonly fileMode: number
  /** ISO instant */
  readonly startedAt: string
  /** of the program */
  readonly version: string
  readonly signal: AbortSignal
  /** most milliseconds to wait for another process that writes; left out = 10 s */
  readonly patience?: number
}

/** The one hand that writes: one transaction from opening to {@link Pen.commit}. */
export interface Pen {
  readonly connection: Connection
  /** the number of the last run in the book, 0 = none: what stood there when it was opened */
  readonly upTo: number
  /** the last `xuqi run` that was recorded */
  readonly last: { readonly run: number; readonly asOf: Day; readonly runId: string } | undefined
  /** the number of this run; it is entered at the first call */
  sign(mark: RunMark): number
  /** numbers of entries are never given twice */
  nextEntry(): number
  /** something was entered */
  readonly signed: boolean
  commit(): void
  /** leaves the book as it was; harmless after {@link commit} */
  abandon(): void
}

const PATIENCE = 10_000
const POLL = 100
/** Others read for as long as a run judges its cases; a commit waits for them. */
const READERS_PATIENCE = 60_000

/**
 * Opens the book for writing, makes it when it is not there. From here on nobody else can write: what is read now holds until the commit.
 * @throws Refusal R030–R034
 */
export async function openPen(path: string, options: WritingOptions): Promise<Pen> {
  const until = performance.now() + (options.patience ?? PATIENCE)
  for (;;) {
    const found = inspectBook(path)
    const made = found.state === 'absent' ? createBook(path, options.fileMode) : undefined
    const identity = identityOf(path)
    const connection = connect(path, 0)
    try {
      await begin(connection, until, options.signal)
      // the file was taken away by the run that had made it, while this one waited
      if (identity !== undefined && identity === identityOf(path)) {
        const fresh = await bringUp(path, connection, until, options.signal)
        return penOf(connection, fresh ? made : undefined, options)
      }
    } catch (error) {
      // the empty file stays: another process may have the lock, and be about to fill it
      connection.rollback()
      connection.close()
      throw error
    }
    connection.close()
  }
}

/** Waits for its turn without stopping the program: a user who has seen enough may stop it. */
async function begin(connection: Connection, until: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    try {
      return connection.exec('BEGIN IMMEDIATE')
    } catch (error) {
      if (!isInUse(error) || performance.now() > until) throw error
      await setTimeout(POLL)
    }
  }
}

/**
 * Makes the tables, or brings those of an older version up to this one, which is kept at once: those who read must find them.
 * @returns whether the book holds nothing yet, not even tables, for anybody else
 */
async function bringUp(path: string, connection: Connection, until: number, signal: AbortSignal): Promise<boolean> {
  const schema = pragma(connection, 'user_version')
  if (schema > VERSION) throw refuse('R032', { path, schema, known: VERSION })
  refuseMissing(connection, path)
  if (schema === VERSION) return false
  for (const step of MIGRATIONS.slice(schema)) connection.exec(step)
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}`)
  if (schema === 0) return true
  connection.exec('COMMIT')
  await begin(connection, until, signal)
  return false
}

/** Asked of the connection, never of the file: whoever opens and closes that beside a connection takes away its locks. */
function pragma(connection: Connection, name: string): number {
  return numberOf(connection.prepare(`PRAGMA ${name}`).first([])?.[0])
}

/** Whether the new book is still locked, or can be locked once more, its transaction having ended by itself, before anybody has filled it. */
function isOurs(connection: Connection): boolean {
  if (connection.inTransaction) return true
  try {
    connection.exec('BEGIN IMMEDIATE')
    return pragma(connection, 'user_version') === 0
  } catch {
    return false
  }
}

function penOf(connection: Connection, made: MadeFile | undefined, options: WritingOptions): Pen {
  // a cache that holds a usual run. What does not fit is written before the commit if nobody reads, and else kept in memory: waiting
  // for readers there would be waiting for oneself
  connection.exec('PRAGMA cache_size = -131072; PRAGMA busy_timeout = 0')
  const [top] = connection.prepare('SELECT max(run), max(last_entry) FROM runs').rows([])
  const [last] = connection
    .prepare("SELECT as_of, run_id, run FROM runs WHERE kind = 'run' ORDER BY run DESC LIMIT 1")
    .rows([])
  const lastDay = dayOfValue(last?.[0])
  const upTo = numberOf(top?.[0])
  let entry = numberOf(top?.[1])
  let signed = false
  let open = true
  return {
    connection,
    upTo,
    last: lastDay === undefined ? undefined : { run: numberOf(last?.[2]), asOf: lastDay, runId: textOf(last?.[1]) },
    sign({ kind, runId, asOf, month }) {
      if (!signed) {
        signed = true
        connection
          .prepare(
            'INSERT INTO runs (run, kind, run_id, as_of, month, started_at, version) VALUES (?, ?, ?, ?, ?, ?, ?)',
          )
          .run([upTo + 1, kind, runId, asOf, month, options.startedAt, options.version])
      }
      return upTo + 1
    },
    nextEntry() {
      entry += 1
      return entry
    },
    get signed() {
      return signed
    },
    commit() {
      if (signed) connection.prepare('UPDATE runs SET last_entry = ? WHERE run = ?').run([entry, upTo + 1])
      connection.exec(`PRAGMA busy_timeout = ${READERS_PATIENCE}`)
      connection.exec('COMMIT')
      open = false
      connection.close()
    },
    abandon() {
      if (!open) return
      open = false
      // while it is still locked: nobody else can have written into it
      if (made && isOurs(connection)) made.remove()
      connection.rollback()
      connection.close()
      made?.removeFolders()
    },
  }
}
