import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type Day, formatDay } from '../../src/model/day.ts'
import { fillIn } from '../pipeline/collect/desk.ts'
import { day } from '../quarter/world.ts'
import { type NightDesk, openDesk } from './desk.ts'

/** Two customers with some policies, one collector and one supervisor: what is done and said about them from night to night. */

export const FIRST = day('2026-06-18')
export const NEXT = addDays(FIRST, 1)

export const HEADER =
  '机构代码,保单号,投保人姓名,投保人证件号码,投保人手机号,联系地址,应缴日期,应缴保费,缴费频次,缴费方式,银行账号,转账状态,转账失败原因,实收日期,收费员工号,收费员姓名,主管工号,主管姓名'

export interface Instalment {
  readonly policy: number
  readonly due: string
  readonly holder?: 1 | 2
  readonly debit?: string
  readonly reason?: string
  readonly paidOn?: string
}

export function row({ policy, due, holder = 1, debit = '待扣款', reason = '', paidOn = '' }: Instalment): string {
  return `370101,P37018800${policy},${holder === 1 ? '测试一' : '测试二'},37000019800503${holder === 1 ? '0138' : '0242'},1390010000${holder},济南市历下区测试路${holder}号,${due},1200.00,月缴,银行转账,6222000000000${policy}0,${debit},${reason},${paidOn},S1,收甲,M1,督一`
}

export function listOf(...rows: readonly Instalment[]): string {
  return `${[HEADER, ...rows.map(row)].join('\n')}\n`
}

/** Who may write to customers. */
export const OURS = { worklist: { showIdAndAccount: false, company: '某某人寿', hotline: '95500' } }

/** A desk that writes messages to customers, too. */
export function openOurDesk(roster?: (day: Day) => string): NightDesk {
  return openDesk(roster, OURS)
}

/** `应收_20260618.csv` */
export function listName(on: Day): string {
  return `应收_${formatDay(on).replaceAll('-', '')}.csv`
}

/** The first workbook of a night in a folder of its output. */
export function workbook(desk: NightDesk, on: Day, folder: string): string {
  const output = desk.out(on).slice(join(desk.at, 'outbox').length + 1)
  const found = desk
    .list('outbox')
    .find((path) => path.startsWith(output.replaceAll('\\', '/')) && path.includes(folder))
  return join(desk.at, 'outbox', found ?? '')
}

/** A collector types an outcome on one line of a night's worklist on that day, and gives it back. */
export async function typed(desk: NightDesk, line: string, cells: Record<string, string>, on = FIRST): Promise<void> {
  await fillIn(workbook(desk, on, 'worklists/'), join(desk.at, 'inbox', '收甲.xlsx'), {
    [line]: { date: formatDay(on), channel: '电话', ...cells },
  })
}

/** policy|due date → codes of its open tasks */
export function tasksOf(desk: NightDesk, on: Day): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const { policyNo, dueDate, code = '', state } of desk.csv(on, 'data', 'tasks.csv')) {
    if (state === 'done') continue
    const key = `${policyNo?.slice(-3)}|${dueDate}`
    found[key] = [...(found[key] ?? []), code]
  }
  return found
}

const NOTICES = [
  'due-reminder',
  'transfer-failed',
  'lapse',
  'reinstatement-offer',
  'orphan-introduction',
  'letters',
] as const

/** The texts that a night writes to customers, all of them or those of one file. */
export function noticesOf(
  desk: NightDesk,
  on: Day,
  names: readonly (typeof NOTICES)[number][] = NOTICES,
): readonly string[] {
  return names.flatMap((name) =>
    existsSync(join(desk.out(on), 'notices', `${name}.csv`))
      ? desk.csv(on, 'notices', `${name}.csv`).map(({ text }) => text ?? '')
      : [],
  )
}
