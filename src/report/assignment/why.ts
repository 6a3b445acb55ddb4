import type { AssignedCase, AssignmentRule, FormerCollector, NobodyBecause } from '../../model/case.ts'
import { formatDay } from '../../model/day.ts'
import { isActive } from '../../model/roster.ts'
import { substitutionOf } from '../../model/substitute.ts'
import { fill, type Text } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { both } from '../wording.ts'

/** The rules of assignment in words, as the report names them. */
export const RULE_WORDS: Readonly<Record<AssignmentRule, Text>> = {
  1: both('分派表指定', 'named in the assignment file'),
  2: both('清单写明这位收费员', 'the list names this collector'),
  3: both('上次就由这位收', 'had the policy last'),
  4: both('原收费员不在，由替代人接', 'the collector is gone or away: the substitute'),
  5: both('出单业务员，在职、可收费', 'the selling agent, who may collect'),
  6: both('本机构件数最少', 'fewest cases in the branch'),
  7: both('无人可收', 'nobody'),
}

/** What each rule is called over a column of figures. */
export const RULE_NAMES: readonly (readonly [AssignmentRule, Text])[] = [
  [1, both('指定', 'Named')],
  [2, both('清单', 'List')],
  [3, both('延续', 'Kept')],
  [4, both('替代', 'Substitute')],
  [5, both('本人', 'Agent')],
  [6, both('均分', 'Shared')],
]

export const NOBODY_WORDS: Readonly<Record<NobodyBecause, Text>> = {
  noRoster: both('清单里没有收费员，也没有名册', 'the list names nobody, and there is no roster'),
  noBranch: both('清单里没有机构，不知道在哪里找人', 'the list names no branch to look in'),
  nobodyThere: both('这个机构没有在职、可收费的人', 'the branch has nobody active who may collect'),
  limit: both('这个机构的人都到了上限', 'everybody of the branch is at the limit'),
}

const WORDS = {
  together: both('同一客户的另一件已在这位手上', 'has another case of the customer'),
  left: both('原收费员已离职', 'the collector has left'),
  leftOn: both('原收费员已离职（{day}）', 'the collector has left ({day})'),
  away: both('原收费员停收或还没入职', 'the collector is away, or has not joined yet'),
  stranger: both('原收费员不在名册里', 'the collector is not on the roster'),
  noSubstitute: both('没有写替代人', 'no substitute is named'),
  deadEnd: both('替代人里没有在职的（{chain}）', 'no substitute is active ({chain})'),
  loop: both('替代人绕成一圈（{chain}）', 'the substitutes come round ({chain})'),
  substitute: both('由替代人接（{chain}）', 'the substitute takes over ({chain})'),
} as const

/** `S3 测丙`; what is missing, or says the same twice, is left out. */
export function called(code: string, name: string): string {
  if (code === '') return name
  return name === '' || name === code ? code : `${code} ${name}`
}

export interface Reasons {
  /** why the collector of now has the case: what became of the former one, then the rule */
  given(c: AssignedCase, together: boolean): string
  nobody(c: AssignedCase, because: NobodyBecause): string
}

/** Says it in the run's language; what is said of a former collector is remembered. */
export function openReasons({ roster, lang }: Pick<ReportContext, 'roster' | 'lang'>): Reasons {
  const comma = lang === 'zh' ? '，' : '; '
  const said = new Map<string, { readonly gone: string; readonly chain: string; readonly deadEnd: string }>()

  const formerly = ({ key }: FormerCollector) => {
    let words = said.get(key)
    if (!words) {
      const entry = roster?.get(key)
      const chain = roster && entry ? substitutionOf(roster, entry).chain : [key]
      words = { gone: goneWords(key), chain: chain.join(' → '), deadEnd: entry ? deadEndWords(chain) : '' }
      said.set(key, words)
    }
    return words
  }
  /** why the substitutes led to nobody */
  const deadEndWords = (chain: readonly string[]): string => {
    if (chain.length < 2) return WORDS.noSubstitute[lang]
    const comesRound = chain.indexOf(chain.at(-1) ?? '') < chain.length - 1
    return fill((comesRound ? WORDS.loop : WORDS.deadEnd)[lang], { chain: chain.join(' → ') })
  }
  /** '' where the former collector is there, or nobody can know */
  const goneWords = (key: string): string => {
    if (!roster) return ''
    const entry = roster.get(key)
    if (!entry) return WORDS.stranger[lang]
    if (isActive(entry)) return ''
    if (entry.status !== 'left') return WORDS.away[lang]
    return entry.leftOn === undefined ? WORDS.left[lang] : fill(WORDS.leftOn[lang], { day: formatDay(entry.leftOn) })
  }
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(comma)
  /** what became of the former collector, as far as it explains why somebody else has the case */
  const past = ({ previousCollector }: AssignedCase): string => {
    if (!previousCollector) return ''
    const { gone, deadEnd } = formerly(previousCollector)
    return gone === '' ? '' : joined(gone, deadEnd)
  }

  return {
    given(c, together) {
      const { assignedFirstBy: rule, previousCollector } = c
      if (rule === 4) {
        if (!previousCollector) return RULE_WORDS[4][lang]
        const { gone, chain } = formerly(previousCollector)
        return joined(gone, fill(WORDS.substitute[lang], { chain }))
      }
      const words = together ? WORDS.together[lang] : RULE_WORDS[rule][lang]
      return rule < 4 ? words : joined(past(c), words)
    },
    nobody: (c, because) => joined(past(c), NOBODY_WORDS[because][lang]),
  }
}
