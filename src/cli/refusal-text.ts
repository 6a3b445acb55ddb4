import { type Refusal, refusalMessage, refusalRemedy } from '../model/refusal.ts'
import type { Lang } from '../model/text.ts'
import { hang, printable } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** A refusal as people read it: every item with its place, what is wrong, what to do, and where to read more. */
export function refusalText(refusal: Refusal, lang: Lang, terminal: Pick<Terminal, 'errorPaint' | 'width'>): string {
  const say = speaker(lang)
  const { errorPaint, width } = terminal
  const lines: string[] = []
  for (const item of refusal.items) {
    const remedy = refusalRemedy(item, lang)
    lines.push(errorPaint.red(hang(printable(refusalMessage(item, lang)), width, 2)))
    // the same advice is given once, after the last message it belongs to
    const rest = refusal.items.slice(refusal.items.indexOf(item) + 1)
    if (rest.some((later) => later.code === item.code && refusalRemedy(later, lang) === remedy)) continue
    lines.push(`  ${hang(`${say('怎么办：', 'What to do: ')}${remedy}`, width, 2)}`)
    lines.push(`  ${say('说明：', 'More: ')}xuqi explain ${item.code}`)
  }
  const written = refusal.items.find(({ facts }) => facts.written !== undefined)?.facts.written
  const instead = refusal.items.find(({ facts }) => facts.instead !== undefined)?.facts.instead
  if (written !== undefined)
    lines.push(say(`结果已写在 ${written}，其余的没有写。`, `The output is in ${written}; nothing else was written.`))
  else if (typeof instead === 'object') lines.push(hang(instead[lang], width, 2))
  else if (!refusal.items.every((item) => item.code === 'R019'))
    lines.push(say('已拒绝，什么都没有写。', 'Refused; nothing was written.'))
  return `${lines.join('\n')}\n`
}
