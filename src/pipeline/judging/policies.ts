import { type Claim, claimOf } from '../../assign/index.ts'
import { openClassifier } from '../../classify/index.ts'
import { type CaseHold, carryComplaint, mayHold, openHoldOf } from '../../follow/index.ts'
import {
  type CasesShare,
  type GatheredCase,
  mergeRows,
  openCases,
  productsOf,
  type StatedTwice,
  statedTwice,
  withNews,
} from '../../gather/index.ts'
import type { Case, Instalment } from '../../model/case.ts'
import { type Day, earlierOf, laterOf } from '../../model/day.ts'
import type { Finding } from '../../model/finding.ts'
import type { CaseHistory, LastAssignment, PolicyHistory, PolicyMemory, PolicyQuestion } from '../../model/history.ts'
import { type Fen, formatFen, NO_FEN } from '../../model/money.ts'
import type { Receivable } from '../../model/receivable.ts'
import type { RunContext } from '../../model/run.ts'
import { type Axis, type ColumnsPart, openOrderPart } from '../../sort/index.ts'
import { openJudge, transferRisk } from '../../transfer/index.ts'
import { openCaseChecks, openVerdicts, severityOf, type VerdictsShare } from '../../verify/index.ts'
import type { Spill, SpillReader } from '../../write/index.ts'
import { type FindingPart, openFindingRecorder, placeOf } from '../finding-part.ts'
import { openColumn } from '../growing-columns.ts'
import { openRowWriter } from '../reading/row-record.ts'
import { type LoadedRow, openRowLoader, type RowsShare } from '../reading/row-store.ts'
import { openCaseWriter } from './case-record.ts'
import { loadCaseRows } from './case-rows.ts'
import { type ClaimsPart, openClaimsWriter } from './claims.ts'
import { type DoubtsPart, openDoubts } from './doubted.ts'

/** What judging needs to know of the rows that were read: plain data and shared memory. */
export interface JudgingShare {
  readonly rows: RowsShare
  readonly cases: CasesShare
  readonly verdicts: VerdictsShare
  /** with `--only-branch`: 1 = the case is ours */
  readonly owned: Uint8Array | undefined
  /** what lists will be arranged by */
  readonly axes: readonly Axis[]
}

/** Policies to be judged: those from one number up to another. */
export interface JudgingTask {
  readonly from: number
  readonly to: number
}

/** A policy whose rows were looked up: those of each case. */
interface LoadedPolicy {
  readonly policyNo: string
  readonly cases: readonly GatheredCase[]
  readonly rows: readonly (readonly LoadedRow[])[]
  /** with `--only-branch` and without a roster: no case of it is ours, and only who collects it counts, and what holds the customer's other cases */
  readonly isWitness: boolean
}

/** Policies that the book is asked about at once: more of them gain nothing, and would be kept longer. */
const ASKED_AT_ONCE = 500

/** What became of a case: it is ours, it is of another branch, or of another branch and not judged. */
export const JUDGED = { ours: 0, elsewhere: 1, witness: 2 } as const

/** Cases as they were judged, one number each for whatever is needed in memory. Plain data. */
export interface JudgedPart {
  readonly ids: Int32Array
  /** {@link JUDGED} */
  readonly kinds: Uint8Array
  /** of the cases' records; −1 for those that are not ours */
  readonly addresses: Float64Array
  readonly claims: ClaimsPart
  /** policy → who had it last by the book; of those only that it knows */
  readonly lasts: ReadonlyMap<string, LastAssignment>
  /** what was reported on some of them, of other branches too, and concerns others of the customer */
  readonly holds: readonly CaseHold[]
  /** those of ours that are paid by the book and not by their list */
  readonly doubts: DoubtsPart
  /** by place; of those that are ours */
  readonly order: ColumnsPart
  readonly findings: FindingPart
}

/**
 * gather → transfer → classify → verify, policy by policy, over what was put aside. Works in any thread: what it gives back does
 * not depend on what was judged before.
 */
export function openJudging(
  context: RunContext,
  share: JudgingShare,
  reader: SpillReader,
  spill: Spill,
): (task: JudgingTask) => JudgedPart {
  const load = openRowLoader(share.rows, reader)
  const casesOf = openCases(share.cases)
  const tableFindings = openVerdicts(share.verdicts)
  const judge = openJudge(context.settings)
  const classify = openClassifier(context)
  const check = openCaseChecks(context)
  const { deaths = new Map<string, Day>(), complaints } = context.book?.reports() ?? {}
  const holdOf = openHoldOf(context.asOf, deaths)
  const writeCase = openCaseWriter(spill)
  const writeRow = openRowWriter(spill)
  const recorder = openFindingRecorder(spill)
  const isOurs = (id: number) => share.owned === undefined || share.owned[id] === 1
  const newDoubts = () =>
    openDoubts(context.asOf, (row) => row.paidFlag === 'paid' || judge(row).status === 'succeeded')
  let doubts = newDoubts()

  const instalmentOf = (
    { id, rows }: GatheredCase,
    loaded: readonly LoadedRow[],
    history: PolicyHistory | undefined,
  ): Instalment => {
    const found = loaded.length === 1 ? (loaded[0]?.codes ?? []) : loaded.flatMap((row) => row.codes)
    const wide = rows.length === 1 ? tableFindings(rows[0] ?? -1) : rows.flatMap((row) => tableFindings(row))
    const { receivable: merged, premium, rows: count, products } = mergeRows(receivablesOf(loaded), judge)
    const known = historyOf(merged, history)
    const receivable = withNews(merged, known, { judge, asOf: context.asOf })
    const transfer = judge(receivable)
    if (context.book && isOurs(id)) doubts.look(merged, receivable, premium)
    const replaced = loaded.some((row) => row.superseded !== undefined)
    return {
      receivable,
      premium,
      rows: count,
      // one amount of a bank's return may stand for several products of the list
      products: replaced ? productsOf(loaded.flatMap((row) => [row.receivable, ...(row.superseded ?? [])])) : products,
      // a check that was asked in its slight form (several accounts, V045) is a risk to the debit, but makes no case difficult
      codes: codesOf(
        found,
        wide.filter((finding) => finding.severity !== 'note'),
      ),
      transfer,
      listBehind: transfer.status === 'failed' && receivable !== merged && judge(merged).status === 'inFlight',
      transferRisk: transferRisk(receivable, codesOf(found, wide), context.settings),
      history: known,
    }
  }

  /** puts down what the checks of agreement find in each row and in the case as a whole; the case with their codes */
  const verified = (c: Case, rows: readonly Receivable[]): Case => {
    const codes = new Set(c.codes)
    const note = ({ origin }: Receivable, findings: readonly Finding[]): void => {
      for (const finding of findings) {
        const severity = severityOf(finding, context.settings)
        if (severity === 'off') continue
        recorder.add(placeOf(origin.table, origin.row), c.policyNo, finding, severity)
        codes.add(finding.code)
      }
    }
    if (rows.length === 1) note(c.receivable, check.all(c))
    else {
      note(c.receivable, check.ofCase(c))
      const twice = statedTwice(rows)
      if (twice) note(twice.row, [findingOfTwice(twice, c.premium)])
      for (const row of rows) note(row, check.ofRow({ ...c, receivable: row, transfer: judge(row) }))
    }
    return codes.size === c.codes.length ? c : { ...c, codes: [...codes] }
  }

  const judgeCases = (
    { policyNo, cases, rows }: LoadedPolicy,
    { history, leftLapsed }: PolicyMemory,
  ): readonly Case[] => {
    const judged = classify(
      cases.map((one, i) => instalmentOf(one, rows[i] ?? [], history)),
      leftLapsed,
    )
    return carryComplaint(judged, complaints?.get(policyNo))
  }

  const mayConcernOthers = ({ policyNo, rows }: LoadedPolicy): boolean =>
    complaints?.has(policyNo) === true ||
    rows.flat().some(({ receivable }) => mayHold({ policyNo, transfer: judge(receivable), history: undefined }, deaths))

  const loadPolicies = (from: number, to: number): readonly LoadedPolicy[] => {
    const policies: LoadedPolicy[] = []
    for (let policy = from; policy < to; policy++) {
      const cases = casesOf(policy)
      const rows = cases.map((one) => loadCaseRows(load, one))
      const isWitness = !context.roster && !cases.some(({ id }) => isOurs(id))
      policies.push({ policyNo: rows[0]?.[0]?.receivable.policyNo ?? '', cases, rows, isWitness })
    }
    return policies
  }

  return ({ from, to }) => {
    const ids = openColumn((n) => new Int32Array(n))
    const kinds = openColumn((n) => new Uint8Array(n))
    const addresses = openColumn((n) => new Float64Array(n))
    const claims = openClaimsWriter()
    const order = openOrderPart(share.axes)
    const lasts = new Map<string, LastAssignment>()
    const holds: CaseHold[] = []
    doubts = newDoubts()

    const put = (id: number, kind: number, address: number, claim: Claim): void => {
      ids.push(id)
      kinds.push(kind)
      addresses.push(address)
      claims.add(claim)
    }
    const putOurs = (id: number, c: Case, loaded: readonly LoadedRow[]): void => {
      const whole = verified(c, receivablesOf(loaded))
      const known = loaded[0]?.receivable === whole.receivable ? loaded[0].address : undefined
      order.add(ids.length, whole)
      put(id, JUDGED.ours, writeCase(whole, known ?? writeRow(whole.receivable, '')), claimOf(whole))
    }
    const putWitness = (one: GatheredCase, loaded: readonly LoadedRow[]): void => {
      const { receivable } = mergeRows(receivablesOf(loaded), judge)
      put(one.id, JUDGED.witness, -1, { ...NO_CLAIM, policyNo: receivable.policyNo, dueDate: one.dueDate, receivable })
    }
    const noteHold = (c: Case): void => {
      const hold = holdOf(c)
      if (hold) holds.push(hold)
    }
    const judgePolicy = (policy: LoadedPolicy, memory: PolicyMemory): void => {
      const { policyNo, cases, rows, isWitness } = policy
      const { last } = memory
      if (last) lasts.set(policyNo, last)
      if (isWitness) {
        for (const [i, one] of cases.entries()) putWitness(one, rows[i] ?? [])
        if (mayConcernOthers(policy)) judgeCases(policy, memory).forEach(noteHold)
        return
      }
      const judged = judgeCases(policy, memory)
      for (const [i, { id }] of cases.entries()) {
        const c = judged[i]
        if (!c) continue
        noteHold(c)
        if (isOurs(id)) putOurs(id, c, rows[i] ?? [])
        else put(id, JUDGED.elsewhere, -1, claimOf(c))
      }
    }

    for (let first = from; first < to; first += ASKED_AT_ONCE) {
      const policies = loadPolicies(first, Math.min(first + ASKED_AT_ONCE, to))
      const memories = context.book?.remember(policies.map(questionOf))
      for (const [i, policy] of policies.entries()) judgePolicy(policy, memories?.[i] ?? NO_MEMORY)
    }
    const count = ids.length
    return {
      ids: ids.array().slice(0, count),
      kinds: kinds.array().slice(0, count),
      addresses: addresses.array().slice(0, count),
      claims: claims.part(),
      lasts,
      holds,
      doubts: doubts.part(),
      order: order.part(count),
      findings: recorder.part(),
    }
  }
}

/** Of a case that is not judged only the row is looked at. */
const NO_CLAIM = {
  premium: NO_FEN,
  disposition: 'excluded',
  servicing: 'unknown',
  customer: 0,
  history: undefined,
} as const

const NO_MEMORY: PolicyMemory = { history: undefined, last: undefined }

/** The book is asked about the cases that are judged: a policy may have had many before. All rows of one may be conflicting: it has no case then. */
function questionOf({ policyNo, cases }: LoadedPolicy): PolicyQuestion {
  const days = cases.map((one) => one.dueDate)
  return days.length === 0 ? { policyNo } : { policyNo, from: days.reduce(earlierOf), to: days.reduce(laterOf) }
}

/** @param sum what is asked for in all */
function findingOfTwice({ row, other, premium }: StatedTwice, sum: Fen): Finding {
  const nameOf = ({ productName, productCode }: Receivable) => productName || productCode
  const facts = {
    product: nameOf(row),
    premium: formatFen(premium),
    otherRow: other.origin.row,
    otherProduct: nameOf(other),
    sum: formatFen(sum),
  }
  return { code: 'V016', field: 'premium', value: formatFen(row.premium ?? NO_FEN), facts }
}

function historyOf({ dueDate }: Receivable, history: PolicyHistory | undefined): CaseHistory | undefined {
  return dueDate === undefined ? undefined : history?.get(dueDate)
}

function receivablesOf(loaded: readonly LoadedRow[]): readonly Receivable[] {
  return loaded.map((row) => row.receivable)
}

/** Codes of findings, without repeats. */
function codesOf(found: readonly string[], wide: readonly Finding[]): readonly string[] {
  if (wide.length === 0 && found.length < 2) return found
  return [...new Set([...found, ...wide.map((finding) => finding.code)])]
}
