import type { FieldName } from '../model/field.ts'
import type { RawCell } from '../model/raw.ts'
import type { Text } from '../model/text.ts'
import { ANYBODYS_PHONE } from './aliases.ts'
import type { Candidate, Evidence } from './decisions.ts'
import { canonicalName } from './fold.ts'
import { holdsMobiles } from './values.ts'

const anybodys: ReadonlySet<string> = new Set(ANYBODYS_PHONE.map(canonicalName))

const AGENT: readonly (FieldName | undefined)[] = ['agentCode', 'agentName', 'agentStatus']

/**
 * 电话 of an agent is not the holder's. A bare 电话 right of the agent's columns is the agent's if each agent that occurs twice has one number;
 * where no agent occurs twice, if another column holds the holder's phone.
 */
export function agentsPhone(
  candidate: Candidate,
  { columns, values }: Evidence,
): Pick<Candidate, 'field' | 'because'> | undefined {
  const { field, column, header } = candidate
  if ((field !== 'phone' && field !== 'mobile') || !anybodys.has(canonicalName(header))) return undefined
  const left = columns[column - 1]
  if (!left || !AGENT.includes(left.field)) return undefined
  const verdict = onePhoneEach(values.rows, left.column, column)
  const holders = columns.some((each) => each.column !== column && (each.field === 'phone' || each.field === 'mobile'))
  const own = verdict === 'same' || (verdict === 'unknown' && holders)
  return own ? { field: 'agentPhone', because: BESIDE_AGENT } : undefined
}

const BESIDE_AGENT: Text = {
  zh: '紧挨业务员的列，同一业务员的号码相同，所以是业务员电话',
  en: "beside the agent's columns and the same for each agent, hence the agent's phone",
}

function onePhoneEach(
  rows: readonly (readonly RawCell[])[],
  agent: number,
  phone: number,
): 'same' | 'differs' | 'unknown' {
  const phones = new Map<RawCell, RawCell>()
  let same = 0
  let differs = 0
  for (const row of rows) {
    const who = row[agent] ?? ''
    const number = row[phone] ?? ''
    if (who === '' || number === '') continue
    const before = phones.get(who)
    if (before === undefined) phones.set(who, number)
    else if (before === number) same += 1
    else differs += 1
  }
  if (same + differs === 0) return 'unknown'
  return same > differs ? 'same' : 'differs'
}

/** Two columns of the holder's phone, one of them full of mobile numbers and no column for mobiles: that one is the mobile. */
export function phoneThatIsMobile(
  candidate: Candidate,
  { columns, values }: Evidence,
): Pick<Candidate, 'field' | 'because'> | undefined {
  if (candidate.field !== 'phone' || columns.some((each) => each.field === 'mobile')) return undefined
  const phones = columns.filter((each) => each.field === 'phone')
  const mobiles = phones.filter((each) => holdsMobiles(values.of(each.column)))
  if (phones.length < 2 || mobiles.length !== 1 || mobiles[0]?.column !== candidate.column) return undefined
  return {
    field: 'mobile',
    because: {
      zh: '另有一列固定电话，这一列的值都是手机号',
      en: 'another column holds landlines, this one mobile numbers',
    },
  }
}
