import { extname } from 'node:path'

/** What the name of a list says of it. */
export interface ListName {
  /** the name without its numbers and ending: `济南/应收_20260618.csv` → `济南/应收_` */
  readonly series: string
  /** numbers of four digits and more that are no date: they may tell a branch, or be numbers that run on; '' = none */
  readonly codes: string
  /** dates with a year, in their order: `2026`, `202606`, `20260618`, `202606180230` */
  readonly dates: readonly string[]
  /** to compare names whose numbers run on; without its ending */
  readonly stem: string
  /** without its dates and ending: `应收_20260618_2.csv` → `应收_ _2` */
  readonly slot: string
  /** whether it says that it puts right a list sent before: `应收_20260618（更正）.csv` */
  readonly corrects: boolean
}

const YEAR = '(20\\d\\d)'
const MONTH = '(0[1-9]|1[0-2])'
const DAY = '(0[1-9]|[12]\\d|3[01])'
/** 20260618, 202606180230, 20260618023000, 202606 · 2026-06-18, 2026.6.18, 2026年6月18日 · 2026-06, 2026年6月 */
const DATES = [
  new RegExp(`(?<!\\d)${YEAR}${MONTH}${DAY}(\\d{4}|\\d{6})?(?!\\d)`, 'g'),
  /(?<!\d)(20\d\d)[-._年/ ](0?[1-9]|1[0-2])[-._月/ ](0?[1-9]|[12]\d|3[01])日?(?!\d)/g,
  new RegExp(`(?<!\\d)${YEAR}${MONTH}(?!\\d)`, 'g'),
  /(?<!\d)(20\d\d)[-._年](0?[1-9]|1[0-2])月?(?!\d)/g,
]
/** Such a list is of the series of the one that it puts right. Not 新, 最新, 补充: lists of every day are named so, and a supplement is something else. */
const CORRECTS =
  /[\s._-]*[([]?(?:(?:更正|修正|订正|修改|改正)(?:后|版|稿)*|重发|重新导出|(?<![a-z])correct(?:ed|ion)(?![a-z]))[)\]]?[\s._-]*/g
/** A day without a year, such as 0618. */
const MONTH_AND_DAY = new RegExp(`^${MONTH}${DAY}$`)

/** Reads the name of a list, relative to its folder. */
export function readListName(name: string): ListName {
  const folded = name.replaceAll('\\', '/').normalize('NFKC').toLowerCase()
  const stem = folded.slice(0, folded.length - extname(folded).length)
  // of the name of the file, not of the folders that it lies in
  const file = stem.lastIndexOf('/') + 1
  const plain = stem.slice(0, file) + stem.slice(file).replace(CORRECTS, (_, at: number) => (at === 0 ? '' : ' '))
  const dates: { at: number; date: string }[] = []
  let rest = plain
  for (const pattern of DATES)
    rest = rest.replace(pattern, (found: string, ...parts: unknown[]) => {
      const at = parts.findIndex((part) => typeof part === 'number')
      const numbers = parts.slice(0, at).filter((part) => typeof part === 'string')
      dates.push({ at: Number(parts[at]), date: numbers.map((part) => part.padStart(2, '0')).join('') })
      // as long as before, so that what follows keeps its place
      return ' '.repeat(found.length)
    })
  const codes = (rest.match(/\d{4,}/g) ?? []).filter((run) => !MONTH_AND_DAY.test(run))
  return {
    series: rest.replace(/[\d\s._()-]+/g, '_').replace(/_?(\/|$)/g, '$1'),
    codes: codes.join(' '),
    dates: dates.sort((a, b) => a.at - b.at).map(({ date }) => date),
    stem,
    slot: rest.replace(/\s+/g, ' ').trim(),
    corrects: plain !== stem,
  }
}

/** The last full date of a name, `20260618`; undefined where it holds none. */
export function dayIn({ dates }: ListName): string | undefined {
  return dates.findLast((date) => date.length >= 8)?.slice(0, 8)
}

/**
 * Which of two lists of one series is the newer, by their names: below 0 = `a` is older. Dates decide where both have them; 0 = the names do not tell.
 */
export function compareDates(a: ListName, b: ListName): number {
  if (a.dates.length === 0 || a.dates.length !== b.dates.length) return 0
  for (const [i, date] of a.dates.entries()) {
    const other = b.dates[i] ?? ''
    if (date !== other) return date < other ? -1 : 1
  }
  return 0
}

/** `list-9` before `list-10`, `list` before `list-2`. */
export function compareStems(a: ListName, b: ListName): number {
  return NATURAL.compare(a.stem, b.stem)
}

const NATURAL = new Intl.Collator('en', { numeric: true })
