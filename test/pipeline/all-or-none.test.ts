import { describe, expect, it } from 'vitest'
import { allOrNone } from '../../src/pipeline/all-or-none.ts'

const never = new AbortController().signal

/** Ends a while after it was told to stop, as a thread does. */
const endsLate = (signal: AbortSignal, ended: string[]) =>
  new Promise<void>((_, fail) => {
    signal.addEventListener('abort', () =>
      setTimeout(() => {
        ended.push('late')
        fail(signal.reason)
      }, 20),
    )
  })

describe('several things at once', () => {
  it('are all stopped by the first failure, which is thrown when the last has ended', async () => {
    const ended: string[] = []
    const failing = allOrNone(never, (signal) => [endsLate(signal, ended), Promise.reject(new Error('disk full'))])
    await expect(failing).rejects.toThrow('disk full')
    expect(ended).toEqual(['late'])
  })

  it('are stopped from outside, too', async () => {
    const outside = new AbortController()
    const ended: string[] = []
    const work = allOrNone(outside.signal, (signal) => [endsLate(signal, ended), endsLate(signal, ended)])
    outside.abort(new Error('interrupted'))
    await expect(work).rejects.toThrow('interrupted')
    expect(ended).toEqual(['late', 'late'])
  })
})
