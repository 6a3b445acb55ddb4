import type { TablePlan } from '../../map/index.ts'
import type { DivisibleTable, RecordWidths } from '../../model/raw.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Crew } from '../crew.ts'
import type { PartAnswer, PartRead, PartTask } from './part-reading.ts'

/** A thread costs a third of a second to start: below so many bytes one thread is faster. */
const BYTES_WORTH_THREADS = 12 << 20
const SMALLEST_PART = 1 << 20
const LARGEST_PART = 4 << 20
const PARTS_A_THREAD = 8

/** Whether a table is to be read in parts. */
export function isWorthParts(divisible: DivisibleTable | undefined, crew: Crew): divisible is DivisibleTable {
  return divisible !== undefined && crew.size > 1 && divisible.size >= BYTES_WORTH_THREADS
}

const NO_WIDTHS: RecordWidths = { usual: 0, last: 0 }

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Reads a text file with all threads; the parts come in order, as one thread would have read them. Where a part begins is guessed:
 * behind a line feed, which may stand inside quotes. The part before knows where it ended; a part that was begun elsewhere is
 * thrown away, with its refusals, and read again from there.
 */
export async function* readParts(
  divisible: DivisibleTable,
  table: number,
  plan: TablePlan,
  crew: Crew,
  secretsWanted: () => number,
): AsyncIterable<PartRead> {
  const { size, share } = divisible
  const bytes = Math.min(Math.max(size / (crew.size * PARTS_A_THREAD), SMALLEST_PART), LARGEST_PART)
  const bounds = [0, ...(await divisible.cut(Math.ceil(bytes))), size]
  const stretches = bounds.slice(1).map((to, i): Stretch => ({ from: bounds[i] ?? 0, to }))
  const taskOf = ({ from, to }: Stretch, before: RecordWidths) => {
    const task: PartTask = { table, share, plan, from, to, widths: before, secrets: secretsWanted() }
    return { kind: 'read', task } as const
  }
  const usual: RecordWidths = { usual: plan.columns.length, last: plan.columns.length }
  const guessOf = ({ from }: Stretch) => (from === 0 ? NO_WIDTHS : usual)
  let place = 0
  let widths = NO_WIDTHS
  let number = 0
  for await (const answer of crew.inOrder(stretches, (stretch) => taskOf(stretch, guessOf(stretch)))) {
    const stretch = stretches[number]
    number += 1
    // a record of the part before reaches beyond all of this one
    if (!stretch || stretch.to <= place) continue
    const isRight = stretch.from === place && isRightFor(answer, guessOf(stretch), widths)
    const read = partOf(isRight ? answer : await crew.ask(taskOf({ from: place, to: stretch.to }, widths)))
    place = read.end.next
    widths = read.end.widths
    yield read
  }
}

/** Whether a part would have been read the same, had it known the records before. A refusal says nothing of them. */
function isRightFor(answer: PartAnswer, guess: RecordWidths, widths: RecordWidths): boolean {
  if (guess.usual === widths.usual && guess.last === widths.last) return true
  return !('refused' in answer) && answer.end.independent
}

function partOf(answer: PartAnswer): PartRead {
  if ('refused' in answer) throw new Refusal(answer.refused)
  return answer
}
