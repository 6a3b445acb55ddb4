import { formatDay } from '../../model/day.ts'
import { formatFenGrouped } from '../../model/money.ts'
import type { PageSection } from '../../model/page.ts'
import type { Standing } from '../../model/standing.ts'
import { type Change, wordText } from '../../model/words.ts'
import { numberColumn } from '../page-columns.ts'
import { both } from '../wording.ts'
import type { ProgressInput } from './input.ts'
import { nameOfKey, WORDS } from './words.ts'

const TEXTS = {
  title: both('先看这些件：变化里保费最大的', 'Look at these first: the largest that changed'),
  policy: both('保单末四位', 'Policy, last four'),
  dueDate: both('应缴日', 'Due date'),
} as const

/** What somebody has to do something about. */
const WATCHED: ReadonlySet<Change> = new Set<Change>(['gone', 'lapsed', 'day45', 'failed', 'reopened'])
const MOST_LINES = 15

/** The largest of the cases that went wrong since the run before. */
export function watchSection({ changed, lang, nameOf }: ProgressInput): PageSection {
  const found = new Map<Standing, Change[]>()
  for (const { change, standing } of changed.lines) {
    if (!WATCHED.has(change)) continue
    const known = found.get(standing)
    if (known) known.push(change)
    else found.set(standing, [change])
  }
  const largest = [...found].sort(([a], [b]) => b.premium - a.premium || (a.policyNo < b.policyNo ? -1 : 1))
  const rows = largest.slice(0, MOST_LINES).map(([standing, changes]) => {
    const { policyNo, dueDate, whose, premium } = standing
    return {
      cells: [
        `…${policyNo.slice(-4)}`,
        formatDay(dueDate),
        nameOfKey('collector', whose.collector, nameOf('collector', whose.collector), lang),
        changes.map((change) => wordText('change', change)[lang]).join(lang === 'zh' ? '、' : ', '),
        formatFenGrouped(premium),
      ],
    }
  })
  if (rows.length === 0) return { title: TEXTS.title[lang], blocks: [] }
  return {
    title: TEXTS.title[lang],
    blocks: [
      {
        kind: 'table',
        caption: TEXTS.title[lang],
        columns: [
          { title: TEXTS.policy[lang], align: 'left' },
          { title: TEXTS.dueDate[lang], align: 'left', secondary: true },
          { title: wordText('progressBy', 'collector')[lang], align: 'left' },
          { title: WORDS.change[lang], align: 'left' },
          numberColumn(WORDS.premium[lang]),
        ],
        rows,
      },
    ],
  }
}
