import {
  CHANGE_DETAIL_NAME,
  CHANGE_DETAIL_TITLE,
  CHANGE_TITLES,
  KEY_NAME,
  KEY_TITLE,
  SUPERVISOR_TITLES,
} from '../../model/worklist-form.ts'
import type { TitleRow } from '../titles.ts'
import { DUE_TITLES, POLICY_TITLES } from '../worklist/form.ts'
import { type Given, readGiven } from '../worklist/given.ts'

/** Where things stand on a sheet that a supervisor or the back office filled in; −1: nowhere. */
export interface AnswerForm extends Given {
  readonly kind: 'supervisor' | 'changes'
  readonly at: number
  readonly key: number
  readonly policyNo: number
  readonly dueDate: number
  /** the day noted, or done */
  readonly day: number
  readonly decision: number
  readonly note: number
  /** which change, as the run wrote it */
  readonly detail: number
  /** nothing is asked for on it: a list of what was done */
  readonly closed: boolean
  readonly titles: readonly string[]
}

/**
 * Takes a row for the header of a supervisor's sheet of cases, or of a list of service changes. Undefined: it is neither.
 * @param at which row of the sheet it is
 */
export function readAnswerForm(row: TitleRow, at: number, names: ReadonlyMap<string, number>): AnswerForm | undefined {
  const { titles } = row
  const places = { at, titles, policyNo: row.columnIn(POLICY_TITLES), dueDate: row.columnIn(DUE_TITLES) }
  const key = row.columnOf(KEY_TITLE)
  const detail = row.columnOf(CHANGE_DETAIL_TITLE)
  const changes = { day: row.columnOf(CHANGE_TITLES.change_done), note: row.columnOf(CHANGE_TITLES.change_note) }
  /** workbooks of earlier versions have no check column: then what stands behind the key was added */
  const keyed = (last: number, own: readonly number[]) => {
    const column = key >= 0 ? key : last >= 0 ? (names.get(KEY_NAME) ?? -1) : -1
    return { key: column, ...readGiven(row, [column, ...own], Math.max(column, detail, places.policyNo)) }
  }
  if (detail >= 0 || (changes.day >= 0 && names.has(CHANGE_DETAIL_NAME))) {
    const named = detail >= 0 ? detail : (names.get(CHANGE_DETAIL_NAME) ?? -1)
    return {
      kind: 'changes',
      ...places,
      ...keyed(detail, [changes.day, changes.note, named]),
      ...changes,
      decision: -1,
      detail: named,
      closed: changes.note < 0,
    }
  }
  const { supervisor_noted, supervisor_decision, supervisor_note } = SUPERVISOR_TITLES
  const day = row.columnOf(supervisor_noted)
  const decision = row.columnOf(supervisor_decision)
  const note = row.columnOf(supervisor_note)
  const known = [day, decision, note].filter((column) => column >= 0).length
  if (known < 2 || (key < 0 && places.policyNo < 0)) return undefined
  const named = (column: number, name: keyof typeof SUPERVISOR_TITLES) =>
    column >= 0 ? column : (names.get(name) ?? -1)
  const inputs = {
    day: named(day, 'supervisor_noted'),
    decision: named(decision, 'supervisor_decision'),
    note: named(note, 'supervisor_note'),
  }
  return {
    kind: 'supervisor',
    ...places,
    ...keyed(places.policyNo, Object.values(inputs)),
    ...inputs,
    detail: -1,
    closed: false,
  }
}
