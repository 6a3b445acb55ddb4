import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { collect } from './collect.ts'

const FOLDER = 'fixtures/crashers'
const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.py'))

/** What became of a file: the codes of its refusal, or how many rows were read. */
async function outcome(path: string): Promise<string> {
  try {
    const { tables } = await collect(path)
    return `rows-${tables.reduce((sum, table) => sum + table.rows.length, 0)}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.items.map((item) => item.code).join(' ')
  }
}

describe('files that broke a reader, or could', () => {
  it('are there', () => expect(names.length).toBeGreaterThan(40))

  it.each(names)('%s ends as its name says', async (name) => {
    expect(await outcome(`${FOLDER}/${name}`)).toBe(name.split('_')[0])
  })

  it('a list that is cut inside quotes says so', async () => {
    const { tables } = await collect(`${FOLDER}/rows-4_open-quote-at-the-end.csv`)
    expect(tables[0]?.end).toEqual({ openQuote: true, endsWithLineBreak: false })
    expect(tables[0]?.rows.at(-1)?.[0]).toBe('880012345678900001')
  })

  it('a stray quote damages its own line only', async () => {
    const { tables } = await collect(`${FOLDER}/rows-42_stray-quote.csv`)
    expect(tables[0]?.rows.every((row) => row.length === 5)).toBe(true)
    expect(tables[0]?.rows[21]?.[1]).toBe('测试甲')
    expect(tables[0]?.end.openQuote).toBe(false)
  })
})
