import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../src/book/connection.ts'
import { findBook, openCollectingBook, openRecollection, readTables } from '../../src/book/index.ts'
import { APPLICATION_ID, MIGRATIONS } from '../../src/book/schema.ts'
import type { Answer } from '../../src/model/collected.ts'
import { addDays, type Day, monthOf } from '../../src/model/day.ts'
import type { CaseHistory } from '../../src/model/history.ts'
import { COLLECTION, CONTACT, day, ENTRY, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function historyAt(path: string, asOf: string, policyNo = SEEN.policyNo): CaseHistory | undefined {
  const source = findBook(path, day(asOf), monthOf(day(asOf)))
  if (!source) return undefined
  const book = openRecollection(source)
  try {
    return book.remember([{ policyNo: policyNo }])[0]?.history?.get(SEEN.dueDate)
  } finally {
    book.close()
  }
}

async function record(path: string, asOf: string, runId: string, seen = SEEN): Promise<void> {
  const recorder = await openRun(path, asOf)
  const reading = openRecollection(recorder.source)
  const history = reading.remember([{ policyNo: seen.policyNo }])[0]?.history?.get(seen.dueDate)
  reading.close()
  const id = recorder.see(seen, history?.recorded)
  if (!history?.debits.length)
    recorder.addDebit(id, { day: day('2026-06-05'), status: 'failed', reason: 'T01', rawReason: 'AM04' })
  if (history?.assignments.at(-1)?.collector !== seen.collector)
    recorder.addAssignment(id, { collector: seen.collector, name: '王红', rule: 2, reasonCode: '07' })
  if (!history?.since.F09) recorder.markTask(id, 'F09', 'begun')
  recorder.commit(runId)
}

describe('the book of a run', () => {
  it('tells the next run what this one saw', async () => {
    const path = join(tempFolder(), 'sub', 'book.db')
    await record(path, '2026-06-18', 'first')
    expect(historyAt(path, '2026-06-19')).toMatchObject({
      firstSeen: day('2026-06-18'),
      firstPremium: 123_400,
      firstBucket: 'current',
      listCame: day('2026-06-18'),
      debits: [{ day: day('2026-06-05'), status: 'failed', reason: 'T01', rawReason: 'AM04' }],
      assignments: [{ day: day('2026-06-18'), collector: 'C001', name: '王红', rule: 2, reasonCode: '07' }],
      since: { F09: day('2026-06-18') },
      recorded: { listed: true },
    })
  })

  it('is for its owner only', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('does not change by a byte when the same run is recorded twice', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    const before = sha256(path)
    await record(path, '2026-06-18', 'first')
    expect(sha256(path)).toBe(before)
  })

  it('knows on an earlier as-of day only what had happened then', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    await record(path, '2026-07-02', 'second', { ...SEEN, bucket: 'grace1', collector: 'C002' })
    expect(historyAt(path, '2026-06-18')?.assignments).toHaveLength(1)
    expect(historyAt(path, '2026-07-02')?.assignments).toHaveLength(2)
    expect(historyAt(path, '2026-06-17')).toMatchObject({ firstPremium: undefined, assignments: [] })
    expect(historyAt(path, '2026-06-04')).toBeUndefined()
  })

  it('counts the coming of a list anew in each work month', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    await record(path, '2026-06-20', 'second')
    await record(path, '2026-07-02', 'third')
    expect(historyAt(path, '2026-06-25')?.listCame).toBe(day('2026-06-18'))
    expect(historyAt(path, '2026-07-09')?.listCame).toBe(day('2026-07-02'))
    expect(historyAt(path, '2026-08-01')?.listCame).toBe(day('2026-08-01'))
  })

  it('is as before, and not there when it was not, after a run that was given up', async () => {
    const folder = tempFolder()
    const path = join(folder, 'new', 'book.db')
    const first = await openRun(path, '2026-06-18')
    first.see(SEEN, undefined)
    first.abandon()
    expect(statSync(join(folder, 'new'), { throwIfNoEntry: false })).toBeUndefined()
    await record(path, '2026-06-18', 'first')
    const before = sha256(path)
    const second = await openRun(path, '2026-06-19')
    second.see({ ...SEEN, policyNo: '2' }, undefined)
    second.abandon()
    expect(sha256(path)).toBe(before)
  })
})

describe('who had a policy last', () => {
  it('is told with the day and the rule by which this collector got it, and who had it before', async () => {
    const path = join(tempFolder(), 'book.db')
    for (const [i, collector] of ['C001', 'C002', 'C002'].entries()) {
      const recorder = await openRun(path, `2026-0${i + 1}-10`)
      const id = recorder.see(SEEN, undefined)
      recorder.addAssignment(id, { collector, name: '', rule: i + 1, reasonCode: '01' })
      recorder.commit(String(i))
    }
    const source = findBook(path, day('2026-06-18'), monthOf(day('2026-06-18')))
    if (!source) throw new Error('no book')
    const book = openRecollection(source)
    expect(book.lastAssignmentOf(SEEN.policyNo)).toEqual({
      day: day('2026-02-10'),
      collector: 'C002',
      name: '',
      rule: 2,
      reasonCode: '01',
      before: { collector: 'C001', name: '' },
    })
    expect(book.lastAssignmentOf('unknown')).toBeUndefined()
    book.close()
  })

  it('is whoever has the last instalment where the list names another for each from the first day on; neither had it before the other', async () => {
    const path = join(tempFolder(), 'book.db')
    const recorder = await openRun(path, '2026-05-10')
    for (const [collector, dueDate] of [
      ['C002', SEEN.dueDate],
      ['C001', day('2026-01-31')],
    ] as const) {
      const id = recorder.see({ ...SEEN, dueDate }, undefined)
      recorder.addAssignment(id, { collector, name: '', rule: 2, reasonCode: '07' })
    }
    recorder.commit('first')
    const source = findBook(path, day('2026-06-18'), monthOf(day('2026-06-18')))
    if (!source) throw new Error('no book')
    const book = openRecollection(source)
    expect(book.lastAssignmentOf(SEEN.policyNo)).toMatchObject({ collector: 'C002', before: undefined })
    book.close()
  })
})

describe('what is collected', () => {
  it('tells changes that are not recorded yet, from a day on, with branch and collector of the case', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    const book = await openCollectingBook(path, WRITING)
    const entry = { ...ENTRY, change: '手机号：13800001234' }
    book.record({ ...COLLECTION, entries: [entry, { ...entry, slot: 2, content: 'x', change: '' }] })
    book.close()
    const openSince = (since: Day) => {
      const source = findBook(path, day('2026-07-18'), monthOf(day('2026-07-18')))
      if (source === undefined) throw new Error('no book')
      const reading = openRecollection(source)
      try {
        return reading.openChanges(since)
      } finally {
        reading.close()
      }
    }
    const { day: on } = ENTRY.contact
    expect(openSince(on)).toEqual([
      {
        policyNo: SEEN.policyNo,
        dueDate: SEEN.dueDate,
        branch: SEEN.details?.branch.code ?? '',
        collector: SEEN.collector,
        change: { day: on, detail: entry.change, doneOn: undefined },
      },
    ])
    expect(openSince(addDays(on, 1))).toEqual([])
    const again = await openCollectingBook(path, WRITING)
    const answer = {
      policyNo: SEEN.policyNo,
      dueDate: SEEN.dueDate,
      runId: 'first',
      content: 'y',
      source: '/b.xlsx',
      note: '',
    }
    again.record({
      ...COLLECTION,
      answers: [{ kind: 'changes', ...answer, day: on, detail: entry.change, on: addDays(on, 1) }],
    })
    again.close()
    expect(openSince(on)).toEqual([])
  })

  it('knows since which run the debit of a case is still to come', async () => {
    const path = join(tempFolder(), 'book.db')
    const awaiting = async (transferStatus: (typeof SEEN)['transferStatus'], on: string) => {
      await record(path, on, on, { ...SEEN, transferStatus })
      const book = await openCollectingBook(path, WRITING)
      const [known] = book.casesOf(SEEN.policyNo)
      book.close()
      return known?.awaiting
    }
    expect(await awaiting('failed', '2026-06-18')).toBeUndefined()
    expect(await awaiting('pending', '2026-06-19')).toBe(day('2026-06-19'))
    expect(await awaiting('inFlight', '2026-06-20')).toBe(day('2026-06-20'))
    expect(await awaiting('succeeded', '2026-06-21')).toBeUndefined()
  })

  it('is there for the next run, and for the next time something is collected', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    const book = await openCollectingBook(path, WRITING)
    expect(book.asOfOf('first')).toBe(day('2026-06-18'))
    expect(book.casesOf(SEEN.policyNo)).toEqual([{ dueDate: SEEN.dueDate, premium: 123_400, paid: false }])
    book.record({
      ...COLLECTION,
      entries: [{ ...ENTRY, change: '手机号：13800001234' }],
      payments: [
        {
          policyNo: SEEN.policyNo,
          dueDate: SEEN.dueDate,
          payment: { day: undefined, amount: undefined },
          product: 'A',
          source: 's',
        },
      ],
      strays: [{ source: 's', sheet: 'x', cell: 'B7', text: '已联系' }],
    })
    expect(historyAt(path, '2026-06-20')).toMatchObject({
      contacts: [CONTACT],
      payments: [{ day: undefined, amount: undefined }],
      changes: [{ day: day('2026-06-19'), detail: '手机号：13800001234', doneOn: undefined }],
    })
    const again = await openCollectingBook(path, WRITING)
    expect(again.entriesOf(SEEN.policyNo)).toMatchObject(
      [{ ...ENTRY, change: '手机号：13800001234', replaced: false, replaces: undefined }].map(
        ({ replaces, ...entry }) => entry,
      ),
    )
    // what a part of the premium came to is asked of the payments
    expect(again.casesOf(SEEN.policyNo)).toMatchObject([{ paid: false }])
    expect(again.paymentsOf(SEEN.policyNo)).toMatchObject([{ product: 'A' }])
    expect(again.holdsStray({ source: 's', sheet: 'x', cell: 'C9', text: '已联系' })).toBe(true)
    again.close()
  })

  it('is not there before it happened', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-10', 'first')
    const book = await openCollectingBook(path, WRITING)
    book.record(COLLECTION)
    expect(historyAt(path, '2026-06-18')?.contacts).toEqual([])
    expect(historyAt(path, '2026-06-19')?.contacts).toHaveLength(1)
  })

  it('is replaced by a later entry, and kept', async () => {
    const path = join(tempFolder(), 'book.db')
    const first = await openCollectingBook(path, WRITING)
    first.record(COLLECTION)
    const second = await openCollectingBook(path, WRITING)
    const [stored] = second.entriesOf(SEEN.policyNo)
    const contact = { ...CONTACT, outcome: 'refused' as const }
    second.record({ ...COLLECTION, files: [], entries: [{ ...ENTRY, contact, replaces: [stored?.id ?? 0] }] })
    expect(historyAt(path, '2026-06-20')?.contacts).toEqual([contact])
    const third = await openCollectingBook(path, WRITING)
    expect(third.entriesOf(SEEN.policyNo).map(({ replaced }) => replaced)).toEqual([true, false])
    third.close()
  })

  it('of a case that no run has seen waits for that run', async () => {
    const path = join(tempFolder(), 'book.db')
    const book = await openCollectingBook(path, WRITING)
    book.record(COLLECTION)
    expect(historyAt(path, '2026-06-20')).toMatchObject({ firstPremium: undefined, contacts: [CONTACT] })
    await record(path, '2026-06-20', 'first')
    expect(historyAt(path, '2026-06-20')).toMatchObject({ firstPremium: 123_400, contacts: [CONTACT] })
  })

  it('leaves the book as it was, to the byte, when nothing of it is new', async () => {
    const path = join(tempFolder(), 'book.db')
    await record(path, '2026-06-18', 'first')
    const debits = [
      {
        policyNo: SEEN.policyNo,
        dueDate: SEEN.dueDate,
        result: { day: day('2026-06-05'), status: 'failed', reason: 'T01', rawReason: 'AM04' },
        source: 'return.csv',
      } as const,
    ]
    const before = sha256(path)
    const book = await openCollectingBook(path, WRITING)
    book.record({ ...COLLECTION, files: [], entries: [], debits })
    expect(sha256(path)).toBe(before)
  })
})

describe('a book of the first version', () => {
  it('is read as it is, and brought up when somebody writes', async () => {
    const path = join(tempFolder(), 'book.db')
    writeFileSync(path, '')
    const old = connect(path, 0)
    old.exec(`${MIGRATIONS[0]}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1;
      INSERT INTO runs VALUES (1, 'run', 'first', ${SEEN.dueDate}, NULL, '', '', 2);
      INSERT INTO cases (policy_no, due_date, first_run, last_run) VALUES ('${SEEN.policyNo}', ${SEEN.dueDate}, 1, 1);
      INSERT INTO handovers VALUES (1, 1, 1, ${SEEN.dueDate}, 'F11', 'M1', NULL);`)
    old.close()
    const made = { day: SEEN.dueDate, task: 'F11', supervisor: 'M1' } as const
    expect(historyAt(path, '2026-06-19')?.handovers).toEqual([{ ...made, notedOn: undefined }])
    readTables(path, true, (table) => table.each(() => undefined))
    const book = await openCollectingBook(path, WRITING)
    const answer: Answer = {
      kind: 'supervisor',
      policyNo: SEEN.policyNo,
      dueDate: SEEN.dueDate,
      ...made,
      runId: 'first',
      on: day('2026-06-03'),
      decision: '陪同面访',
      note: '',
      content: '2026-06-03\u001f陪同面访',
      source: '/m1.xlsx',
    }
    expect([book.handoversOf(SEEN.policyNo).length, book.answersOf(SEEN.policyNo)]).toEqual([1, []])
    book.record({ ...COLLECTION, files: [], entries: [], answers: [answer] })
    const noted = { ...made, notedOn: day('2026-06-03'), decision: '陪同面访' }
    expect(historyAt(path, '2026-06-19')?.handovers).toEqual([noted])
    expect(historyAt(path, '2026-06-02')?.handovers).toEqual([{ ...made, notedOn: undefined }])
    const again = await openCollectingBook(path, WRITING)
    expect(again.answersOf(SEEN.policyNo)).toEqual([answer])
    again.close()
  })
})
