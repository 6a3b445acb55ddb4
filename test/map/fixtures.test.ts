import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/model/day.ts'
import { formatFen } from '../../src/model/money.ts'
import { mapped } from './tables.ts'

/**
 * Each export of fixtures/headers carries its expectation beside it: every header with the field it was taken for and why, then what was read of the rows.
 * `UPDATE=1` rewrites them; review the diff.
 */
const FOLDER = new URL('../../fixtures/headers/', import.meta.url)
const exports = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))

function linesOf(name: string): string {
  const rows: string[][] = parse(readFileSync(new URL(name, FOLDER)), {
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const result = mapped(rows)
  const columns = result.plan.columns.map(({ header, field, because }) => `${header} | ${field ?? '—'} | ${because.zh}`)
  const read = result.receivables.map((row, i) => {
    const codes = (result.findings[i] ?? []).map((finding) => finding.code).join(' ')
    const due = row.dueDate === undefined ? '—' : formatDay(row.dueDate)
    const premium = row.premium === undefined ? '—' : formatFen(row.premium)
    return [
      result.rowNos[i],
      row.policyNo,
      due,
      premium,
      row.holderName,
      row.frequency,
      row.payChannel,
      row.payTerm ?? '—',
      codes || 'ok',
    ].join(' | ')
  })
  const noise = result.noise.map(({ row, text }) => `noise ${row}: ${text}`)
  const end = result.end.map(({ row, finding }) => `${finding.code} ${row}`)
  return `${[`header in row ${result.plan.headerRow}`, ...columns, '', ...read, ...noise, ...end].join('\n')}\n`
}

describe('the exports of fixtures/headers', () => {
  it('are there', () => {
    expect(exports.length).toBeGreaterThanOrEqual(9)
  })

  it.each(exports)('%s is mapped as expected', (name) => {
    const expected = new URL(name.replace(/\.csv$/, '.expected.txt'), FOLDER)
    const actual = linesOf(name)
    if (process.env.UPDATE) writeFileSync(expected, actual)
    expect(actual).toBe(readFileSync(expected, 'utf8'))
  })
})
