import type { AssignedCase, Case, TransferVerdict } from '../../model/case.ts'
import { asDay, type Day } from '../../model/day.ts'
import type { FollowUp } from '../../model/follow-up.ts'
import { type Fen, NO_FEN } from '../../model/money.ts'
import { REASON_CODES } from '../../model/reason.ts'
import type { ColumnPresence } from '../../model/receivable.ts'
import {
  openRecordReader,
  openRecordWriter,
  type RecordReader,
  type Spill,
  type SpillReader,
} from '../../write/index.ts'
import { openRowReader } from '../reading/row-record.ts'
import { openNumbersOf, openWordNumbers, readList, writeList } from '../record-parts.ts'
import { numbersOfHistory, readHistory, writeHistory } from './history-record.ts'

/** How many numbers a case takes besides its history, those of a verdict included; `end` asserts it. */
const NUMBERS = 62

const REASON = openNumbersOf(REASON_CODES)
const WORD = {
  status: openWordNumbers('transferStatus'),
  retry: openWordNumbers('retry'),
  bucket: openWordNumbers('bucket'),
  dayState: openWordNumbers('dayState'),
  stage: openWordNumbers('stage'),
  tenday: openWordNumbers('tenday'),
  policyYearBand: openWordNumbers('policyYearBand'),
  premiumBand: openWordNumbers('premiumBand'),
  servicing: openWordNumbers('servicing'),
  hold: openWordNumbers('hold'),
  disposition: openWordNumbers('disposition'),
  policyStatus: openWordNumbers('policyStatus'),
}
/** `excludedBecause` is a status of the policy, or this. */
const PERMANENTLY_LAPSED = -1

/**
 * Writes cases into a spill: what was judged about them, and where the row lies that was judged. Most cases have one row,
 * which was put aside when it was read and is not written again.
 */
export function openCaseWriter(spill: Spill): (c: Case, rowAddress: number) => number {
  const out = openRecordWriter(spill)
  const flag = (value: boolean) => out.whole(value ? 1 : 0)
  const writeVerdict = (verdict: TransferVerdict): void => {
    out.whole(WORD.status.numberOf(verdict.status))
    out.whole(REASON.numberOf(verdict.reason))
    out.text(verdict.rawReason)
    out.whole(WORD.retry.numberOf(verdict.retry))
    flag(verdict.timedOut)
    flag(verdict.known)
    flag(verdict.saysFailure)
  }
  return (c, rowAddress) => {
    out.begin(NUMBERS + numbersOfHistory(c.history))
    out.large(rowAddress)
    out.whole(c.receivable.origin.table)
    out.whole(c.receivable.origin.row)
    out.large(c.premium)
    out.whole(c.rows)
    writeList(out, c.products)
    writeList(out, c.codes)
    writeVerdict(c.transfer)
    out.whole(REASON.numberOf(c.transferRisk))
    out.whole(c.dueDate)
    out.whole(WORD.bucket.numberOf(c.bucket))
    out.whole(WORD.dayState.numberOf(c.dayState))
    out.whole(WORD.stage.numberOf(c.stage))
    out.whole(c.overdueDays)
    out.whole(c.graceEnd)
    out.whole(c.daysLeft)
    out.whole(c.day45)
    out.whole(c.lapseFrom)
    out.whole(c.reinstateBy)
    out.whole(c.oldestDue)
    out.whole(c.unpaidInstalments)
    out.whole(c.askedInstalments)
    out.large(c.askedFen)
    out.whole(WORD.tenday.numberOf(c.tenday))
    out.whole(c.policyYear)
    out.whole(WORD.policyYearBand.numberOf(c.policyYearBand))
    out.whole(WORD.premiumBand.numberOf(c.premiumBand))
    flag(c.large)
    out.whole(WORD.servicing.numberOf(c.servicing))
    flag(c.self)
    flag(c.potential)
    flag(c.difficult)
    flag(c.universalLife)
    flag(c.groupPolicy)
    flag(c.special)
    out.whole(c.holderAge)
    out.whole(c.fixBy)
    out.whole(WORD.hold.numberOf(c.hold))
    out.large(c.netDue)
    out.whole(WORD.disposition.numberOf(c.disposition))
    out.whole(
      c.excludedBecause === 'permanentlyLapsed' ? PERMANENTLY_LAPSED : WORD.policyStatus.numberOf(c.excludedBecause),
    )
    out.large(c.paidFen)
    out.whole(c.paidOn)
    flag(c.paidInPart)
    out.whole(c.paidAfterLapse)
    out.whole(c.maybeLapsedSince)
    out.whole(c.carriedComplaint)
    flag(c.listBehind)
    out.text(c.customer)
    writeHistory(out, c.history)
    return out.end()
  }
}

/** A case whose collector and place are still to be filled in. */
export type AssignableCase = { -readonly [K in keyof AssignedCase]: AssignedCase[K] }

/** Until it is known what follows from a case. */
const NOTHING_FOLLOWS: FollowUp = {
  tasks: [],
  standstill: '',
  attempts: 0,
  reached: 0,
  lastContacts: [],
  promise: undefined,
  say: '',
  askNext: '',
  handUp: [],
  failedDebits: 0,
}
const NO_COLUMNS: ColumnPresence = new Set()

/** Reads cases by their addresses, assigned to nobody yet. All of them have one shape, which their types hold complete. */
export function openCaseReader(spills: SpillReader): (address: number) => AssignableCase {
  const record = openRecordReader(spills)
  const rows = openRowReader(spills)
  const day = () => asDay(record.whole() ?? 0)
  const amount = () => (record.large() ?? NO_FEN) as Fen
  const flag = () => record.whole() === 1
  return (address) => {
    record.begin(address)
    const rowAddress = record.large() ?? -1
    const origin = { table: record.whole() ?? 0, row: record.whole() ?? 0 }
    const receivable = rows.read(rowAddress, origin, NO_COLUMNS)
    return {
      receivable,
      policyNo: receivable.policyNo,
      premium: amount(),
      rows: record.whole() ?? 0,
      products: readList(record),
      codes: readList(record),
      transfer: readVerdict(record),
      transferRisk: REASON.of(record.whole()),
      dueDate: day(),
      bucket: WORD.bucket.of(record.whole()) || 'current',
      dayState: WORD.dayState.of(record.whole()) || 'notDue',
      stage: WORD.stage.of(record.whole()) || 'current',
      overdueDays: record.whole() ?? 0,
      graceEnd: day(),
      daysLeft: record.whole() ?? 0,
      day45: day(),
      lapseFrom: day(),
      reinstateBy: day(),
      oldestDue: day(),
      unpaidInstalments: record.whole() ?? 0,
      askedInstalments: record.whole() ?? 0,
      askedFen: amount(),
      tenday: WORD.tenday.of(record.whole()) || 'early',
      policyYear: record.whole(),
      policyYearBand: WORD.policyYearBand.of(record.whole()) || 'unknown',
      premiumBand: WORD.premiumBand.of(record.whole()) || '<1000',
      large: flag(),
      servicing: WORD.servicing.of(record.whole()) || 'unknown',
      self: flag(),
      potential: flag(),
      difficult: flag(),
      universalLife: flag(),
      groupPolicy: flag(),
      special: flag(),
      holderAge: record.whole(),
      fixBy: record.whole() as Day | undefined,
      hold: WORD.hold.of(record.whole()),
      netDue: amount(),
      disposition: WORD.disposition.of(record.whole()) || 'worklist',
      excludedBecause: exclusionOf(record.whole()),
      paidFen: amount(),
      paidOn: record.whole() as Day | undefined,
      paidInPart: flag(),
      paidAfterLapse: record.whole() as Day | undefined,
      maybeLapsedSince: record.whole() as Day | undefined,
      carriedComplaint: record.whole() as Day | undefined,
      listBehind: flag(),
      customer: record.text(),
      history: readHistory(record),
      collector: undefined,
      assignedBy: 7,
      reasonCode: '',
      assignedSince: undefined,
      assignedFirstBy: 7,
      previousCollector: undefined,
      priority: 0,
      followUp: NOTHING_FOLLOWS,
    }
  }
}

function readVerdict(record: RecordReader): TransferVerdict {
  return {
    status: WORD.status.of(record.whole()) || 'notEnrolled',
    reason: REASON.of(record.whole()),
    rawReason: record.text(),
    retry: WORD.retry.of(record.whole()),
    timedOut: record.whole() === 1,
    known: record.whole() === 1,
    saysFailure: record.whole() === 1,
  }
}

function exclusionOf(number: number | undefined): Case['excludedBecause'] {
  return number === PERMANENTLY_LAPSED ? 'permanentlyLapsed' : WORD.policyStatus.of(number)
}
