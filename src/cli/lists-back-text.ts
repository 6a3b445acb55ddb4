import { formatDay } from '../model/day.ts'
import type { Lang } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import type { ListsBack } from '../pipeline/collect/types.ts'
import { hang, printable } from './printable.ts'
import { speaker } from './session.ts'

/** How many of them are named. */
const NAMED = 20

/** Says whose worklist has not come back, or came back empty; one line of its own, folded to the width. Nothing where nobody is missing. */
export function silentLine(
  lists: ListsBack | undefined,
  lang: Lang,
  width: number,
  verbose: boolean,
): readonly string[] {
  if (lists === undefined || lists.silent.length === 0) return []
  const say = speaker(lang)
  const day = formatDay(lists.asOf)
  const shown = verbose ? lists.silent : lists.silent.slice(0, NAMED)
  const names = shown.map(({ collector, name, cases }) => {
    const who = name === '' || name === collector ? collector : `${name} ${collector}`
    return say(`${who}（${cases} 件）`, `${who} (${counted(cases, 'case')})`)
  })
  const more = lists.silent.length - shown.length
  if (more > 0) names.push(say(`还有 ${more} 位（--verbose 全部列出）`, `${more} more (--verbose lists all)`))
  const head = say(
    `${day} 的清单，${lists.handedOut} 位收费员中 ${lists.silent.length} 位还没有记录：`,
    `Worklists of ${day}: nothing noted yet by ${lists.silent.length} of ${counted(lists.handedOut, 'collector')}: `,
  )
  return [hang(printable(head + names.join(say('、', ', '))), width, 2)]
}

/** The same in a few words, for a line that says everything. */
export function silentWords(lists: ListsBack | undefined, lang: Lang): readonly string[] {
  const count = lists?.silent.length ?? 0
  if (count === 0) return []
  return [speaker(lang)(`还没有记录的收费员 ${count} 位`, `nothing noted yet by ${counted(count, 'collector')}`)]
}
