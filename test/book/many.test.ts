import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBook, openCollectingBook, openRecollection } from '../../src/book/index.ts'
import { addDays, type Day, monthOf } from '../../src/model/day.ts'
import type { PolicyQuestion } from '../../src/model/history.ts'
import { COLLECTION, CONTACT, day, ENTRY, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

const FIRST_DUE = day('2026-04-01')
const policyOf = (n: number) => `P${String(n).padStart(4, '0')}`
/** Policy n has n modulo 4 cases, so that some have none. */
const duesOf = (n: number): readonly Day[] => Array.from({ length: n % 4 }, (_, i) => addDays(FIRST_DUE, i * 31))

/** A book of sixty policies: each table has something of some of them, nothing of others. */
async function filledBook(): Promise<string> {
  const path = join(tempFolder(), 'book.db')
  for (const [turn, asOf] of ['2026-06-10', '2026-06-17'].entries()) {
    const run = await openRun(path, asOf)
    // the later policies first: numbers of cases are in another order than those of policies
    for (let n = 60; n > 0; n--)
      for (const [i, dueDate] of duesOf(n).entries()) {
        const policyNo = policyOf(n)
        const id = run.see({ ...SEEN, policyNo, dueDate, premium: SEEN.premium }, undefined)
        if ((n + turn) % 3 === 0)
          run.addDebit(id, { day: addDays(day(asOf), -i), status: 'failed', reason: 'T01', rawReason: `${n}` })
        if (n % 5 === turn) run.addAssignment(id, { collector: `C${n}${i}`, name: '', rule: 1, reasonCode: '01' })
        if (n % 2 === 0) run.markTask(id, 'F02', turn === 0 ? 'begun' : 'done')
        if (n % 7 === 0)
          run.addHandover({ policyNo, dueDate }, { day: day(asOf), task: 'F07', supervisor: 'Z', notedOn: undefined })
        if (n % 6 === 0) run.addNotice({ policyNo, dueDate }, { day: day(asOf), kind: 'due' })
        if (n % 8 === 0) run.addChange({ policyNo, dueDate }, { day: day(asOf), detail: `电话${i}`, doneOn: undefined })
      }
    run.commit(asOf)
  }
  const book = await openCollectingBook(path, WRITING)
  const entries = Array.from({ length: 60 }, (_, i) => i + 1).flatMap((n) =>
    duesOf(n).flatMap((dueDate, i) =>
      (n + i) % 4 === 0
        ? [
            {
              ...ENTRY,
              policyNo: policyOf(n),
              dueDate,
              content: `${n} ${i}`,
              contact: { ...CONTACT, note: `${n} ${i}` },
            },
          ]
        : [],
    ),
  )
  book.record({ ...COLLECTION, entries })
  return path
}

describe('many policies asked at once', () => {
  it('are what each is when it is asked alone: known or not, with cases or without, over all or some due dates', async () => {
    const path = await filledBook()
    const source = findBook(path, day('2026-06-21'), monthOf(day('2026-06-21')))
    if (!source) throw new Error('no book')
    const book = openRecollection(source)
    const questions: PolicyQuestion[] = [{ policyNo: '' }, { policyNo: 'unknown' }]
    for (let i = 0; i < 60; i++) {
      const policyNo = policyOf(((i * 37) % 60) + 1)
      const [from, to] = [addDays(FIRST_DUE, 31), addDays(FIRST_DUE, 31 + (i % 3) * 31)]
      questions.push(i % 2 === 0 ? { policyNo } : { policyNo, from, to }, { policyNo: `none${i}` })
    }
    const together = book.remember(questions)
    expect(together).toHaveLength(questions.length)
    expect(together).toEqual(questions.map((one) => book.remember([one])[0]))
    expect(together.map(({ last }) => last)).toEqual(questions.map(({ policyNo }) => book.lastAssignmentOf(policyNo)))
    const onlyLast = book.remember(questions.map(({ policyNo }) => ({ policyNo, onlyLast: true })))
    expect(onlyLast).toEqual(together.map(({ last }) => ({ history: undefined, last })))
    expect(onlyLast.filter(({ last }) => last !== undefined).length).toBeGreaterThan(5)
    expect(book.remember([])).toEqual([])

    // and they are theirs
    for (const [i, { policyNo, from = -1e6, to = 1e6 }] of questions.entries()) {
      const n = Number(policyNo.slice(1))
      const dues = policyNo.startsWith('P') ? duesOf(n).filter((due) => due >= from && due <= to) : []
      const found = together[i]?.history
      expect([...(found?.keys() ?? [])]).toEqual(dues)
      for (const [due, { contacts, debits, assignments }] of found ?? []) {
        const nth = duesOf(n).indexOf(due)
        expect(contacts.map(({ note }) => note)).toEqual((n + nth) % 4 === 0 ? [`${n} ${nth}`] : [])
        expect(assignments.every(({ collector }) => collector === `C${n}${nth}`)).toBe(true)
        expect(debits.every(({ rawReason }) => rawReason === `${n}`)).toBe(true)
      }
    }
    expect(together.flatMap(({ history }) => [...(history?.values() ?? [])]).some(({ sent }) => sent.length > 0)).toBe(
      true,
    )
    book.close()
  })
})
