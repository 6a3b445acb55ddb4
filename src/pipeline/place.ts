import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import { type Output, openOutput, writeManifest } from '../write/index.ts'
import type { RunOptions, RunResult } from './types.ts'

/** Where a run's output goes, or nowhere. */
export interface Place {
  /** undefined: nothing is to be written */
  readonly output: Output | undefined
  /** writes the manifest and puts the output in its place, all at once */
  settle(result: RunResult): Promise<RunResult>
  /** takes away what was written; harmless once the output is in place */
  abandon(): void
}

/**
 * Looks at the place before the long work, so that the user hears at once when it cannot be used.
 * @throws Refusal R012–R015
 */
export function openPlace({ out, force, dryRun, checkOnly, settings }: RunOptions): Place {
  if (dryRun || checkOnly) return { output: undefined, settle: async (result) => result, abandon: () => undefined }
  const fileMode = Number.parseInt(settings.fileMode, 8)
  const output = openOutput(out, { force, fileMode, group: settings.group })
  return {
    output,
    async settle(result) {
      writeManifest(output.folder, result.manifest, fileMode)
      const replaced = await output.commit()
      if (!replaced) return result
      return { ...result, replaced, notices: [...result.notices, ...leftOut(replaced, result.manifest)] }
    },
    abandon: () => output.abort(),
  }
}

/** Worklists that are named. */
const MOST_NAMED = 5

/** Branches that are run one after the other into one place replace each other's worklists. Those of an earlier day are replaced by today's, and nothing is missing. */
function leftOut(replaced: string, { asOf, outputs }: RunResult['manifest']): Text[] {
  const folder = join(replaced, 'worklists')
  if (!existsSync(folder)) return []
  // CODE_NAME_AS-OF.xlsx, or -2, -3 …; ~$… are Excel's own
  const isOfDay = new RegExp(`(^|/)(?!~)[^/]*_${asOf}(-\\d+)?\\.xlsx$`)
  const written = new Set(outputs.map(({ path }) => path))
  const gone = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => isOfDay.test(path) && !written.has(`worklists/${path}`))
    .sort()
  if (gone.length === 0) return []
  const names = gone.slice(0, MOST_NAMED).join(' ')
  const isMore = gone.length > MOST_NAMED
  return [
    {
      zh: `被替换的结果里有 ${gone.length} 份清单，这次没有：${names}${isMore ? ' ……' : ''}。还要发的，在移走的那个文件夹里；几个机构的文件请写在同一次运行里，不然后一次顶掉前一次的。`,
      en: `The output that was replaced held ${counted(gone.length, 'worklist')} that this run has not: ${names}${isMore ? ' …' : ''}. Those still to be handed out are in the folder that was moved away; name the files of several branches in one run, or each takes the place of the one before.`,
    },
  ]
}
