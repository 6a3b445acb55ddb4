import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { Manifest } from '../../src/pipeline/types.ts'
import { type Bench, substanceOf, withBench } from './parts.ts'

const HEADER = '机构代码,保单号,投保人,应缴日期,应缴保费,收费员工号'
const SHANDONG = [
  '370101,P1,章小一,2026-06-01,1200.00,S1',
  '370201,P2,章小二,2026-05-20,3400.00,S2',
  ',P3,章小三,2026-04-28,56.00,S1',
]
const JIANGSU = ['320101,P4,章小四,2026-06-11,700.00,S4', '320101,,章小五,2026-06-12,80.00,S4']
const list = (rows: readonly string[], ...below: string[]) => `${[HEADER, ...rows, ...below].join('\n')}\n`
/** A total line that disagrees: a finding about the sheet, which every part has. */
const TOTAL = '合计,,,,1.00,'

const shandong = (bench: Bench) => bench.write('shandong.csv', list(SHANDONG, TOTAL))
const jiangsu = (bench: Bench) => bench.write('jiangsu.csv', list(JIANGSU))

/** The codes of what was refused, and everything that the messages say. */
async function refusal(merging: Promise<unknown>): Promise<{ codes: string[]; facts: string }> {
  const error: unknown = await merging.then(
    () => undefined,
    (reason) => reason,
  )
  if (typeof error !== 'object' || error === null || !('items' in error) || !Array.isArray(error.items)) throw error
  return { codes: error.items.map((item) => item.code), facts: JSON.stringify(error.items) }
}

function rewrite(path: string, change: (manifest: Manifest) => object): void {
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
}

describe('runs over different lists', () => {
  it('are added up, whatever branch they hold, and point to the files of each', async () => {
    await withBench(async (bench) => {
      await bench.run('sd', [shandong(bench)])
      await bench.run('js', [jiangsu(bench)])
      const { manifest } = await bench.merge('all', ['sd', 'js'])
      expect(manifest.totals).toMatchObject({
        rowsRead: 6,
        noise: 1,
        rejected: 1,
        accepted: 4,
        cases: 4,
        casesFen: 535_600,
      })
      expect(manifest.totals).not.toHaveProperty('elsewhere')
      expect(manifest.inputs.length).toBe(2)
      expect(manifest.merged?.map((run) => run.path)).toEqual(['../sd', '../js'])
      const worklists = manifest.outputs.filter((output) => output.kind === 'worklist')
      expect(worklists.map((output) => output.path.split('/').slice(0, 3).join('/'))).toEqual([
        '../sd/worklists',
        '../sd/worklists',
        '../js/worklists',
      ])
      for (const { path, bytes } of manifest.outputs)
        expect(readFileSync(bench.path(join('all', path))).length).toBe(bytes)
      expect(readFileSync(bench.path('all/data/cases.csv'), 'utf8').trimEnd().split('\n').length).toBe(5)
    })
  })

  it('may be parts and wholes at once, and merged again', async () => {
    await withBench(async (bench) => {
      const [sd, js] = [shandong(bench), jiangsu(bench)]
      await bench.run('one', [sd], { onlyBranch: ['370101', '-'] })
      await bench.run('two', [sd], { onlyBranch: ['370201'] })
      await bench.run('js', [js])
      await bench.merge('flat', ['one', 'two', 'js'])
      await bench.merge('sd', ['one', 'two'])
      await bench.merge('deep', ['sd', 'js'])
      const { runId: _flat, ...flat } = await substanceOf(bench.path('flat'))
      const { runId: _deep, ...deep } = await substanceOf(bench.path('deep'))
      // the summaries show the id of their run
      expect({ ...deep, summary: '' }).toEqual({ ...flat, summary: '' })
    })
  })

  it('are refused where a file or a branch would count twice', async () => {
    await withBench(async (bench) => {
      const [sd, js] = [shandong(bench), jiangsu(bench)]
      const later = bench.write('later.csv', list(['370101,P9,章小九,2026-06-03,10.00,S1']))
      await bench.run('sd', [sd])
      await bench.run('both', [sd, js])
      await bench.run('later', [later])
      const file = await refusal(bench.merge('all', ['sd', 'both']))
      expect(file.codes).toContain('R026')
      expect(file.facts).toContain('shandong.csv')
      const branch = await refusal(bench.merge('all', ['sd', 'later']))
      expect(branch.codes).toEqual(['R026'])
      expect(branch.facts).toContain('370101')
      expect((await refusal(bench.merge('all', ['sd', 'sd']))).codes).toEqual(['R026'])
    })
  })

  it('are refused where one case stands in two of them without a branch', async () => {
    await withBench(async (bench) => {
      await bench.run('a', [bench.write('a.csv', list([',P3,章小三,2026-04-28,56.00,S1']))])
      await bench.run('b', [
        bench.write('b.csv', list([',P3,章小三,2026-04-28,56.00,S1', ',P7,章小七,2026-06-02,1.00,S1'])),
      ])
      const { codes, facts } = await refusal(bench.merge('all', ['a', 'b']))
      expect(codes).toEqual(['R026'])
      expect(facts).toContain('P3')
      expect(() => readFileSync(bench.path('all/manifest.json'))).toThrow()
    })
  })

  it('are refused where day, month, language, version or a setting that matters differ, all at once', async () => {
    await withBench(async (bench) => {
      await bench.run('sd', [shandong(bench)])
      await bench.run('js', [jiangsu(bench)], {
        lang: 'en',
        version: '9.9.9',
        settings: { ...DEFAULT_SETTINGS, graceDays: 61, columns: { premium: ['应缴'] }, fileMode: '640' },
      })
      const { codes, facts } = await refusal(bench.merge('all', ['sd', 'js']))
      expect(codes).toEqual(['R025', 'R025', 'R025'])
      for (const what of ['version', 'language', 'graceDays']) expect(facts).toContain(what)
      expect(facts).not.toContain('columns')
    })
  })

  it('may have books, folders, exports and messages of their own', async () => {
    await withBench(async (bench) => {
      const { notices, nightly } = DEFAULT_SETTINGS
      await bench.run('sd', [shandong(bench)])
      await bench.run('js', [jiangsu(bench)], {
        settings: {
          ...DEFAULT_SETTINGS,
          timezone: 'Asia/Urumqi',
          book: 'js.db',
          retentionMonths: 12,
          nightly: { ...nightly, inbox: 'js' },
          notices: { ...notices, optOut: ['P4'] },
          say: { forgot: '请尽快缴费' },
        },
      })
      expect((await bench.merge('all', ['sd', 'js'])).manifest.totals.cases).toBe(4)
    })
  })
})

describe('the parts of one list', () => {
  it('are refused while branches are missing, and named; merged on demand, what is missing stays elsewhere', async () => {
    await withBench(async (bench) => {
      await bench.run('one', [shandong(bench)], { onlyBranch: ['370101'] })
      const { codes, facts } = await refusal(bench.merge('all', ['one']))
      expect(codes).toEqual(['R027'])
      expect(facts).toContain('-、370201')
      const { manifest, missing } = await bench.merge('all', ['one'], { partial: true })
      expect(missing).toEqual(['-', '370201'])
      expect(manifest.totals).toMatchObject({ rowsRead: 4, noise: 1, accepted: 1, elsewhere: 2 })
      await bench.run('two', [bench.path('shandong.csv')], { onlyBranch: ['370201', '-'] })
      const whole = await bench.merge('whole', ['all', 'two'])
      expect(whole.manifest.totals).toMatchObject({ rowsRead: 4, noise: 1, accepted: 3 })
      expect(whole.manifest.totals).not.toHaveProperty('elsewhere')
    })
  })

  it('are refused where a branch stands in two of them, or the whole beside a part', async () => {
    await withBench(async (bench) => {
      const sd = shandong(bench)
      await bench.run('one', [sd], { onlyBranch: ['370101', '370201'] })
      await bench.run('two', [sd], { onlyBranch: ['370201', '-'] })
      await bench.run('whole', [sd])
      const { codes, facts } = await refusal(bench.merge('all', ['one', 'two']))
      expect(codes).toEqual(['R026'])
      expect(facts).toContain('370201')
      expect((await refusal(bench.merge('all', ['one', 'whole']))).codes).toEqual(['R026'])
    })
  })

  it('are refused where another roster or sort made one of them', async () => {
    await withBench(async (bench) => {
      const sd = shandong(bench)
      await bench.run('one', [sd], { onlyBranch: ['370101'] })
      const roster = bench.write('roster.csv', '工号,姓名\nS1,章一\n')
      await bench.run('two', [sd], { onlyBranch: ['370201', '-'], roster })
      expect((await refusal(bench.merge('all', ['one', 'two']))).codes).toEqual(['R025'])
    })
  })

  it('may be told of other places', async () => {
    await withBench(async (bench) => {
      const sd = shandong(bench)
      const settings = { ...DEFAULT_SETTINGS, book: 'one.db', retentionMonths: 12 }
      await bench.run('one', [sd], { onlyBranch: ['370101'], settings })
      await bench.run('two', [sd], { onlyBranch: ['370201', '-'] })
      expect((await bench.merge('all', ['one', 'two'])).manifest.totals.cases).toBe(3)
    })
  })

  it('have findings about the sheet once, also where the machines know the list by other names', async () => {
    await withBench(async (bench) => {
      const here = shandong(bench)
      const there = bench.write('elsewhere.csv', list(SHANDONG, TOTAL))
      await bench.run('whole', [here])
      await bench.run('one', [here], { onlyBranch: ['370101', '-'] })
      await bench.run('two', [there], { onlyBranch: ['370201'] })
      const { manifest } = await bench.merge('all', ['one', 'two'])
      const whole: Manifest = JSON.parse(readFileSync(bench.path('whole/manifest.json'), 'utf8'))
      expect(whole.findings.V070).toBeGreaterThan(0)
      expect(manifest.findings).toEqual(whole.findings)
    })
  })
})

describe('a run that is to be merged', () => {
  const both = async (bench: Bench) => {
    await bench.run('sd', [shandong(bench)])
    await bench.run('js', [jiangsu(bench)])
    return bench.merge('all', ['sd', 'js'], { force: true })
  }

  it.each([
    ['rowsRead', '"12"'],
    ['acceptedFen', 'null'],
    ['duplicates', '0.5'],
  ])('must say in whole numbers what it read: %s is %s', async (name, value) => {
    await withBench(async (bench) => {
      await both(bench)
      const path = bench.path('js/manifest.json')
      writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(`("${name}"): \\d+`), `$1: ${value}`))
      const { codes } = await refusal(bench.merge('all', ['sd', 'js'], { force: true }))
      expect(codes).toEqual(['R024'])
    })
  })

  it('must be there, with every file as it was written', async () => {
    await withBench(async (bench) => {
      expect((await refusal(bench.merge('all', ['nowhere', 'neither']))).codes).toEqual(['R024', 'R024'])
      const { manifest } = await both(bench)
      const worklist = manifest.outputs.find((output) => output.kind === 'worklist')?.path.replace('../', '') ?? ''
      appendFileSync(bench.path(worklist), 'x')
      rmSync(bench.path('js/data/rejected.csv'))
      const changed = await refusal(bench.merge('all', ['sd', 'js'], { force: true }))
      expect(changed.codes).toEqual(['R024', 'R024'])
      for (const file of [worklist.replace('sd/', ''), 'data/rejected.csv']) expect(changed.facts).toContain(file)
    })
  })

  it('must say of itself what its files say: else the books do not balance', async () => {
    await withBench(async (bench) => {
      await both(bench)
      rewrite(bench.path('sd/manifest.json'), ({ totals, ...rest }) => ({
        ...rest,
        totals: { ...totals, accepted: totals.accepted - 1 },
      }))
      await expect(bench.merge('again', ['sd', 'js'])).rejects.toThrow(/do not balance/)
      expect(() => readFileSync(bench.path('again/manifest.json'))).toThrow()
    })
  })

  it('may have been moved together with the others', async () => {
    await withBench(async (bench) => {
      await both(bench)
      renameSync(bench.path('sd'), bench.path('moved'))
      await bench.merge('again', ['moved', 'js'])
      expect(await substanceOf(bench.path('again'))).toEqual(await substanceOf(bench.path('all')))
    })
  })
})
