import { addDays, type Day, formatDay } from '../../src/model/day.ts'
import { DECISIONS } from '../../src/model/decision.ts'
import { goThrough } from './workbooks.ts'
import type { Chance } from './world.ts'

/** What a supervisor decided about a case that was handed up, or what the back office says of a change. */
export interface Answered {
  readonly policyNo: string
  readonly dueDate: string
  /** the run whose workbook it stands in */
  readonly listed: Day
  /** the day noted, or done; undefined: a remark only */
  readonly on: Day | undefined
  readonly decision: string
  /** unlike any other text */
  readonly note: string
  /** which change; '' = a supervisor's answer */
  readonly change: string
}

/** Supervisors note a share of the cases that were handed up to them. */
export async function decide(
  supervisors: string,
  back: string,
  asOf: Day,
  chance: Chance,
): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  await goThrough(supervisors, back, ['记录日', '决定', '下一步'], chance, (line) => {
    if (!chance.hits(0.4)) return false
    const { policyNo, dueDate } = line
    const on = addDays(asOf, chance.below(3))
    const decision = chance.pick(Object.values(DECISIONS)).zh
    const note = `第${answers.length}步${formatDay(asOf)}`
    line.write('记录日', on)
    line.write('决定', decision)
    line.write('下一步', note)
    answers.push({ policyNo, dueDate, listed: asOf, on, decision, note, change: '' })
    return true
  })
  return answers
}

/** The back office records a share of the changes, and remarks on others why they are not recorded yet. */
export async function recordChanges(
  reports: string,
  back: string,
  asOf: Day,
  chance: Chance,
): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  await goThrough(reports, back, ['办好日', '备注', '变更内容'], chance, (line) => {
    if (!chance.hits(0.7)) return false
    const { policyNo, dueDate } = line
    const on = chance.hits(0.6) ? addDays(asOf, chance.below(3)) : undefined
    const note = `缺材料${answers.length}号${formatDay(asOf)}`
    if (on !== undefined) line.write('办好日', on)
    line.write('备注', note)
    answers.push({ policyNo, dueDate, listed: asOf, on, decision: '', note, change: line.text('变更内容') })
    return true
  })
  return answers
}
