import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import { day } from '../quarter/world.ts'
import { type NightDesk, openDesk } from './desk.ts'

const FIRST = day('2027-01-04')
const night = (n: number) => addDays(FIRST, n)

const HEADER = '机构代码,保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,缴费方式,收费员工号,收费员姓名'
const row = (n: number, branch = '370101', due = '2026-12-20', yuan = '1200.00') =>
  `${branch},P370188000${n},测试,139001000${n},${due},${yuan},柜台,S1,收甲`
const listOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`
const withoutBranch = (...rows: readonly string[]) =>
  listOf(...rows)
    .split('\n')
    .map((line) => line.slice(line.indexOf(',') + 1))
    .join('\n')

type Named = readonly [name: string, text: string]

/** Puts lists into the inbox, has the night, and says what was worked on and what was said. */
async function lists(desk: NightDesk, n: number, ...files: readonly Named[]) {
  for (const [name, text] of files) desk.put(name, text)
  const { notices } = await desk.night(night(n))
  const cases = desk.csv(night(n), 'data', 'cases.csv')
  const said = notices.map(({ zh }) => zh).filter((text) => text.includes('.csv'))
  return {
    policies: cases.map(({ policyNo = '' }) => policyNo.slice(-3)).sort(),
    premiums: Object.fromEntries(cases.map(({ policyNo = '', premium }) => [policyNo.slice(-3), premium])),
    said: said.join('\n'),
  }
}

describe('a list that comes in parts', () => {
  it.each([
    ['应收_20270104_1.csv', '应收_20270104_2.csv', '应收_20270105_1.csv', '应收_20270105_2.csv'],
    ['应收 (1).csv', '应收 (2).csv', '应收 (1).csv', '应收 (2).csv'],
    ['export_8847123.csv', 'export_8847124.csv', 'export_8851001.csv', 'export_8851002.csv'],
    ['应收_20270104093001.csv', '应收_20270104093045.csv', '应收_20270105093002.csv', '应收_20270105093050.csv'],
  ])('is in force with all of them: %s, %s', async (one, two, nextOne, nextTwo) => {
    const desk = openDesk()
    const first = await lists(desk, 0, [one, listOf(row(101), row(102))], [two, listOf(row(103), row(104))])
    expect(first).toMatchObject({ policies: ['101', '102', '103', '104'], said: '' })
    // 101 was paid: everything moves up by one row
    const next = await lists(desk, 1, [nextOne, listOf(row(102), row(103))], [nextTwo, listOf(row(104))])
    expect(next).toMatchObject({ policies: ['102', '103', '104'], said: '' })
  })

  it('gives way to one that comes as a whole', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_20270104_1.csv', listOf(row(101))], ['应收_20270104_2.csv', listOf(row(102))])
    const { policies, said } = await lists(desk, 1, ['应收_20270105.csv', listOf(row(102))])
    expect(policies).toEqual(['102'])
    expect(said).toBe('')
  })

  it('waits for a part of the same day that comes a night later', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_20270104_1.csv', listOf(row(101))])
    expect(await lists(desk, 1, ['应收_20270104_2.csv', listOf(row(102))])).toMatchObject({ policies: ['101', '102'] })
  })

  it('keeps branches whose lists are late, and says so', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收01.csv', listOf(row(101))], ['应收02.csv', listOf(row(201, '370201'))])
    const late = await lists(desk, 1, ['应收01.csv', listOf(row(102))])
    expect(late.policies).toEqual(['102', '201'])
    expect(late.said).toContain('新清单 应收01.csv 里没有 应收02.csv 的机构，新旧都用')
    const other = await lists(desk, 2, ['应收02.csv', listOf(row(202, '370201'))])
    expect(other.policies).toEqual(['102', '202'])
  })

  it('keeps the parts of the month before, all of them, where each month comes branch by branch', async () => {
    const desk = openDesk()
    const all = ['370101', '370201', '370301'].map(
      (branch, n): Named => [`应收_202612_0${n + 1}.csv`, listOf(row(101 + n, branch))],
    )
    expect((await lists(desk, 0, ...all)).policies).toEqual(['101', '102', '103'])
    // of the second branch a new list of December comes, and everything else stays
    const second: Named = ['应收_202612_02.csv', listOf(row(202, '370201'))]
    expect((await lists(desk, 1, second)).policies).toEqual(['101', '103', '202'])
    const january: readonly Named[] = all.map(([name, text]) => [
      name.replace('202612', '202701'),
      text.replaceAll('2026-12-20', '2027-01-20').replaceAll('0001', '0003'),
    ])
    const { policies, said } = await lists(desk, 2, ...january)
    expect(policies).toEqual(['101', '103', '202', '301', '302', '303'])
    const names = ['02', '03', '01'].map((part) => `应收_202612_${part}.csv`).join('、')
    expect(said).toBe(
      `新清单 应收_202701_03.csv 里没有 ${names} 的应缴月，新旧都用；旧的里面的件之后缴没缴，要靠回盘或实收清单才知道。不该再用的，把它从归档的 lists 里拿走。`,
    )
    // the next list of the month has nothing new to say of them
    const next = await lists(desk, 3, ['应收_202701_03.csv', january[2]?.[1].replace('1200.00', '1300.00') ?? ''])
    expect(next).toMatchObject({ policies: ['101', '103', '202', '301', '302', '303'], premiums: { 303: '1300.00' } })
    expect(next.said).not.toContain('应缴月')
  })

  it('keeps other due months, though their names hold no year', async () => {
    const desk = openDesk()
    const december = listOf(row(101))
    await lists(desk, 0, ['12月应收.csv', december], ['1月应收.csv', listOf(row(102, '370101', '2027-01-08'))])
    const { policies, said } = await lists(desk, 1, ['1月应收.csv', listOf(row(103, '370101', '2027-01-08'))])
    expect(policies).toEqual(['101', '103'])
    expect(said).toContain('新清单 1月应收.csv 里没有 12月应收.csv 的应缴月，新旧都用')
  })

  it('says which part nothing follows, where nobody can tell that it is another branch or month', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收1.csv', withoutBranch(row(101))], ['应收2.csv', withoutBranch(row(102))])
    const { policies, said } = await lists(desk, 1, ['应收1.csv', withoutBranch(row(101), row(103))])
    expect(policies).toEqual(['101', '103'])
    expect(said).toContain('清单 应收2.csv 上次和别的几份一起来，这次来的（应收1.csv 等）里没有接着它的，不再用它')
    expect((await lists(desk, 2, ['应收1.csv', withoutBranch(row(103))])).said).toBe('')
  })

  it('is told from two versions of one list, of which the last counts, and that is said', async () => {
    const desk = openDesk()
    const { policies, said } = await lists(
      desk,
      0,
      ['应收.csv', listOf(row(101), row(102))],
      ['应收 (1).csv', listOf(row(102), row(103))],
    )
    expect(policies).toEqual(['102', '103'])
    expect(said).toContain('清单 应收.csv 和 应收 (1).csv 多半是同样的件，只用 应收 (1).csv')
    expect((await lists(desk, 1)).said).toBe('')
  })
})

describe('a list that corrects another', () => {
  it.each([
    '应收_20270104（更正）.csv',
    '更正后_应收_20270104.csv',
    '应收_20270104_corrected.csv',
    '应收_20270105修正版.csv',
  ])('takes its place, and gives way to the next one: %s', async (name) => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_20270104.csv', listOf(row(101), row(102, '370101', '2026-12-20', '9.99'))])
    const right = await lists(desk, 1, [name, listOf(row(102), row(103))])
    expect(right.premiums).toEqual({ 102: '1200.00', 103: '1200.00' })
    const next = await lists(desk, 2, ['应收_20270106.csv', listOf(row(103))])
    expect(next.policies).toEqual(['103'])
  })

  it('stands beside it where it has a few of its cases alone, until the next list comes', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收.csv', listOf(row(101), row(102), row(103))])
    const right = await lists(desk, 1, ['应收更正.csv', listOf(row(103, '370101', '2026-12-20', '88.00'))])
    expect(right.premiums).toEqual({ 101: '1200.00', 102: '1200.00', 103: '88.00' })
    expect(right.said).toContain('更正清单 应收更正.csv 只有 应收.csv 的一部分件：都用，同一件以更正的为准')
    expect((await lists(desk, 2, ['应收.csv', listOf(row(102))])).policies).toEqual(['102'])
  })

  it('is too late where a newer list came in the meantime', async () => {
    const desk = openDesk()
    await lists(desk, 0, ['应收_20270104.csv', listOf(row(101), row(102))])
    await lists(desk, 1, ['应收_20270105.csv', listOf(row(102))])
    const { policies, said } = await lists(desk, 2, ['应收_20270104更正.csv', listOf(row(101), row(103))])
    expect(policies).toEqual(['102'])
    expect(said).toContain('清单 应收_20270104更正.csv 来晚了')
  })
})

describe('a list under a new name', () => {
  const [old, fresh]: [Named, Named] = [
    ['应收_20270104.csv', listOf(row(101), row(102), row(103))],
    ['续期应收清单_20270105.csv', listOf(row(102), row(103), row(104))],
  ]

  it('is in force beside the old one, which is told on the night on which it begins', async () => {
    const desk = openDesk()
    await lists(desk, 0, old)
    const { policies, said } = await lists(desk, 1, fresh)
    expect(policies).toEqual(['101', '102', '103', '104'])
    expect(said).toContain('清单 续期应收清单_20270105.csv 是新的系列，和 应收_20270104.csv 多半是同样的件，两份都用')
    expect((await lists(desk, 2, ['续期应收清单_20270106.csv', listOf(row(103))])).said).toBe('')
  })

  it('is told where it holds some of the old one alone, or both begin together, and not where it has other cases', async () => {
    const [some, together, others] = [openDesk(), openDesk(), openDesk()]
    for (const desk of [some, others]) await lists(desk, 0, old)
    expect((await lists(some, 1, ['历下应收.csv', listOf(row(103))])).said).toContain('历下应收.csv 是新的系列')
    expect((await lists(together, 1, old, fresh)).said.match(/是新的系列/g)).toHaveLength(1)
    const share: Named = ['银保应收.csv', listOf(row(103), row(201), row(202))]
    expect((await lists(others, 1, share)).said).toBe('')
  })
})

describe('cases that the list holds no more', () => {
  const many = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => row(from + n))

  it('are asked about, unless money was heard of the same night', async () => {
    const paid = (from: number, to: number) =>
      `保单号,应缴日期,实收保费,实收日期,是否已收\n${many(from, to)
        .map((line) => `${line.split(',')[1]},2026-12-20,1200.00,2027-01-04,已收`)
        .join('\n')}\n`
    const [told, heard] = [openDesk(), openDesk()]
    for (const desk of [told, heard]) await lists(desk, 0, ['应收.csv', listOf(...many(100, 145))])
    const missing = async (desk: NightDesk, ...files: readonly Named[]) => {
      for (const [name, text] of files) desk.put(name, text)
      return (await desk.night(night(1))).notices.map(({ zh }) => zh).join('\n')
    }
    const list: Named = ['应收.csv', listOf(...many(125, 145))]
    expect(await missing(told, list)).toMatch(/有的 25 件（30,000\.00 元）这次没有了.*占那次的一半以上/)
    expect(await missing(heard, list, ['实收.csv', paid(100, 106)])).not.toContain('占那次的一半以上')
  })
})
