import type { StrayText } from '../../model/collected.ts'
import { columnLetters } from '../../model/letters.ts'
import type { RawCell } from '../../model/raw.ts'
import type { CollectFinding } from '../finding.ts'
import { tidyText } from '../fold.ts'
import { readKey } from './line-key.ts'

/** Whether one of the cells is the hidden key of a line. */
export function holdsKey(cells: readonly RawCell[]): boolean {
  return cells.some((cell) => typeof cell === 'string' && readKey(cell) !== undefined)
}

/**
 * Opens the reading of a sheet without a header: from its first line with a key on, every row is kept word for word. Which cell was which nobody knows.
 * @returns `lines`: how many lines with a key there were
 */
export function openHeadless(
  { file, source, sheet }: Pick<StrayText, 'source' | 'sheet'> & { readonly file: string },
  into: { readonly findings: CollectFinding[]; readonly strays: StrayText[] },
): { take(rowNo: number, cells: readonly RawCell[]): void; conclude(): { readonly lines: number } } {
  let lines = 0
  let first = ''
  return {
    take(rowNo, cells) {
      const texts = cells.map((cell) => tidyText(String(cell)))
      if (holdsKey(cells)) {
        lines += 1
        if (first === '') first = String(rowNo)
      }
      const column = texts.findIndex((text) => text !== '')
      if (lines === 0 || column < 0) return
      const text = texts.filter((one) => one !== '').join('；')
      into.strays.push({ source, sheet, cell: `${columnLetters(column)}${rowNo}`, text })
    },
    conclude() {
      if (lines > 0) {
        const about = { file, sheet, cell: first, policyNo: '', dueDate: undefined, field: undefined, value: '' }
        into.findings.push({ code: 'K009', ...about, facts: { lines } })
      }
      return { lines }
    },
  }
}
