import type { RawCell } from '../../model/raw.ts'
import { foldText } from '../fold.ts'

/** With what the pages of our workbooks begin that hold no lines: overview, forms, guide, visits, the words to choose from, the hidden page. */
const BEGINNINGS = [
  '续期收费清单',
  'Renewal worklist',
  '主管日报',
  "Supervisor's day",
  '续期保费评鉴表',
  'Assessment of an unpaid renewal premium',
  '填表说明',
  'How to fill in',
  '面访计划',
  'Visits ·',
  '方式|对象|结果',
  'Channel|Person|Outcome',
  '决定',
  'Decision',
  'format|1',
].map(foldText)

/**
 * Whether a table is one of the pages without lines of our workbooks. As a text file it may be all that is left: whoever saves the workbook as CSV keeps the page
 * that is open, and that may be the overview.
 * @param rows its first rows
 */
export function isOtherPage(rows: readonly (readonly RawCell[])[]): boolean {
  const [first = []] = rows
  const text = foldText(first.map((cell) => foldText(String(cell))).join('|'))
  return BEGINNINGS.some((beginning) => text.startsWith(beginning))
}
