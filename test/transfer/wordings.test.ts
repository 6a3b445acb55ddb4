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

const judge = openJudge(DEFAULT_SETTINGS)

/** What a row by transfer with this code and these words is judged to be. */
function read(code: string, text: string, status: Receivable['transferStatus']): string | undefined {
  const verdict = judge({
    ...EMPTY_RECEIVABLE,
    columns: new Set(['payChannel', 'bankAccount']),
    payChannel: 'transfer',
    bankAccount: '6222020000000000001',
    transferStatus: status,
    failCode: code,
    failReason: text,
  })
  return verdict.status === 'failed' ? verdict.reason : STATES[verdict.status]
}

/** What exports and gateways put around the words of a bank. */
const DRESSES: readonly ((text: string) => string)[] = [
  (text) => `扣款失败:${text}`,
  (text) => `交易失败，${text}`,
  (text) => `转账失败-${text}`,
  (text) => `代扣不成功：${text}`,
  (text) => `[9001]${text}`,
  (text) => `E1203:${text}`,
  (text) => `返回信息=${text}`,
  (text) => `${text},请联系发卡行`,
  (text) => `${text}。`,
  (text) => `${text}（请核实后重新送盘）`,
  (text) => `${text}[20260618000123]`,
  (text) => (/^\p{Script=Han}+$/u.test(text) ? [...text].join(' ') : text),
  (text) => ` ${text}　`,
]

describe('wordings of banks', () => {
  it('lead to the reasons that a clerk would give', () => {
    const wrong = WORDINGS.flatMap(({ code, text, status, expect: expected }) => {
      const got = read(code, text, status)
      return got === expected ? [] : [`${code} ${text}: expected ${expected}, got ${got}`]
    })
    expect(wrong).toEqual([])
  })

  it('mean the same behind a prefix, before advice, with blanks, codes and serial numbers around them', () => {
    const wrong = WORDINGS.filter(
      ({ code, text, expect: expected }) => code === '' && text !== '' && expected !== 'success' && !/\d/.test(text),
    ).flatMap((wording) =>
      DRESSES.flatMap((dress) => {
        const dressed = dress(wording.text)
        const got = read('', dressed, wording.status)
        return got === wording.expect ? [] : [`${dressed}: expected ${wording.expect}, got ${got}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('are many and cover every reason', () => {
    expect(WORDINGS.length).toBeGreaterThan(900)
    expect(new Set(WORDINGS.map((wording) => wording.expect)).size).toBe(25)
  })
})
