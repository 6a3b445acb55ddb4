import {
  INPUT_KEYS,
  type InputKey,
  inputName,
  inputTitle,
  KEY_NAME,
  KEY_TITLE,
  readCheckHeader,
  SECOND_INPUTS,
  SLOTS,
} from '../../model/worklist-form.ts'
import type { TitleRow } from '../titles.ts'
import { type Given, readGiven } from './given.ts'

/** Where things stand on a sheet of a worklist, whatever was moved, added or renamed. */
export interface Form extends Given {
  readonly kind: 'worklist'
  /** which row of the sheet the header is */
  readonly at: number
  /** −1: lost, lines are known by policy number and due date */
  readonly key: number
  readonly policyNo: number
  readonly dueDate: number
  /** slot → cell → column */
  readonly inputs: ReadonlyMap<number, ReadonlyMap<InputKey, number>>
  readonly titles: readonly string[]
}

/** without the key's title a header is known by so many titles of input cells */
const ENOUGH_INPUTS = 4

export const POLICY_TITLES = new Set(['保单号', 'policyno.', 'policyno'])
export const DUE_TITLES = new Set(['应缴日', 'duedate'])

/**
 * Takes a row for the header of a worklist's sheet and says what each column is: by its title, else by its defined name (titles can be overwritten, names
 * can be left behind by programs that move columns). Undefined: it is none.
 * @param at which row of the sheet it is
 */
export function readForm(row: TitleRow, at: number, names: ReadonlyMap<string, number>): Form | undefined {
  const { titles } = row
  const key = row.columnOf(KEY_TITLE)
  const policyNo = row.columnIn(POLICY_TITLES)
  const dueDate = row.columnIn(DUE_TITLES)
  const isChecked = titles.some((title) => readCheckHeader(title) !== undefined)
  if (key < 0 && policyNo < 0 && !isChecked) return undefined
  const inputs = inputsOf(row, names)
  const known = [...inputs.values()].reduce((n, slot) => n + slot.size, 0)
  const isHeader = key >= 0 || isChecked || (policyNo >= 0 && known >= ENOUGH_INPUTS)
  if (!isHeader) return undefined
  const realKey = key >= 0 ? key : (names.get(KEY_NAME) ?? -1)
  if (realKey < 0 && (policyNo < 0 || dueDate < 0)) return undefined
  return {
    kind: 'worklist',
    at,
    key: realKey,
    policyNo,
    dueDate,
    inputs,
    titles,
    ...readGiven(row, [realKey, ...[...inputs.values()].flatMap((columns) => [...columns.values()])]),
  }
}

/** Title first: programs that insert columns without moving the defined names are more common than overwritten titles. */
function inputsOf(row: TitleRow, names: ReadonlyMap<string, number>): Form['inputs'] {
  const slots = new Map<number, ReadonlyMap<InputKey, number>>()
  const taken = new Set<number>()
  for (const slot of SLOTS) {
    const columns = new Map<InputKey, number>()
    for (const key of INPUT_KEYS) {
      if (slot > 1 && !SECOND_INPUTS.has(key)) continue
      const column = row.columnOf(inputTitle(key, slot))
      if (column >= 0) columns.set(key, column)
    }
    slots.set(slot, columns)
    for (const column of columns.values()) taken.add(column)
  }
  const titled = [...slots.values()].some((columns) => columns.size > 0)
  for (const slot of SLOTS)
    for (const key of INPUT_KEYS) {
      const columns = slots.get(slot)
      const column = names.get(inputName(key, slot))
      if (columns === undefined || columns.has(key) || column === undefined || taken.has(column) || !titled) continue
      slots.set(slot, new Map([...columns, [key, column]]))
      taken.add(column)
    }
  return slots
}
