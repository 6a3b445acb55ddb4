import { asDay, type Day, type Month } from '../model/day.ts'
import { NO_FEN } from '../model/money.ts'
import type { CaseRecord, Listing, PastDetails, PastState } from '../model/progress.ts'
import { REASON_CODES } from '../model/reason.ts'
import { wordsOf } from '../model/words.ts'
import { type Connection, columnsOf, type SqlValue } from './connection.ts'
import { unpackDetails } from './details.ts'
import { contactsOf, debitOf, paymentOf } from './entries.ts'
import { GONE } from './presence.ts'
import { listIn, openRowsOf, type Row } from './rows.ts'
import { fenOf, numberOf, textOf, wordOf } from './values.ts'

/** What a reader may know: the runs and collections with their days, and until when things were heard. */
export interface KnownRuns {
  readonly days: ReadonlyMap<number, Day>
  readonly until: Day
  /** no run or collection is left out */
  readonly isAll: boolean
}

type CaseRow = readonly [
  policyNo: string,
  due: number,
  firstRun: number,
  premium: SqlValue,
  bucket: SqlValue,
  lastRun: number,
]

/** The tables that a record is made of, and the columns of each; one of an older version, which is only read, has no details. */
const COLUMNS = {
  // the words as one text: few of them differ, and they are looked up at once
  states: `run, bucket || '|' || stage || '|' || day_state || '|' || disposition || '|' || transfer_status || '|' || transfer_reason, premium, collector, details`,
  listings: 'run, month',
  contacts: 'run, entry, day, time, channel, person, outcome, promised, reason, note, collector, change, replaces',
  debits: 'run, day, status, reason, raw_reason',
  payments: 'run, day, amount',
} as const
type Table = keyof typeof COLUMNS

/** Reads cases by their numbers, many at once: a query for each table. */
export function openRecords(
  connection: Connection,
  known: KnownRuns,
): (ids: readonly number[]) => readonly CaseRecord[] {
  const has = columnsOf(connection, 'states')
  const cases = connection.prepare(`
    SELECT json_group_array(json_array(policy_no, due_date, first_run, first_premium, first_bucket, last_run))
    FROM json_each(?1) ids CROSS JOIN cases c ON c.case_id = ids.value`)
  const rowsOf = (table: Table) => {
    const columns = has.has('details') ? COLUMNS[table] : COLUMNS[table].replace(', details', ", ''")
    return openRowsOf(connection, table, columns)
  }
  const tables = {
    states: rowsOf('states'),
    listings: rowsOf('listings'),
    contacts: rowsOf('contacts'),
    debits: rowsOf('debits'),
    payments: rowsOf('payments'),
  }
  return (ids) => {
    const some = JSON.stringify(ids)
    const states = tables.states(some)
    const listings = tables.listings(some)
    const contacts = tables.contacts(some)
    const debits = tables.debits(some)
    const payments = tables.payments(some)
    return listIn<CaseRow>(cases.first([some])).flatMap((one, place) => {
      const record = recordOf(
        one,
        {
          states: states(place),
          listings: listings(place),
          contacts: contacts(place),
          debits: debits(place),
          payments: payments(place),
        },
        known,
      )
      return record ? [record] : []
    })
  }
}

/** @returns undefined where no state of a run that may be known was noted */
function recordOf(
  [policyNo, due, firstRun, premium, bucket, lastRun]: CaseRow,
  rows: Readonly<Record<Table, readonly Row[]>>,
  { days, until, isAll }: KnownRuns,
): CaseRecord | undefined {
  const firstDay = days.get(firstRun)
  const entered = (some: readonly Row[]) =>
    isAll || some.length === 0 ? some : some.filter((row) => days.has(numberOf(row[0])))
  const states = entered(rows.states).map((row) => stateOf(row, days))
  const first = states[0]
  if (firstDay === undefined || first === undefined) return undefined
  return {
    policyNo,
    dueDate: asDay(due),
    firstDay,
    firstPremium: fenOf(premium) ?? first.premium,
    firstBucket: wordOf(BUCKETS, bucket) ?? first.bucket,
    states,
    lastRun: days.has(lastRun) ? lastRun : seenLast(states, days),
    listings: entered(rows.listings).map((row) => listingOf(row, days)),
    contacts: rows.contacts.length === 0 ? NO_CONTACTS : contactsOf(entered(rows.contacts), until).contacts,
    debits: rows.debits.length === 0 ? NO_DEBITS : debitsOf(entered(rows.debits), until),
    payments: rows.payments.length === 0 ? NO_PAYMENTS : paymentsOf(entered(rows.payments), until),
  }
}

function debitsOf(rows: readonly Row[], until: Day): CaseRecord['debits'] {
  return rows.flatMap((row) => {
    const debit = debitOf(row)
    return debit && debit.day <= until ? [{ ...debit, run: numberOf(row[0]) }] : []
  })
}

function paymentsOf(rows: readonly Row[], until: Day): CaseRecord['payments'] {
  return rows.flatMap((row) => {
    const payment = paymentOf(row)
    return (payment.day ?? until) <= until ? [{ ...payment, run: numberOf(row[0]) }] : []
  })
}

/** Of a case that later runs have seen: it was seen by the last run that may be known, unless it was gone then. */
function seenLast(states: readonly PastState[], days: ReadonlyMap<number, Day>): number {
  if (states.at(-1)?.disposition !== GONE) return Math.max(...days.keys())
  return states.findLast(({ disposition }) => disposition !== GONE)?.run ?? 0
}

/** In the order of {@link COLUMNS}. */
function stateOf(row: Row, days: ReadonlyMap<number, Day>): PastState {
  const run = numberOf(row[0])
  const words = wordsIn(textOf(row[1]))
  const packed = textOf(row[4])
  let details: PastDetails | undefined
  return {
    run,
    day: days.get(run) ?? asDay(0),
    bucket: words.bucket,
    stage: words.stage,
    dayState: words.dayState,
    disposition: words.disposition,
    transferStatus: words.transferStatus,
    transferReason: words.transferReason,
    premium: fenOf(row[2]) ?? NO_FEN,
    collector: textOf(row[3]),
    details() {
      details ??= unpackDetails(packed)
      return details
    },
  }
}

type StateWords = Pick<PastState, 'bucket' | 'stage' | 'dayState' | 'disposition' | 'transferStatus' | 'transferReason'>

const known = new Map<string, StateWords>()
const MOST_KNOWN = 10_000

/** The words of a state, told from their text once. */
function wordsIn(text: string): StateWords {
  let words = known.get(text)
  if (words === undefined) {
    const [bucket, stage, dayState, disposition, status, reason] = text.split('|')
    words = {
      bucket: wordOf(BUCKETS, bucket) ?? 'older',
      stage: wordOf(STAGES, stage) ?? 'lapsed',
      dayState: wordOf(DAY_STATES, dayState) ?? 'lapsed',
      disposition: disposition === GONE ? GONE : (wordOf(DISPOSITIONS, disposition) ?? 'worklist'),
      transferStatus: wordOf(STATUSES, status) ?? 'notEnrolled',
      transferReason: wordOf(REASON_CODES, reason) ?? '',
    }
    if (known.size < MOST_KNOWN) known.set(text, words)
  }
  return words
}

function listingOf(row: Row, days: ReadonlyMap<number, Day>): Listing {
  const run = numberOf(row[0])
  return { month: asMonth(numberOf(row[1])), run, day: days.get(run) ?? asDay(0) }
}

const asMonth = (value: number) => value as Month
const NO_CONTACTS: CaseRecord['contacts'] = []
const NO_DEBITS: CaseRecord['debits'] = []
const NO_PAYMENTS: CaseRecord['payments'] = []
const BUCKETS = wordsOf('bucket')
const STAGES = wordsOf('stage')
const DAY_STATES = wordsOf('dayState')
const DISPOSITIONS = wordsOf('disposition')
const STATUSES = wordsOf('transferStatus')
