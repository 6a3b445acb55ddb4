import { type Mapper, type MapperNotes, openMapper, type TablePlan } from '../../map/index.ts'
import type { PartEnd, RecordWidths, TextShare } from '../../model/raw.ts'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import type { RunContext } from '../../model/run.ts'
import { readTextPart } from '../../read/index.ts'
import { openBankWords } from '../../transfer/index.ts'
import type { Spill } from '../../write/index.ts'
import { openRowTaking, type RowsPart } from './row-taking.ts'

/** A part of a text file to be read, from one byte up to another: `from` is the beginning of a record, or is hoped to be. */
export interface PartTask {
  readonly table: number
  readonly share: TextShare
  readonly plan: TablePlan
  readonly from: number
  readonly to: number
  /** of the records before, as far as they are known */
  readonly widths: RecordWidths
  /** how many of the first rows are wanted as text */
  readonly secrets: number
}

/** What was read of a part. */
export interface PartRead {
  readonly rows: RowsPart
  readonly notes: MapperNotes
  readonly end: PartEnd
  /** rows that are no data */
  readonly noise: number
}

/** A part that began in the middle of a record may be refused for no reason: that is for the one who asked to know. */
export type PartAnswer = PartRead | { readonly refused: readonly RefusalItem[] }

/** read → map → verify, part by part, in a thread of its own. */
export function openPartReading(
  context: RunContext,
  spill: Spill,
  named: ReadonlySet<string> | undefined,
): (task: PartTask) => Promise<PartAnswer> {
  const taking = openRowTaking(context, spill, named)
  let table = -1
  let mapper: Mapper | undefined

  const mapperOf = (task: PartTask): Mapper => {
    if (!mapper || task.table !== table)
      mapper = openMapper(
        task.plan,
        task.table,
        { textual: true, epoch1904: false },
        context.settings,
        openBankWords(context.settings),
      )
    table = task.table
    return mapper
  }
  const read = async (task: PartTask): Promise<PartRead> => {
    const mapping = mapperOf(task)
    mapping.notes()
    taking.begin(task.secrets)
    let noise = 0
    const end = await readTextPart(task.share, task.from, task.to, task.widths, async (part) => {
      for await (const batch of part.batches()) {
        const mapped = mapping.map(batch, task.from === 0 ? task.plan.headerRow : 0)
        taking.take(mapped)
        noise += mapped.noise.length
      }
      return part.end()
    })
    return { rows: taking.part(), notes: mapping.notes(), end, noise }
  }
  return async (task) => {
    try {
      return await read(task)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { refused: error.items }
    }
  }
}
