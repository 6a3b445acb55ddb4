import { REASON_CODES, REASONS, type ReasonCode } from '../model/reason.ts'
import type { Outcome } from './outcome.ts'

/** Return codes of payment gateways. A code not listed says nothing: the words decide. */
export const GATEWAY_CODES: Readonly<Record<Outcome, readonly string[]>> = {
  T01: ['3008', '3042'],
  T02: ['3023'],
  T03: ['3031', '3065', '3063'],
  T04: [],
  T05: [],
  T06: ['3004', '3009', '3022', '3030'],
  T07: [],
  T08: ['3034', '3038', '3041', '3064', '3097', '3012'],
  T09: ['3018', '3039'],
  T10: ['3017', '3020', '3057'],
  T11: ['3002', '3006', '3007', '3016'],
  T12: ['3010', '3037'],
  T13: ['3043', '3045', '3046', '3047'],
  T14: ['3003', '3044'],
  T15: ['3013', '3015', '3055'],
  T16: ['3021'],
  T17: [],
  T18: ['3032', '3036'],
  T19: ['3051', '3024'],
  T20: ['3040', '3052', '3053', '3054', '3058'],
  T21: [],
  T22: ['3001', '3005', '3011', '3014', '3019', '3025', '3026', '3027', '3029', '3033', '3035', '3048', '3049', '3050', '3056'],
  success: ['0000', '00', '000000'],
  unknown: ['2000', '2007', '3028', '3999'],
  pending: [],
}

/** Gateway codes of a limit that counts per day or by number of debits: tomorrow the same debit may pass. */
export const PER_DAY_CODES: ReadonlySet<string> = new Set(['3015', '3055'])

/** ISO 20022 and NACHA codes that the catalogue gives to several reasons: the one they mean when they stand alone. */
const AMBIGUOUS: Readonly<Record<string, ReasonCode>> = { AM04: 'T01', AC01: 'T06', AC06: 'T10', MD01: 'T13', R03: 'T06', R04: 'T06', R16: 'T10' }

/** Codes of those two standards that the catalogue does not name, and the abbreviation that American banks write. */
const FURTHER: Readonly<Record<string, ReasonCode>> = {
  NSF: 'T01', AC02: 'T06', AC03: 'T06', AC05: 'T09', AC07: 'T09', AM03: 'T18', AM11: 'T18', AM14: 'T15', AM21: 'T15', BE04: 'T03', BE05: 'T03',
  MD02: 'T13', MD16: 'T13', MS01: 'T22', RC03: 'T18', RC04: 'T18', TM01: 'T20', AB01: 'T20', AB05: 'T20', AB06: 'T20', AG02: 'T08', R05: 'T13',
  R13: 'T18', R29: 'T13',
}

const OUTCOME_OF = collectCodes()

function collectCodes(): ReadonlyMap<string, Outcome> {
  const codes = new Map<string, Outcome>(Object.entries(FURTHER))
  for (const reason of REASON_CODES) {
    const { iso20022, nacha } = REASONS[reason]
    for (const code of `${iso20022} ${nacha}`.split(' ')) if (code) codes.set(code, AMBIGUOUS[code] ?? reason)
  }
  for (const [outcome, list] of Object.entries(GATEWAY_CODES)) for (const code of list) codes.set(code, outcome as Outcome)
  return codes
}

/** The form in which codes are compared: NFKC, upper case, no blanks, no brackets or quotes around them. */
export function foldCode(code: string): string {
  return code.normalize('NFKC').toUpperCase().replace(/\s/g, '').replace(/^[[(【<'"]+|[\])】>'":]+$/g, '')
}

/** What a code says; undefined when no table knows it. `code` must be folded. */
export function outcomeOfCode(code: string): Outcome | undefined {
  return OUTCOME_OF.get(code)
}

/**
 * The known code that the words of a bank begin or end with, or hold in brackets or after a label: `3008`, `[3008]余额不足`,
 * `余额不足(AM04)`, `返回码3008`. An amount (`3008元`, `3008.00`) is none. Success is never taken from a code inside words
 * that say more than the code.
 */
export function codeInWords(text: string): string | undefined {
  const plain = text.normalize('NFKC').toUpperCase()
  for (const found of plain.matchAll(/(?<![A-Z0-9.])(?:\d{4}|[A-Z]{1,2}\d{2}|NSF|NARR)(?![A-Z0-9]|\.\d)/g)) {
    const code = found[0]
    const outcome = OUTCOME_OF.get(code)
    if (!outcome) continue
    const before = plain.slice(0, found.index).trim()
    const after = plain.slice(found.index + code.length).trim()
    if (outcome === 'success' && /[\p{L}\p{N}]/u.test(before + after)) continue
    const leads = /^[^\p{L}\p{N}]*$/u.test(before) && !/^[元圆万块笔次天日年月号位]/.test(after)
    const labelled = /(?:[[(【<:]|码|CODE)$/.test(before)
    const closes = /^[^\p{L}\p{N}]*$/u.test(after) && /[^\p{L}\p{N}]$|^$/u.test(plain.slice(0, found.index))
    if (leads || closes || (labelled && /^$|^[^\p{L}\p{N}元]|^(?=\p{L})(?!元)/u.test(after))) return code
  }
  return undefined
}
