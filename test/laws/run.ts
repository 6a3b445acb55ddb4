import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Day, monthOf, parseIsoDay } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import type { Progress, RunOptions, RunResult } from '../../src/pipeline/types.ts'
import { runPipeline } from '../../src/pipeline.ts'

const HEADER =
  '保单号,险种代码,投保人,投保人证件号码,投保人手机号,生效日期,应缴日期,应缴保费,缴费频次,缴费方式,银行账号,转账状态,转账失败原因,保单状态,收费状态,实收日期,收费员工号'

/** One row of an export, as a person would type it. */
export interface Line {
  readonly policy: number
  readonly product: string
  readonly due: string
  readonly premium: string
  readonly frequency: string
  readonly transfer: string
  readonly reason: string
  readonly status: string
  readonly paid: string
  readonly paidOn: string
  readonly collector: string
}

/** A case of collector C1 whose last debit failed. */
export function failedDebit(policy: number, due: string, more: Partial<Line> = {}): Line {
  return {
    policy,
    product: 'L1',
    due,
    premium: '1200.00',
    frequency: '年缴',
    transfer: '失败',
    reason: '余额不足',
    status: '有效',
    paid: '',
    paidOn: '',
    collector: 'C1',
    ...more,
  }
}

export function textOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const who = `章小${line.policy % 5}`
    const mobile = `1380000${String(1000 + (line.policy % 7))}`
    const { product, due, premium, frequency, transfer, reason, status, paid, paidOn, collector } = line
    return `P${line.policy},${product},${who},,${mobile},2020-02-29,${due},${premium},${frequency},银行转账,6222020000000000${String(100 + line.policy)},${transfer},${reason},${status},${paid},${paidOn},${collector}`
  })
  return `${[HEADER, ...rows].join('\n')}\n`
}

export const AS_OF = parseIsoDay('2026-05-20') as Day

/** Progress that nobody watches. */
export const QUIET: Progress = {
  stage: () => undefined,
  tick: () => undefined,
  log: () => undefined,
  signal: new AbortController().signal,
}

/** What a run left behind, read before its folder goes. */
export interface Ran {
  readonly result: RunResult
  /** a file of the output, as text */
  read(path: string): string
  readonly out: string
}

/** Runs the pipeline on texts as files, in this process; several runs share the files. Everything is removed afterwards. */
export async function withFiles<T>(
  texts: readonly string[],
  look: (run: (options: Partial<RunOptions>) => Promise<Ran>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-law-'))
  try {
    const inputs = texts.map((text, i) => {
      const path = join(folder, `${i}.csv`)
      writeFileSync(path, text)
      return path
    })
    let runs = 0
    return await look(async (options) => {
      const out = join(folder, `out${runs++}`)
      const result = await runPipeline({ ...USUAL, inputs, out, ...options }, QUIET)
      return { result, out, read: (path) => readFileSync(join(out, path), 'utf8') }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One run. */
export function withRun<T>(
  texts: readonly string[],
  options: Partial<RunOptions>,
  look: (ran: Ran) => T | Promise<T>,
): Promise<T> {
  return withFiles(texts, async (run) => look(await run(options)))
}

/** The options of an ordinary run. */
export const USUAL: Omit<RunOptions, 'inputs' | 'out'> = {
  settings: DEFAULT_SETTINGS,
  asOf: AS_OF,
  month: monthOf(AS_OF),
  lang: 'zh',
  force: false,
  dryRun: false,
  checkOnly: false,
  passwords: [],
  sort: [],
  withPersonalData: false,
  jobs: 1,
  findingsShown: 0,
  startedAt: '2026-05-20T00:00:00.000Z',
  version: '0.0.0',
}
