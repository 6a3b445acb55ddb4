import { openDictionary } from './dictionary.ts'
import { foldWords } from './fold.ts'
import { OBJECTS, type ObjectKind } from './objects.ts'
import { TROUBLES, type TroubleKind } from './troubles.ts'

/** A noun or a fault found in a clause; one word can be both sides of several families. */
export interface Token {
  readonly at: number
  readonly end: number
  readonly objects: readonly ObjectKind[]
  readonly troubles: readonly TroubleKind[]
  readonly word: string
}

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
  for (const kind of Object.keys(TROUBLES) as TroubleKind[])
    for (const word of TROUBLES[kind]) of(word).troubles.push(kind)
  return [...words].map(([word, means]) => ({ word, means }))
}

/** Right before a word it takes the word's meaning away: 未冻结, 请勿重复. */
const NEGATED = /(?:未|非|没有|没|并未|不是|勿|不要|避免|防止|以免|无)$/

/** Whether the word that begins at `at` is negated. */
export function isNegated(text: string, at: number): boolean {
  return NEGATED.test(text.slice(Math.max(0, at - 2), at))
}

/** The objects and troubles of a clause, from left to right, the longest word at each place. */
export function tokenize(clause: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < clause.length; ) {
    const longest = lexicon.at(clause, at)[0]
    if (!longest) at += 1
    else {
      const end = at + longest.word.length
      const negated = longest.means.troubles.length > 0 && isNegated(clause, at)
      tokens.push({
        at,
        end,
        word: longest.word,
        objects: longest.means.objects,
        troubles: negated ? [] : longest.means.troubles,
      })
      at = end
    }
  }
  return tokens
}
