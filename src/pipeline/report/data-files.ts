import { type Fen, fen, NO_FEN } from '../../model/money.ts'
import { formatRatio, rateOf } from '../../model/rate.ts'
import { REASONS } from '../../model/reason.ts'
import type { PlanBucket } from '../../model/settings.ts'
import {
  type CasesAndPremium,
  type Figures,
  MENDED_WITHIN,
  type Progress,
  type Standing,
} from '../../model/standing.ts'
import { type ProgressBy, wordsOf } from '../../model/words.ts'
import { casesShort } from '../../report/index.ts'
import type { CsvColumn, CsvValue } from '../../write/index.ts'

/** `data/follow-up.csv`: a line for each case that a figure of the report may hold. */
export const STANDING_COLUMNS: readonly CsvColumn[] = [
  { name: 'policyNo', kind: 'text' },
  { name: 'dueDate', kind: 'day' },
  { name: 'branchCode', kind: 'text' },
  { name: 'supervisorCode', kind: 'text' },
  { name: 'collectorCode', kind: 'text' },
  { name: 'bucket', kind: 'text' },
  { name: 'stage', kind: 'text' },
  { name: 'dayState', kind: 'text' },
  { name: 'disposition', kind: 'text' },
  { name: 'listed', kind: 'boolean' },
  { name: 'open', kind: 'boolean' },
  { name: 'onHold', kind: 'boolean' },
  { name: 'firstSeen', kind: 'day' },
  { name: 'firstBucket', kind: 'text' },
  { name: 'firstPremium', kind: 'money' },
  { name: 'premium', kind: 'money' },
  { name: 'receivable', kind: 'boolean' },
  { name: 'paid', kind: 'boolean' },
  { name: 'paidOn', kind: 'day' },
  { name: 'paidBy', kind: 'text' },
  { name: 'changes', kind: 'text' },
  { name: 'attempts', kind: 'number' },
  { name: 'reached', kind: 'number' },
  { name: 'overdueTasks', kind: 'text' },
  { name: 'promised', kind: 'day' },
  { name: 'promise', kind: 'text' },
  { name: 'failures', kind: 'number' },
  { name: 'failedReason', kind: 'text' },
  { name: 'failedOn', kind: 'day' },
  { name: 'mendedOn', kind: 'day' },
  { name: 'rolledFrom', kind: 'text' },
  { name: 'rolled', kind: 'text' },
  { name: 'rollingFrom', kind: 'text' },
  { name: 'rolling', kind: 'text' },
  { name: 'targetGroup', kind: 'text' },
  { name: 'basePremium', kind: 'money' },
]

/** Lists within a cell are joined by `;`; of several failures the last one is named. */
export function standingLine(c: Standing): readonly CsvValue[] {
  const { whose, paid, promise, failures, rolled, rolling, group } = c
  const failure = failures.at(-1)
  return [
    c.policyNo,
    c.dueDate,
    whose.branch,
    whose.team,
    whose.collector,
    c.bucket,
    c.stage,
    c.dayState,
    c.disposition,
    c.isListed,
    c.isOpen,
    c.isOnHold,
    c.firstDay,
    c.firstBucket,
    c.firstPremium,
    c.premium,
    c.isReceivable,
    paid !== undefined,
    paid?.on,
    paid?.by,
    c.changes.join(';'),
    c.attempts,
    c.reached,
    c.overdue?.join(';'),
    promise?.day,
    promise?.state,
    failures.length,
    failure && failure.reason !== '' ? REASONS[failure.reason].name : '',
    failure?.first,
    failure?.mendedOn,
    rolled?.bucket,
    rolled?.outcome,
    rolling?.bucket,
    rolling?.outcome,
    group?.name,
    group?.premium,
  ]
}

/** `data/follow-up-figures.csv`: every number of the report, one a line. */
export const FIGURE_COLUMNS: readonly CsvColumn[] = [
  { name: 'by', kind: 'text' },
  { name: 'code', kind: 'text' },
  { name: 'name', kind: 'text' },
  { name: 'figure', kind: 'text' },
  { name: 'item', kind: 'text' },
  { name: 'cases', kind: 'number' },
  { name: 'premium', kind: 'money' },
  { name: 'caseRate', kind: 'text' },
  { name: 'premiumRate', kind: 'text' },
  { name: 'target', kind: 'number' },
  { name: 'short', kind: 'number' },
]

/** A number, and what it is a share of. */
interface Figure {
  readonly figure: string
  readonly item: string
  readonly sum: { readonly cases: number; readonly fen: Fen | undefined }
  readonly whole?: CasesAndPremium
  readonly target?: number
}

/** The lines of `data/follow-up-figures.csv`: the whole first, then each branch, team and collector; of these only what there is. */
export function* figureLines(
  progress: Progress,
  nameOf: (by: ProgressBy, key: string) => string,
): Generator<readonly CsvValue[]> {
  const { targets } = progress.question
  for (const figure of wholeFigures(progress)) yield ['total', '', '', ...cellsOf(figure)]
  for (const by of wordsOf('progressBy'))
    for (const { key, figures } of progress.groups[by])
      for (const figure of figuresOf(figures, targets))
        if (isThere(figure)) yield [by, key, nameOf(by, key), ...cellsOf(figure)]
}

/** Nothing of something is a figure; nothing of nothing is none. */
function isThere({ sum, whole }: Figure): boolean {
  return sum.cases > 0 || (whole !== undefined && whole.cases > 0)
}

function cellsOf({ figure, item, sum, whole, target }: Figure): readonly CsvValue[] {
  return [
    figure,
    item,
    sum.cases,
    sum.fen,
    whole && formatRatio(rateOf(sum.cases, whole.cases), PLACES),
    whole && sum.fen !== undefined ? formatRatio(rateOf(sum.fen, whole.fen), PLACES) : undefined,
    target,
    target !== undefined && whole ? casesShort(whole.cases, sum.cases, target) : undefined,
  ]
}

const PLACES = 6
const PLAN: readonly PlanBucket[] = ['current', 'grace1', 'grace2']

function* wholeFigures(progress: Progress): Generator<Figure> {
  yield* figuresOf(progress.total, progress.question.targets)
  for (const { task, sum } of progress.overdueByTask) yield { figure: 'overdueTask', item: task, sum }
  for (const { reason, all, mended, open } of progress.failures) {
    const item = reason === '' ? 'unknown' : REASONS[reason].name
    yield { figure: 'failed', item, sum: all }
    yield { figure: 'mended', item, sum: mended, whole: all }
    yield { figure: 'failedOpen', item, sum: open, whole: all }
  }
  yield { figure: 'leftOut', item: 'excluded', sum: progress.leftOut }
}

function* figuresOf(figures: Figures, targets: Progress['question']['targets']): Generator<Figure> {
  const { collection, contacted, overdue, overdueTasks, promises, changes, failures } = figures
  for (const bucket of PLAN) {
    const { receivable, paid, byBank, late } = collection[bucket]
    yield { figure: 'receivable', item: bucket, sum: receivable }
    yield { figure: 'collected', item: bucket, sum: paid, whole: receivable, target: targets[bucket] }
    yield { figure: 'collectedByBank', item: bucket, sum: byBank, whole: paid }
    yield { figure: 'firstSeenLate', item: bucket, sum: late, whole: receivable }
  }
  yield { figure: 'contact', item: 'open', sum: contacted.open }
  yield { figure: 'contact', item: 'attempted', sum: contacted.attempted, whole: contacted.open }
  yield { figure: 'contact', item: 'reached', sum: contacted.reached, whole: contacted.open }
  yield { figure: 'overdue', item: 'cases', sum: overdue }
  yield { figure: 'overdue', item: 'tasks', sum: { cases: overdueTasks, fen: undefined } }
  const settled = together(promises.kept, promises.broken)
  yield { figure: 'promise', item: 'kept', sum: promises.kept, whole: settled }
  yield { figure: 'promise', item: 'broken', sum: promises.broken, whole: settled }
  yield { figure: 'promise', item: 'open', sum: promises.open }
  for (const change of wordsOf('change')) yield { figure: 'change', item: change, sum: changes[change] }
  for (const which of ['rolled', 'rolling'] as const)
    for (const bucket of PLAN) {
      const outcomes = figures[which][bucket]
      const base = Object.values(outcomes).reduce(together, { cases: 0, fen: NO_FEN })
      for (const outcome of wordsOf('rollOutcome'))
        yield { figure: which, item: `${bucket}.${outcome}`, sum: outcomes[outcome], whole: base }
    }
  for (const group of wordsOf('targetGroup')) {
    const { base, paid } = figures.targets[group]
    const target = group === 'yearUnknown' || group === 'other' ? undefined : targets.groups[group]
    yield { figure: 'targetBase', item: group, sum: base }
    yield {
      figure: 'targetCollected',
      item: group,
      sum: paid,
      whole: base,
      ...(target === undefined ? {} : { target }),
    }
  }
  yield { figure: 'failed', item: 'all', sum: failures.all }
  yield { figure: 'mended', item: 'all', sum: failures.mended, whole: failures.all }
  yield { figure: 'failedOpen', item: 'all', sum: failures.open, whole: failures.all }
  for (const [index, last] of MENDED_WITHIN.entries())
    yield {
      figure: 'mendedWithin',
      item: Number.isFinite(last) ? `${last}d` : 'longer',
      sum: { cases: failures.within[index] ?? 0, fen: undefined },
      whole: failures.mended,
    }
}

function together(a: CasesAndPremium, b: CasesAndPremium): CasesAndPremium {
  return { cases: a.cases + b.cases, fen: fen(a.fen + b.fen) }
}
