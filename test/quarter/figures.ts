import { type Day, monthOf } from '../../src/model/day.ts'
import { type Fen, fen } from '../../src/model/money.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { TASK_CODES } from '../../src/model/task.ts'
import { type Word, type WordList, wordsOf } from '../../src/model/words.ts'
import type { Asked } from '../progress/oracle/figures.ts'
import type { Life, Sight } from '../progress/oracle/life.ts'
import { type Sums, sumsOf } from '../progress/oracle/sums.ts'
import type { Typed } from './collectors.ts'
import { keyOf } from './replay.ts'
import { day, type Instalment } from './world.ts'

type Row = Readonly<Record<string, string>>

/** What the lists of a run said: its cases and their tasks. */
export interface Listed {
  readonly cases: readonly Row[]
  readonly tasks: readonly Row[]
}

/** The runs until a day, by what each of them wrote. Between two runs there is a collection; both have a number. */
export interface Quarter {
  readonly listed: ReadonlyMap<Day, Listed>
  /** everything that was typed, and how much of it was handed back before each run */
  readonly typed: readonly Typed[]
  readonly handedBack: ReadonlyMap<Day, number>
  readonly instalments: readonly Instalment[]
}

/**
 * The lines of data/follow-up-figures.csv that hold any case, as the oracle has them: it sees what lists, people and banks said, never the book.
 * @param at the run
 * @param heardUntil the day of a collection after it
 */
export function figureLines(quarter: Quarter, at: Day, heardUntil = at): ReadonlyMap<string, string> {
  const days = [...quarter.listed.keys()].filter((one) => one <= at)
  const runs = days.map((asOf, n) => ({ run: 2 * n + 1, asOf, month: monthOf(asOf), runId: '' }))
  const asked: Asked = { runs, heardUntil }
  const sights = new Map<string, Sight[]>()
  for (const { run, asOf } of runs) {
    const { cases, tasks } = quarter.listed.get(asOf) ?? { cases: [], tasks: [] }
    for (const row of cases) sights.set(keyOf(row), [...(sights.get(keyOf(row)) ?? []), sightOf(row, tasks, run, asOf)])
  }
  const lives = [...sights].map(([key, own]) => lifeOf(key, own, quarter, { days, heardUntil }))
  const groups = Object.entries(sumsOf({ ...asked, lives }))
  return new Map(groups.flatMap(([group, sums]) => linesOf(group === 'total' ? 'total ' : group, sums)))
}

function sightOf(row: Row, tasks: readonly Row[], run: number, asOf: Day): Sight {
  const own = tasks.filter((task) => keyOf(task) === keyOf(row) && task.state === 'overdue')
  return {
    run,
    day: asOf,
    bucket: word('bucket', row.bucket),
    stage: word('stage', row.stage),
    dayState: word('dayState', row.dayState),
    disposition: word('disposition', row.disposition),
    transferStatus: word('transferStatus', row.transferStatus),
    transferReason: '',
    premium: fenOf(row.premium),
    collector: row.collectorCode ?? '',
    details: {
      branch: row.branchCode ?? '',
      team: row.supervisorCode ?? '',
      yearBand: word('policyYearBand', row.policyYearBand),
      frequency: word('frequency', row.frequency),
      difficult: row.difficult === 'true',
      hold: row.hold === '' ? '' : word('hold', row.hold),
      oldestDue: day(row.oldestDue ?? ''),
      lapseFrom: day(row.lapseFrom ?? ''),
      reinstateBy: day(row.reinstateBy ?? ''),
      // the lists of the quarter say no day
      paidOn: undefined,
      overdue: TASK_CODES.filter((code) => own.some((task) => task.code === code)),
    },
  }
}

function word<L extends WordList>(list: L, text = ''): Word<L> {
  const found = wordsOf(list).find((one) => one === text)
  if (found === undefined) throw new Error(`${text} is no ${list}`)
  return found
}

const fenOf = (yuan = ''): Fen => fen(Math.round(Number(yuan) * 100))

/** What was heard of a case: the bank's answers and the money between two runs, and after the last one, in the collection that follows. */
function lifeOf(
  key: string,
  sights: readonly Sight[],
  { typed, handedBack, instalments }: Quarter,
  { days, heardUntil }: { readonly days: readonly Day[]; readonly heardUntil: Day },
): Life {
  const [policyNo = '', due = ''] = key.split(' ')
  const one = instalments.find((instalment) => instalment.policyNo === policyNo && instalment.dueDate === day(due))
  if (!one) throw new Error(`${key} is no instalment`)
  const last = days.at(-1) ?? one.dueDate
  const collections = [...days.slice(1), heardUntil]
  const heard = (on: Day) => 1 + collections.findIndex((asOf, n) => on <= asOf && on > (days[n] ?? on))
  const entered = <T extends { readonly day: Day }>(list: readonly T[]) =>
    list.flatMap((each) => (heard(each.day) === 0 ? [] : [{ ...each, run: 2 * heard(each.day) }]))
  const debits = one.debits.map(({ day: on, words }) => ({
    day: on,
    status: words === '' ? ('succeeded' as const) : ('failed' as const),
    reason: '' as const,
    rawReason: words,
  }))
  const own = typed.slice(0, handedBack.get(last) ?? 0).filter((each) => keyOf(each) === key && each.day <= heardUntil)
  return {
    policyNo,
    dueDate: one.dueDate,
    sights,
    contacts: own.toSorted((a, b) => a.day - b.day).map((each) => ({ ...each, time: '', person: '', collector: '' })),
    debits: entered(debits),
    payments: one.paidOn === undefined ? [] : entered([{ day: one.paidOn, amount: fen(one.yuan * 100) }]),
  }
}

const WITHIN = ['3d', '7d', '15d', '30d', 'longer']

/** place of the oracle → figure and item of the file; what the file does not hold is left out. */
function figureOf(place: string): readonly [figure: string, item: string] | undefined {
  const [what = '', first = '', ...rest] = place.split(' ')
  const second = rest.join(' ')
  const sides: Readonly<Record<string, string>> = {
    receivable: 'receivable',
    paid: 'collected',
    'by bank': 'collectedByBank',
    late: 'firstSeenLate',
  }
  if (what === 'collection') return [sides[second] ?? second, first]
  if (what === 'contacted') return ['contact', first]
  if (what === 'overdue')
    return first === '' ? ['overdue', 'cases'] : first === 'tasks' ? ['overdue', 'tasks'] : ['overdueTask', first]
  if (what === 'promise') return ['promise', first]
  if (what === 'change') return second === '' ? ['change', first] : undefined
  if (what === 'rolled' || what === 'rolling') return [what, `${first}.${second}`]
  if (what === 'target') return [second === 'base' ? 'targetBase' : 'targetCollected', first]
  if (what === 'left') return ['leftOut', 'excluded']
  if (what !== 'failures' || first === 'of' || first === 'days') return undefined
  if (first === 'within') return ['mendedWithin', WITHIN[Number(second)] ?? '']
  return [first === 'all' ? 'failed' : first === 'open' ? 'failedOpen' : 'mended', 'all']
}

function linesOf(group: string, sums: Sums): (readonly [string, string])[] {
  return Object.entries(sums).flatMap(([place, [cases, amount]]) => {
    const [figure, item] = figureOf(place) ?? []
    if (figure === undefined || item === undefined) return []
    const premium = figure === 'mendedWithin' || item === 'tasks' ? '' : ` ${(amount / 100).toFixed(2)}`
    return [
      [`${group} ${figure} ${item}`, `${cases}${premium}${reached(figure, item, [cases, amount], sums)}`] as const,
    ]
  })
}

/** With six places, half up. */
function shown(part: number, whole: number): string {
  const digits = String((BigInt(part) * 2_000_000n + BigInt(whole)) / (2n * BigInt(whole))).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

/** Both rates, and the cases short of the target, in integers. */
function reached(figure: string, item: string, [paid, paidFen]: readonly [number, number], sums: Sums): string {
  const { groups, ...buckets } = DEFAULT_SETTINGS.targets
  if (figure !== 'collected' && figure !== 'targetCollected') return ''
  const targets: Readonly<Record<string, number>> = figure === 'collected' ? buckets : groups
  const [cases = 0, fen = 0] =
    sums[figure === 'collected' ? `collection ${item} receivable` : `target ${item} base`] ?? []
  const rates = ` ${shown(paid, cases)} ${shown(paidFen, fen)}`
  const target = targets[item]
  return target === undefined ? rates : `${rates} short ${Math.max(0, Math.ceil((cases * target - paid * 100) / 100))}`
}

/** The lines of the file in the same words. */
export function readFigures(rows: readonly Row[]): ReadonlyMap<string, string> {
  const some = rows.filter(({ cases, figure, item }) => cases !== '0' && figureOfFile(figure ?? '', item ?? ''))
  return new Map(
    some.map(({ by, code, figure, item, cases, premium, caseRate, premiumRate, short }) => {
      const rates = figure === 'collected' || figure === 'targetCollected' ? ` ${caseRate} ${premiumRate}` : ''
      const more = `${premium === '' ? '' : ` ${premium}`}${rates}${short === '' ? '' : ` short ${short}`}`
      return [`${by} ${code} ${figure} ${item}`, `${cases}${more}`]
    }),
  )
}

/** Failures by reason are compared where books are invented: here the oracle does not read the bank's words. */
const figureOfFile = (figure: string, item: string) => !/^(failed|mended|failedOpen)$/.test(figure) || item === 'all'
