import { type AssignedCase, supervisorOf } from '../model/case.ts'
import { maskFreeText, maskName, maskPhone } from '../model/mask.ts'
import { REASONS, type ReasonCode } from '../model/reason.ts'
import type { TableFacts } from '../model/run.ts'
import type { CsvColumn, CsvKind, CsvValue } from '../write/index.ts'

/** What a column of `data/cases.csv` may need besides the case. */
export interface CaseLineContext {
  readonly tables: readonly TableFacts[]
  /** keyed hash of a customer, the same within a run */
  readonly customerKey: (customer: string) => string
  /** `--with-personal-data` */
  readonly personal: boolean
}

/** One column of `data/cases.csv`. */
export interface CaseColumn extends CsvColumn {
  readonly value: (c: AssignedCase, context: CaseLineContext) => CsvValue
}

const of =
  (kind: CsvKind) =>
  (name: string, value: CaseColumn['value']): CaseColumn => ({ name, kind, value })
const text = of('text')
const day = of('day')
const money = of('money')
const count = of('number')
const flag = of('boolean')
const reasonName = (code: ReasonCode | '') => (code === '' ? '' : REASONS[code].name)

/** The contract of `data/cases.csv`: these columns in this order. Further ones may follow. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  text('policyNo', (c) => c.policyNo),
  day('dueDate', (c) => c.dueDate),
  money('premium', (c) => c.premium),
  count('rows', (c) => c.rows),
  text('products', (c) => c.products.join(';')),
  text('branchCode', (c) => c.receivable.branchCode),
  text('disposition', (c) => c.disposition),
  text('excludedBecause', (c) => c.excludedBecause),
  text('bucket', (c) => c.bucket),
  text('dayState', (c) => c.dayState),
  text('stage', (c) => c.stage),
  count('overdueDays', (c) => c.overdueDays),
  day('graceEnd', (c) => c.graceEnd),
  count('daysLeft', (c) => c.daysLeft),
  day('day45', (c) => c.day45),
  day('lapseFrom', (c) => c.lapseFrom),
  day('reinstateBy', (c) => c.reinstateBy),
  text('tenday', (c) => c.tenday),
  count('policyYear', (c) => c.policyYear),
  text('policyYearBand', (c) => c.policyYearBand),
  text('premiumBand', (c) => c.premiumBand),
  flag('large', (c) => c.large),
  text('frequency', (c) => c.receivable.frequency),
  text('payChannel', (c) => c.receivable.payChannel),
  text('transferStatus', (c) => c.transfer.status),
  text('transferReason', (c) => reasonName(c.transfer.reason)),
  text('transferRawReason', (c, { personal }) =>
    personal ? c.transfer.rawReason : maskFreeText(c.transfer.rawReason),
  ),
  text('transferRisk', (c) => reasonName(c.transferRisk)),
  day('fixBy', (c) => c.fixBy),
  text('hold', (c) => c.hold),
  money('netDue', (c) => c.netDue),
  day('oldestDue', (c) => c.oldestDue),
  count('unpaidInstalments', (c) => c.unpaidInstalments),
  text('servicing', (c) => c.servicing),
  flag('self', (c) => c.self),
  flag('potential', (c) => c.potential),
  flag('difficult', (c) => c.difficult),
  flag('universalLife', (c) => c.universalLife),
  flag('groupPolicy', (c) => c.groupPolicy),
  text('agentCode', (c) => c.receivable.agentCode),
  text('collectorCode', (c) => c.collector?.key ?? ''),
  text('supervisorCode', (c) => supervisorOf(c).supervisorCode),
  count('assignedBy', (c) => c.assignedBy),
  count('priority', (c) => c.priority || undefined),
  text('customerKey', (c, { customerKey }) => customerKey(c.customer)),
  text('holderName', (c, { personal }) => (personal ? c.receivable.holderName : maskName(c.receivable.holderName))),
  text('mobile', (c, { personal }) => (personal ? c.receivable.mobile : maskPhone(c.receivable.mobile))),
  text('sourceFile', (c, { tables }) => tables[c.receivable.origin.table]?.path ?? ''),
  text('sourceSheet', (c, { tables }) => tables[c.receivable.origin.table]?.sheet ?? ''),
  count('sourceRow', (c) => c.receivable.origin.row),
]
