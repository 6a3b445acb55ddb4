import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCollectingBook, openInstalments } from '../../src/book/index.ts'
import type { Collection } from '../../src/model/collected.ts'
import { formatDay } from '../../src/model/day.ts'
import { fen } from '../../src/model/money.ts'
import { COLLECTION, day, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

const { policyNo, dueDate, premium } = SEEN

const debit = (on: string, status: 'succeeded' | 'failed' | 'inFlight' = 'succeeded') => ({
  policyNo,
  dueDate,
  result: { status, reason: '' as const, rawReason: '', day: day(on) },
  source: '/returns.csv',
})
const payment = (on: string, amount: number) => ({
  policyNo,
  dueDate,
  payment: { day: day(on), amount: fen(amount) },
  product: '',
  source: '/paid.csv',
})

/** What a book says came for a case that a run saw, after such a collection. */
async function received(collected: Partial<Collection>) {
  const path = join(tempFolder(), 'book.db')
  const recorder = await openRun(path, '2026-06-17')
  recorder.see(SEEN, undefined)
  recorder.commit('first')
  const book = await openCollectingBook(path, WRITING)
  book.record({ ...COLLECTION, asOf: day('2026-09-21'), entries: [], ...collected })
  const instalments = openInstalments(path)
  const [one] = instalments.of(policyNo)
  instalments.close()
  return one?.received.map((receipt) => ({ ...receipt, day: receipt.day && formatDay(receipt.day) }))
}

describe('what the book knows of the money that came for an instalment', () => {
  it('is a debit once, on the day on which the first one succeeded: a second one makes nothing late', async () => {
    expect(await received({ debits: [debit('2026-06-18'), debit('2026-09-20')] })).toEqual([
      { premium, day: '2026-06-18' },
    ])
  })

  it('is a debit or payments, whichever was there in full first, and never both', async () => {
    const whole = payment('2026-06-18', premium)
    const part = payment('2026-06-18', 100)
    expect(await received({ debits: [debit('2026-09-20')], payments: [whole] })).toEqual([
      { premium, day: '2026-06-18' },
    ])
    expect(await received({ debits: [debit('2026-06-18')], payments: [whole] })).toEqual([
      { premium, day: '2026-06-18' },
    ])
    expect(await received({ debits: [debit('2026-09-20')], payments: [part] })).toEqual([
      { premium, day: '2026-09-20' },
    ])
    expect(await received({ payments: [part] })).toEqual([{ premium: 100, day: '2026-06-18' }])
  })

  it('is no debit that failed, or was sent again, afterwards; one that succeeded after that is', async () => {
    const first = debit('2026-06-18')
    expect(await received({ debits: [first, debit('2026-06-20', 'failed')] })).toEqual([])
    expect(await received({ debits: [first, debit('2026-06-18', 'failed')] })).toEqual([])
    expect(await received({ debits: [first, debit('2026-06-20', 'inFlight')] })).toEqual([])
    expect(await received({ debits: [debit('2026-06-18', 'failed'), debit('2026-06-18')] })).toHaveLength(1)
    expect(await received({ debits: [first, debit('2026-06-20', 'failed'), debit('2026-06-25')] })).toEqual([
      { premium, day: '2026-06-25' },
    ])
  })

  it('is refused where no list was run with it yet, although it is there', async () => {
    const path = join(tempFolder(), 'book.db')
    const collecting = await openCollectingBook(path, WRITING)
    collecting.record({ ...COLLECTION, files: [] })
    expect(() => openInstalments(path)).toThrow(
      expect.objectContaining({ items: [expect.objectContaining({ code: 'R036' })] }),
    )
  })
})
