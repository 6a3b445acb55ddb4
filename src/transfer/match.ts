import { openDictionary } from './dictionary.ts'
import { FAMILIES, type Family } from './families.ts'
import { foldWords } from './fold.ts'
import { KEYWORDS, type KeywordRule } from './keywords.ts'
import { OBJECTS, type ObjectKind, TROUBLES, type TroubleKind } from './lexicon.ts'
import type { Outcome } from './outcome.ts'
import { PHRASES } from './phrases.ts'

/** A place in a text that says something: how many characters say it, and where they begin. */
interface Match {
  readonly outcome: Outcome
  readonly weight: number
  readonly at: number
}

/** A noun or a fault found in a clause; one word can be both sides of several families. */
interface Token {
  readonly at: number
  readonly end: number
  readonly objects: readonly ObjectKind[]
  readonly troubles: readonly TroubleKind[]
  readonly word: string
}

const PHRASE_OUTCOMES: ReadonlyMap<string, Outcome> = new Map(
  PHRASES.flatMap(({ outcome, phrases }) => phrases.map((phrase): [string, Outcome] => [foldWords(phrase), outcome])),
)

const keywords = openDictionary<KeywordRule>(
  KEYWORDS.flatMap((rule) => rule.words.map((word) => ({ word: foldWords(word), means: rule }))),
)

const lexicon = openDictionary<Pick<Token, 'objects' | 'troubles'>>(collectLexicon())

function collectLexicon() {
  const words = new Map<string, { objects: ObjectKind[]; troubles: TroubleKind[] }>()
  const of = (word: string) => {
    const folded = foldWords(word)
    const known = words.get(folded) ?? { objects: [], troubles: [] }
    words.set(folded, known)
    return known
  }
  for (const kind of Object.keys(OBJECTS) as ObjectKind[]) for (const word of OBJECTS[kind]) of(word).objects.push(kind)
  for (const kind of Object.keys(TROUBLES) as TroubleKind[]) for (const word of TROUBLES[kind]) of(word).troubles.push(kind)
  return [...words].map(([word, means]) => ({ word, means }))
}

/** What the whole of the folded words means, by the table of exact phrases. Marks at the ends do not count. */
export function matchPhrase(folded: string): Outcome | undefined {
  return PHRASE_OUTCOMES.get(folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
}

/** What the folded words mean by keyword or family: the longest match, of equally long ones the one further left. */
export function matchWords(folded: string): Outcome | undefined {
  let best: Match | undefined
  const offer = (match: Match) => {
    if (!best || match.weight > best.weight || (match.weight === best.weight && match.at < best.at)) best = match
  }
  offerKeywords(folded, offer)
  let start = 0
  for (const clause of folded.split(/[,;。!?|]|\.(?!\d)/)) {
    offerFamilies(clause, start, offer)
    start += clause.length + 1
  }
  // an object and its fault parted by a comma: 账户,状态:异常
  if (!best) offerFamilies(folded, 0, offer)
  return best?.outcome
}

const NEGATED = /(?:未|非|没有|没|并未|不是|勿|不要|避免|防止|以免|无)$/
/** A negative in the same clause a few characters before, or a failure right behind, and success is none. */
const NO_SUCCESS_BEFORE = /(?:不|未|没|无|非|否|un|not|in|no)[^,;。]{0,6}$/
const NO_SUCCESS_BEHIND = /^(?:失败|率|后失败|否|与否|0笔|回)/

function offerKeywords(folded: string, offer: (match: Match) => void): void {
  for (let at = 0; at < folded.length; at += 1) {
    for (const { word, means } of keywords.at(folded, at)) {
      if (means.unless?.some((other) => folded.includes(other))) continue
      const before = folded.slice(Math.max(0, at - 12), at)
      if (means.outcome === 'success') {
        if (NO_SUCCESS_BEFORE.test(before) || NO_SUCCESS_BEHIND.test(folded.slice(at + word.length))) continue
      } else if (NEGATED.test(before)) continue
      offer({ outcome: means.outcome, weight: word.length, at })
    }
  }
}

function offerFamilies(clause: string, start: number, offer: (match: Match) => void): void {
  const tokens = tokenize(clause)
  for (const trouble of tokens) {
    if (trouble.troubles.length === 0) continue
    const match = bind(trouble, tokens)
    if (match) offer({ ...match, at: match.at + start })
  }
}

function tokenize(clause: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < clause.length; ) {
    const longest = lexicon.at(clause, at)[0]
    if (!longest) at += 1
    else {
      const end = at + longest.word.length
      const negated = longest.means.troubles.length > 0 && NEGATED.test(clause.slice(Math.max(0, at - 2), at))
      tokens.push({ at, end, word: longest.word, objects: longest.means.objects, troubles: negated ? [] : longest.means.troubles })
      at = end
    }
  }
  return tokens
}

/** A fault further away than this speaks of something else. */
const REACH = 8
/** What an object counts, however long its name: 银行账号错误 is no more specific than 账号错误. */
const OBJECT_WEIGHT = 2
/** Faults that speak of what follows: 无此账户, 不支持该卡种. */
const POINTS_FORWARD = /^(?:无|查无|没有|未找到|找不到|不支持|不允许|非法|未开通|未办理|未加办|未|不|缺|no|invalid|unknown|wrong|incorrect|unsupported|insufficient|closed|expired)/

/** The family of a fault and its objects: the one with more of them beside it, else the one whose object is nearest. */
function bind(trouble: Token, tokens: readonly Token[]): Match | undefined {
  let best: (Match & { readonly gap: number }) | undefined
  for (const token of tokens) {
    if (token === trouble || token.objects.length === 0) continue
    const behind = token.at >= trouble.end
    const gap = behind ? token.at - trouble.end : trouble.at - token.end
    const reach = trouble.word.length === 1 ? 1 : REACH
    if (gap > reach) continue
    // on equal distance the object that the fault points at
    const distance = gap * 2 + (behind === POINTS_FORWARD.test(trouble.word) ? 0 : 1)
    for (const family of FAMILIES) {
      if (!fits(family, token, trouble)) continue
      const aside = family.beside ? tokens.find((other) => other !== token && other !== trouble && other.objects.some((kind) => family.beside?.includes(kind))) : undefined
      if (family.beside && !aside) continue
      const weight = trouble.word.length + OBJECT_WEIGHT * (aside ? 2 : 1)
      const at = Math.min(token.at, trouble.at, aside ? aside.at : trouble.at)
      if (!best || weight > best.weight || (weight === best.weight && distance < best.gap)) {
        best = { outcome: family.outcome, weight, at, gap: distance }
      }
      if (!family.beside) break
    }
  }
  return best
}

function fits(family: Family, object: Token, trouble: Token): boolean {
  return object.objects.some((kind) => family.objects.includes(kind)) && trouble.troubles.some((kind) => family.troubles.includes(kind))
}
