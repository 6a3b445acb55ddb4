import type { PageRow, StyledCell } from '../../model/sheet.ts'
import type { Change, ProgressBy } from '../../model/words.ts'
import type { ProgressInput } from './input.ts'
import { WORDS } from './words.ts'

/** Where the cases behind a number stand in the workbook: rows of the two sheets that list them. */
export interface Places {
  /** a number that leads to the cases of a change; plain where there are none */
  toChange(change: Change, value: number): StyledCell
  /** a text that leads to the first case of a branch, team or collector */
  toGroup(by: ProgressBy, key: string, text: string): StyledCell
  /** a number that leads to the sheet of cases */
  toCases(value: number): StyledCell
}

/** Lines above the first case of both sheets: title, note, header. */
export const HEAD_ROWS = 3

/** @param top lines above the header, as many on both sheets */
export function openPlaces({ lines, changed, lang }: ProgressInput): Places {
  const ofChange = new Map<Change, number>()
  changed.lines.forEach(({ change }, index) => {
    if (!ofChange.has(change)) ofChange.set(change, index + HEAD_ROWS + 1)
  })
  const ofGroup: Readonly<Record<ProgressBy, Map<string, number>>> = {
    branch: new Map(),
    team: new Map(),
    collector: new Map(),
  }
  lines.standings.forEach(({ whose }, index) => {
    for (const by of ['branch', 'team', 'collector'] as const)
      if (!ofGroup[by].has(whose[by])) ofGroup[by].set(whose[by], index + HEAD_ROWS + 1)
  })
  return {
    toChange(change, value) {
      const row = ofChange.get(change)
      if (row === undefined) return { value, kind: 'count' }
      return { value, kind: 'count', sheet: WORDS.changedSheet[lang], row }
    },
    toGroup(by, key, text) {
      const row = ofGroup[by].get(key)
      return row === undefined ? { value: text } : { value: text, sheet: WORDS.caseSheet[lang], row }
    },
    toCases: (value) => ({ value, kind: 'count', sheet: WORDS.caseSheet[lang] }),
  }
}

/** The two lines above the header of a sheet that places lead to. */
export function headRows(title: StyledCell, note: StyledCell): readonly PageRow[] {
  return [{ cells: [title] }, { cells: [note] }]
}
