import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/collect/fold.ts'
import { type Form, findSheetForm } from '../../src/collect/index.ts'
import { checkHeader, INPUT_KEYS, inputTitle, KEY_TITLE, SLOTS } from '../../src/model/worklist-form.ts'
import { LINE_COLUMNS } from '../../src/report/worklist/arrangement.ts'

const NO_NAMES = new Map<string, number>()
const GIVEN = ['序', '电话', '保单号', '应缴日']
const HEADER = [
  '序',
  '电话',
  '日期',
  '结果',
  '备注',
  '保单号',
  '应缴日',
  '日期2',
  KEY_TITLE.zh,
  checkHeader(GIVEN, 'zh'),
]

function listForm(...given: Parameters<typeof findSheetForm>): Form | undefined {
  const form = findSheetForm(...given)
  return form?.kind === 'worklist' ? form : undefined
}

describe('where things stand on a returned sheet', () => {
  it('is never in doubt: no given column bears the title of an input cell, in either language', () => {
    const asked = SLOTS.flatMap((slot) => INPUT_KEYS.map((key) => inputTitle(key, slot)))
    for (const lang of ['zh', 'en'] as const) {
      const given = new Set(LINE_COLUMNS.map((column) => foldText(column.title[lang])))
      expect(asked.filter((title) => given.has(foldText(title[lang]))).map((title) => title[lang])).toEqual([])
    }
  })

  it('is told by titles, in any order and below any lines', () => {
    const form = listForm([['写在上面的话'], [], [...HEADER].reverse()], NO_NAMES)
    expect([form?.at, form?.key, form?.policyNo]).toEqual([2, 1, 4])
    expect(form?.inputs.get(1)?.get('outcome')).toBe(6)
    expect(form?.inputs.get(2)?.get('date')).toBe(2)
    expect(form?.given.map(({ title, column }) => [title, column])).toEqual([
      ['序', 9],
      ['电话', 8],
      ['保单号', 4],
      ['应缴日', 3],
    ])
  })

  it('is told by the defined name where a title was overwritten, and by the title where the name points elsewhere', () => {
    const header = HEADER.map((title) => (title === '备注' ? '随便写' : title))
    const names = new Map([
      ['contact_note', 4],
      ['contact_outcome', 1],
    ])
    const inputs = listForm([header], names)?.inputs.get(1)
    expect([inputs?.get('note'), inputs?.get('outcome')]).toEqual([4, 3])
  })

  it('knows which columns were added, with a title or without one', () => {
    const form = listForm([[...HEADER, '家属态度', '']], NO_NAMES)
    expect([form?.added(10), form?.added(11), form?.added(0), form?.added(3), form?.added(8)]).toEqual([
      '家属态度',
      'L',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('takes nothing for ours when the check column is gone, but text without a title above it', () => {
    const form = listForm([[...HEADER.slice(0, -1), '家属态度']], NO_NAMES)
    expect([form?.check, form?.given, form?.added(9), form?.added(10)]).toEqual([-1, [], undefined, 'K'])
  })

  it('is nowhere on the guide, the dictionary or another list', () => {
    expect(findSheetForm([['日期', '时间', '方式', '对象', '结果', '承诺日', '未缴原因']], NO_NAMES)).toBeUndefined()
    expect(findSheetForm([['方式', '对象', '结果', '备注']], NO_NAMES)).toBeUndefined()
    const lost = ['保单号', '应缴日', '日期', '方式', '结果', '备注']
    expect(listForm([lost], NO_NAMES)).toMatchObject({ key: -1, check: -1, policyNo: 0, dueDate: 1 })
    expect(findSheetForm([lost.slice(0, -1)], NO_NAMES)).toBeUndefined()
    expect(findSheetForm([['保单号', '应缴日', '应缴保费', '备注']], NO_NAMES)).toBeUndefined()
  })
})
