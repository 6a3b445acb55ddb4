import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCollectingBook, openInstalments } from '../../src/book/index.ts'
import { COLLECTION, day, openRun, SEEN, tempFolder, WRITING } from './samples.ts'

describe('what a book knows of instalments', () => {
  it('is the first debit that succeeded: the same told once more, or money debited twice, makes it no later', async () => {
    const path = join(tempFolder(), 'book.db')
    const run = await openRun(path, '2026-08-15')
    const id = run.see(SEEN, undefined)
    for (const on of ['2026-08-15', '2026-07-31'])
      run.addDebit(id, { day: day(on), status: 'succeeded', reason: '', rawReason: on }, '')
    run.commit('run')
    const book = openInstalments(path)
    const [told] = book.of(SEEN.policyNo)
    book.close()
    expect(told?.received).toEqual([{ premium: SEEN.premium, day: day('2026-07-31') }])
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
