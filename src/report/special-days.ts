import { addDays, addToMonth, type Day, firstDayOf, lastDayOf, type Month } from '../model/day.ts'
import type { Settings } from '../model/settings.ts'
import { fill, type Lang } from '../model/text.ts'
import { both, dayWords } from './wording.ts'

/** A due day on which the month plan and the law disagree. */
export interface SpecialDay {
  readonly dueDate: Day
  readonly kind: keyof typeof KINDS
  readonly graceEnd: Day
  readonly lapseFrom: Day
}

const KINDS = {
  lapsesInGrace1: both(
    '{due}应缴的：{lapse}就失效，还在宽一月里，等不到宽末',
    'Due on {due}: lapses on {lapse}, still in its grace-1 month; there is no grace-2 month',
  ),
  lapsesBeforeGrace2: both(
    '{due}应缴的：宽限到{end}为止，{lapse}失效，宽末月一开始就没有保障',
    'Due on {due}: grace ends on {end}, lapses on {lapse}; no cover when its grace-2 month begins',
  ),
  staysAfterGrace2: both(
    '{due}应缴的：宽限到{end}，过了宽末月还有保障',
    'Due on {due}: grace lasts until {end}, beyond its grace-2 month',
  ),
} as const

/**
 * The due days of the work month and the two before it whose legal lapse does not fit the month plan.
 * Grace is counted in days, the plan in months: 60 days are not two months.
 */
export function specialDays(
  month: Month,
  settings: Pick<Settings, 'graceDays' | 'lapseBufferDays'>,
): readonly SpecialDay[] {
  const found: SpecialDay[] = []
  for (let back = 2; back >= 0; back--) {
    const dueMonth = addToMonth(month, -back)
    const grace2From = firstDayOf(addToMonth(dueMonth, 2))
    const grace2To = lastDayOf(addToMonth(dueMonth, 2))
    for (let due = firstDayOf(dueMonth); due <= lastDayOf(dueMonth); due = addDays(due, 1)) {
      const graceEnd = addDays(due, settings.graceDays)
      const lapseFrom = addDays(graceEnd, 1 + settings.lapseBufferDays)
      const kind = kindOf(lapseFrom, grace2From, grace2To)
      // that next month's last month begins without cover is not yet news in the month of the due date itself
      if (kind !== undefined && !(back === 0 && kind === 'lapsesBeforeGrace2'))
        found.push({ dueDate: due, kind, graceEnd, lapseFrom })
    }
  }
  return found
}

function kindOf(lapseFrom: Day, grace2From: Day, grace2To: Day): SpecialDay['kind'] | undefined {
  if (lapseFrom < grace2From) return 'lapsesInGrace1'
  if (lapseFrom === grace2From) return 'lapsesBeforeGrace2'
  return lapseFrom > addDays(grace2To, 1) ? 'staysAfterGrace2' : undefined
}

/** What is special about a due day, in one sentence. */
export function specialDayWords(special: SpecialDay, asOf: Day, lang: Lang): string {
  const facts = {
    due: dayWords(special.dueDate, asOf, lang),
    end: dayWords(special.graceEnd, asOf, lang),
    lapse: dayWords(special.lapseFrom, asOf, lang),
  }
  return fill(KINDS[special.kind][lang], facts)
}
