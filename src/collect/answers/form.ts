import type { RawCell } from '../../model/raw.ts'
import type { Text } from '../../model/text.ts'
import {
  CHANGE_DETAIL_NAME,
  CHANGE_DETAIL_TITLE,
  CHANGE_TITLES,
  KEY_NAME,
  KEY_TITLE,
  SUPERVISOR_TITLES,
} from '../../model/worklist-form.ts'
import { foldText, tidyText } from '../fold.ts'
import { DUE_TITLES, HEADER_ROWS, POLICY_TITLES } from '../worklist/form.ts'

/** Where things stand on a sheet that a supervisor or the back office filled in; −1: nowhere. */
export interface AnswerForm {
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
  /** columns that somebody added: without a title of ours, or behind the last column that the run wrote */
  isAdded(column: number): boolean
}

/**
 * Finds the header of a supervisor's sheet of cases, or of a list of service changes. Undefined: neither.
 * @param rows the first rows of the sheet
 */
export function findAnswerForm(
  rows: readonly (readonly RawCell[])[],
  names: ReadonlyMap<string, number>,
): AnswerForm | undefined {
  for (let at = 0; at < Math.min(rows.length, HEADER_ROWS); at++) {
    const titles = (rows[at] ?? []).map((cell) => tidyText(String(cell)))
    const folded = titles.map(foldText)
    const titled = ({ zh, en }: Text) => folded.findIndex((text) => text === foldText(zh) || text === foldText(en))
    const places = {
      at,
      titles,
      policyNo: folded.findIndex((title) => POLICY_TITLES.has(title)),
      dueDate: folded.findIndex((title) => DUE_TITLES.has(title)),
    }
    const key = titled(KEY_TITLE)
    const detail = titled(CHANGE_DETAIL_TITLE)
    const changes = { day: titled(CHANGE_TITLES.change_done), note: titled(CHANGE_TITLES.change_note) }
    const keyed = (last: number) => {
      const column = key >= 0 ? key : last >= 0 ? (names.get(KEY_NAME) ?? -1) : -1
      return { key: column, isAdded: openAdded(titles, Math.max(column, detail, places.policyNo)) }
    }
    if (detail >= 0 || (changes.day >= 0 && names.has(CHANGE_DETAIL_NAME)))
      return {
        kind: 'changes',
        ...places,
        ...keyed(detail),
        ...changes,
        decision: -1,
        detail: detail >= 0 ? detail : (names.get(CHANGE_DETAIL_NAME) ?? -1),
        closed: changes.note < 0,
      }
    const { supervisor_noted, supervisor_decision, supervisor_note } = SUPERVISOR_TITLES
    const [day, decision, note] = [titled(supervisor_noted), titled(supervisor_decision), titled(supervisor_note)]
    const known = [day, decision, note].filter((column) => column >= 0).length
    if (known < 2 || (key < 0 && places.policyNo < 0)) continue
    const named = (column: number, name: keyof typeof SUPERVISOR_TITLES) =>
      column >= 0 ? column : (names.get(name) ?? -1)
    return {
      kind: 'supervisor',
      ...places,
      ...keyed(places.policyNo),
      day: named(day, 'supervisor_noted'),
      decision: named(decision, 'supervisor_decision'),
      note: named(note, 'supervisor_note'),
      detail: -1,
      closed: false,
    }
  }
  return undefined
}

function openAdded(titles: readonly string[], last: number): (column: number) => boolean {
  return (column) => column > last || (titles[column] ?? '') === ''
}
