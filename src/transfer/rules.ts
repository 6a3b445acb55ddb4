import type { Settings, TransferRule } from '../model/settings.ts'
import { foldCode } from './codes.ts'
import { foldWords } from './fold.ts'
import type { Outcome } from './outcome.ts'

/** What a user's rule is asked about. All but `bank` folded. */
export interface Saying {
  readonly codes: readonly string[]
  /** with the advice cut off */
  readonly words: string
  /** with the advice */
  readonly allWords: string
  readonly bank: string
}

/** The users' own rules: every condition that a rule names must hold; a code before a phrase before a keyword, the longest first. */
export interface OwnRules {
  readonly byBank: boolean
  /** by code, phrase, or a keyword outside the advice */
  find(saying: Saying): Outcome | undefined
  /** by a keyword that stands in the advice: asked last */
  findInAdvice(saying: Saying): Outcome | undefined
}

interface Rule {
  readonly code: string
  readonly phrase: string
  readonly keyword: string
  readonly bank: string
  readonly outcome: Outcome
}

/** Reads `transferRules` of the settings. */
export function openOwnRules(settings: Pick<Settings, 'transferRules'>): OwnRules {
  const rules = settings.transferRules.map(compile)
  const find = (saying: Saying, inAdvice: boolean): Outcome | undefined => {
    let best: { readonly rank: number; readonly at: number; readonly outcome: Outcome } | undefined
    for (const rule of rules) {
      const at = holds(rule, saying, inAdvice)
      if (at === undefined) continue
      const rank = rankOf(rule)
      if (!best || rank > best.rank || (rank === best.rank && at < best.at)) best = { rank, at, outcome: rule.outcome }
    }
    return best?.outcome
  }
  return {
    byBank: rules.some((rule) => rule.bank !== ''),
    find: (saying) => (rules.length === 0 ? undefined : find(saying, false)),
    findInAdvice: (saying) => (rules.length === 0 || saying.words === saying.allWords ? undefined : find(saying, true)),
  }
}

function compile(rule: TransferRule): Rule {
  return {
    code: rule.code === undefined ? '' : foldCode(rule.code),
    phrase: rule.phrase === undefined ? '' : foldWords(rule.phrase),
    keyword: rule.keyword === undefined ? '' : foldWords(rule.keyword),
    bank: rule.bank === undefined ? '' : foldWords(rule.bank),
    outcome: rule.reason,
  }
}

/** Where the rule's keyword stands (0 without one); undefined when a condition does not hold. */
function holds(rule: Rule, saying: Saying, inAdvice: boolean): number | undefined {
  if (rule.bank && !saying.bank.includes(rule.bank)) return undefined
  if (rule.code && !saying.codes.includes(rule.code)) return undefined
  if (rule.phrase && rule.phrase !== saying.words && rule.phrase !== saying.allWords) return undefined
  if (rule.keyword) {
    const at = (inAdvice ? saying.allWords : saying.words).indexOf(rule.keyword)
    return at < 0 ? undefined : at
  }
  return rule.code || rule.phrase || saying.allWords || saying.codes.length > 0 ? 0 : undefined
}

/** code > phrase > keyword, each with a bank before without; then the longer keyword. */
function rankOf(rule: Rule): number {
  const kind = rule.code ? 3 : rule.phrase ? 2 : rule.keyword ? 1 : 0
  return kind * 10_000 + rule.keyword.length * 2 + (rule.bank ? 1 : 0)
}
