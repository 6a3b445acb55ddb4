import type { RawCell } from '../model/raw.ts'
import { tidy } from './cells/text.ts'
import { fold, foldHeader } from './fold.ts'
import { isTotalLabel, isTotalWord } from './totals.ts'

/** What a row that is no data turned out to be; a blank one (of blanks that are not seen) is not even counted. */
export type Noise = 'total' | 'note' | 'blank'

/** What was read of a row so far. */
export interface RowSketch {
  readonly policyNo: string
  readonly hasDueDate: boolean
  readonly hasPremium: boolean
}

const CHINESE = /[\u3400-\u9fff]/
const LETTER = /[\p{L}]/u
/** 制表人, 审核, 打印时间, 备注, 第1页 … at the start of a line above or below the data */
const NOTE =
  /^(?:制表|制单|填表|打印|导出|生成|统计|报表|查询|审核|复核|审批|经办|操作员|操作人|负责人|部门负责|会计|出纳|签字|签名|签章|盖章|备注|说明|附注|注\d*[:.、]|单位[:(]|机构[:(]|日期[:(]|时间[:(]|截至|截止|数据来源|联系人|联系电话[:(]|第\d+页|共\d+页|页码|以上|以下|本表|特此|温馨提示|printed|preparedby|page\d|report|note[s:]|endof)/
const SECTION = /^(?:[(（]?[一二三四五六七八九十]+[)）、.]|第[一二三四五六七八九十\d]+部分|[（(]\d+[)）])/
const FAULT = /^\*{2,}|处理保单.*出错/
/** a note or a signature line has but a few cells */
const MOST_NOTE_CELLS = 8
const REPEATED_NAMES = 3

/** Whether a line that begins so is a signature, a note or a total: 制表人, 备注, 合计 … */
export function isRemark(first: string): boolean {
  return NOTE.test(fold(first)) || isTotalLabel(first)
}

/** The cells of a row in which something stands, tidied. */
export function filledTexts(cells: readonly RawCell[]): string[] {
  const filled: string[] = []
  cells.forEach((cell) => {
    const text = cell === '' ? '' : tidy(String(cell))
    if (text !== '') filled.push(text)
  })
  return filled
}

/**
 * Whether a row repeats the header: three of its names, or two that are most of the row.
 * @param header all that stands in the header's lines, folded
 */
export function repeatsHeader(filled: readonly string[], header: ReadonlySet<string>): boolean {
  let repeats = 0
  for (const text of filled) if (header.has(foldHeader(text))) repeats += 1
  return repeats >= REPEATED_NAMES || (repeats >= 2 && repeats * 2 > filled.length)
}

/**
 * Recognises section titles, repeated headers, total lines, signatures and messages among the rows; undefined for data.
 * Only asked about rows without a policy number or a due date: a row that has both is data, whatever stands in its names. A total of one day has
 * a due date, too.
 * @param header all that stands in the header's lines, folded
 */
export function noiseOf(cells: readonly RawCell[], header: ReadonlySet<string>, row: RowSketch): Noise | undefined {
  const filled = filledTexts(cells)
  const [first = ''] = filled
  if (filled.length === 0) return 'blank'
  if (repeatsHeader(filled, header)) return 'note'
  const label = fold(first)
  if (FAULT.test(label) && !row.hasDueDate) return 'note'
  if (isPolicyNo(row.policyNo, first)) return undefined
  const isTotal = isTotalLabel(first) || isTotalLabel(row.policyNo)
  if (isTotal || (row.policyNo === '' && filled.some(isTotalWord))) return 'total'
  if (NOTE.test(label) && filled.length <= MOST_NOTE_CELLS && !row.hasPremium) return 'note'
  if (row.hasDueDate) return undefined
  if (SECTION.test(label) && !row.hasPremium) return 'note'
  // one text in the whole line, alone or repeated by cells that were merged, is a title or a sentence
  return filled.every((text) => text === first) && isTitle(first) ? 'note' : undefined
}

/**
 * Whether the row names a policy. A number in the policy's column may be the count of a total line (合计 | 120), and a title may stand there;
 * a policy number has no Chinese text and more than seven digits, or letters too.
 */
function isPolicyNo(policyNo: string, first: string): boolean {
  if (policyNo === '' || CHINESE.test(policyNo) || !/\d/.test(policyNo)) return false
  if (policyNo === first) return true
  return isTotalLabel(first) ? /\d{8}|[A-Za-z]/.test(policyNo) : true
}

/** Words rather than a code: what a truncated row begins with is data. */
function isTitle(text: string): boolean {
  return CHINESE.test(text) || (LETTER.test(text) && !/\d/.test(text)) || /^[-=*_#.\s]+$/.test(text)
}
