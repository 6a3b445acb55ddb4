import { columnLetters } from '../../model/letters.ts'
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
import { foldText } from '../fold.ts'
import type { TitleRow } from '../titles.ts'

/** A column that the run filled in, and the place of its mark in the check of each line. */
export interface GivenColumn {
  readonly column: number
  readonly title: string
  readonly mark: number
}

/** Where things stand on a sheet of a worklist, whatever was moved, added or renamed. */
export interface Form {
  readonly kind: 'worklist'
  /** which row of the sheet the header is */
  readonly at: number
  /** −1: lost, lines are known by policy number and due date */
  readonly key: number
  readonly check: number
  readonly policyNo: number
  readonly dueDate: number
  /** slot → cell → column */
  readonly inputs: ReadonlyMap<number, ReadonlyMap<InputKey, number>>
  /** columns that the run filled in; empty where the check column is lost */
  readonly given: readonly GivenColumn[]
  /** columns that somebody added, by what stands above them (their letters where nothing does) */
  added(column: number): string | undefined
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
  const check = titles.findIndex((title) => readCheckHeader(title) !== undefined)
  const policyNo = row.columnIn(POLICY_TITLES)
  const dueDate = row.columnIn(DUE_TITLES)
  const inputs = inputsOf(row, names)
  const known = [...inputs.values()].reduce((n, slot) => n + slot.size, 0)
  const isHeader = key >= 0 || check >= 0 || (policyNo >= 0 && known >= ENOUGH_INPUTS)
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
    ...givenOf(row, check, realKey, inputs),
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

function givenOf(
  { titles, folded }: TitleRow,
  checkByTitle: number,
  key: number,
  inputs: Form['inputs'],
): Pick<Form, 'check' | 'given' | 'added'> {
  const check = checkByTitle
  const named = check < 0 ? [] : (readCheckHeader(titles[check] ?? '') ?? [])
  const used = new Set([key, check, ...[...inputs.values()].flatMap((columns) => [...columns.values()])])
  const given: GivenColumn[] = []
  for (const [mark, title] of named.entries()) {
    const wanted = foldText(title)
    const column = folded.findIndex((text, index) => !used.has(index) && text === wanted)
    if (column < 0) continue
    used.add(column)
    given.push({ column, title, mark })
  }
  return {
    check,
    given,
    added(column) {
      if (used.has(column)) return undefined
      const title = titles[column] ?? ''
      // without the check column nobody knows which titles are ours
      if (title !== '') return named.length > 0 ? title : undefined
      return columnLetters(column)
    },
  }
}
