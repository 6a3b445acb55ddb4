import type { Case } from '../model/case.ts'
import { addDays, addYears, type Day, monthOf, parseIsoDay } from '../model/day.ts'
import { FIELDS, type FieldName } from '../model/field.ts'
import { type Fen, fen, NO_FEN } from '../model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../model/receivable.ts'
import type { Roster, RosterEntry } from '../model/roster.ts'
import type { RunContext } from '../model/run.ts'
import { DEFAULT_SETTINGS } from '../model/settings.ts'
import type { CaseExample, Example } from './check.ts'

/** The "today" of all examples, and the due date of those that give none. */
const EXAMPLE_AS_OF = '2026-06-18'
const EXAMPLE_DUE = '2026-05-20'

/** The run in which the examples stand. */
export function exampleContext(roster: readonly Partial<RosterEntry>[] = []): RunContext {
  const asOf = readDay(EXAMPLE_AS_OF)
  return {
    asOf,
    month: monthOf(asOf),
    lang: 'zh',
    settings: DEFAULT_SETTINGS,
    calendar: { isWorkday: () => true, knows: () => true },
    roster: roster.length > 0 ? readRoster(roster) : undefined,
    assignments: new Map(),
    book: undefined,
  }
}

/** An example as the row that `map` would make of it. Its keys are the columns of its table. */
export function readExample(example: Example): Receivable {
  const row: Receivable = { ...EMPTY_RECEIVABLE, columns: new Set(fieldsOf(example)) }
  for (const field of fieldsOf(example)) Object.assign(row, { [field]: readCell(field, example[field] ?? '') })
  return row
}

/** An example as the case that `classify` would make of it: by default the due date is the oldest, nothing is paid, no debit failed. */
export function readCaseExample({ row: cells, judged, transfer }: CaseExample): Case {
  const receivable = readExample({ policyNo: 'P370100880001', dueDate: EXAMPLE_DUE, premium: '1200.00', ...cells })
  const dueDate = receivable.dueDate ?? readDay(EXAMPLE_DUE)
  const premium = receivable.premium ?? NO_FEN
  const lapseFrom = addDays(dueDate, 61)
  return {
    ...UNJUDGED,
    receivable,
    premium,
    policyNo: receivable.policyNo,
    dueDate,
    oldestDue: dueDate,
    graceEnd: addDays(dueDate, 60),
    day45: addDays(dueDate, 45),
    lapseFrom,
    reinstateBy: addYears(lapseFrom, 2),
    askedFen: premium,
    netDue: premium,
    ...judged,
    transfer: { ...UNJUDGED.transfer, ...transfer },
  }
}

/** The fields that an example fills, in the order of the vocabulary. */
export function fieldsOf(example: Example): readonly FieldName[] {
  return Object.keys(FIELDS).flatMap((name) => (isField(name) && example[name] !== undefined ? [name] : []))
}

function isField(name: string): name is FieldName {
  return name in FIELDS
}

function readCell(field: FieldName, text: string): string | number | undefined {
  switch (FIELDS[field].kind) {
    case 'day':
      return text === '' ? undefined : readDay(text)
    case 'money':
      return readAmount(text)
    case 'count':
      return text === '' ? undefined : Number(text)
    default:
      return text
  }
}

function readDay(text: string): Day {
  const day = parseIsoDay(text)
  if (day === undefined) throw new Error(`an example names a day that does not exist: ${text}`)
  return day
}

function readAmount(text: string): Fen | undefined {
  return text === '' ? undefined : fen(Math.round(Number(text) * 100))
}

function readRoster(people: readonly Partial<RosterEntry>[]): Roster {
  return new Map(people.map((person) => [person.code ?? '', { ...NOBODY, ...person }]))
}

const NOBODY: RosterEntry = {
  code: '',
  name: '',
  branchCode: '',
  branchName: '',
  supervisorCode: '',
  supervisorName: '',
  status: 'active',
  away: false,
  leftOn: undefined,
  substitute: '',
  collects: true,
  limit: undefined,
  mobile: '',
  row: 2,
}

const UNJUDGED = {
  rows: 1,
  products: [],
  codes: [],
  transfer: {
    status: 'pending',
    reason: '',
    rawReason: '',
    retry: '',
    timedOut: false,
    known: true,
    saysFailure: false,
  },
  transferRisk: '',
  history: undefined,
  bucket: 'grace1',
  dayState: 'inGrace',
  stage: 'grace1',
  overdueDays: 29,
  daysLeft: 31,
  unpaidInstalments: 1,
  askedInstalments: 1,
  tenday: 'middle',
  policyYear: undefined,
  policyYearBand: 'unknown',
  premiumBand: '1000-5000',
  large: false,
  servicing: 'unknown',
  self: false,
  potential: false,
  difficult: false,
  universalLife: false,
  groupPolicy: false,
  special: false,
  holderAge: undefined,
  fixBy: undefined,
  hold: '',
  disposition: 'worklist',
  excludedBecause: '',
  paidFen: NO_FEN,
  paidOn: undefined,
  paidInPart: false,
  paidAfterLapse: undefined,
  maybeLapsedSince: undefined,
  carriedComplaint: undefined,
  listBehind: false,
  customer: 'P',
} as const satisfies Partial<Case>
