import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll } from 'vitest'
import { readTables } from '../../src/book/index.ts'
import { type Day, formatDay, formatMonth, monthOf } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { type NightResult, runNight } from '../../src/pipeline/nightly/nightly.ts'
import { QUIET, USUAL } from '../laws/run.ts'

export type Line = Readonly<Record<string, string>>

/** A desk at which `xuqi nightly` works, in this process: its folders and its book. */
export interface NightDesk {
  readonly at: string
  /** puts a file into the inbox */
  put(name: string, bytes: string | Uint8Array): void
  night(day: Day, options?: NightOfTest): Promise<NightResult>
  /** the output of a night */
  out(day: Day): string
  csv(day: Day, ...path: readonly string[]): readonly Line[]
  /** see {@link told} */
  told(table: string): readonly Line[]
  /** the same, entry by entry, with the as-of day of its run as `runDay` */
  entries(table: string): readonly Line[]
  /** all files below a folder, relative to it, with `/` */
  list(...path: readonly string[]): readonly string[]
}

interface NightOfTest {
  /** left out = files are ready as soon as they lie there */
  readonly settleSeconds?: number
  readonly keepDays?: number
  readonly signal?: AbortSignal
}

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/**
 * @param roster of a day, where there is one
 * @param more settings of its own
 */
export function openDesk(roster?: (day: Day) => string, more: Partial<Settings> = {}): NightDesk {
  const at = mkdtempSync(join(tmpdir(), 'xuqi-nights-'))
  made.push(at)
  const book = join(at, 'book.db')
  const nightly = {
    ...DEFAULT_SETTINGS.nightly,
    inbox: join(at, 'inbox'),
    outbox: join(at, 'outbox'),
    archive: join(at, 'archive'),
    quarantine: join(at, 'quarantine'),
    log: join(at, 'log.jsonl'),
  }
  mkdirSync(nightly.inbox)
  const out = (day: Day) => join(nightly.outbox, formatMonth(monthOf(day)), formatDay(day))
  return {
    at,
    put(name, bytes) {
      mkdirSync(join(nightly.inbox, name, '..'), { recursive: true })
      writeFileSync(join(nightly.inbox, name), bytes)
    },
    night(day, { settleSeconds = 0, keepDays = 0, signal = QUIET.signal } = {}) {
      if (roster) writeFileSync(join(at, 'roster.csv'), roster(day))
      const run = {
        ...USUAL,
        settings: { ...DEFAULT_SETTINGS, ...more, nightly: { ...nightly, settleSeconds } },
        asOf: day,
        month: monthOf(day),
        book,
        ...(roster ? { roster: join(at, 'roster.csv') } : {}),
      }
      return runNight({ run, book, keepDays, who: 'the test', clock: () => new Date() }, { ...QUIET, signal })
    },
    out,
    csv: (day, ...path) => parse(readFileSync(join(out(day), ...path)), { columns: true }),
    told: (table) => told(book, table),
    entries(table) {
      const all = tablesOf(book)
      const dayOf = new Map(all.get('runs')?.map((line) => [line.run, line.asOf ?? '']))
      return (all.get(table) ?? []).map((line) => ({ ...line, runDay: dayOf.get(line.run ?? '') ?? '' }))
    },
    list(...path) {
      const top = join(at, ...path)
      if (!existsSync(top)) return []
      const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      return entries
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(top.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort()
    },
  }
}

/** What a table of a book says: without the numbers of runs and entries and the places of files, in the order of its texts. */
export function told(book: string, table: string): readonly Line[] {
  const lines = tablesOf(book).get(table) ?? []
  return lines.map(({ entry: _e, run: _r, source: _s, replaces: _p, ...rest }) => rest).sort(byText)
}

/** Every table of a book, all values as text; days as `YYYY-MM-DD`. */
function tablesOf(book: string): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>()
  readTables(book, true, ({ name, columns, each }) => {
    const lines: Line[] = []
    each((values) => {
      const told = columns.map(({ name: column, kind }, i) => {
        const value = values[i] ?? ''
        return [column, kind === 'day' && typeof value === 'number' ? formatDay(value as Day) : String(value)]
      })
      lines.push(Object.fromEntries(told))
    })
    found.set(name, lines)
  })
  return found
}

function byText(a: Line, b: Line): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
