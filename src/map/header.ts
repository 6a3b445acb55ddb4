import type { RawBatch, RawCell } from '../model/raw.ts'
import { tidy } from './cells/text.ts'
import type { Dictionary } from './dictionary.ts'
import { canonicalName, foldHeader } from './fold.ts'

/** The header of a table. */
export interface Header {
  /** index of its last line in the head's rows */
  readonly at: number
  /** row number that Excel shows of that line */
  readonly row: number
  /** one name per column, '' where there is none; a header of two lines joined into one */
  readonly names: readonly string[]
  /** all that stands in its lines, folded: a row of nothing else repeats one of them */
  readonly texts: ReadonlySet<string>
}

const ROWS_SEARCHED = 20
const NAMES_NEEDED = 3

/** The first of the first 20 rows with at least three known names, policy number or due date among them; merged headers of two lines are joined. */
export function findHeader(head: RawBatch, known: Dictionary<string>): Header | undefined {
  for (let at = 0; at < Math.min(ROWS_SEARCHED, head.rows.length); at++) {
    const names = texts(head.rows[at])
    if (!isHeader(names, known)) continue
    const below = texts(head.rows[at + 1])
    if (isSecondLine(names, below, known))
      return made(head, at + 1, withSecondLine(names, below, known), [...names, ...below])
    const above = texts(head.rows[at - 1])
    const joinedNames = withGroups(above, names, known)
    return made(head, at, joinedNames, joinedNames === names ? names : [...names, ...above])
  }
  return undefined
}

function made(head: RawBatch, at: number, names: readonly string[], lines: readonly string[]): Header {
  let width = names.length
  while (width > 0 && names[width - 1] === '') width -= 1
  return { at, row: head.rowNos[at] ?? at + 1, names: names.slice(0, width), texts: new Set(lines.map(foldHeader)) }
}

function texts(row: readonly RawCell[] | undefined): readonly string[] {
  return (row ?? []).map((cell) => tidy(String(cell)))
}

function isHeader(names: readonly string[], known: Dictionary<string>): boolean {
  const claims = names.map(known).filter((claim) => claim !== undefined)
  return claims.length >= NAMES_NEEDED && claims.some(({ field }) => field === 'policyNo' || field === 'dueDate')
}

/** `业务员：王五` is a remark about the list, and stands over no group of columns */
const REMARK = /[:：]\s*\S/
const PEOPLE = /^(?:投保人|被保人|受益人|业务员|收费员|主管|账户|银行)/
const GROUP_REMARK = /(?:基本)?(?:信息|资料|情况|栏)$/

/** `投保人信息` above `姓名` is 投保人姓名: the group that stands over a column, from the last filled cell of the line above. */
function joined(group: string, name: string): string {
  return tidy(group).replace(GROUP_REMARK, '') + name
}

/**
 * Group titles above the header (投保人信息 over 姓名, 性别) make bare names precise. A single title above (合并单元格) is no group line.
 * A group of people always counts: 性别 under 被保险人 is not the holder's, whether or not the joined name is known.
 */
function withGroups(above: readonly string[], names: readonly string[], known: Dictionary<string>): readonly string[] {
  if (above.filter((text) => text !== '').length < 2) return names
  let group = ''
  return names.map((name, column) => {
    group = above[column] || group
    if (name === '' || group === '' || REMARK.test(group)) return name
    const both = joined(group, name)
    const isPerson = PEOPLE.test(canonicalName(group))
    if (known(both)) return known(name) && !isPerson ? name : both
    return isPerson && !PEOPLE.test(canonicalName(name)) && isBare(name) ? both : name
  })
}

const BARE =
  /^(?:姓名|名称|性别|证件类型|证件种类|证件号|身份证号?|生日|出生日|手机|手机号|电话|联系电话|地址|号|状态)$/

function isBare(name: string): boolean {
  return BARE.test(canonicalName(name))
}

/**
 * A second header line under cells merged downwards: nothing under the names of policy number and due date, at least two texts, none of them a value,
 * one of them under a cell merged sideways, most of them known alone or together with the name above.
 */
function isSecondLine(names: readonly string[], below: readonly string[], known: Dictionary<string>): boolean {
  const filled = below.flatMap((text, column) => (text === '' ? [] : [column]))
  if (filled.length < 2 || filled.some((column) => /\d{4}/.test(below[column] ?? ''))) return false
  const underKey = filled.some((column) => ['policyNo', 'dueDate'].includes(known(names[column] ?? '')?.field ?? ''))
  if (underKey || !filled.some((column) => (names[column] ?? '') === '')) return false
  const whole = withSecondLine(names, below, known)
  return filled.filter((column) => known(whole[column] ?? '')).length * 2 >= filled.length
}

function withSecondLine(
  names: readonly string[],
  below: readonly string[],
  known: Dictionary<string>,
): readonly string[] {
  let group = ''
  return Array.from({ length: Math.max(names.length, below.length) }, (_, column) => {
    group = names[column] || group
    const name = below[column] ?? ''
    if (name === '') return names[column] ?? ''
    const both = joined(group, name)
    return known(both) || isBare(name) ? both : name
  })
}
