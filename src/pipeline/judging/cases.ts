import { type Assignment, openAssignment } from '../../assign/index.ts'
import { type CaseHold, type CustomerHolds, gatherHolds } from '../../follow/index.ts'
import type { Case } from '../../model/case.ts'
import type { RunContext } from '../../model/run.ts'
import { type Axis, type Order, openOrder } from '../../sort/index.ts'
import type { Crew } from '../crew.ts'
import type { Part } from '../part.ts'
import type { RowsRead } from '../reading/rows.ts'
import type { Scratch } from '../scratch.ts'
import type { RunOptions } from '../types.ts'
import type { Workshop } from '../workshop.ts'
import { type AssignableCase, openCaseReader } from './case-record.ts'
import { claimAt, dispositionAt } from './claims.ts'
import type { DoubtsPart } from './doubted.ts'
import { JUDGED, type JudgedPart, type JudgingShare, type JudgingTask, openJudging } from './policies.ts'

/** Every case, judged, put aside; in memory only what assigns it. Cases are numbered by first appearance in the input. */
export interface CasesJudged {
  /** the highest number plus one */
  readonly count: number
  /** the case is one of this run's: with `--only-branch` not all are */
  has(id: number): boolean
  readonly assignment: Assignment
  /** what was reported on some cases and concerns others of the customer */
  readonly holds: CustomerHolds
  /** those that are paid by the book and not by their list */
  readonly doubts: readonly DoubtsPart[]
  /** where a case was put aside */
  addressOf(id: number): number
  /** after assignment: a case of the worklist whom nobody collects is unassigned */
  dispositionOf(id: number): Case['disposition']
  load(id: number): AssignableCase
  /** for threads that read cases by their addresses */
  share: Scratch['share']
}

/** The cases, and the order in which lists take them; that holds on to the indexes over the rows. */
export interface Judged {
  readonly cases: CasesJudged
  readonly order: Order
}

const DISPOSITIONS: readonly Case['disposition'][] = ['worklist', 'paid', 'excluded', 'future', 'unassigned']
/** Policies that are judged in one go: a tenth of a second. */
const POLICIES_AT_ONCE = 8_000
/** A thread that is not there yet costs a third of a second: below so many policies this one is faster. */
const POLICIES_WORTH_THREADS = 16_000

/** The cases as far as they are known; holds on to nothing of the rows. */
function openJudgedCases(count: number, has: Part['ownsCase'], assignment: Assignment, scratch: Scratch) {
  let holds: CustomerHolds | undefined
  const noted: CaseHold[] = []
  const doubts: DoubtsPart[] = []
  const addresses = new Float64Array(count)
  const dispositions = new Uint8Array(count)
  let read: ReturnType<typeof openCaseReader> | undefined
  const cases: CasesJudged = {
    count,
    has,
    assignment,
    get holds() {
      holds ??= gatherHolds(noted)
      return holds
    },
    doubts,
    addressOf: (id) => addresses[id] ?? -1,
    dispositionOf(id) {
      const disposition = DISPOSITIONS[dispositions[id] ?? 0] ?? 'worklist'
      return disposition === 'worklist' && !assignment.collectorOf(id) ? 'unassigned' : disposition
    },
    load(id) {
      read ??= openCaseReader(scratch.reader())
      return read(addresses[id] ?? -1)
    },
    share: scratch.share,
  }
  const put = (id: number, address: number, disposition: Case['disposition']): void => {
    addresses[id] = address
    dispositions[id] = DISPOSITIONS.indexOf(disposition)
  }
  const note = (some: Pick<JudgedPart, 'holds' | 'doubts'>): void => {
    noted.push(...some.holds)
    doubts.push(some.doubts)
  }
  return { cases, put, note }
}

/** The assignment; whom a policy had last is told by who judged its cases, and looked it up then. */
function openAssigning(context: RunContext) {
  let lasts: JudgedPart['lasts'] = new Map()
  const book = context.book && { ...context.book, lastAssignmentOf: (policyNo: string) => lasts.get(policyNo) }
  const assignment = openAssignment({ ...context, book })
  const know = (known: JudgedPart['lasts']): void => {
    lasts = known
  }
  return { assignment, know }
}

/** gather → transfer → classify → verify: the second pass, over what the first one put aside, on as many threads as pay. */
export async function judgeCases(
  read: RowsRead,
  { sort: axes }: Pick<RunOptions, 'sort'>,
  context: RunContext,
  { log, watch, scratch, crew }: Workshop,
): Promise<Judged> {
  const { gathered, part } = read
  const { assignment, know } = openAssigning(context)
  const { cases, put, note } = openJudgedCases(gathered.cases, part.ownsCase, assignment, scratch)
  const compare = (a: number, b: number) => gathered.comparePolicies(gathered.policyOf(a), gathered.policyOf(b))
  const order = openOrder(compare, axes, gathered.cases)
  // nobody else asks for a policy's number, and to make a text of it takes longer than all the rest
  const needsNumbers = context.assignments.size > 0 || context.book !== undefined

  /** in the order of the policies: who got a case first decides about others */
  const take = (judged: JudgedPart): void => {
    const { ids, kinds, addresses, claims, order: places, lasts } = judged
    know(lasts)
    note(judged)
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      const claim = claimAt(claims, i, needsNumbers ? gathered.policyNoOf(gathered.policyOf(id)) : '')
      if (kinds[i] === JUDGED.witness) assignment.witness(claim.receivable)
      else assignment.claim(id, claim)
      if (kinds[i] === JUDGED.ours) put(id, addresses[i] ?? -1, dispositionAt(claims, i))
    }
    order.take(
      ids.map((id, i) => (kinds[i] === JUDGED.ours ? id : -1)),
      places,
    )
  }

  watch.stage('judge', gathered.policies)
  let done = 0
  for await (const judged of judgedParts(read, axes, context, scratch, crew)) {
    take(judged)
    log.take(judged.findings, 0)
    watch.signal.throwIfAborted()
    done = Math.min(done + POLICIES_AT_ONCE, gathered.policies)
    watch.tick(done)
  }
  assignment.conclude()
  for (let id = 0; id < cases.count; id++) if (cases.has(id) && assignment.isOwn(id)) order.serve(id, 'own')
  return { cases, order }
}

async function* judgedParts(
  read: RowsRead,
  axes: readonly Axis[],
  context: RunContext,
  scratch: Scratch,
  crew: Crew,
): AsyncIterable<JudgedPart> {
  const share: JudgingShare = {
    rows: read.store.share(),
    cases: read.gathered.share,
    verdicts: read.verdicts,
    owned: read.part.owned,
    axes,
  }
  const tasks = tasksOf(read)
  if (crew.size > 1 && (crew.isThere || read.gathered.policies >= POLICIES_WORTH_THREADS)) {
    const spills = scratch.share()
    crew.tell({ kind: 'prepareJudging', share, spills })
    yield* crew.inOrder(tasks, (task) => ({ kind: 'judge', task }))
    for (const written of await crew.askAll({ kind: 'share' })) scratch.adopt(written)
  } else {
    const judge = openJudging(context, share, scratch.reader(), scratch.open())
    for (const task of tasks) yield judge(task)
  }
}

function* tasksOf({ gathered }: RowsRead): Iterable<JudgingTask> {
  for (let from = 0; from < gathered.policies; from += POLICIES_AT_ONCE) {
    const to = Math.min(from + POLICIES_AT_ONCE, gathered.policies)
    yield { from, to }
  }
}
