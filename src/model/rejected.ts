import type { Text } from './text.ts'

/** Headers of the columns that the rejected-rows workbook adds after the original ones. `map` ignores columns with these names. */
export const REJECTED_HEADERS = {
  codes: { zh: '退回代码', en: 'Rejection codes' },
  reasons: { zh: '退回原因', en: 'Rejection reasons' },
  origin: { zh: '退回来源', en: 'Rejected from' },
} as const satisfies Record<string, Text>

/** All of them, in both languages. */
export const REJECTED_HEADER_NAMES: ReadonlySet<string> = new Set(
  Object.values(REJECTED_HEADERS).flatMap((text) => [text.zh, text.en]),
)
