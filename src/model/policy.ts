import type { Day } from './day.ts'
import type { Fen } from './money.ts'
import { POLICY_FIELD_NAMES, POLICY_FIELDS, type PolicyField } from './policy-field.ts'
import type { Origin } from './receivable.ts'
import type { ContractStatus, Frequency, LeftOut, PaidFlag, SetApart, Word } from './words.ts'

/** A cell of a policy list that could not be read. */
export interface UnreadCell {
  readonly field: PolicyField
  /** as written */
  readonly value: string
}

/**
 * One row of a policy list: a policy, a product of it, or a payment for it. Texts and words are '' where nothing stands,
 * days, amounts (fen) and counts undefined.
 */
export interface PolicyRow {
  readonly origin: Origin
  /** 0 = the file named first; rows of later files supersede those of earlier ones */
  readonly file: number
  /** fields that the row's table has a column for: an empty cell and a missing column do not mean the same */
  readonly columns: ReadonlySet<PolicyField>
  readonly policyNo: string
  readonly effectiveDate: Day | undefined
  readonly frequency: Frequency | ''
  readonly firstPremium: Fen | undefined
  readonly premium: Fen | undefined
  readonly contractStatus: ContractStatus | ''
  readonly endReason: ContractStatus | ''
  readonly statusDate: Day | undefined
  readonly coolingOffFlag: Word<'yesNo'> | ''
  readonly waivedFlag: Word<'yesNo'> | ''
  readonly paidTo: Day | undefined
  readonly paidCount: number | undefined
  readonly instalmentNo: number | undefined
  readonly dueDate: Day | undefined
  readonly paidFlag: PaidFlag | ''
  readonly paidDate: Day | undefined
  readonly paidAmount: Fen | undefined
  readonly year2Amount: Fen | undefined
  readonly year2Date: Day | undefined
  readonly year3Amount: Fen | undefined
  readonly year3Date: Day | undefined
  readonly agentCode: string
  readonly agentName: string
  readonly branchCode: string
  readonly branchName: string
  readonly productCode: string
  readonly productName: string
  readonly channel: string
  /** the first cell of the row that could not be read and matters; undefined = none */
  readonly unread: UnreadCell | undefined
}

function emptyPolicyRow(): PolicyRow {
  const row: Record<string, unknown> = { origin: { table: 0, row: 0 }, file: 0, columns: new Set() }
  for (const field of POLICY_FIELD_NAMES) {
    const { kind } = POLICY_FIELDS[field]
    row[field] = kind === 'text' || kind === 'word' ? '' : undefined
  }
  row.unread = undefined
  // the copy has fast properties, which an object filled key by key has not
  return { ...row } as unknown as PolicyRow
}

/** A row with nothing filled in; spread it, so that all rows share one shape. */
export const EMPTY_POLICY_ROW: Readonly<PolicyRow> = emptyPolicyRow()

/** A premium that was received, or a part of it. */
export interface Receipt {
  /** fen; below zero where a payment was taken back */
  readonly premium: Fen
  /** undefined: that it was received is known, the day is not */
  readonly day: Day | undefined
}

/** An instalment as the follow-up book knows it. */
export interface BookInstalment {
  readonly dueDate: Day
  /** what came for it, as far as the book knows; empty = it knows of nothing */
  readonly received: readonly Receipt[]
  /** as-of day of the last run whose list held it; undefined: no list has, people only reported of it */
  readonly lastSeen: Day | undefined
  /** that was the last run of the book */
  readonly stillListed: boolean
  /** set apart by its status when it was seen last: surrendered, claim, waived … the book does not keep which */
  readonly excluded: boolean
  /** the last run that saw it took it for paid: within grace (docs/rules.md 3) */
  readonly judgedPaid: boolean
}

/** A thing with a code, a name, or both; '' where there is none. */
export interface Named {
  readonly code: string
  readonly name: string
}

/**
 * What persistency has to know of one policy, whatever it was learnt from: a policy list, payments, the book.
 * The seam of the stage `persistency/`: who can give an iterable of these gets its ratios.
 */
export interface PolicyFact {
  readonly policyNo: string
  readonly effectiveDate: Day
  readonly frequency: Frequency
  /** premium of the first year, in fen; 0 only where the policy is left out */
  readonly firstPremium: Fen
  /** why the policy counts on neither side, and since when (undefined: always) */
  readonly leftOut: { readonly why: LeftOut; readonly since: Day | undefined } | undefined
  /** lapsed, surrendered, terminated or matured by its status, and since when (undefined: not said): in grace no more, but counted */
  readonly ended: { readonly since: Day | undefined } | undefined
  /** what came for policy year 2 and 3, payment by payment; empty = nothing did, `unknown` = nothing says whether anything did */
  readonly year2: readonly Receipt[] | 'unknown'
  readonly year3: readonly Receipt[] | 'unknown'
  readonly agent: Named
  readonly branch: Named
  readonly product: Named
  readonly channel: Named
}

/** A policy of which too little is known to count it. */
export interface PolicySetApart {
  readonly policyNo: string
  readonly why: SetApart
  readonly effectiveDate: Day | undefined
  /** the row that shows it */
  readonly origin: Origin
  /** what could not be read */
  readonly unread: UnreadCell | undefined
}

/** Whether a table lists payments: each of its rows says for which instalment it is and whether it was received. */
export function listsPayments(columns: ReadonlySet<PolicyField>): boolean {
  const has = (...fields: readonly PolicyField[]) => fields.some((field) => columns.has(field))
  return has('instalmentNo', 'dueDate') && has('paidDate', 'paidAmount', 'paidFlag') && !has('paidTo', 'paidCount')
}
