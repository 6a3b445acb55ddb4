import { type Fen, fen } from '../../model/money.ts'
import type { Book, DropDown, PageSheet, Sheet, WorklistTally } from '../../model/sheet.ts'
import { fill } from '../../model/text.ts'
import type { ReportContext } from '../context.ts'
import { NOTICE } from '../frame.ts'
import { type MetaFacts, metaSheet } from '../meta-sheet.ts'
import { visitSheet } from '../visits/plan.ts'
import { both } from '../wording.ts'
import { LINE_COLUMNS } from './arrangement.ts'
import { dropDowns } from './drop-downs.ts'
import { guideSheet } from './guide.ts'
import { openView, type View } from './line.ts'
import { lineSheets } from './line-sheets.ts'
import { overviewSheet } from './overview.ts'
import { PLACE_IDS } from './places.ts'
import { type Survey, survey, type WorklistInput } from './survey.ts'
import { unassignedOverview } from './unassigned.ts'

/** A workbook of cases, with the count of what was written into it (complete once its rows have been walked). */
export interface WorklistBook {
  readonly book: Book
  readonly tally: Readonly<WorklistTally>
}

const WORDS = {
  title: both('续期收费清单 {name}', 'Renewal worklist {name}'),
  unassigned: both('续期收费清单 未分派', 'Renewal worklist, unassigned'),
  lists: both('字典', 'Lists'),
} as const

/**
 * The workbook of one collector, or of the cases nobody collects. In: the cases, to be asked for by position, twice each;
 * out: the workbook as data, its lines made while it is written.
 */
export function worklistBook(input: WorklistInput, context: ReportContext): WorklistBook {
  const { view, guide, lists } = sharedBy(context)
  const { lang } = view
  const { collector } = input
  const found = survey(input, LINE_COLUMNS, view)
  const tallies: WorklistTally[] = []
  const lines = PLACE_IDS.flatMap((place) => lineSheets(place, found, view, tallies))
  const sheets: readonly Sheet[] = [
    collector === undefined ? unassignedOverview(found, view) : overviewSheet(collector, found, view),
    ...lines,
    ...(collector === undefined ? [] : [...visitSheets(found, view), guide]),
    metaSheet(factsOf(input), context),
  ]
  const title =
    collector === undefined
      ? WORDS.unassigned[lang]
      : fill(WORDS.title[lang], { name: collector.code || collector.key })
  const book: Book = {
    title,
    sheets,
    lists: collector === undefined ? [] : lists,
    listsSheet: WORDS.lists[lang],
    notice: NOTICE[lang],
  }
  return { book, tally: totalOf(tallies) }
}

/** What all workbooks of a run share: `write/` packs a sheet that stands in many books once. */
interface Shared {
  readonly view: View
  readonly guide: PageSheet
  readonly lists: readonly DropDown[]
}

const sharedOf = new WeakMap<ReportContext, Shared>()

function sharedBy(context: ReportContext): Shared {
  let shared = sharedOf.get(context)
  if (shared === undefined) {
    const view = openView(context)
    shared = { view, guide: guideSheet(view), lists: dropDowns(view.lang) }
    sharedOf.set(context, shared)
  }
  return shared
}

/** The visits of a collector; no sheet where there is none. */
function visitSheets({ visits, caseAt }: Survey, { context }: View): readonly Sheet[] {
  const sheet = visitSheet(visits.map(caseAt), context)
  return sheet ? [sheet] : []
}

/** Adds up what the sheets count while they are written. */
function totalOf(tallies: readonly WorklistTally[]): Readonly<WorklistTally> {
  return {
    get cases(): number {
      return tallies.reduce((sum, tally) => sum + tally.cases, 0)
    },
    get fen(): Fen {
      return fen(tallies.reduce((sum, tally) => sum + tally.fen, 0))
    },
  }
}

function factsOf({ collector }: WorklistInput): MetaFacts {
  return {
    kind: collector === undefined ? 'unassigned' : 'worklist',
    collectorKey: collector?.key ?? '',
    collectorCode: collector?.code ?? '',
    collectorName: collector?.name ?? '',
  }
}
