import { addToMonth, type Day, formatDay, formatMonth, type Month, monthOf } from '../model/day.ts'
import type { HandedOn } from '../model/handing-up.ts'
import { type RunContext, unknownYears } from '../model/run.ts'
import type { Text } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import { openTallies, type ReportContext, type Tallies, type TallyData } from '../report/index.ts'
import { CHECKS } from '../verify/index.ts'
import type { Output } from '../write/index.ts'
import { assertBalance } from './balance.ts'
import type { CaseWalk, Found } from './found.ts'
import { doubtedTexts } from './judging/doubted.ts'
import { openAssembler } from './judging/lists.ts'
import { manifestOf, totalsOf } from './manifest.ts'
import { missingTexts } from './missing.ts'
import { combinedRunId, runIdOf } from './run-id.ts'
import { staffNotices } from './staff-notices.ts'
import type { FindingLine, Progress, RunResult } from './types.ts'
import { findingLine } from './writing/finding-lines.ts'
import { type Written, writeEverything } from './writing/writing.ts'

/**
 * report → write → balance. Without a place (`check`, `--dry-run`) everything is counted and nothing written.
 * @throws Error when the books do not balance
 */
export async function tellAndWrite(found: Found, place: Output | undefined, watch: Progress): Promise<RunResult> {
  const { context, log, rows } = found
  const wholeRunId = wholeRunIdOf(found)
  const report = reportContext(found, runIdOfPart(wholeRunId, found))
  const tallies = openTallies(report)
  const walk = openWalk(found, tallies, watch)
  keepRejected(found)
  const written = place ? await writeEverything(found, report, tallies, walk, place, watch) : await walkOnly(walk)
  recordHandedOn(written, found)
  const { outputs, words, doubts } = written
  const totals = totalsOf(found, tallies)
  assertBalance({ totals, worklists: place ? outputs : undefined })
  const manifest = manifestOf(found, { runId: report.runId, wholeRunId }, totals, outputs)
  const counts = log.counts()
  const unknown = unknownYears(context.asOf, context.calendar)
  const lists = [
    ...(found.options.inputsInOrder ? [] : rows.overlaps.texts(manifest.inputs.map(({ path }) => path))),
    ...doubtfulDays(tallies.data().open, totals.byDisposition.future?.cases ?? 0, context),
    ...missingTexts(found.book, context.month, found.options),
    ...doubtedTexts(found.cases.doubts),
  ]
  const staff = staffNotices(found)
  const people = [...staff.doubts, ...found.book.doubts]
  const known = [...staff.words, ...found.book.words]
  return {
    manifest,
    worst: counts[0]?.severity,
    findings: counts,
    findingLines: [...shownLines(found, report)],
    checksOff: rows.checksOff,
    unknownYears: unknown,
    notices: [...lists, ...unknown.map(unknownYearText), ...people, ...known, ...words, ...doubts],
    doubts: [...lists, ...people, ...doubts],
  }
}

/** The lists hold a policy whose row was rejected: the book is not to take its cases for gone. */
function keepRejected({ rows, book: { recording } }: Found): void {
  if (!recording) return
  for (const policyNo of rows.rejections.policies()) recording.keepListed(policyNo)
}

/** What went up to supervisors and out to customers is entered into the book with the run, and committed with it. */
function recordHandedOn({ handovers, notices }: HandedOn, { book: { recording } }: Found): void {
  if (!recording) return
  for (const handover of handovers) recording.addHandover(handover, handover)
  for (const notice of notices) recording.addNotice(notice, notice)
}

/** The id of a run over all branches. */
function wholeRunIdOf({ options, context, rows }: Found): string {
  const inputs = rows.inputs.map((input) => input.sha256)
  return runIdOf(options, context, inputs, formatDay(context.asOf))
}

function runIdOfPart(wholeRunId: string, { context, rows }: Found): string {
  const { record } = rows.part
  return record ? combinedRunId(formatDay(context.asOf), [wholeRunId, ...record.branches]) : wholeRunId
}

/** What the reports may know. The checks' pages go along, since a report knows no other stage. */
function reportContext({ context, rows, book }: Found, runId: string): ReportContext {
  const checks = new Map(
    CHECKS.map(({ code, name, severity, title, message, remedy }) => [
      code,
      { code, name, severity, title, message, remedy },
    ]),
  )
  const tables = rows.tables.map(({ path, sheet }) => ({ path, sheet }))
  return { ...context, runId, reportsProgress: book.recording !== undefined, tables, checks }
}

/** How many cases are taken at a stretch before the threads that make workbooks are served. */
const STRETCH = 1_000

function openWalk(found: Found, tallies: Tallies, watch: Progress): CaseWalk {
  const { cases, lists, context, book } = found
  const assemble = openAssembler(cases, lists, context)
  return async (each) => {
    for (let id = 0; id < cases.count; id++) {
      if (cases.has(id)) {
        const c = assemble(id)
        tallies.add(c)
        book.recording?.note(c)
        each(c, id)
      }
      if (id % STRETCH === 0) {
        watch.signal.throwIfAborted()
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
  }
}

async function walkOnly(walk: CaseWalk): Promise<Written> {
  await walk(() => undefined)
  return { outputs: [], handovers: [], notices: [], words: [], doubts: [] }
}

function* shownLines({ options, log }: Found, report: ReportContext): Iterable<FindingLine> {
  if (options.findingsShown === 0) return
  const shown = new Map<string, number>()
  for (const finding of log.inOrder()) {
    const count = (shown.get(finding.code) ?? 0) + 1
    shown.set(finding.code, count)
    if (count <= options.findingsShown) yield findingLine(finding, report.tables, report.checks, report.lang)
  }
}

/** Fewer cases than this tell nothing about the whole list. */
const MANY_CASES = 20
/** Percent of the open cases. */
const NEARLY_ALL = 90

/** A list of another month, or a wrong as-of day, shows in where its cases stand. @param future cases that fall due after the work month */
function doubtfulDays({ stage, bucket }: TallyData['open'], future: number, { asOf, month }: RunContext): Text[] {
  const all = Object.values(stage).reduce((sum, { cases }) => sum + cases, 0)
  if (future > 0 && month < monthOf(asOf)) return [pastMonthText(future, month, asOf)]
  if (all === 0 && future > 0) return [onlyFutureText(future, month)]
  const lapsed = stage.lapsed?.cases ?? 0
  if (all < MANY_CASES) return []
  if (lapsed * 100 >= all * NEARLY_ALL)
    return [
      {
        zh: `要收的 ${all} 件里有 ${lapsed} 件按截至日 ${formatDay(asOf)} 已经失效：请核对截至日（--as-of）是不是这份清单的日子。`,
        en: `${lapsed} of ${all} cases to be collected have lapsed by ${formatDay(asOf)}: check whether the as-of day (--as-of) is that of this list.`,
      },
    ]
  if (bucket.current) return []
  if (bucket.grace1)
    return [
      {
        zh: `要收的 ${all} 件里没有一件在工作月 ${formatMonth(month)} 应缴：那个月的清单还没有来的，来了再运行一次；工作月（--month）写错的，请改正，阶段和任务都按它算。`,
        en: `None of ${all} cases to be collected is due in the work month ${formatMonth(month)}: run again when that month's list has come; if the work month (--month) is wrong, correct it, since stages and tasks go by it.`,
      },
    ]
  return [
    {
      zh: `要收的 ${all} 件里没有一件在工作月 ${formatMonth(month)} 或上个月应缴：请核对工作月（--month）和清单。`,
      en: `None of ${all} cases to be collected is due in the work month ${formatMonth(month)} or the one before: check the work month (--month) and the list.`,
    },
  ]
}

/** Cases that have fallen due are announced only, and nobody collects them. */
function pastMonthText(cases: number, month: Month, asOf: Day): Text {
  return {
    zh: `工作月 ${formatMonth(month)} 比截至日 ${formatDay(asOf)} 早：以后应缴的 ${cases} 件只作预告，不在要收的件里，已到应缴日的也一样。除非只补做 ${formatMonth(month)} 的清单，请改 --month ${formatMonth(monthOf(asOf))}（或不写）再运行。`,
    en: `The work month ${formatMonth(month)} is before ${formatDay(asOf)}: ${counted(cases, 'case')} due after it ${cases === 1 ? 'is' : 'are'} announced only and not to be collected, fallen due or not. Unless you only make up for the list of ${formatMonth(month)}, run again with --month ${formatMonth(monthOf(asOf))}, or without it.`,
  }
}

/** The list of a month that came before it. */
function onlyFutureText(cases: number, month: Month): Text {
  const next = formatMonth(addToMonth(month, 1))
  return {
    zh: `要收的 ${cases} 件都在工作月 ${formatMonth(month)} 以后应缴，只作预告：要按下个月排，加 --month ${next} 再运行。`,
    en: `All ${cases} cases to be collected fall due after the work month ${formatMonth(month)}, and are announced only. To plan the next month run again with --month ${next}.`,
  }
}

/** Deadlines may be a few days off. */
function unknownYearText(year: number): Text {
  return {
    zh: `没有 ${year} 年的节假日数据，只按周末、元旦、劳动节和国庆节推算期限；可在设置的 holidays 里补上。`,
    en: `There is no holiday data for ${year}: deadlines count weekends, New Year, Labour Day and National Day only. Add the days under holidays in the settings.`,
  }
}
