import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { addDays, type Day, formatDay } from '../../src/model/day.ts'
import type { Chance } from './world.ts'

/** What a collector typed, so that the book can be asked for it. */
export interface Typed {
  readonly policyNo: string
  readonly dueDate: string
  readonly day: string
  readonly outcome: string
  /** unlike any other note */
  readonly note: string
}

const OUTCOMES = [
  '承诺缴费',
  '已通知未承诺',
  '考虑中',
  '无人接听',
  '关机/停机',
  '空号/错号',
  '他人接听',
  '拒绝缴费',
  '约定面访',
  '已存入待扣款',
]

/** Collectors fill in a share of the lines of their workbooks, save them with another program under another name, and hand them back. */
export async function fillIn(
  worklists: string,
  back: string,
  asOf: Day,
  chance: Chance,
  share: number,
): Promise<readonly Typed[]> {
  const typed: Typed[] = []
  for (const name of readdirSync(worklists, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.xlsx') || name.startsWith('unassigned')) continue
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(join(worklists, name), { ignoreNodes: ['dataValidations', 'conditionalFormatting'] })
    let filled = 0
    for (const sheet of book.worksheets) filled += fillSheet(sheet, asOf, chance, share, typed)
    if (filled > 0) await book.xlsx.writeFile(join(back, `${chance.below(1e6)} ${name.replaceAll(/[\\/]/g, ' ')}`))
  }
  return typed
}

function fillSheet(sheet: exceljs.Worksheet, asOf: Day, chance: Chance, share: number, typed: Typed[]): number {
  const places = headerOf(sheet)
  if (!places) return 0
  const { row: header, columns } = places
  let filled = 0
  for (let at = header + 1; at <= sheet.rowCount; at++) {
    const row = sheet.getRow(at)
    const key = /^([^|]+)\|(\d{4}-\d{2}-\d{2})\|/.exec(String(row.getCell(columns.key).text))
    if (!key?.[1] || !key[2] || !chance.hits(share)) continue
    const on = addDays(asOf, chance.below(3))
    const outcome = chance.pick(OUTCOMES)
    const note = `第${typed.length}条${formatDay(asOf)}`
    row.getCell(columns.date).value = new Date(Date.UTC(1970, 0, 1) + on * 86_400_000)
    row.getCell(columns.channel).value = outcome === '约定面访' ? '面访' : '电话'
    row.getCell(columns.outcome).value = outcome
    row.getCell(columns.note).value = note
    if (outcome === '承诺缴费')
      row.getCell(columns.promised).value = new Date(Date.UTC(1970, 0, 1) + (on + 3) * 86_400_000)
    typed.push({ policyNo: key[1], dueDate: key[2], day: formatDay(on), outcome, note })
    filled += 1
  }
  return filled
}

/** Columns are found by what stands above them, as people do. */
function headerOf(sheet: exceljs.Worksheet) {
  for (let at = 1; at <= 8; at++) {
    const found = new Map<string, number>()
    sheet.getRow(at).eachCell((cell, column) => {
      if (!found.has(cell.text)) found.set(cell.text, column)
    })
    const [date, channel, outcome, promised, note, key] = ['日期', '方式', '结果', '承诺日', '备注', '内部编号'].map(
      (title) => found.get(title),
    )
    if (date && channel && outcome && promised && note && key)
      return { row: at, columns: { date, channel, outcome, promised, note, key } }
  }
  return undefined
}
