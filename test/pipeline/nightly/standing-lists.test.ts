import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { monthOf } from '../../../src/model/day.ts'
import type { ListFacts } from '../../../src/pipeline/nightly/list-facts.ts'
import { compareDates, compareStems, readListName } from '../../../src/pipeline/nightly/list-name.ts'
import { listsText } from '../../../src/pipeline/nightly/lists-in-force.ts'
import { type StandingLists, standingLists } from '../../../src/pipeline/nightly/standing-lists.ts'
import { day } from '../../quarter/world.ts'

describe('the name of a list', () => {
  it.each([
    ['应收_20260618.csv', ['20260618']],
    ['应收_20260618023000.csv', ['20260618023000']],
    ['应收 2026-06-18.xlsx', ['20260618']],
    ['应收2026年6月8日.xls', ['20260608']],
    ['应收_202606.csv', ['202606']],
    ['应收2026年6月.xls', ['202606']],
    ['2026.06.01-2026.06.30 导出 20260618.csv', ['20260601', '20260630', '20260618']],
    ['应收_0618.csv', []],
    ['应收_20261318.csv', []],
  ])('%s holds the dates %j', (name, dates) => {
    expect(readListName(name).dates).toEqual(dates)
  })

  it('is that of a series where only dates, running numbers and endings differ', () => {
    const series = (name: string) => readListName(name).series
    expect(series('应收_20260618.csv')).toBe(series('应收_20260619 (2).xlsx'))
    expect(series('济南/应收_0618.csv')).toBe(series('济南\\应收_0619.csv'))
    expect(series('济南/应收.csv')).not.toBe(series('青岛/应收.csv'))
    expect(series('应收2026年6月8日.xls')).toBe(series('应收2026年12月18日.xls'))
  })

  it('may hold a code: a long number that is no date', () => {
    const codes = (name: string) => readListName(name).codes
    expect(codes('应收_370101_20260618.csv')).toBe('370101')
    expect(codes('应收_20260618_23.csv')).toBe('')
    expect(codes('应收_0618.csv')).toBe('')
    expect(codes('应收_3701.csv')).toBe('3701')
  })

  it('tells the newer one by its dates, or else by the numbers that run on', () => {
    const [june8, june18] = [readListName('a_2026-06-08.csv'), readListName('a_2026-06-18.csv')]
    expect(compareDates(june8, june18)).toBeLessThan(0)
    expect(compareDates(june18, june18)).toBe(0)
    expect(compareDates(readListName('a_1.csv'), june8)).toBe(0)
    expect(compareStems(readListName('a_9.csv'), readListName('a_10.csv'))).toBeLessThan(0)
    expect(compareStems(readListName('a.csv'), readListName('a-2.csv'))).toBeLessThan(0)
  })
})

/** An archive with lists; `night/name` each. */
function archiveOf(...paths: readonly string[]): string {
  const archive = mkdtempSync(join(tmpdir(), 'xuqi-archive-'))
  onTestFinished(() => rmSync(archive, { recursive: true }))
  for (const path of paths) {
    const at = join(archive, path.slice(0, 10), 'lists', path.slice(11))
    mkdirSync(dirname(at), { recursive: true })
    writeFileSync(at, '')
  }
  return archive
}

/** Lists of whose due months nothing is known. */
const withBranches = (branchesOf: ListFacts['branchesOf']): ListFacts => ({
  branchesOf,
  dueMonthsOf: async () => new Set(),
  branchNamesOf: async () => new Set(),
  sharesAmong: async () => () => 1,
})
const NO_BRANCH = withBranches(async () => new Map<string, number>())
const namesOf = ({ lists }: StandingLists) => lists.map(({ path }) => path.slice(path.indexOf('lists') + 6))

/** Lists of the due months that their folders name: `2026-05-28/a_202605.csv=202605 202606`. */
function listsOf(...lists: readonly string[]) {
  const due = new Map(lists.map((list) => list.split('=') as [string, string]))
  const archive = archiveOf(...due.keys())
  const read: string[] = []
  const facts: ListFacts = {
    branchesOf: async () => new Map(),
    dueMonthsOf: async (path) => {
      const key = path.slice(archive.length + 1).replace('/lists', '')
      read.push(key)
      const months = (due.get(key) ?? '').split(' ').filter((month) => month !== '')
      return new Set(months.map((month) => monthOf(day(`${month.slice(0, 4)}-${month.slice(4)}-01`))))
    },
    branchNamesOf: async () => new Set(),
    sharesAmong: async () => () => 1,
  }
  return { on: (text: string) => standingLists(archive, day(text), 35, facts), read }
}

describe('the lists in force', () => {
  it('are those of earlier months, too, where the newer one holds no due month of theirs, while the plan holds their cases', async () => {
    const { on } = listsOf(
      '2026-03-28/a_202604.csv=202604',
      '2026-04-28/a_202605.csv=202605',
      '2026-05-27/a_202606.csv=202606',
      '2026-06-05/a_202606 (2).csv=202606',
      '2026-06-28/a_202607.csv=202607',
    )
    const june = await on('2026-06-28')
    expect(namesOf(june)).toEqual(['a_202604.csv', 'a_202605.csv', 'a_202606 (2).csv', 'a_202607.csv'])
    expect(june.beside.map(({ name, newer }) => `${name} ${newer}`)).toContain('a_202606 (2).csv a_202607.csv')
    expect(june.overtaken).toEqual([])
    expect(namesOf(await on('2026-06-30'))).toContain('a_202604.csv')
    const july = await on('2026-07-01')
    expect(namesOf(july)).toEqual(['a_202605.csv', 'a_202606 (2).csv', 'a_202607.csv'])
    expect(july.beside).toEqual([])
    // nothing newer came for too long
    expect(await on('2026-08-03')).toMatchObject({ lists: [], retired: ['a_202607.csv'] })
  })

  it('take the place of earlier months where they hold all that is unpaid, dated or not', async () => {
    const dated = listsOf('2026-06-30/a_20260630.csv=202605 202606', '2026-07-01/a_20260701.csv=202606 202607')
    expect(namesOf(await dated.on('2026-07-01'))).toEqual(['a_20260701.csv'])
    const plain = listsOf('2026-06-30/a.csv=202606', '2026-07-01/a.csv=202607')
    expect((await plain.on('2026-07-01')).lists.map(({ night }) => night)).toEqual([
      day('2026-06-30'),
      day('2026-07-01'),
    ])
  })

  it('are not looked into where all are of one month', async () => {
    const { on, read } = listsOf('2026-06-17/a_20260617.csv=202606', '2026-06-18/a_20260618.csv=202607')
    expect(namesOf(await on('2026-06-18'))).toEqual(['a_20260618.csv'])
    expect(read).toEqual([])
  })

  it('are the newest of each series; one that comes behind a newer one takes nothing’s place', async () => {
    const archive = archiveOf(
      '2026-06-17/a_20260617.csv',
      '2026-06-18/a_20260616.csv',
      '2026-06-17/b.csv',
      '2026-06-18/b.csv',
    )
    const found = await standingLists(archive, day('2026-06-18'), 35, NO_BRANCH)
    expect(namesOf(found)).toEqual(['a_20260617.csv', 'b.csv'])
    expect(found.lists.map(({ night }) => night)).toEqual([day('2026-06-17'), day('2026-06-18')])
    expect(found.overtaken).toEqual(['a_20260616.csv'])
  })

  it('take the last of several that came together', async () => {
    const archive = archiveOf('2026-06-18/a_9.csv', '2026-06-18/a_10.csv', '2026-06-18/b.csv', '2026-06-18/b-2.csv')
    const found = await standingLists(archive, day('2026-06-18'), 35, NO_BRANCH)
    expect(namesOf(found)).toEqual(['a_10.csv', 'b-2.csv'])
    expect(found.overtaken).toEqual([])
  })

  it('know nothing of later nights', async () => {
    const archive = archiveOf('2026-06-17/a.csv', '2026-06-19/a.csv')
    const { lists } = await standingLists(archive, day('2026-06-18'), 35, NO_BRANCH)
    expect(lists.map(({ night }) => night)).toEqual([day('2026-06-17')])
  })

  it('of several branches stand beside each other, though their names differ only in numbers', async () => {
    const archive = archiveOf(
      '2026-06-17/应收_370101_20260617.csv',
      '2026-06-17/应收_370102_20260617.csv',
      '2026-06-18/应收_370102_20260618.csv',
    )
    const asked: string[] = []
    const branchesOf = async (path: string) => {
      asked.push(path)
      return new Map([[/_(\d{6})_/.exec(path)?.[1] ?? '', 1]])
    }
    const found = await standingLists(archive, day('2026-06-18'), 35, withBranches(branchesOf))
    expect(namesOf(found)).toEqual(['应收_370101_20260617.csv', '应收_370102_20260618.csv'])
    expect(asked).toHaveLength(2)
    expect(namesOf(await standingLists(archive, day('2026-06-18'), 35, NO_BRANCH))).toEqual(namesOf(found))
  })

  it('take the place of each other where long numbers run on and the branches are the same', async () => {
    const archive = archiveOf('2026-06-17/export_8847123.csv', '2026-06-18/export_8851002.csv')
    const found = await standingLists(
      archive,
      day('2026-06-18'),
      35,
      withBranches(async () => new Map([['370101', 1]])),
    )
    expect(namesOf(found)).toEqual(['export_8851002.csv'])
  })

  it('are not taken for one because a policy or two moved to the other branch', async () => {
    const archive = archiveOf('2026-06-17/应收_370101.csv', '2026-06-17/应收_370102.csv')
    const branchesOf = async (path: string) => {
      const [own, other] = path.endsWith('1.csv') ? ['370101', '370102'] : ['370102', '370101']
      return new Map([
        [own, 0.99],
        [other, 0.01],
      ])
    }
    expect(namesOf(await standingLists(archive, day('2026-06-18'), 35, withBranches(branchesOf)))).toEqual([
      '应收_370101.csv',
      '应收_370102.csv',
    ])
  })

  it('take the place of each other where they are of several branches, whichever of them is the largest', async () => {
    const archive = archiveOf('2026-06-17/export_8847123.csv', '2026-06-18/export_8851002.csv')
    const branchesOf = async (path: string) => {
      const first = path.includes('8847') ? 0.52 : 0.47
      return new Map([
        ['370101', first],
        ['370102', 1 - first],
      ])
    }
    const found = await standingLists(archive, day('2026-06-18'), 35, withBranches(branchesOf))
    expect(namesOf(found)).toEqual(['export_8851002.csv'])
  })

  it('are compared with each other all at once, and on the first night of a series only', async () => {
    const archive = archiveOf(...'abcde'.split('').map((name) => `2026-06-17/${name}.csv`), '2026-06-18/a.csv')
    const asked: number[] = []
    const facts: ListFacts = {
      ...NO_BRANCH,
      sharesAmong: async (paths) => {
        asked.push(paths.length)
        return (path, other) => (path.endsWith('a.csv') && other.endsWith('d.csv') ? 0.5 : 0.49)
      },
    }
    const first = await standingLists(archive, day('2026-06-17'), 35, facts)
    expect(first.alike).toEqual([{ name: 'a.csv', newer: 'd.csv' }])
    expect(namesOf(await standingLists(archive, day('2026-06-18'), 35, facts))).toHaveLength(5)
    expect(asked).toEqual([5])
  })

  it('end when nothing newer came for so many days, which is told for a week', async () => {
    const archive = archiveOf('2026-06-01/a.csv', '2026-06-10/b.csv')
    const on = (text: string) => standingLists(archive, day(text), 10, NO_BRANCH)
    expect(await on('2026-06-11')).toMatchObject({ retired: [] })
    const after = await on('2026-06-12')
    expect(namesOf(after)).toEqual(['b.csv'])
    expect(after.retired).toEqual(['a.csv'])
    expect((await on('2026-06-18')).retired).toEqual(['a.csv'])
    expect((await on('2026-06-19')).retired).toEqual([])
  })
})

it('many lists of which one thing is to be said are one notice, which names the first', () => {
  const lists = '1234567'.split('').map((n) => `应收_0${n}.csv`)
  const none = { overtaken: [], retired: [], beside: [], outdone: [], unfollowed: [], alike: [] }
  const said = listsText(
    {
      ...none,
      retired: lists,
      beside: lists.map((name) => ({ name, newer: '应收_202611_07.csv', because: 'months' as const })),
    },
    35,
  ).map(({ zh }) => zh.slice(0, zh.indexOf('，')))
  const named = `${lists.slice(0, 5).join('、')} 等 7 份`
  expect(said).toEqual([`清单 ${named} 之后 35 天没有新的`, `新清单 应收_202611_07.csv 里没有 ${named} 的应缴月`])
  expect(listsText(none, 35)).toEqual([])
})
