import { columnLetters } from '../model/letters.ts'
import type { MergedCells } from '../model/raw.ts'
import type { Text } from '../model/text.ts'
import { CHANGE_TITLES, SUPERVISOR_TITLES } from '../model/worklist-form.ts'
import type { CollectFinding } from './finding.ts'
import type { SheetForm } from './sheet-form.ts'
import { titleOf } from './worklist/entry.ts'

/** What was found on one sheet: where it stands, of which row something was taken. */
interface SheetRead {
  readonly file: string
  readonly sheet: string
  readonly filled: ReadonlySet<number>
}

/**
 * K026: cells to fill in that somebody merged over several lines. What stands there is that of the first line; whether it is meant for the others nobody knows.
 * @param headerRow the number that Excel shows for the header
 */
export function findMergedInputs(
  form: SheetForm,
  headerRow: number,
  merged: readonly MergedCells[],
  { file, sheet, filled }: SheetRead,
): readonly CollectFinding[] {
  const titles = inputTitles(form)
  return merged.flatMap(({ column, from, to }): CollectFinding[] => {
    const field = titles.get(column)
    if (field === undefined || from <= headerRow || !filled.has(from)) return []
    const cell = `${columnLetters(column)}${from}`
    const facts = { from, to, count: to - from }
    return [{ code: 'K026', file, sheet, cell, policyNo: '', dueDate: undefined, field, value: '', facts }]
  })
}

/** Column → what stands above it, of the columns that people fill in. */
function inputTitles(form: SheetForm): ReadonlyMap<number, Text> {
  if (form.kind === 'worklist')
    return new Map(
      [...form.inputs].flatMap(([slot, columns]) =>
        [...columns].map(([key, column]) => [column, titleOf(key, slot)] as const),
      ),
    )
  if (form.kind === 'changes')
    return new Map<number, Text>([
      [form.day, CHANGE_TITLES.change_done],
      [form.note, CHANGE_TITLES.change_note],
    ])
  return new Map<number, Text>([
    [form.day, SUPERVISOR_TITLES.supervisor_noted],
    [form.decision, SUPERVISOR_TITLES.supervisor_decision],
    [form.note, SUPERVISOR_TITLES.supervisor_note],
  ])
}
