import { carryOver, type GatheredCase } from '../gather/index.ts'
import type { LoadedRow, RowStore } from './row-store.ts'

/** The accepted rows of a case, each with what it does not speak of taken from the rows of earlier files that it supersedes. */
export function loadCaseRows(store: RowStore, { rows, superseded }: GatheredCase): readonly LoadedRow[] {
  return rows.map((row) => {
    const loaded = store.load(row)
    const earlier = superseded.get(row)
    if (!earlier) return loaded
    const said = earlier.map((one) => store.load(one).receivable)
    const receivable = carryOver(loaded.receivable, said)
    const address = receivable === loaded.receivable ? loaded.address : undefined
    return { ...loaded, receivable, address, superseded: said }
  })
}
