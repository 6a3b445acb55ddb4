import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src/book/connection.ts'
import {
  checkBook,
  findBook,
  lastRunOf,
  openCollectingBook,
  openInstalments,
  openProgressOf,
  openRecollection,
  purgeBook,
  statsOfBook,
} from '../../src/book/index.ts'
import { APPLICATION_ID, MIGRATIONS } from '../../src/book/schema.ts'
import { monthOf } from '../../src/model/day.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { exportBook } from '../../src/pipeline/book/book-care.ts'
import { COLLECTION, CONTACT, day, ENTRY, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

const OLD = { ...SEEN, policyNo: '370100000000777', dueDate: day('2023-01-10') }

/** The codes with which something is refused. */
function refusalOf(ask: () => unknown): readonly string[] {
  try {
    ask()
  } catch (error) {
    if (error instanceof Refusal) return error.items.map(({ code }) => code)
    throw error
  }
  return []
}

/** One case of long ago, one of now, both with what a collector wrote. */
async function filledBook(): Promise<string> {
  const path = join(tempFolder(), 'book.db')
  const first = await openRun(path, '2023-01-20')
  const id = first.see(OLD, undefined)
  first.addDebit(id, { day: day('2023-01-12'), status: 'failed', reason: 'T22', rawReason: '电联13900001111' })
  first.commit('old')
  const contact = { ...CONTACT, day: day('2023-01-21'), person: '配偶周丽', note: '家住泉城路88号' }
  const past = await openCollectingBook(path, WRITING)
  past.record({
    ...COLLECTION,
    asOf: day('2023-01-22'),
    entries: [{ ...ENTRY, ...OLD, contact, content: '配偶周丽\u001f家住泉城路88号', change: '手机号：13900002222' }],
    strays: [{ source: '/lists/周丽.xlsx', sheet: '当月', cell: 'B7', text: '找周丽的姐姐' }],
  })
  const second = await openRun(path, '2026-06-18')
  second.see(SEEN, undefined)
  second.commit('new')
  const present = await openCollectingBook(path, WRITING)
  present.record({ ...COLLECTION, files: [] })
  return path
}

const TYPED = ['周丽', '泉城路', '13900002222', '13900001111', OLD.policyNo]
const saysAny = (path: string) => TYPED.filter((words) => readFileSync(path).includes(words))

describe('purging', () => {
  it('leaves no trace of the personal data of closed cases in the file, and keeps days and figures', async () => {
    const path = await filledBook()
    expect(saysAny(path)).toEqual(TYPED)
    expect(await purgeBook(path, day('2023-06-18'), false, WRITING)).toEqual({ cases: 1, texts: 3 })
    expect(saysAny(path)).toEqual([])
    expect(checkBook(path)).toEqual([])
    expect(statsOfBook(path)).toMatchObject({ cases: 2, purged: 1, entries: { contacts: 2, debits: 1 } })
  })

  it('touches no case that is still in the lists', async () => {
    const path = await filledBook()
    await purgeBook(path, day('2023-06-18'), false, WRITING)
    const source = findBook(path, day('2026-06-20'), monthOf(day('2026-06-20')))
    const book = source && openRecollection(source)
    expect(book?.remember([{ policyNo: SEEN.policyNo }])[0]?.history?.get(SEEN.dueDate)?.contacts).toEqual([CONTACT])
    expect(book?.remember([{ policyNo: OLD.policyNo }])[0]?.history).toBeUndefined()
    book?.close()
  })

  it('leaves what the last run saw, whatever day is given: the next run would take it for new', async () => {
    const path = await filledBook()
    expect(await purgeBook(path, day('2099-01-01'), true, WRITING)).toMatchObject({ cases: 1 })
  })

  it('counts the day itself as not yet over, and something reported later keeps a case open', async () => {
    const path = await filledBook()
    expect(await purgeBook(path, day('2023-01-21'), true, WRITING)).toMatchObject({ cases: 0 })
    expect(await purgeBook(path, day('2023-01-22'), true, WRITING)).toMatchObject({ cases: 1 })
  })

  it('as a dry run changes nothing', async () => {
    const path = await filledBook()
    const before = readFileSync(path)
    expect(await purgeBook(path, day('2023-06-18'), true, WRITING)).toMatchObject({ cases: 1 })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('takes nothing out twice', async () => {
    const path = await filledBook()
    await purgeBook(path, day('2023-06-18'), false, WRITING)
    expect(await purgeBook(path, day('2023-06-18'), false, WRITING)).toEqual({ cases: 0, texts: 0 })
  })
})

describe('exporting', () => {
  it('writes every table, and shows what was typed only when asked', async () => {
    const path = await filledBook()
    const folder = tempFolder()
    const masked = join(folder, 'masked')
    const full = join(folder, 'full')
    await exportBook(path, masked, false, 0o600)
    await exportBook(path, full, true, 0o600)
    expect(readdirSync(masked)).toHaveLength(15)
    const all = (where: string) =>
      readdirSync(where)
        .map((name) => readFileSync(join(where, name), 'utf8'))
        .join('\n')
    for (const words of ['周丽', '泉城路', '13900002222', '13900001111']) {
      expect(all(full)).toContain(words)
      expect(all(masked)).not.toContain(words)
    }
    const states = readFileSync(join(masked, 'states.csv'), 'utf8').split('\n')
    expect(states[1]).toBe(
      '370100000000777,2023-01-10,1,1,current,current,inGrace,worklist,failed,insufficient-funds,1234.00,C001,',
    )
  })

  it('leaves no folder behind when the book cannot be read', async () => {
    const folder = tempFolder()
    await expect(exportBook(join(folder, 'none.db'), join(folder, 'csv'), false, 0o600)).rejects.toMatchObject({
      items: [{ code: 'R035' }],
    })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a book of an older version', () => {
  it.each(MIGRATIONS.map((_, version) => version + 1))('is sound: %i', (version) => {
    const path = join(tempFolder(), 'book.db')
    const old = new Database(path)
    old.exec(
      `${MIGRATIONS.slice(0, version).join('\n')}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`,
    )
    old.close()
    expect(checkBook(path)).toEqual([])
  })
})

describe('a book that is not as it should be', () => {
  it('is no book yet where a first run that was killed left a head without tables', () => {
    const path = join(tempFolder(), 'book.db')
    writeFileSync(path, '')
    const head = connect(path, 0)
    head.exec(`PRAGMA application_id = ${APPLICATION_ID}; VACUUM`)
    head.close()
    const askers = [statsOfBook, checkBook, openInstalments, (at: string) => openProgressOf(at, undefined)]
    for (const ask of askers) expect(refusalOf(() => ask(path))).toEqual(['R035'])
  })

  it('is found out by the check, wherever a page is spoilt, and nothing is changed', async () => {
    const path = await filledBook()
    const sound = readFileSync(path)
    for (let page = 1; page < sound.length / 4096; page += 1) {
      const spoilt = Buffer.from(sound)
      spoilt.fill(0xa5, page * 4096, (page + 1) * 4096)
      writeFileSync(path, spoilt)
      expect(checkBook(path).length, `page ${page}`).toBeGreaterThan(0)
      expect(readFileSync(path).equals(spoilt)).toBe(true)
    }
  })

  it.each([
    ['DROP TABLE contacts', 'contacts'],
    ['ALTER TABLE states DROP COLUMN details', 'states.details'],
    ['ALTER TABLE runs RENAME TO was', 'runs'],
  ])('lacks something after %s: told by the check, and refused by whoever opens it', async (sql, what) => {
    const path = await filledBook()
    const db = new Database(path)
    db.exec(`PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; ${sql}`)
    db.close()
    const before = readFileSync(path)
    expect(checkBook(path)).toContainEqual({ kind: 'missing', what })
    const then = day('2026-06-19')
    await expect(openRun(path, '2026-06-19')).rejects.toThrow('R030')
    await expect(openCollectingBook(path, WRITING)).rejects.toThrow('R030')
    await expect(purgeBook(path, then, false, WRITING)).rejects.toThrow('R030')
    const asks = [
      statsOfBook,
      lastRunOf,
      openInstalments,
      () => findBook(path, then, monthOf(then)),
      () => openProgressOf(path, then),
    ]
    for (const ask of asks) expect(refusalOf(() => ask(path))).toEqual(['R030'])
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is refused when it was cut, and left alone', async () => {
    const path = await filledBook()
    const cut = readFileSync(path).subarray(0, statSync(path).size - 4096)
    writeFileSync(path, cut)
    await expect(openRun(path, '2026-06-19')).rejects.toMatchObject({ items: [{ code: 'R030' }] })
    expect(() => findBook(path, day('2026-06-19'), monthOf(day('2026-06-19')))).toThrow('R030')
    expect(readFileSync(path).equals(cut)).toBe(true)
  })

  it('is refused when it is the database of another program', async () => {
    const path = await filledBook()
    const other = readFileSync(path)
    other.writeUInt32BE(0, 68)
    writeFileSync(path, other)
    await expect(openRun(path, '2026-06-19')).rejects.toMatchObject({ items: [{ code: 'R031' }] })
    expect(() => checkBook(path)).toThrow('R031')
  })

  it('is taken up again as it was before when a journal of a killed run lies beside it', async () => {
    const path = await filledBook()
    const before = statsOfBook(path)
    // as the system finds them after a kill: the journal is there, part of the file is written already
    const run = await openRun(path, '2026-06-19')
    for (let n = 0; n < 2000; n += 1) run.see({ ...SEEN, policyNo: `P${n}` }, undefined)
    const copy = join(tempFolder(), 'book.db')
    copyFileSync(path, copy)
    if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`)
    run.abandon()
    expect(checkBook(copy)).toEqual([])
    expect({ ...statsOfBook(copy), path }).toEqual(before)
  })
})
