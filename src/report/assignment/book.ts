import type { Collector } from '../../model/case.ts'
import type { Book } from '../../model/sheet.ts'
import type { ReportContext } from '../context.ts'
import { NOTICE } from '../frame.ts'
import { both } from '../wording.ts'
import type { AssignmentCounts } from './counts.ts'
import { type GivenCase, type Lines, type NobodysCase, openLists } from './lists.ts'
import { assignmentPage } from './overview.ts'
import { peopleSheet } from './people.ts'
import { openReasons } from './why.ts'

export interface AssignmentInput {
  readonly counts: AssignmentCounts
  readonly collectors: readonly Collector[]
  /** cases whose collector had them not before this run, in the order of the input */
  readonly given: Lines<GivenCase>
  /** the orphan policies among them */
  readonly orphans: Lines<GivenCase>
  readonly nobody: Lines<NobodysCase>
  /** `--only-branch`: cases of other branches are not counted */
  readonly part: boolean
}

const TITLE = both('分派报告', 'Assignment report')
const LISTS = both('字典', 'Lists')
const PART = both(
  '只含指定机构的件；收费员在其他机构的件不在内。',
  'Cases of the named branches only; what a collector has elsewhere is not counted.',
)

/** Who got what, from whom, and why; what each has before and after; what nobody can take. */
export function assignmentBook(
  { counts, collectors, given, orphans, nobody, part }: AssignmentInput,
  context: ReportContext,
): Book {
  const { lang } = context
  const notes = part ? [PART] : []
  const lists = openLists(openReasons(context), context)
  return {
    title: TITLE[lang],
    notice: NOTICE[lang],
    lists: [],
    listsSheet: LISTS[lang],
    sheets: [
      assignmentPage(counts, notes, context),
      peopleSheet(counts, collectors, notes, context),
      lists.given(given),
      lists.orphans(orphans),
      lists.nobody(nobody),
    ],
  }
}
