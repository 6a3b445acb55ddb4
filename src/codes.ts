import { COLLECT_CODES, COLLECT_PAGES, type CollectPage } from './collect/index.ts'
import { REASON_CODES, REASONS, type Reason, type ReasonCode } from './model/reason.ts'
import { EMPTY_RECEIVABLE } from './model/receivable.ts'
import { REFUSALS, type RefusalPage } from './model/refusal.ts'
import { DEFAULT_SETTINGS } from './model/settings.ts'
import { TASKS, type Task } from './model/task.ts'
import type { Text } from './model/text.ts'
import { openJudge } from './transfer/index.ts'
import { CHECKS, gradesOf } from './verify/index.ts'

export { type CollectPage, isLineExample } from './collect/index.ts'
export { reasonLines } from './transfer/index.ts'
export { explainLines } from './verify/index.ts'

type Check = (typeof CHECKS)[number]

/** One page of `xuqi explain`: a code, its English name, its title, and what kind of thing it is. */
export type CodePage = { readonly code: string; readonly name: string; readonly title: Text } & (
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'reason'; readonly reason: Reason; readonly reasonCode: ReasonCode }
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'collect'; readonly page: CollectPage }
  | { readonly kind: 'refusal'; readonly refusal: RefusalPage }
)

const collectPages = COLLECT_CODES.map((code): CodePage => {
  const page: CollectPage = COLLECT_PAGES[code]
  return { code, name: page.name, title: page.title, kind: 'collect', page }
})
const taskPages = Object.entries(TASKS).map(
  ([code, task]): CodePage => ({ code, name: task.name, title: task.title, kind: 'task', task }),
)
const refusalPages = Object.entries(REFUSALS).map(([code, refusal]): CodePage => {
  return {
    code,
    name: refusal.title.en.replaceAll(/[^a-z]+/gi, '-').toLowerCase(),
    title: refusal.title,
    kind: 'refusal',
    refusal,
  }
})

/** Every code of the program: checks, failure reasons, follow-up tasks, what collecting finds, refusals. */
export const CODES: readonly CodePage[] = [
  ...CHECKS.map(
    (check): CodePage => ({ code: check.code, name: check.name, title: check.title, kind: 'check', check }),
  ),
  ...REASON_CODES.map((code): CodePage => {
    return {
      code,
      name: REASONS[code].name,
      title: REASONS[code].title,
      kind: 'reason',
      reason: REASONS[code],
      reasonCode: code,
    }
  }),
  ...taskPages,
  ...collectPages,
  ...refusalPages,
]

/** The checks whose severity the settings can change, and to what. */
export const CHECK_GRADES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  CHECKS.map((check) => [check.code, gradesOf(check)] as const).filter(([, grades]) => grades.length > 0),
)

/** Checks that put the whole list or its sums in question, however few findings they make. */
export const WHOLE_LIST_CHECKS: ReadonlySet<string> = new Set(
  CHECKS.filter(({ wholeList }) => wholeList).map(({ code }) => code),
)

/** The page of a code (`V021`, `v021`), of a name or title (`insufficient-funds`, `余额不足`), or of what a bank writes (`存款不足`). */
export function findCode(word: string): CodePage | undefined {
  const wanted = word.trim().toLowerCase()
  const isIt: readonly ((page: CodePage) => boolean)[] = [
    ({ code }) => code.toLowerCase() === wanted,
    ({ name }) => name.toLowerCase() === wanted,
    ({ title }) => title.zh === wanted || title.en.toLowerCase() === wanted,
  ]
  for (const is of isIt) {
    const page = CODES.find(is)
    if (page) return page
  }
  return pageOfWords(word)
}

/** The reason that a bank's words name; undefined where no rule knows them. */
function pageOfWords(words: string): CodePage | undefined {
  const { reason, known } = openJudge(DEFAULT_SETTINGS)({
    ...EMPTY_RECEIVABLE,
    transferStatus: 'failed',
    failReason: words,
  })
  return known ? CODES.find(({ code }) => code === reason) : undefined
}

/** Titles of the checks by code. */
export const CHECK_TITLES: ReadonlyMap<string, Text> = new Map(CHECKS.map((check) => [check.code, check.title]))
