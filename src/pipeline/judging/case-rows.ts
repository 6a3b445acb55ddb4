import { carryOver, type GatheredCase } from '../../gather/index.ts'
import type { LoadedRow, RowLoader } from '../reading/row-store.ts'

/** The accepted rows of a case, each with what it does not speak of taken from the rows of earlier files that it supersedes. */
export function loadCaseRows(load: RowLoader, { rows, superseded }: GatheredCase): readonly LoadedRow[] {
  if (superseded.size === 0) return rows.map(load)
  return rows.map((row) => {
    const loaded = load(row)
    const earlier = superseded.get(row)
    if (!earlier) return loaded
    const said = earlier.map((one) => load(one).receivable)
    const receivable = carryOver(loaded.receivable, said)
    const address = receivable === loaded.receivable ? loaded.address : undefined
    return { ...loaded, receivable, address, superseded: said }
  })
}
