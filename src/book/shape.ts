import { refuse } from '../model/refusal.ts'
import { type Connection, connect } from './connection.ts'
import { MIGRATIONS } from './schema.ts'
import { numberOf, textOf } from './values.ts'

/** Version → the tables that its steps make, each with its columns. */
const SHAPES = new Map<number, Shape>()

type Shape = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Tables and columns that a book of its version must have and does not: `contacts`, `states.details`. A file without any tables lacks nothing: it is no
 * book yet.
 */
export function missingIn(connection: Connection): readonly string[] {
  const found = shapeOf(connection)
  if (found.size === 0) return []
  const version = numberOf(connection.prepare('PRAGMA user_version').first([])?.[0])
  return [...expectedOf(version)].flatMap(([table, columns]) => {
    const there = found.get(table)
    if (there === undefined) return [table]
    return [...columns].filter((column) => !there.has(column)).map((column) => `${table}.${column}`)
  })
}

/** @throws Refusal R030 where something is missing: read on, the book would be a fault half-way, or tell less than was entered */
export function refuseMissing(connection: Connection, path: string): void {
  const missing = missingIn(connection)
  if (missing.length === 0) return
  const names = missing.join(', ')
  throw refuse('R030', { path, what: { zh: `缺少 ${names}`, en: `${names} missing` } })
}

function expectedOf(version: number): Shape {
  const known = SHAPES.get(version)
  if (known) return known
  const model = connect(':memory:', 0)
  try {
    for (const step of MIGRATIONS.slice(0, version)) model.exec(step)
    const shape = shapeOf(model)
    SHAPES.set(version, shape)
    return shape
  } finally {
    model.close()
  }
}

function shapeOf(connection: Connection): Shape {
  const rows = connection
    .prepare("SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'")
    .rows([])
  const shape = new Map<string, Set<string>>()
  for (const [table, column] of rows) {
    const columns = shape.get(textOf(table)) ?? new Set()
    shape.set(textOf(table), columns.add(textOf(column)))
  }
  return shape
}
