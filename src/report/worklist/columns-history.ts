import { OUTCOMES } from '../../model/contact.ts'
import type { PromiseKept } from '../../model/follow-up.ts'
import type { StyledCell, Tone } from '../../model/sheet.ts'
import { fill, type Text } from '../../model/text.ts'
import { contactRecord } from '../contact-words.ts'
import { decided } from '../decided.ts'
import { both } from '../wording.ts'
import type { LineColumn, View } from './line.ts'

const HISTORY = both('跟进记录', 'Follow-up so far')

const PROMISES: Readonly<Record<PromiseKept['state'], { readonly text: Text; readonly tone: Tone }>> = {
  open: { text: both('{day} 未到日', '{day}, to come'), tone: 'plain' },
  kept: { text: both('{day} 已兑现', '{day}, kept'), tone: 'good' },
  broken: { text: both('{day} 没兑现', '{day}, not kept'), tone: 'danger' },
}

/** What was tried so far and what was promised; left out where no case of the workbook has any. */
export const HISTORY_COLUMNS: readonly LineColumn[] = [
  {
    key: 'attempts',
    title: both('联系次数', 'Attempts'),
    kind: 'count',
    width: 9,
    band: HISTORY,
    has: ({ followUp }) => followUp.attempts > 0,
    cell: ({ c }) => c.followUp.attempts || undefined,
  },
  {
    key: 'lastContacts',
    title: both('最近三次联系', 'Last three contacts'),
    kind: 'wrapped',
    width: 46,
    band: HISTORY,
    has: ({ followUp }) => followUp.attempts > 0,
    cell: ({ c }, view) => c.followUp.lastContacts.map((one) => contactRecord(one, view)).join('\n'),
  },
  {
    key: 'lastOutcome',
    title: both('上次结果', 'Last outcome'),
    kind: 'text',
    width: 14,
    band: HISTORY,
    has: ({ followUp }) => followUp.attempts > 0,
    cell: ({ c }, { lang }) => {
      const outcome = c.followUp.lastContacts[0]?.outcome ?? ''
      return outcome === '' ? '' : OUTCOMES[outcome].text[lang]
    },
  },
  {
    key: 'promise',
    title: both('承诺缴费', 'Promise'),
    kind: 'text',
    width: 17,
    band: HISTORY,
    has: ({ followUp }) => followUp.promise !== undefined,
    cell: ({ c }, view) => (c.followUp.promise === undefined ? '' : promiseCell(c.followUp.promise, view)),
  },
  {
    key: 'supervisorSaid',
    title: both('主管意见', 'Supervisor says'),
    kind: 'wrapped',
    width: 26,
    band: HISTORY,
    has: ({ history }) => decided(history?.handovers ?? []) !== '',
    cell: ({ c }) => decided(c.history?.handovers ?? []),
  },
]

function promiseCell({ day, state }: PromiseKept, { lang, dayText }: View): StyledCell {
  const { text, tone } = PROMISES[state]
  return { value: fill(text[lang], { day: dayText(day) }), tone }
}
