import { type AssignedCase, supervisorOf } from '../../model/case.ts'
import { maskFreeText, maskName, maskPhone } from '../../model/mask.ts'
import { REASONS, type ReasonCode } from '../../model/reason.ts'
import type { TableFacts } from '../../model/run.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../../model/wording.ts'
import type { WordList } from '../../model/words.ts'
import type { CsvKind, CsvValue } from '../../write/index.ts'
import type { DataColumn } from './data-column.ts'

/** What a column of `data/cases.csv` may need besides the case. */
export interface CaseLineContext {
  readonly tables: readonly TableFacts[]
  /** keyed hash of a customer, the same within a run */
  readonly customerKey: (customer: string) => string
  /** `--with-personal-data` */
  readonly personal: boolean
}

/** One column of `data/cases.csv`. */
export interface CaseColumn extends DataColumn {
  readonly value: (c: AssignedCase, context: CaseLineContext) => CsvValue
}

const of =
  (kind: CsvKind) =>
  (name: string, means: Text, value: CaseColumn['value'], words?: WordList): CaseColumn => ({
    name,
    kind,
    means,
    value,
    ...(words === undefined ? {} : { words }),
  })
const text = of('text')
const day = of('day')
const money = of('money')
const count = of('number')
const flag = of('boolean')
const reasonName = (code: ReasonCode | '') => (code === '' ? '' : REASONS[code].name)

/** The contract of `data/cases.csv`: these columns in this order. Further ones may follow. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  text('policyNo', both('保单号', 'policy number'), (c) => c.policyNo),
  day('dueDate', both('应缴日', 'due date'), (c) => c.dueDate),
  money('premium', both('应缴保费，各险种合计', 'premium due, all products together'), (c) => c.premium),
  count('rows', both('由几行合成', 'input rows that make the case'), (c) => c.rows),
  text(
    'products',
    both(
      '险种代码（没有代码的写名称），按出现的先后，分号隔开',
      'codes of products (else names) in the order of appearance, separated by semicolons',
    ),
    (c) => c.products.join(';'),
  ),
  text('branchCode', both('机构代码', 'code of the branch'), (c) => c.receivable.branchCode),
  text('disposition', both('去向', 'what became of the case'), (c) => c.disposition, 'disposition'),
  text(
    'excludedBecause',
    both(
      '剔除的原因：保单状态，或 permanentlyLapsed',
      'why it was set apart: the status of the policy, or permanentlyLapsed',
    ),
    (c) => c.excludedBecause,
    'policyStatus',
  ),
  text('bucket', both('按自己应缴日的月份', 'by the month of its own due date'), (c) => c.bucket, 'bucket'),
  text(
    'dayState',
    both('按最早未缴日算的状态，纯按日期', 'by the oldest unpaid due date, days alone'),
    (c) => c.dayState,
    'dayState',
  ),
  text('stage', both('清单用的阶段', 'the stage that worklists go by'), (c) => c.stage, 'stage'),
  count(
    'overdueDays',
    both('截至日 − 应缴日；未到期的是负数', 'as-of day − due date; negative before it'),
    (c) => c.overdueDays,
  ),
  day(
    'graceEnd',
    both('宽限截止日，当天24点前有保障', 'last day of grace; cover holds to 24:00 of it'),
    (c) => c.graceEnd,
  ),
  count('daysLeft', both('到宽限截止日还有几天，过了是 0', 'days left to it, 0 when it is over'), (c) => c.daysLeft),
  day('day45', both('最早未缴日起第45天', '45th day after the oldest unpaid due date'), (c) => c.day45),
  day('lapseFrom', both('效力中止的第一天', 'first day without cover'), (c) => c.lapseFrom),
  day('reinstateBy', both('可复效的最后一天', 'last day to reinstate'), (c) => c.reinstateBy),
  text('tenday', both('应缴日的旬', 'tenday of the due date'), (c) => c.tenday, 'tenday'),
  count('policyYear', both('第几个保单年度，不明为空', 'year of the policy; empty if unknown'), (c) => c.policyYear),
  text('policyYearBand', both('年度段', 'band of the year'), (c) => c.policyYearBand, 'policyYearBand'),
  text(
    'premiumBand',
    both('保费段，含下限', 'band of the premium, its lower bound included'),
    (c) => c.premiumBand,
    'premiumBand',
  ),
  flag('large', both('大额件', 'large case'), (c) => c.large),
  text('frequency', both('缴费频次', 'frequency of payment'), (c) => c.receivable.frequency, 'frequency'),
  text('payChannel', both('缴费方式', 'channel of payment'), (c) => c.receivable.payChannel, 'payChannel'),
  text(
    'transferStatus',
    both('银行转账的状态', 'what became of the debit'),
    (c) => c.transfer.status,
    'transferStatus',
  ),
  text('transferReason', both('扣款失败的原因，只有失败的才有', 'reason of a failed debit, else empty'), (c) =>
    reasonName(c.transfer.reason),
  ),
  text('transferRawReason', both('银行的原话，号码已隐去', 'the bank’s words, masked'), (c, { personal }) =>
    personal ? c.transfer.rawReason : maskFreeText(c.transfer.rawReason),
  ),
  text(
    'transferRisk',
    both('还没失败、但看得出会失败的原因', 'reason for which a debit that has not failed yet can be expected to fail'),
    (c) => reasonName(c.transferRisk),
  ),
  day(
    'fixBy',
    both('最迟哪天补正；过了就赶不上下次扣款', 'day until which it is to be mended, to be in time for the next debit'),
    (c) => c.fixBy,
  ),
  text('hold', both('在途、暂缓的原因', 'why nobody asks for money now'), (c) => c.hold, 'hold'),
  money('netDue', both('应缴减预存，最少 0', 'premium less what was prepaid, at least 0'), (c) => c.netDue),
  day('oldestDue', both('这张保单最早的未缴日', 'oldest unpaid due date of the policy'), (c) => c.oldestDue),
  count(
    'unpaidInstalments',
    both('这张保单未缴的期数，含本期', 'unpaid instalments of the policy, this one included'),
    (c) => c.unpaidInstalments,
  ),
  text('servicing', both('归属', 'how the collector stands to the agent'), (c) => c.servicing, 'servicing'),
  flag('self', both('自保、互保件', 'the agent is holder or insured'), (c) => c.self),
  flag('potential', both('潜力客户', 'potential customer'), (c) => c.potential),
  flag('difficult', both('疑难件', 'difficult case'), (c) => c.difficult),
  flag('universalLife', both('万能险', 'universal life'), (c) => c.universalLife),
  flag('groupPolicy', both('团单', 'group policy'), (c) => c.groupPolicy),
  text('agentCode', both('业务员工号', 'code of the selling agent'), (c) => c.receivable.agentCode),
  text(
    'collectorCode',
    both('收费员工号（没有工号的写姓名）', 'code of the collector (else the name)'),
    (c) => c.collector?.key ?? '',
  ),
  text('supervisorCode', both('主管工号', 'code of the supervisor'), (c) => supervisorOf(c).supervisorCode),
  count('assignedBy', both('第几条分派规则定的', 'number of the rule that named the collector'), (c) => c.assignedBy),
  count(
    'priority',
    both(
      '在这位收费员的件里排第几，1 最先；不在清单上的为空',
      'place among the collector’s cases, 1 = first; empty if on no worklist',
    ),
    (c) => c.priority || undefined,
  ),
  text(
    'customerKey',
    both('同一次运行里，同一客户同一串', 'the same for one customer, within a run only'),
    (c, { customerKey }) => customerKey(c.customer),
  ),
  text('holderName', both('投保人姓名，已隐去', 'name of the holder, masked'), (c, { personal }) =>
    personal ? c.receivable.holderName : maskName(c.receivable.holderName),
  ),
  text('mobile', both('投保人手机号，已隐去', 'mobile of the holder, masked'), (c, { personal }) =>
    personal ? c.receivable.mobile : maskPhone(c.receivable.mobile),
  ),
  text(
    'sourceFile',
    both('来自哪个文件，写法与命令里相同', 'input file as given'),
    (c, { tables }) => tables[c.receivable.origin.table]?.path ?? '',
  ),
  text(
    'sourceSheet',
    both('工作表；文本文件为空', 'sheet; empty for text files'),
    (c, { tables }) => tables[c.receivable.origin.table]?.sheet ?? '',
  ),
  count(
    'sourceRow',
    both('第几行，与 Excel 里看到的相同；几行合成的写第一行', 'row as Excel numbers it; of several, the first'),
    (c) => c.receivable.origin.row,
  ),
]
