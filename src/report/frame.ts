import { formatMonth } from '../model/day.ts'
import type { Cell, PageRow, StyledCell, Tone } from '../model/sheet.ts'
import { fill, type Text } from '../model/text.ts'
import type { ReportContext } from './context.ts'
import { both, isoWithWeekday } from './wording.ts'

/** Lines a sheet can hold: Excel's limit less room for what stands above the header. */
export const MAX_LINES = 1_000_000

export const NOTICE = both('内含客户信息 严禁外传', 'Contains customer data. Do not pass on')

const LABELS = {
  asOf: both('截至 {asOf}　工作月 {month}', 'As of {asOf} · work month {month}'),
  run: both('运行编号 {runId}', 'Run {runId}'),
  maker: both('制表：＿＿＿＿＿＿', 'Prepared by: ____________'),
  checker: both('复核：＿＿＿＿＿＿', 'Checked by: ____________'),
  date: both('日期：＿＿＿＿＿＿', 'Date: ____________'),
  capped: both(
    '共 {count} 行，本表只列前 {shown} 行；全部在 {file}。',
    '{count} lines in all; this sheet holds the first {shown}. All of them are in {file}.',
  ),
}

/** One cell across `span` columns of a page. */
export function across(value: Cell, span: number, tone?: Tone): StyledCell {
  const cell: StyledCell = typeof value === 'object' ? value : { value }
  return { ...cell, span, ...(tone ? { tone } : {}) }
}

/** A row of a page from its cells. */
export function row(...cells: readonly Cell[]): PageRow {
  return { cells }
}

/** `截至 2026-06-18（周四）　工作月 2026-06` */
export function asOfLine(context: ReportContext): string {
  const asOf = isoWithWeekday(context.asOf, context.lang)
  return fill(LABELS.asOf[context.lang], { asOf, month: formatMonth(context.month) })
}

/** Title, day and run, what the numbers are, and who signs: the lines above the header of every report. */
export function reportTop(title: Text, notes: readonly Text[], context: ReportContext, span = 6): readonly PageRow[] {
  const { lang } = context
  return [
    row(across(title[lang], span, 'title')),
    row(across(`${asOfLine(context)}　${fill(LABELS.run[lang], { runId: context.runId })}`, span, 'subtitle')),
    ...notes.map((note) => row(across(note[lang], span, 'muted'))),
    signatureRow(context, span),
  ]
}

/** 制表 / 复核 / 日期 */
export function signatureRow(context: ReportContext, span = 6): PageRow {
  const { lang } = context
  const blank = lang === 'zh' ? '　　　' : '      '
  return row(across([LABELS.maker[lang], LABELS.checker[lang], LABELS.date[lang]].join(blank), span, 'plain'))
}

/** Says honestly that a sheet does not hold everything, and where everything is. */
export function cappedNote(count: number, file: string): readonly Text[] {
  if (count <= MAX_LINES) return []
  const facts = { count, shown: MAX_LINES, file }
  return [both(fill(LABELS.capped.zh, facts), fill(LABELS.capped.en, facts))]
}

/** At most the lines that a sheet can hold, made one by one. */
export function* capped<T>(lines: Iterable<T>): Generator<T> {
  let left = MAX_LINES
  for (const line of lines) {
    if (left-- <= 0) return
    yield line
  }
}

/** An iterable that can be walked again: each walk starts `make` anew. */
export function again<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}
