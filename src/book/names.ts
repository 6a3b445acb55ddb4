import { type Connection, columnsOf } from './connection.ts'
import { textOf } from './values.ts'

/** Somebody or something with a code and a name. */
export interface CodeAndName {
  readonly code: string
  readonly name: string
}

export type NameKind = 'branch' | 'team' | 'collector'

/** Code, else name: what tells people and branches apart. */
export function keyOf({ code, name }: CodeAndName): string {
  return code === '' ? name : code
}

/** Names by kind and code: as the last run gave them. What is named by nothing but a name has no entry. */
export function namesIn(connection: Connection, upTo: number): ReadonlyMap<string, string> {
  // one of an older version, which is only read, has none
  if (columnsOf(connection, 'names').size === 0) return new Map()
  const rows = connection
    .prepare('SELECT kind, code, name, max(run) FROM names WHERE run <= ? GROUP BY kind, code')
    .rows([upTo])
  return new Map(rows.map(([kind, code, name]) => [nameKey(textOf(kind), textOf(code)), textOf(name)]))
}

/** How {@link namesIn} tells names apart. */
export function nameKey(kind: string, code: string): string {
  return `${kind}\n${code}`
}

/** Enters a name where it is new or another than before; of several in one run the first counts. */
export function openNames(
  connection: Connection,
  sign: () => number,
): { note(kind: NameKind, named: CodeAndName): void } {
  const known = new Map(namesIn(connection, Number.MAX_SAFE_INTEGER))
  const given: Readonly<Record<NameKind, Set<string>>> = { branch: new Set(), team: new Set(), collector: new Set() }
  return {
    note(kind, { code, name }) {
      if (code === '' || name === '' || given[kind].has(code)) return
      given[kind].add(code)
      const key = nameKey(kind, code)
      if (known.get(key) === name) return
      known.set(key, name)
      connection
        .prepare('INSERT INTO names (kind, code, run, name) VALUES (?, ?, ?, ?)')
        .run([kind, code, sign(), name])
    },
  }
}
