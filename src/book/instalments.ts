import { asDay, type Day } from '../model/day.ts'
import { type Fen, NO_FEN } from '../model/money.ts'
import type { BookInstalment, Receipt } from '../model/policy.ts'
import { noRunIn, openReading } from './care.ts'
import type { SqlRow, SqlValue } from './connection.ts'
import { GONE } from './presence.ts'
import { listIn } from './rows.ts'
import { standingDebit } from './standing-debit.ts'
import { dayOfValue, fenOf, textOf } from './values.ts'

/** What the book knows of instalments and of the money that came for them. */
export interface OpenInstalments {
  /** as-of days of the first and the last run */
  readonly firstRun: Day
  readonly lastRun: Day
  of(policyNo: string): readonly BookInstalment[]
  close(): void
}

/**
 * Opens the book for reading what was received.
 * @throws Refusal R030–R035, R036 where no run has been recorded yet
 */
export function openInstalments(path: string): OpenInstalments {
  const { connection, close } = openReading(path)
  try {
    const runs = connection.prepare(RUNS).first([])
    const [firstRun, lastRun] = [dayOfValue(runs?.[0]), dayOfValue(runs?.[1])]
    if (firstRun === undefined || lastRun === undefined) throw noRunIn(path)
    const ask = connection.prepare(INSTALMENTS)
    return {
      firstRun,
      lastRun,
      of: (policyNo) => listIn<Told>(ask.first([policyNo])).map(instalmentOf),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const RUNS = `SELECT (SELECT as_of FROM runs WHERE kind = 'run' ORDER BY run LIMIT 1),
  (SELECT as_of FROM runs WHERE kind = 'run' ORDER BY run DESC LIMIT 1)`

/** ?1 policy → one text: JSON is put together by the database and read at once. What a case was when it left the lists is told, not that it left. */
const INSTALMENTS = `
  SELECT json_group_array(json_array(due_date,
    (SELECT as_of FROM runs WHERE run = c.last_run),
    last_run = (SELECT max(run) FROM runs WHERE kind = 'run'),
    (SELECT premium FROM states s WHERE s.case_id = c.case_id ORDER BY entry DESC LIMIT 1),
    (SELECT disposition FROM states s WHERE s.case_id = c.case_id AND disposition <> '${GONE}' ORDER BY entry DESC LIMIT 1),
    (SELECT min(day) FROM debits d WHERE d.case_id = c.case_id AND ${standingDebit()}),
    json((SELECT json_group_array(json_array(day, amount)) FROM payments p WHERE p.case_id = c.case_id))))
  FROM (SELECT * FROM cases WHERE policy_no = ?1 ORDER BY due_date) c`

type Told = readonly [
  due: number,
  lastSeen: SqlValue,
  stillListed: SqlValue,
  premium: SqlValue,
  disposition: SqlValue,
  debited: SqlValue,
  payments: readonly SqlRow[],
]

function instalmentOf([due, lastSeen, stillListed, amount, disposition, debited, payments]: Told): BookInstalment {
  const premium = fenOf(amount)
  return {
    dueDate: asDay(due),
    received: receiptsOf(premium ?? NO_FEN, dayOfValue(debited), payments, textOf(disposition)),
    lastSeen: dayOfValue(lastSeen),
    stillListed: stillListed === 1,
    excluded: disposition === 'excluded',
    judgedPaid: disposition === 'paid',
  }
}

/**
 * The first debit that succeeded, and was not taken back, paid in full, unless payments had before: the two may tell of the same money, so they are never added up.
 * What only a list says is told without a day: whoever asks goes by the run's judgement that it came in time.
 */
function receiptsOf(
  premium: Fen,
  debited: Day | undefined,
  payments: readonly SqlRow[],
  disposition: string,
): readonly Receipt[] {
  // a payment without an amount is the whole premium
  const all = payments.map(([day, amount]): Receipt => ({ premium: fenOf(amount) ?? premium, day: dayOfValue(day) }))
  if (debited !== undefined) {
    const earlier = all.filter(({ day }) => day !== undefined && day < debited)
    const isPaid = earlier.reduce((sum, one) => sum + one.premium, 0) >= premium
    return isPaid && earlier.length > 0 ? earlier : [{ premium, day: debited }]
  }
  if (all.length > 0) return all
  return disposition === 'paid' ? [{ premium, day: undefined }] : []
}
