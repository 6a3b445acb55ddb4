import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { AS_OF, type Line, type Ran, textOf, withFiles, withRun } from '../laws/run.ts'

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  worklist: { ...DEFAULT_SETTINGS.worklist, company: '某某人寿', hotline: '95500' },
}

const LINE: Line = {
  policy: 1,
  product: 'A',
  due: '2026-03-25',
  premium: '1000.00',
  frequency: '年缴',
  transfer: '',
  reason: '',
  status: '',
  paid: '',
  paidOn: '',
  collector: 'S1',
}

/** Policies of three collectors; their supervisors stand in further columns. */
function listOf(lines: readonly (Partial<Line> & { supervisor?: string; mobile?: string })[]): string {
  const [head = '', ...rows] = textOf(lines.map((line, i) => ({ ...LINE, policy: i + 1, ...line })))
    .trim()
    .split('\n')
  const more = lines.map(({ supervisor = 'Z1' }) => `,${supervisor},${supervisor === '' ? '' : `主管${supervisor}`}`)
  return `${[`${head},主管工号,主管姓名`, ...rows.map((row, i) => row + (more[i] ?? ''))].join('\n')}\n`
}

/** `policy|due` of the lines of a workbook, from its hidden keys. */
async function keysIn(path: string): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path, { ignoreNodes: ['dataValidations', 'conditionalFormatting'] })
  return book.worksheets.flatMap((sheet) => {
    const keys: string[] = []
    sheet.eachRow((row) =>
      row.eachCell(({ value }) => {
        const key = /^(P\d+\|\d{4}-\d\d-\d\d)\|\d{8}-/.exec(String(value))?.[1]
        if (key !== undefined) keys.push(key)
      }),
    )
    return keys
  })
}

const supervisorsOf = ({ result }: Ran) => result.manifest.outputs.filter(({ kind }) => kind === 'supervisor')

/** Due days from long lapsed to not due, five supervisors (one of them nobody), three collectors. */
const MANY = Array.from({ length: 60 }, (_, i) => ({
  // every third between day 45 and the lapse, whoever the supervisor is
  due:
    i % 3 === 0
      ? '2026-03-28'
      : `2026-${String(2 + (i % 4)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
  collector: `S${i % 7}`,
  supervisor: ['Z1', 'Z2', '', 'Z3/三', 'z1'][i % 5] ?? '',
  paid: i % 9 === 0 ? '已收' : '',
  transfer: i % 4 === 0 ? '扣款失败' : '',
  reason: i % 4 === 0 ? '余额不足' : '',
}))

describe('what goes to the supervisors', () => {
  it('is each case past day 45 in exactly one workbook, whoever the supervisor is', async () => {
    await withRun([listOf(MANY)], { settings: SETTINGS }, async (ran) => {
      const rows = ran
        .read('data/cases.csv')
        .trim()
        .split('\n')
        .map((line) => line.split(','))
      const at = (name: string) => rows[0]?.indexOf(name) ?? -1
      const expected = rows
        .slice(1)
        .filter(
          (row) =>
            row[at('disposition')] === 'worklist' &&
            row[at('dayState')] === 'inGrace' &&
            Number(row[at('overdueDays')]) >= 45,
        )
        .map((row) => `${row[at('policyNo')]}|${row[at('dueDate')]}`)
      const outputs = supervisorsOf(ran)
      const keys = (await Promise.all(outputs.map(({ path }) => keysIn(join(ran.out, path))))).flat()
      expect(expected.length).toBeGreaterThan(5)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).toEqual(expect.arrayContaining(expected))
      expect(keys.length).toBe(outputs.reduce((sum, { cases = 0 }) => sum + cases, 0))
      expect(outputs.map(({ path }) => path)).toContain('supervisors/no-supervisor.xlsx')
      // two names that differ in case only are two files everywhere
      const names = readdirSync(join(ran.out, 'supervisors'), { recursive: true }).map(String)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    })
  })

  it('is the same on one thread and on several', async () => {
    await withFiles([listOf(MANY)], async (run) => {
      const sums = async (jobs: number) =>
        (await run({ settings: SETTINGS, jobs })).result.manifest.outputs.map(({ path, sha256 }) => [path, sha256])
      expect(await sums(4)).toEqual(await sums(1))
    })
  })

  it('is nothing where nothing is handed up', async () => {
    await withRun([listOf([{ due: '2026-05-10' }])], { settings: SETTINGS }, (ran) => {
      expect(supervisorsOf(ran)).toEqual([])
      expect(readdirSync(ran.out)).not.toContain('supervisors')
    })
  })
})

describe('notices to customers', () => {
  const three = [
    { policy: 1, due: '2026-05-10' },
    { policy: 6, due: '2026-05-12' },
    { policy: 2, due: '2026-05-15' },
  ]

  it('are not written without company and hotline, and the run says why', async () => {
    for (const [company, hotline] of [
      ['', ''],
      ['某某人寿', ''],
      ['', '95500'],
    ] as const) {
      const settings = { ...SETTINGS, worklist: { ...SETTINGS.worklist, company, hotline } }
      await withRun([listOf(three)], { settings }, ({ result, out }) => {
        expect(readdirSync(out)).not.toContain('notices')
        expect(result.notices.map(({ en }) => en)).toEqual([expect.stringContaining('3 cases with a notice due')])
      })
    }
  })

  it('are a line for each customer, in one file a kind, counted in the manifest', async () => {
    await withRun([listOf(three)], { settings: SETTINGS }, ({ result, read }) => {
      const lines = read('notices/due-reminder.csv').trim().split('\n')
      expect(lines[0]).toBe('mobile,sendAt,text,parts,characters,encoding,customerKey,collectorCode,branchCode')
      expect(lines).toHaveLength(4)
      expect(lines.join('\n')).not.toMatch(/章小|6222|,P\d/)
      expect(result.manifest.outputs.filter(({ kind }) => kind === 'notices').map(({ path }) => path)).toEqual([
        'notices/due-reminder.csv',
      ])
      expect(result.notices[0]?.en).toContain('3 text messages (6 parts), 0 letters')
    })
  })

  it('are left out for those who opted out by policy or mobile, and the run counts them', async () => {
    const settings = { ...SETTINGS, notices: { ...SETTINGS.notices, optOut: ['P1', '13800001002'] } }
    await withRun([listOf(three)], { settings }, ({ result, read }) => {
      expect(read('notices/due-reminder.csv').trim().split('\n')).toHaveLength(2)
      expect(result.notices[0]?.en).toContain('2 opted-out cases left out')
    })
  })

  it('are left out however the mobile is written, and the manifest does not show it', async () => {
    const settings = { ...SETTINGS, notices: { ...SETTINGS.notices, optOut: ['P1', '+86 138-0000-1002'] } }
    await withRun([listOf(three)], { settings }, ({ result, read }) => {
      expect(read('notices/due-reminder.csv').trim().split('\n')).toHaveLength(2)
      expect(result.manifest.settings.notices.optOut).toEqual(['P1', '138****1002'])
      expect(read('manifest.json')).not.toMatch(/0000-?1002/)
    })
  })
})

describe('with a follow-up book', () => {
  const ofKinds = ({ result }: Ran) =>
    result.manifest.outputs
      .filter(({ kind }) => kind === 'supervisor' || kind === 'notices')
      .map(({ path, sha256 }) => [path, sha256])

  it('a day run twice hands up and out the same; the next day makes no form again and sends no notice again', async () => {
    await withFiles([listOf(MANY)], async (run) => {
      const folder = mkdtempSync(join(tmpdir(), 'xuqi-handed-'))
      try {
        const options = { settings: SETTINGS, book: join(folder, 'book.db') }
        const first = await run(options)
        expect(ofKinds(await run(options))).toEqual(ofKinds(first))
        const next = await run({ ...options, asOf: addDays(AS_OF, 1) })
        const formsOf = async ({ result, out }: Ran) => {
          let forms = 0
          for (const { path, kind } of result.manifest.outputs) {
            if (kind !== 'supervisor') continue
            const book = new ExcelJS.Workbook()
            await book.xlsx.readFile(join(out, path), { ignoreNodes: ['dataValidations'] })
            if (book.getWorksheet('评鉴表')) forms += 1
          }
          return forms
        }
        expect(await formsOf(first)).toBeGreaterThan(2)
        // who comes to day 45 today has one
        expect(await formsOf(next)).toBeLessThanOrEqual(1)
        const linesOf = ({ read }: Ran, file: string) => read(`notices/${file}.csv`).trim().split('\n').slice(1)
        const told = new Set(linesOf(first, 'due-reminder').map((line) => line.split(',')[0]))
        const again = ofKinds(next).some(([path]) => path === 'notices/due-reminder.csv')
          ? linesOf(next, 'due-reminder').filter((line) => told.has(line.split(',')[0]) && line.includes('应缴日3月'))
          : []
        expect(again).toEqual([])
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  })
})
