#!/usr/bin/env node
// Makes an export of renewal receivables: seeded, so that the same arguments give the same bytes. All people are invented.
// Usage: node bench/generate.mjs FILE.csv|FILE.xlsx [--rows N] [--collectors N] [--shape NAME] [--seed N] [--encoding NAME]
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { writeCsvFile } from './input/csv-file.mjs'
import { exportRows } from './input/rows.mjs'
import { writeXlsxFile } from './input/xlsx-file.mjs'

/**
 * Writes an export; the ending of the path decides the format.
 * @param {string} path @param {import('./input/rows.mjs').Order} order @param {'gb18030' | 'utf-8'} [encoding] of a CSV file
 */
export function generate(path, order, encoding = 'gb18030') {
  if (path.endsWith('.xlsx')) writeXlsxFile(path, exportRows(order))
  else writeCsvFile(path, exportRows(order), encoding)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: 'string', default: '200000' },
      collectors: { type: 'string', default: '200' },
      shape: { type: 'string', default: 'even' },
      seed: { type: 'string', default: '20260618' },
      encoding: { type: 'string', default: 'gb18030' },
    },
  })
  const [path] = positionals
  if (!path) throw new Error('name the file to write, ending in .csv or .xlsx')
  const { shape } = values
  const order = { rows: Number(values.rows), collectors: Number(values.collectors), shape, seed: Number(values.seed) }
  generate(path, order, values.encoding === 'utf-8' ? 'utf-8' : 'gb18030')
}
