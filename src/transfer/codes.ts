import { REASON_CODES, REASONS, type ReasonCode } from '../model/reason.ts'
import { list } from './list.ts'
import type { Outcome } from './outcome.ts'

/** Return codes of payment gateways. A code not listed says nothing: the words decide. */
export const GATEWAY_CODES: Readonly<Record<Outcome, readonly string[]>> = {
  T01: list('3008 3042'),
  T02: list('3023'),
  T03: list('3031 3065 3063'),
  T04: [],
  T05: [],
  T06: list('3004 3009 3022 3030'),
  T07: [],
  T08: list('3034 3038 3041 3064 3097 3012'),
  T09: list('3018 3039'),
  T10: list('3017 3020 3057'),
  T11: list('3002 3006 3007 3016'),
  T12: list('3010 3037'),
  T13: list('3043 3045 3046 3047'),
  T14: list('3003 3044'),
  T15: list('3013 3015 3055'),
  T16: list('3021'),
  T17: [],
  T18: list('3032 3036'),
  T19: list('3051 3024'),
  T20: list('3040 3052 3053 3054 3058'),
  T21: [],
  T22: list('3001 3005 3011 3014 3019 3025 3026 3027 3029 3033 3035 3048 3049 3050 3056'),
  success: list('0000 00 000000'),
  unknown: list('2000 2007 3028 3999'),
  pending: [],
}

/** Gateway codes of a limit that counts per day or by number of debits: tomorrow the same debit may pass. */
export const PER_DAY_CODES: ReadonlySet<string> = new Set(['3015', '3055'])

/** ISO 20022 and NACHA codes that the catalogue gives to several reasons: the one they mean when they stand alone. */
const AMBIGUOUS: Readonly<Record<string, ReasonCode>> = {
  AM04: 'T01',
  AC01: 'T06',
  AC06: 'T10',
  MD01: 'T13',
  R03: 'T06',
  R04: 'T06',
  R16: 'T10',
}

/** Codes of those standards that the catalogue does not name, and the abbreviation that American banks write. */
const FURTHER: Readonly<Record<string, ReasonCode>> = {
  NSF: 'T01',
  AC02: 'T06',
  AC05: 'T09',
  AM03: 'T18',
  AM14: 'T15',
  AM21: 'T15',
  MD02: 'T13',
  R05: 'T13',
  R13: 'T18',
  R29: 'T13',
}

const OUTCOME_OF = collectCodes()

function collectCodes(): ReadonlyMap<string, Outcome> {
  const codes = new Map<string, Outcome>(Object.entries(FURTHER))
  for (const reason of REASON_CODES) {
    const { iso20022, nacha } = REASONS[reason]
    for (const code of `${iso20022} ${nacha}`.split(' ')) if (code) codes.set(code, AMBIGUOUS[code] ?? reason)
  }
  for (const [outcome, list] of Object.entries(GATEWAY_CODES))
    for (const code of list) codes.set(code, outcome as Outcome)
  return codes
}

/** The form in which codes are compared: NFKC, upper case, no blanks, no brackets or quotes around them. */
export function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^[[(【<'"]+|[\])】>'":]+$/g, '')
}

/** What a code says; undefined when no table knows it. `code` must be folded. */
export function outcomeOfCode(code: string): Outcome | undefined {
  return OUTCOME_OF.get(code)
}

/** Where in words a code may stand: between marks or Chinese characters, and no amount. */
const CODE_IN_WORDS = /(?<![A-Z0-9.])(?:\d{4}|[A-Z]{1,2}\d{2}|NSF|NARR)(?![A-Z0-9]|\.\d|[元圆万块笔次天日年月号位])/g
const ENDS_WITH_LABEL = /(?:[[(【<:]|码|CODE)$/
const NO_WORDS = /^[^\p{L}\p{N}]*$/u

/**
 * The known code that the words of a bank begin or end with, or hold in brackets or after a label: `3008`, `[3008]余额不足`,
 * `余额不足(AM04)`, `返回码3008`. An amount (`3008元`, `3008.00`) is none. Success is never taken from a code inside words
 * that say more than the code.
 */
export function codeInWords(text: string): string | undefined {
  const plain = text.normalize('NFKC').toUpperCase()
  for (const found of plain.matchAll(CODE_IN_WORDS)) {
    const code = found[0]
    const outcome = OUTCOME_OF.get(code)
    if (!outcome) continue
    const before = plain.slice(0, found.index)
    const after = plain.slice(found.index + code.length)
    const leads = NO_WORDS.test(before)
    const closes = NO_WORDS.test(after) && /[^\p{L}\p{N}]$/u.test(before)
    if (outcome === 'success' ? leads && NO_WORDS.test(after) : leads || closes || ENDS_WITH_LABEL.test(before.trim()))
      return code
  }
  return undefined
}
