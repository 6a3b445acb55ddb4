import { OUTCOMES, type OutcomeName, REASONS_UNPAID, type UnpaidReasonName } from '../../src/model/contact.ts'
import { addDays, type Day, formatDay } from '../../src/model/day.ts'
import { goThrough } from './workbooks.ts'
import { type Chance, day } from './world.ts'

/** What a collector typed, so that the book can be asked for it. */
export interface Typed {
  readonly policyNo: string
  readonly dueDate: string
  readonly day: Day
  readonly channel: 'phone' | 'visit'
  readonly outcome: OutcomeName
  readonly promised: Day | undefined
  readonly reason: UnpaidReasonName | ''
  /** what is to be changed, '' = nothing */
  readonly change: string
  /** unlike any other note */
  readonly note: string
}

/** The more frequent ones several times. */
const MANY: readonly OutcomeName[] = ['promised', 'informed', 'undecided', 'noAnswer', 'change']
const OUTCOME_NAMES: readonly OutcomeName[] = [...MANY, ...MANY, ...(Object.keys(OUTCOMES) as OutcomeName[])]
const REASON_NAMES = Object.keys(REASONS_UNPAID) as UnpaidReasonName[]

/** Collectors fill in a share of the lines of their workbooks and hand them back. */
export async function fillIn(
  worklists: string,
  back: string,
  asOf: Day,
  chance: Chance,
  share: number,
  isAsked: (dueDate: Day) => boolean = () => true,
): Promise<readonly Typed[]> {
  const typed: Typed[] = []
  await goThrough(worklists, back, ['日期', '方式', '结果', '承诺日', '备注'], chance, (line) => {
    const { policyNo, dueDate } = line
    if (!isAsked(day(dueDate)) || !chance.hits(share)) return false
    const one = { policyNo, dueDate, ...talk(chance, asOf), note: `第${typed.length}条${formatDay(asOf)}` }
    line.write('日期', one.day)
    line.write('方式', one.channel === 'visit' ? '面访' : '电话')
    line.write('结果', OUTCOMES[one.outcome].text.zh)
    if (one.promised !== undefined) line.write('承诺日', one.promised)
    if (one.reason !== '') line.write('未缴原因', REASONS_UNPAID[one.reason].text.zh)
    if (one.change !== '') line.write('变更内容', one.change)
    line.write('备注', one.note)
    typed.push(one)
    return true
  })
  return typed
}

function talk(chance: Chance, asOf: Day): Omit<Typed, 'policyNo' | 'dueDate' | 'note'> {
  const day = addDays(asOf, chance.below(3))
  const outcome = chance.pick(OUTCOME_NAMES)
  return {
    day,
    channel: outcome === 'visit' || chance.hits(0.15) ? 'visit' : 'phone',
    outcome,
    promised: outcome === 'promised' || outcome === 'visit' ? addDays(day, 3) : undefined,
    reason: outcome !== 'paid' && outcome !== 'funded' && chance.hits(0.3) ? chance.pick(REASON_NAMES) : '',
    change: outcome === 'change' ? `地址：示例县新街${chance.below(10_000)}号` : '',
  }
}
