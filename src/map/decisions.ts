import type { FieldName } from '../model/field.ts'
import type { Settings } from '../model/settings.ts'
import type { Text } from '../model/text.ts'
import { openWords, type WordField } from './cells/word.ts'
import { type Claim, isDueOrPaid, isFrequencyOrChannel, isTransferFlag } from './dictionary.ts'
import { ENOUGH_ROWS, examples, shapeOf, shareOf, type Values } from './values.ts'

/** What a column was taken for so far, and why. */
export interface Candidate {
  readonly column: number
  readonly header: string
  readonly field: FieldName | undefined
  readonly claim: Claim | undefined
  readonly because: Text
}

/** What one decision may look at. */
export interface Evidence {
  readonly values: Values
  readonly settings: Settings
  /** titles above the header and the name of the sheet */
  readonly titles: string
  readonly columns: readonly Candidate[]
}

/** Decides about one column by its values or its neighbours; undefined leaves it as it is. */
type Decision = (candidate: Candidate, evidence: Evidence) => Pick<Candidate, 'field' | 'because'> | undefined

/** Names that may mean two things, in the order in which they are asked. What the settings name is never asked. */
export const DECISIONS: readonly Decision[] = [
  frequencyOrChannel,
  statusOrPaid,
  flagOrStatus,
  codeOrName,
  bankCodeOrName,
  resultOrReason,
  dueOrPaid,
  mainOrTotal,
]

function quoted(list: readonly string[]): string {
  return list.map((value) => `“${value}”`).join('、')
}

function byValues(
  field: FieldName | undefined,
  seen: readonly string[],
  zh: string,
  en: string,
): Pick<Candidate, 'field' | 'because'> {
  const list = quoted(seen)
  return { field, because: { zh: `列里的值是${list}，所以${zh}`, en: `its values are ${list}, hence ${en}` } }
}

/** How many of a column's distinct values are words of a field. */
function knownAs(field: WordField, column: number, { values, settings }: Evidence): number {
  const read = openWords(field, settings)
  return shareOf(values.of(column), (value) => read(value) !== undefined)
}

const FREQUENCY = ['frequency', '是缴费频次', 'the frequency'] as const
const CHANNEL = ['payChannel', '是缴费渠道', 'the payment channel'] as const

/** 缴费方式 holds the frequency in one system and the channel in others. */
function frequencyOrChannel({ field, column, header, claim }: Candidate, evidence: Evidence): ReturnType<Decision> {
  if ((field !== 'frequency' && field !== 'payChannel') || isTransferFlag(header)) return undefined
  const seen = examples(evidence.values.of(column))
  const frequency = knownAs('frequency', column, evidence)
  const channel = knownAs('payChannel', column, evidence)
  const [found, zh, en] = frequency > channel ? FREQUENCY : CHANNEL
  if (frequency !== channel)
    return found === field && !isFrequencyOrChannel(header) ? undefined : byValues(found, seen, zh, en)
  if (seen.length > 0 || claim?.field !== 'payChannel') return undefined
  const other = evidence.columns.some((each) => each.column !== column && each.field === 'payChannel')
  return other && isFrequencyOrChannel(header)
    ? {
        field: 'frequency',
        because: { zh: '另有一列是缴费渠道，这一列没有值', en: 'another column is the channel, and this one is empty' },
      }
    : undefined
}

/** 保单状态 may hold 已收/未收. */
function statusOrPaid({ field, column }: Candidate, evidence: Evidence): ReturnType<Decision> {
  if (field !== 'policyStatus' && field !== 'paidFlag') return undefined
  const seen = examples(evidence.values.of(column))
  const status = knownAs('policyStatus', column, evidence)
  const paid = knownAs('paidFlag', column, evidence)
  if (field === 'policyStatus' && paid > status) return byValues('paidFlag', seen, '是收费状态', 'whether it is paid')
  if (field === 'paidFlag' && status > paid) return byValues('policyStatus', seen, '是保单状态', 'the policy status')
  return undefined
}

const OUTCOME = /成功|失败|在途|送盘|回盘/

/** 转账标志 and 转账状态 are mixed up; 保单标识 may say whether a policy is an orphan or a self-policy. */
function flagOrStatus({ field, column }: Candidate, evidence: Evidence): ReturnType<Decision> {
  const seen = examples(evidence.values.of(column))
  if (seen.length === 0) return undefined
  if (field === 'payChannel') {
    const status = knownAs('transferStatus', column, evidence)
    // 转账成功 contains the channel 转账 too
    const isStatus =
      status > knownAs('payChannel', column, evidence) || (status === 1 && seen.some((value) => OUTCOME.test(value)))
    if (isStatus) return byValues('transferStatus', seen, '是转账状态', 'the transfer status')
  }
  if (field === 'agentStatus' && knownAs('agentStatus', column, evidence) === 0) {
    if (seen.some((value) => /自保|互保/.test(value)))
      return byValues('selfFlag', seen, '是自保互保标识', 'the self-policy flag')
    if (knownAs('policyStatus', column, evidence) > 0.5)
      return byValues('policyStatus', seen, '是保单状态', 'the policy status')
  }
  return undefined
}

const PAIRS: readonly (readonly [code: FieldName, name: FieldName])[] = [
  ['branchCode', 'branchName'],
  ['productCode', 'productName'],
  ['agentCode', 'agentName'],
  ['collectorCode', 'collectorName'],
  ['supervisorCode', 'supervisorName'],
  ['failCode', 'failReason'],
]

/** 管理机构, 险种, 业务员, 收费员: codes in one export, names in another. */
function codeOrName({ field, column }: Candidate, { values }: Evidence): ReturnType<Decision> {
  const pair = PAIRS.find(([code, name]) => field === code || field === name)
  if (!pair) return undefined
  const seen = values.of(column)
  const shape = shapeOf(seen)
  if (shape === 'names' && field === pair[0]) return byValues(pair[1], examples(seen, 2), '是名称', 'a name')
  if (shape === 'codes' && field === pair[1]) return byValues(pair[0], examples(seen, 2), '是代码', 'a code')
  return undefined
}

/** 银行编码 may hold the bank's name; a code of a bank is no field. */
function bankCodeOrName({ field, column }: Candidate, { values }: Evidence): ReturnType<Decision> {
  if (field !== 'bankName' || shapeOf(values.of(column)) !== 'codes') return undefined
  return byValues(
    undefined,
    examples(values.of(column)),
    '是银行代码，不是银行名称，不用',
    'a code and no name of a bank: not used',
  )
}

/** 转账结果 that holds nothing but the bank's words. Where it holds 成功 too, each cell is looked at (columns.ts). */
function resultOrReason({ field, column }: Candidate, evidence: Evidence): ReturnType<Decision> {
  if (field !== 'transferStatus' || evidence.columns.some((each) => each.field === 'failReason')) return undefined
  const seen = evidence.values.of(column)
  // S or 00 beside a reason may mean success
  const isWords = [...seen.counts.keys()].every((value) => /\p{Script=Han}/u.test(value))
  if (seen.counts.size < 2 || !isWords || knownAs('transferStatus', column, evidence) > 0) return undefined
  return byValues('failReason', examples(seen), '是银行的说法', "the bank's words")
}

/** 缴费日期 is the due date in a list of receivables and the day of payment in a list of payments: the kind of file decides. */
function dueOrPaid({ field, header, column }: Candidate, { columns, titles, values }: Evidence): ReturnType<Decision> {
  if (field !== 'dueDate' || !isDueOrPaid(header)) return undefined
  const others = columns.filter((each) => each.column !== column && each.field === 'dueDate')
  if (others.some((each) => !isDueOrPaid(each.header))) {
    return {
      field: 'paidDate',
      because: {
        zh: '应缴日另有一列，所以这是实收日期',
        en: 'another column is the due date, hence the day of payment',
      },
    }
  }
  if (header.includes('交费') && others.some((each) => each.header.includes('缴费'))) {
    return {
      field: 'paidDate',
      because: { zh: '另有“缴费日期”，所以这是实收日期', en: 'there is 缴费日期 too, hence the day of payment' },
    }
  }
  if (isListOfPayments(columns, titles, values)) {
    return {
      field: 'paidDate',
      because: { zh: '这是实收清单，所以这是实收日期', en: 'this is a list of payments, hence the day of payment' },
    }
  }
  return {
    field: 'dueDate',
    because: {
      zh: `列名“${header}”；这是应收清单，所以是应缴日`,
      en: `header "${header}"; this is a list of receivables, hence the due date`,
    },
  }
}

const PAYMENTS = /实收|成功|到账|已收/
const RECEIVABLES = /应收|应缴|应交|未收|未缴|失败/

/** Titles and columns of what was received, and the column filled in most rows. */
function isListOfPayments(columns: readonly Candidate[], titles: string, values: Values): boolean {
  if (PAYMENTS.test(titles) && !RECEIVABLES.test(titles)) return true
  if (columns.some((each) => each.field === 'premium' && RECEIVABLES.test(each.header))) return false
  const received = columns.find((each) => each.field === 'paidAmount')
  return received !== undefined && values.of(received.column).filled * 2 > Math.min(values.rows.length, ENOUGH_ROWS)
}

/** 合计 is the premium only where no other column is; beside riders it is their total with the main product. */
function mainOrTotal({ field, header }: Candidate, { columns }: Evidence): ReturnType<Decision> {
  if (field !== 'premium' || header !== '合计') return undefined
  const riders = columns.some((each) => each.field === 'riderPremium' || each.field === 'mainPremium')
  return riders
    ? {
        field,
        because: {
          zh: '列名“合计”，旁边有主险和附加险保费',
          en: 'header "合计" beside premiums of main product and riders',
        },
      }
    : undefined
}
