import { dayOf } from '../../src/model/day.ts'
import type { Book, Cell, Column, Sheet } from '../../src/model/sheet.ts'

const day = (year: number, month: number, date: number): number => dayOf(year, month, date) ?? Number.NaN

const COLUMNS: readonly Column[] = [
  { key: 'order', title: '序号', kind: 'count', width: 5 },
  { key: 'todo', title: '今天做什么', kind: 'wrapped', width: 24 },
  { key: 'holder', title: '投保人', kind: 'text', width: 9, group: '客户' },
  { key: 'mobile', title: '手机', kind: 'text', width: 13, group: '客户' },
  { key: 'policyNo', title: '保单号', kind: 'text', width: 20, group: '保单' },
  { key: 'dueDate', title: '应缴日', kind: 'day', width: 11, group: '保单' },
  { key: 'premium', title: '应缴保费', kind: 'money', width: 12, group: '保单' },
  { key: 'graceEnd', title: '宽限截止日', kind: 'day', width: 11 },
  { key: 'share', title: '占比', kind: 'share', width: 8 },
  {
    key: 'date',
    title: '联系日期',
    kind: 'day',
    width: 11,
    tone: 'input',
    group: '填写',
    definedName: 'input_date',
    choice: { dayFrom: day(2026, 6, 1), dayTo: day(2026, 7, 31) },
  },
  {
    key: 'time',
    title: '时间',
    kind: 'text',
    width: 8,
    tone: 'input',
    group: '填写',
    definedName: 'input_time',
    choice: { time: true },
  },
  {
    key: 'outcome',
    title: '结果',
    kind: 'text',
    width: 14,
    tone: 'input',
    group: '填写',
    definedName: 'input_outcome',
    choice: { list: 'outcome' },
  },
  {
    key: 'note',
    title: '备注',
    kind: 'wrapped',
    width: 20,
    tone: 'input',
    group: '填写',
    definedName: 'input_note',
    choice: { list: 'note', free: true },
  },
  { key: 'key', title: 'key', kind: 'text', width: 5, hidden: true },
]

function row(n: number): readonly Cell[] {
  const urgent = n % 3 === 0
  return [
    n + 1,
    {
      value: urgent ? '今天打电话：宽限期只剩 3 天，请在 6 月 20 日前存入足额保费' : '提醒存款',
      ...(urgent ? { tone: 'danger' as const } : {}),
    },
    '张三',
    '13800000000',
    `P2024000000${String(n).padStart(6, '0')}`,
    day(2026, 4, 20),
    123450 + n,
    { value: day(2026, 6, 19), tone: n % 2 === 0 ? 'warning' : 'good' },
    0.1234,
    undefined,
    undefined,
    n === 0 ? '承诺缴费' : undefined,
    undefined,
    `k${n}`,
  ]
}

export function tableSheet(rowCount: number, name = '宽一'): Sheet {
  return {
    kind: 'table',
    name,
    tabTone: 'warning',
    protection: 'rows',
    top: [
      { cells: [{ value: '宽一 · 应缴日在 2026 年 5 月', tone: 'title' }] },
      { cells: [{ value: '共 3 件 370.00 元', tone: 'muted' }] },
    ],
    columns: COLUMNS,
    rows: { [Symbol.iterator]: () => Array.from({ length: rowCount }, (_, n) => row(n)).values() },
    rowCount,
    frozenColumns: 3,
  }
}

/** A book with everything that the model knows. */
export function sampleBook(rowCount = 3): Book {
  return {
    title: '续期收费清单 <王五> & 2026-06',
    notice: '内含客户信息 & 严禁外传',
    listsSheet: '字典',
    lists: [
      { key: 'outcome', title: '结果', values: ['已缴费', '承诺缴费', '无人接听'] },
      { key: 'note', title: '备注', values: ['下午再打'] },
    ],
    sheets: [
      {
        kind: 'page',
        name: '总览',
        protection: 'locked',
        tabTone: 'plain',
        portrait: true,
        widths: [16, 12, 16, 12, 12],
        rows: [
          { cells: [{ value: '续期收费清单', tone: 'title', span: 5 }] },
          { cells: [{ value: '收费员 王五（W001） · 截至 2026-06-18', tone: 'subtitle', span: 5 }] },
          { cells: [] },
          { cells: ['阶段', '件数', '保费', '占比', '截止'].map((value) => ({ value, tone: 'heading' as const })) },
          {
            cells: [
              { value: '宽一', sheet: '宽一' },
              3,
              { value: 370_00, kind: 'money' },
              { value: 0.5, kind: 'share' },
              { value: day(2026, 6, 20), kind: 'day', tone: 'danger' },
            ],
          },
          {
            cells: [
              { value: '合计', tone: 'total' },
              { value: 3, tone: 'total' },
              { value: 370_00, kind: 'money', tone: 'total' },
              { value: undefined, tone: 'total' },
              { value: undefined, tone: 'total' },
            ],
          },
          {
            cells: [
              {
                value:
                  '宽限期是 60 天，不是两个月。宽限期内发生保险事故，公司扣除欠交的保险费后给付；宽限期满未交，自次日起合同效力中止。请在最后一天之前存入足额保费。',
                kind: 'wrapped',
                span: 5,
              },
            ],
          },
          { cells: ['签名', { value: undefined, tone: 'input', span: 2 }] },
        ],
      },
      tableSheet(rowCount),
      {
        kind: 'page',
        name: '元',
        protection: 'locked',
        visibility: 'veryHidden',
        widths: [20],
        rows: [{ cells: ['run', 'abc'] }],
      },
    ],
  }
}
