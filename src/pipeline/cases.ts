import { openAssignment } from '../assign/index.ts'
import type { Case } from '../model/case.ts'
import type { RunContext } from '../model/run.ts'
import { openOrder } from '../sort/index.ts'
import { openCaseReader } from './case-record.ts'
import { claimAt, dispositionAt } from './claims.ts'
import type { Crew } from './crew.ts'
import type { FindingLog } from './finding-log.ts'
import { JUDGED, type JudgedPart, type JudgingShare, type JudgingTask, openJudging } from './judging.ts'
import type { RowsRead } from './rows.ts'
import type { Scratch } from './scratch.ts'
import type { Progress } from './types.ts'

/** Every case, judged, put aside; in memory only what orders and assigns it. Cases are numbered by first appearance in the input. */
export type CasesJudged = ReturnType<typeof openCases>['judged']

const DISPOSITIONS: readonly Case['disposition'][] = ['worklist', 'paid', 'excluded', 'future', 'unassigned']
/** Policies that are judged in one go: a tenth of a second. */
const POLICIES_AT_ONCE = 8_000
/** A thread that is not there yet costs a third of a second: below so many policies this one is faster. */
const POLICIES_WORTH_THREADS = 16_000

function openCases(context: RunContext, { gathered, part }: RowsRead, scratch: Scratch) {
  const addresses = new Float64Array(gathered.cases)
  const dispositions = new Uint8Array(gathered.cases)
  let lasts: JudgedPart['lasts'] = new Map()
  // who judged the cases has looked it up
  const book = context.book && { ...context.book, lastAssignmentOf: (policyNo: string) => lasts.get(policyNo) }
  const assignment = openAssignment({ ...context, book })
  const order = openOrder((a, b) => gathered.comparePolicies(gathered.policyOf(a), gathered.policyOf(b)))
  // nobody else asks for a policy's number, and to make a text of it takes longer than all the rest
  const needsNumbers = context.assignments.size > 0 || context.book !== undefined
  let read: ReturnType<typeof openCaseReader> | undefined

  /** in the order of the policies: who got a case first decides about others */
  const take = ({ ids, kinds, addresses: theirs, claims, order: places, lasts: known }: JudgedPart): void => {
    lasts = known
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      const claim = claimAt(claims, i, needsNumbers ? gathered.policyNoOf(gathered.policyOf(id)) : '')
      if (kinds[i] === JUDGED.witness) assignment.witness(claim.receivable)
      else assignment.claim(id, claim)
      if (kinds[i] !== JUDGED.ours) continue
      addresses[id] = theirs[i] ?? -1
      dispositions[id] = DISPOSITIONS.indexOf(dispositionAt(claims, i))
    }
    order.take(
      ids.map((id, i) => (kinds[i] === JUDGED.ours ? id : -1)),
      places,
    )
  }

  const judged = {
    /** the highest number plus one */
    count: gathered.cases,
    /** the case is one of this run's: with `--only-branch` not all are */
    has: part.ownsCase,
    assignment,
    order,
    /** where a case was put aside */
    addressOf: (id: number): number => addresses[id] ?? -1,
    /** after assignment: a case of the worklist whom nobody collects is unassigned */
    dispositionOf(id: number): Case['disposition'] {
      const disposition = DISPOSITIONS[dispositions[id] ?? 0] ?? 'worklist'
      return disposition === 'worklist' && !assignment.collectorOf(id) ? 'unassigned' : disposition
    },
    load(id: number) {
      read ??= openCaseReader(scratch.reader())
      return read(addresses[id] ?? -1)
    },
    /** for threads that read cases by their addresses */
    share: scratch.share,
  }
  return { judged, take }
}

/** gather → transfer → classify → verify: the second pass, over what the first one put aside, on as many threads as pay. */
export async function judgeCases(
  read: RowsRead,
  context: RunContext,
  log: FindingLog,
  watch: Progress,
  scratch: Scratch,
  crew: Crew,
): Promise<CasesJudged> {
  const { policies } = read.gathered
  const { judged, take } = openCases(context, read, scratch)
  watch.stage('judge', policies)
  let done = 0
  for await (const part of judgedParts(read, context, scratch, crew)) {
    take(part)
    log.take(part.findings, 0)
    watch.signal.throwIfAborted()
    done = Math.min(done + POLICIES_AT_ONCE, policies)
    watch.tick(done)
  }
  judged.assignment.conclude()
  for (let id = 0; id < judged.count; id++)
    if (judged.has(id) && judged.assignment.isOwn(id)) judged.order.serve(id, 'own')
  return judged
}

async function* judgedParts(
  read: RowsRead,
  context: RunContext,
  scratch: Scratch,
  crew: Crew,
): AsyncIterable<JudgedPart> {
  const share: JudgingShare = {
    rows: read.store.share(),
    cases: read.gathered.share,
    verdicts: read.verdicts,
    owned: read.part.owned,
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
