import { CODES, findCode } from '../../codes.ts'
import { nearestWord } from '../../model/nearest.ts'
import { refuse } from '../../model/refusal.ts'
import { codeList, codePage } from '../explain-page.ts'
import type { Action } from '../session.ts'

/** `xuqi explain`: the page of a code, or the list of all. */
export const explain: Action = async ([word], given, session) => {
  const { lang, terminal } = session
  if (word === undefined) {
    terminal.out(given.json === true ? `${JSON.stringify(CODES, null, 2)}\n` : codeList(CODES, lang, terminal))
    return 0
  }
  const page = findCode(word)
  if (!page) throw unknownCode(word)
  terminal.out(given.json === true ? `${JSON.stringify(page, null, 2)}\n` : codePage(page, lang, terminal))
  return 0
}

function unknownCode(word: string) {
  const meant = nearestWord(word, [...CODES.map((page) => page.code), ...CODES.map((page) => page.name)])
  const hint = { zh: meant ? `是不是 ${meant}？` : '', en: meant ? `Did you mean ${meant}?` : '' }
  return refuse('R019', { code: word, hint })
}
