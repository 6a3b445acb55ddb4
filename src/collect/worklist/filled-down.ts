import type { InputKey } from '../../model/worklist-form.ts'
import type { CollectFinding } from '../finding.ts'
import { titleOf } from './entry.ts'
import type { FoundEntry } from './lines.ts'

/** A cell whose value the fill handle of Excel would make one more line by line. */
interface Filled {
  readonly key: InputKey
  /** so many lines tell that it was dragged: promises of five days running are made, numbers of telephones are not */
  readonly least: number
  /** whether the second cell says one more than the first */
  steps(first: FoundEntry, second: FoundEntry): boolean
}

const FILLED: readonly Filled[] = [
  { key: 'date', least: 5, steps: daySteps(({ entry }) => (entry.dayStated ? entry.contact.day : undefined)) },
  { key: 'promised', least: 5, steps: daySteps(({ entry }) => entry.contact.promised) },
  { key: 'change', least: 2, steps: (first, second) => numberSteps(first.entry.change, second.entry.change) },
]

/**
 * K027: days, or numbers in changes, that are one more on each of several lines that stand below each other: whoever drags the fill handle of Excel
 * down means the same for all of them. They are recorded as they stand.
 * @param found of one workbook, sheet by sheet, row by row
 */
export function findFilledDown(found: readonly FoundEntry[]): readonly CollectFinding[] {
  return [1, 2].flatMap((slot) => {
    const ofSlot = found.filter(({ entry }) => entry.slot === slot)
    return FILLED.flatMap((filled) => runsOf(ofSlot, filled).map((run) => aboutRun(run, filled.key, slot)))
  })
}

function runsOf(found: readonly FoundEntry[], { steps, least }: Filled): readonly FoundEntry[][] {
  const runs: FoundEntry[][] = []
  for (const one of found) {
    const run = runs.at(-1)
    const above = run?.at(-1)
    if (run && above && above.sheet === one.sheet && rowOf(one) === rowOf(above) + 1 && steps(above, one)) run.push(one)
    else runs.push([one])
  }
  return runs.filter((run) => run.length >= least)
}

function aboutRun(run: readonly FoundEntry[], key: InputKey, slot: number): CollectFinding {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a run of no lines')
  const { file, sheet, entry } = first
  const facts = { from: rowOf(first), to: rowOf(last), count: run.length }
  const { policyNo, dueDate } = entry
  const cell = String(facts.from)
  return { code: 'K027', file, sheet, cell, policyNo, dueDate, field: titleOf(key, slot), value: '', facts }
}

/** A day agreed on may go with the due date: of cases due on days running, each until its own last day of grace. */
function daySteps(dayOf: (one: FoundEntry) => number | undefined): Filled['steps'] {
  return (first, second) => {
    const [before, after] = [dayOf(first), dayOf(second)]
    return (
      before !== undefined &&
      after !== undefined &&
      after - before === 1 &&
      second.entry.dueDate - first.entry.dueDate !== 1
    )
  }
}

const LONG_NUMBER = /\d{7,}/

function numberSteps(first: string, second: string): boolean {
  const [before, after] = [LONG_NUMBER.exec(first), LONG_NUMBER.exec(second)]
  if (before === null || after === null) return false
  return (
    first.replace(LONG_NUMBER, '') === second.replace(LONG_NUMBER, '') && BigInt(after[0]) - BigInt(before[0]) === 1n
  )
}

function rowOf({ cell }: FoundEntry): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0)
}
