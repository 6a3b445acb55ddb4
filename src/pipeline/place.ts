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
      return { ...result, ...(replaced ? { replaced } : {}) }
    },
    abandon: () => output.abort(),
  }
}
