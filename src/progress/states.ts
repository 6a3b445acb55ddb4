import type { CaseRecord, PastState } from '../model/progress.ts'
import type { Disposition } from '../model/words.ts'

/** A state in which a run saw the case. */
export type SeenState = PastState & { readonly disposition: Disposition }

/** The state after a run; undefined: it was not known yet. */
export function stateAt({ states }: CaseRecord, run: number): PastState | undefined {
  return states.findLast((state) => state.run <= run)
}

/** The state after a run, as the case was seen last. */
export function seenAt({ states }: CaseRecord, run: number): SeenState | undefined {
  return states.findLast((state): state is SeenState => state.run <= run && state.disposition !== 'gone')
}
