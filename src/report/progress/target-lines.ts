import { type Fen, fen } from '../../model/money.ts'
import type { SetGroup, Settings } from '../../model/settings.ts'
import type { Figures, TargetSum } from '../../model/standing.ts'
import { type TargetGroup, wordsOf } from '../../model/words.ts'

/** A group with its target: what it is made of, what is to be reached, what came in. */
export interface TargetLine extends TargetSum {
  readonly group: TargetGroup
  /** percent; undefined: no target is set for it */
  readonly rate: number | undefined
  readonly cases: number | undefined
  readonly fen: Fen | undefined
}

/** The groups that hold a case, in their order. Cases to be reached are rounded up, premium to whole fen. */
export function targetLines(
  { targets: sums }: Pick<Figures, 'targets'>,
  targets: Settings['targets'],
): readonly TargetLine[] {
  return wordsOf('targetGroup').flatMap((group): TargetLine[] => {
    const sum = sums[group]
    if (sum.base.cases === 0) return []
    if (!isSet(group, targets)) return [{ group, ...sum, rate: undefined, cases: undefined, fen: undefined }]
    const rate = targets.groups[group]
    const hundredths = Math.round(rate * 100)
    return [
      {
        group,
        ...sum,
        rate,
        cases: Math.ceil((sum.base.cases * hundredths) / 10_000),
        fen: fen(Number((BigInt(sum.base.fen) * BigInt(hundredths) + 5_000n) / 10_000n)),
      },
    ]
  })
}

function isSet(group: TargetGroup, { groups }: Settings['targets']): group is SetGroup {
  return group in groups
}
