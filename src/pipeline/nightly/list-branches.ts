import { openMapper, planTable } from '../../map/index.ts'
import { Refusal } from '../../model/refusal.ts'
import { openInput } from '../../read/index.ts'
import { readOptions } from '../rows.ts'
import type { RunOptions } from '../types.ts'

/** The branches that the first rows of a list name, by code or else by name; none where it names none, or cannot be read. */
export async function branchesOf(
  path: string,
  options: Pick<RunOptions, 'settings' | 'encoding' | 'passwords'>,
): Promise<ReadonlySet<string>> {
  const branches = new Set<string>()
  try {
    const input = await openInput(path, readOptions(options))
    try {
      for await (const raw of input.tables()) {
        const batches = raw.batches()[Symbol.asyncIterator]()
        const first = await batches.next()
        await batches.return?.()
        if (first.done) continue
        const plan = planTable(first.value, raw, options.settings)
        if ('skipped' in plan || 'missing' in plan) continue
        for (const { branchCode, branchName } of openMapper(plan, 0, raw, options.settings).map(first.value)
          .receivables)
          if (branchCode !== '' || branchName !== '') branches.add(branchCode || branchName)
        break
      }
    } finally {
      await input.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return branches
}
