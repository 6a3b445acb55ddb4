import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { Cell, CellKind, StyledCell, Tone } from '../../model/sheet.ts'
import type { Lang, Text } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { dayWords, remembered } from '../wording.ts'
import type { Advice } from './advice.ts'
import { type Days, openDays } from './days.ts'
import type { PlaceId } from './places.ts'
import { openDaysLeft } from './urgency.ts'
import { openWhy, untilWords } from './why.ts'

/** What the lines of a workbook share: the reader's language, the days, and texts made once. */
export interface View {
  readonly context: ReportContext
  readonly lang: Lang
  readonly days: Days
  /** why a case is on the list */
  readonly why: (c: AssignedCase) => string
  readonly daysLeft: (c: AssignedCase) => StyledCell
  readonly dayText: (day: Day) => string
  /** until when something else is to be done, or was: `（6月21日前）` */
  readonly until: (day: Day) => string
}

/** Opens what all lines of a workbook share. */
export function openView(context: ReportContext): View {
  const { lang, asOf } = context
  const days = openDays(context)
  const dayText = remembered((day: Day) => dayWords(day, asOf, lang))
  return {
    context,
    lang,
    days,
    why: openWhy(days, lang),
    daysLeft: openDaysLeft(days, lang),
    dayText,
    until: remembered((day: Day) => untilWords(day, asOf, dayText(day), lang)),
  }
}

/** A case with what its line says about it. */
export interface Line {
  readonly c: AssignedCase
  /** 1 = first on its sheet */
  readonly no: number
  readonly advice: Advice
  /** what it says about the customer's other cases */
  readonly household: string
}

/** A column of the worklist sheets that is filled in by the run. */
export interface LineColumn {
  readonly key: string
  readonly title: Text
  readonly kind: CellKind
  readonly width: number
  readonly band: Text
  readonly tone?: Tone
  /** sheets that have it; absent = all */
  readonly on?: readonly PlaceId[]
  /** whether a case has something for it; where no case of the workbook has, the column is left out. Absent = it always stands */
  readonly has?: (c: AssignedCase, view: View) => boolean
  readonly cell: (line: Line, view: View) => Cell
}
