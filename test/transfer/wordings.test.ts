import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { openJudge } from '../../src/transfer/index.ts'

interface Wording {
  readonly code: string
  readonly text: string
  readonly status: Receivable['transferStatus']
  /** a reason, or a state that is no failure */
  readonly expect: string
}

const WORDINGS: readonly Wording[] = parse(readFileSync('fixtures/transfers/wordings.csv', 'utf8'), { columns: true })

const STATES: Readonly<Record<string, string>> = { succeeded: 'success', inFlight: 'unknown', pending: 'pending' }

describe('wordings of banks', () => {
  const judge = openJudge(DEFAULT_SETTINGS)

  it('lead to the reasons that a clerk would give', () => {
    const wrong = WORDINGS.flatMap(({ code, text, status, expect: expected }) => {
      const verdict = judge({
        ...EMPTY_RECEIVABLE,
        columns: new Set(['payChannel', 'bankAccount']),
        payChannel: 'transfer',
        bankAccount: '6222020000000000001',
        transferStatus: status,
        failCode: code,
        failReason: text,
      })
      const got = verdict.status === 'failed' ? verdict.reason : STATES[verdict.status]
      return got === expected ? [] : [`${code} ${text}: expected ${expected}, got ${got}`]
    })
    expect(wrong).toEqual([])
  })

  it('are many and cover every reason', () => {
    expect(WORDINGS.length).toBeGreaterThan(900)
    expect(new Set(WORDINGS.map((wording) => wording.expect)).size).toBe(25)
  })
})
