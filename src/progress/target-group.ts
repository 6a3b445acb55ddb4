import type { Day } from '../model/day.ts'
import type { PastState } from '../model/progress.ts'
import { JUST_LAPSED, NEAR_PERMANENT } from '../model/thresholds.ts'
import type { TargetGroup } from '../model/words.ts'

/** The group of docs/rules.md 7 that a case belongs to, by its state on a day; undefined: too little was noted of it. */
export function targetGroupOf(state: PastState, on: Day): TargetGroup | undefined {
  const details = state.details()
  if (details === undefined) return undefined
  const { yearBand, frequency, difficult, lapseFrom, reinstateBy } = details
  switch (state.stage) {
    case 'current':
      if (yearBand === 'second') return 'second'
      if (yearBand === 'third' || yearBand === 'later') return 'later'
      // who pays annually has no instalment left in the first year
      return yearBand === 'first' && frequency !== 'annual' ? 'first' : 'yearUnknown'
    case 'grace1':
    case 'grace2':
      return difficult ? 'graceDifficult' : 'graceEasy'
    case 'lapsed':
      if (on - lapseFrom <= JUST_LAPSED) return 'justLapsed'
      return reinstateBy - on <= NEAR_PERMANENT ? 'nearPermanent' : 'other'
    default:
      return 'other'
  }
}
