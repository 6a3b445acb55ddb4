import { classifyPolicy } from '../../src/classify/index.ts'
import { openFollowUp } from '../../src/follow/index.ts'
import type { AssignedCase, Collector, Instalment } from '../../src/model/case.ts'
import { type Day, monthOf, parseIsoDay } from '../../src/model/day.ts'
import { FIELD_NAMES } from '../../src/model/field.ts'
import type { CheckPage } from '../../src/model/finding.ts'
import type { CaseHistory } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'
import { EMPTY_RECEIVABLE, type Receivable } from '../../src/model/receivable.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import type { Lang } from '../../src/model/text.ts'
import { openCalendar } from '../../src/read/calendar.ts'
import type { ReportContext } from '../../src/report/index.ts'
import { openJudge, transferRisk } from '../../src/transfer/index.ts'

/** Invented cases, judged by the real stages, for the tests of the reports. */

export function day(iso: string): Day {
  const found = parseIsoDay(iso)
  if (found === undefined) throw new Error(iso)
  return found
}

export function contextOf(asOf: string, lang: Lang = 'zh', settings: Partial<Settings> = {}): ReportContext {
  const all: Settings = { ...DEFAULT_SETTINGS, ...settings, lang }
  const at = day(asOf)
  const check: CheckPage = {
    code: 'V031',
    name: 'mobile-invalid',
    severity: 'warn',
    title: { zh: '手机号有误', en: 'mobile invalid' },
    message: { zh: '手机号“{value}”不对。', en: 'The mobile {value} is wrong.' },
    remedy: { zh: '请核对手机号。', en: 'Check the mobile.' },
  }
  return {
    asOf: at,
    month: monthOf(at),
    lang,
    settings: all,
    calendar: openCalendar(all.holidays),
    roster: undefined,
    assignments: new Map(),
    book: undefined,
    runId: '20260618-0123456789ab',
    reportsProgress: false,
    tables: [{ path: 'exports/receivables.xlsx', sheet: 'June' }],
    checks: new Map([['V031', check]]),
  }
}

export const COLLECTOR: Collector = {
  key: 'C001',
  code: 'C001',
  name: '王芳',
  branchCode: '3701',
  branchName: '济南中支',
  supervisorCode: 'S01',
  supervisorName: '赵强',
  supervisorListed: true,
}

const ALL_COLUMNS = new Set(FIELD_NAMES)

export interface Sample extends Partial<Omit<Receivable, 'origin' | 'columns' | 'dueDate' | 'premium'>> {
  readonly due: string
  readonly yuan?: number
  readonly collector?: Collector | undefined
  readonly codes?: readonly string[]
  readonly unassigned?: boolean
  readonly history?: CaseHistory | undefined
}

/** The cases of one policy as the run would hand them to the reports. */
export function policyCases(samples: readonly Sample[], context: ReportContext): AssignedCase[] {
  const judge = openJudge(context.settings)
  const instalments: Instalment[] = samples.map(
    ({ due, yuan = 1200, collector: _, codes = [], unassigned: __, history, ...row }, index) => {
      const receivable: Receivable = {
        ...EMPTY_RECEIVABLE,
        origin: { table: 0, row: index + 2 },
        columns: ALL_COLUMNS,
        policyNo: 'P000001',
        holderName: '张三',
        mobile: '13800000001',
        payChannel: 'transfer',
        bankAccount: '6222000000001234',
        agentCode: 'C001',
        agentName: '王芳',
        frequency: 'annual',
        ...row,
        dueDate: day(due),
        premium: fen(Math.round(yuan * 100)),
      }
      return {
        receivable,
        premium: fen(Math.round(yuan * 100)),
        rows: 1,
        products: [receivable.productCode || receivable.productName].filter((name) => name !== ''),
        codes,
        transfer: judge(receivable),
        listBehind: false,
        transferRisk: transferRisk(receivable, codes, context.settings),
        history,
      }
    },
  )
  const followUpOf = openFollowUp(context)
  return classifyPolicy(instalments, context).map((c, index): AssignedCase => {
    const sample = samples[index]
    const unassigned = sample?.unassigned === true && c.disposition === 'worklist'
    const assigned: Omit<AssignedCase, 'followUp'> = {
      ...c,
      collector: unassigned ? undefined : (sample?.collector ?? COLLECTOR),
      assignedBy: unassigned ? 7 : 2,
      reasonCode: unassigned ? '' : '07',
      assignedSince: undefined,
      assignedFirstBy: unassigned ? 7 : 2,
      previousCollector: undefined,
      disposition: unassigned ? 'unassigned' : c.disposition,
      priority: 0,
    }
    return { ...assigned, followUp: followUpOf(assigned) }
  })
}

export function oneCase(sample: Sample, context: ReportContext): AssignedCase {
  const [c] = policyCases([sample], context)
  if (c === undefined) throw new Error('no case')
  return c
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = ['建国', '秀英', '明', '丽华', '志强', '桂兰', '磊', '静', '海燕', '文博', '雪梅', '国栋']
const BANKS = ['工商银行', '农业银行', '建设银行', '邮储银行', '招商银行']
const PRODUCTS = ['金福终身寿险', '鑫享年金保险', '安康重疾保险', '聚财万能保险', '福满堂两全保险']
const REASONS = [
  '余额不足',
  '户名不符',
  '账号不存在',
  '账户状态异常',
  '超过限额',
  '系统忙，请稍后再试',
  '未签约',
  '已销户',
]
const DUES = [
  '2026-04-19',
  '2026-04-20',
  '2026-04-22',
  '2026-04-25',
  '2026-05-01',
  '2026-05-03',
  '2026-05-08',
  '2026-05-14',
  '2026-05-20',
  '2026-05-28',
  '2026-06-01',
  '2026-06-05',
  '2026-06-12',
  '2026-06-18',
  '2026-06-21',
  '2026-06-25',
  '2026-06-30',
  '2026-04-02',
  '2026-03-15',
  '2026-02-01',
  '2024-07-10',
  '2026-07-08',
]

/** About 45 invented cases of one collector in every stage, for tests and for looking at a workbook. */
export function demoCases(context: ReportContext): AssignedCase[] {
  const cases: AssignedCase[] = []
  for (let i = 0; i < 46; i++) {
    const failing = i % 3 === 0
    const orphan = i % 7 === 3
    const productName = PRODUCTS[(i * 3) % PRODUCTS.length] ?? ''
    const due = DUES[i % DUES.length] ?? '2026-06-01'
    const holderName = (SURNAMES[(i * 7) % SURNAMES.length] ?? '王') + (GIVEN[(i * 5) % GIVEN.length] ?? '明')
    const base: Sample = {
      due,
      policyNo: `88600000${String(100000 + i * 37)}`,
      yuan: [860, 1200, 3650.5, 6000, 12000, 58000, 2400, 980][i % 8] ?? 1200,
      holderName,
      holderSex: i % 2 === 0 ? 'female' : 'male',
      holderIdNo: `370000${1960 + (i % 40)}0101${1000 + i}`,
      holderBirthDate: day(`${1960 + (i % 40)}-01-01`),
      mobile: i % 11 === 5 ? '' : `1380000${String(1000 + i)}`,
      phone: i % 5 === 0 ? `0531-8000${1000 + i}` : '',
      address: `示例市样本区第${i + 1}大街${i * 3 + 1}号`,
      insuredName: holderName,
      productName,
      riderNames: i % 4 === 0 ? '附加住院;附加意外' : '',
      effectiveDate: day(`20${18 + (i % 6)}${due.slice(4)}`),
      payTerm: 10 + (i % 3) * 5,
      payChannel: i % 9 === 8 ? 'counter' : 'transfer',
      bankName: BANKS[i % BANKS.length] ?? '',
      bankAccount: `62220000000${String(10000 + i)}`,
      accountName: holderName,
      transferStatus: i === 13 || i === 27 ? 'inFlight' : failing ? 'failed' : '',
      failReason: failing ? (REASONS[(i / 3) % REASONS.length] ?? '') : '',
      returnDate: failing ? day('2026-06-10') : undefined,
      agentCode: orphan ? 'A900' : i % 2 === 0 ? 'C001' : 'A123',
      agentName: orphan ? '离职员' : i % 2 === 0 ? '王芳' : '李娜',
      agentStatus: orphan ? 'left' : 'active',
      agentPhone: '13900000123',
      autoLoan: i % 10 === 9 ? 'yes' : 'no',
      paidFlag: i % 12 === 10 ? 'paid' : 'unpaid',
      paidDate: i % 12 === 10 ? day('2026-06-10') : undefined,
      codes: i % 13 === 6 ? ['V031'] : [],
    }
    const second: Sample[] =
      i % 8 === 1 ? [{ ...base, policyNo: `${base.policyNo}2`, due: '2026-06-20', yuan: 3200 }] : []
    cases.push(...policyCases([base], context), ...second.flatMap((sample) => policyCases([sample], context)))
  }
  return cases.sort((a, b) => rank(a) - rank(b))
}

/** In grace by days left, then those not due, then lapsed ones. */
function rank(c: AssignedCase): number {
  if (c.dayState === 'inGrace') return c.daysLeft
  return c.dayState === 'notDue' ? 1000 + c.dueDate / 100 : 2000 - c.lapseFrom / 100_000
}
