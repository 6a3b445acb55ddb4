import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { runIdOf } from '../../src/pipeline/run-id.ts'
import { USUAL } from '../laws/run.ts'
import { contextOf } from '../report/samples.ts'

const SHA = ['a'.repeat(64)]

function idOf(settings: Partial<Settings>, sha256: readonly string[] = SHA): string {
  const context = { ...contextOf('2026-05-20'), settings: { ...DEFAULT_SETTINGS, ...settings } }
  return runIdOf({ ...USUAL, inputs: ['in.csv'], out: '' }, context, sha256, '2026-05-20')
}

describe('the identity of a run', () => {
  it('is the same wherever roster, assignments, book and the folders of a night lie', () => {
    const moved = { inbox: '/other/inbox', outbox: '/other/out', archive: '/other/archive' }
    expect(idOf({ nightly: { ...DEFAULT_SETTINGS.nightly, ...moved } })).toBe(idOf({}))
    expect(idOf({ roster: 'elsewhere/roster.csv', book: 'elsewhere/book.db', retentionMonths: 12 })).toBe(idOf({}))
  })

  it('is another one for what decides: settings and inputs', () => {
    expect(idOf({ graceDays: 31 })).not.toBe(idOf({}))
    expect(idOf({}, ['b'.repeat(64)])).not.toBe(idOf({}))
  })
})
