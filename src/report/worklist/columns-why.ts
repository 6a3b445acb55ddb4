import { both } from '../wording.ts'
import type { Line, LineColumn, View } from './line.ts'
import { type PlaceId, WORK_PLACES } from './places.ts'
import { tagWords } from './why.ts'

const WHY = both('为什么在清单上', 'Why it is here')
const WORK: readonly PlaceId[] = WORK_PLACES

/** Why a case is on the list, and what else is to be done. */
export const WHY_COLUMNS: readonly LineColumn[] = [
  {
    key: 'household',
    title: both('同一客户', 'Same customer'),
    kind: 'wrapped',
    width: 30,
    band: WHY,
    cell: ({ household }) => household,
  },
  {
    key: 'tags',
    title: both('标签', 'Tags'),
    kind: 'text',
    width: 12,
    band: WHY,
    has: (c, { lang }) => tagWords(c, lang) !== '',
    cell: ({ c }, { lang }) => tagWords(c, lang),
  },
  {
    key: 'why',
    title: both('缘由', 'Why'),
    kind: 'wrapped',
    width: 56,
    band: WHY,
    on: WORK,
    cell: ({ c }, view) => view.why(c),
  },
  {
    key: 'further',
    title: both('另外还要', 'And also'),
    kind: 'wrapped',
    width: 60,
    band: WHY,
    on: WORK,
    cell: furtherCell,
  },
  {
    key: 'say',
    title: both('怎么说', 'What to say'),
    kind: 'wrapped',
    width: 44,
    band: WHY,
    on: WORK,
    has: ({ followUp }) => followUp.say !== '',
    cell: ({ c }) => c.followUp.say,
  },
  {
    key: 'askNext',
    title: both('找不到人时', 'Nobody reached'),
    kind: 'wrapped',
    width: 24,
    band: WHY,
    on: WORK,
    has: ({ followUp }) => followUp.askNext !== '',
    cell: ({ c }) => c.followUp.askNext,
  },
]

const AND = both('；', '; ')

function furtherCell({ advice }: Line, { lang, days, until }: View): string {
  const first = Math.max(advice.first?.due ?? 0, days.asOf)
  let text = ''
  for (const { text: words, due } of advice.further) {
    if (text !== '') text += AND[lang]
    text += words
    // where it is due before what is to be done first, nobody knows whether it was done: it is not pressed
    if (due !== undefined && Math.max(due, days.asOf) >= first) text += until(due)
  }
  return text
}
