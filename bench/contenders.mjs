import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AS_OF_TEXT } from './input/rows.mjs'
import { measure } from './measure.mjs'

/**
 * One run of one program.
 * @typedef {object} Run
 * @property {number} wall seconds
 * @property {number} cpu seconds
 * @property {number} peakMb 0 = not measured
 * @property {number} written bytes of all files
 * @property {number} files
 * @property {Record<string, { wall: number, cpu?: number }>} stages in order
 * @property {Record<string, number>} [also]
 */

/** @typedef {{ name: string, run: () => Promise<Run> }} Contender */

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url))

/** What `--verbose` says when a stage begins. @type {Readonly<Record<string, string>>} */
const STAGES = { 读取核对: 'read', 归类分派: 'judge', 排序: 'sort', 汇总: 'report', 写工作簿: 'write' }

/**
 * The program itself, as users start it.
 * @param {string} name @param {string} program path of bin/xuqi.js @param {string} input @param {string} folder
 * @param {readonly string[]} options further options of `run`
 * @param {() => void} prepare what is done before each run, before the clock starts
 * @returns {Contender}
 */
export function xuqi(name, program, input, folder, options, prepare = () => undefined) {
  const output = join(folder, name)
  const probe = join(folder, `${name}.probe.json`)
  const args = [
    '--import',
    here('probe.mjs'),
    program,
    'run',
    input,
    '--as-of',
    AS_OF_TEXT,
    '--out',
    output,
    '--verbose',
  ]
  return {
    name,
    async run() {
      rmSync(output, { recursive: true, force: true })
      prepare()
      const measured = await measure(process.execPath, [...args, ...options], { XUQI_BENCH_PROBE: probe })
      const seen = JSON.parse(readFileSync(probe, 'utf8'))
      return {
        ...measured,
        peakMb: Math.max(measured.peakMb, seen.peakMb),
        ...sizeOf(output),
        stages: stagesBetween(seen.marks),
      }
    },
  }
}

/**
 * The program with a follow-up book: the same book anew for each run, since a run enters what it saw.
 * @param {string} program @param {string} input @param {string} book @param {string} folder @param {readonly string[]} options
 * @returns {Contender}
 */
export function withBook(program, input, book, folder, options) {
  const used = join(folder, 'book.db')
  return xuqi('with book', program, input, folder, [...options, '--book', used], () => copyFileSync(book, used))
}

/** @param {readonly { stage: string, at: number, cpu: number }[]} marks @returns {Run['stages']} */
function stagesBetween(marks) {
  /** @type {Run['stages']} */
  const stages = {}
  let before = { stage: 'start', at: 0, cpu: 0 }
  for (const mark of marks) {
    const name = STAGES[before.stage] ?? before.stage
    const sum = stages[name] ?? { wall: 0, cpu: 0 }
    stages[name] = { wall: sum.wall + mark.at - before.at, cpu: (sum.cpu ?? 0) + mark.cpu - before.cpu }
    before = mark
  }
  return stages
}

/**
 * The floor under what a run has left (see floor.mjs).
 * @param {string} input @param {string} output of a run @param {string} folder @returns {Contender}
 */
export function floor(input, output, folder) {
  const own = join(folder, 'floor')
  return {
    name: 'floor',
    async run() {
      rmSync(own, { recursive: true, force: true })
      const { out } = await measure(process.execPath, [here('floor.mjs'), input, output, own])
      const { wall, cpu, parts, xmlBytes, written } = JSON.parse(out)
      rmSync(own, { recursive: true, force: true })
      return { wall, cpu, peakMb: 0, written, files: 0, stages: parts, also: { xmlBytes } }
    },
  }
}

/** @param {string} python @param {string} input @param {string} folder @returns {Contender} */
export function pandas(python, input, folder) {
  const own = join(folder, 'pandas')
  return {
    name: 'pandas',
    async run() {
      rmSync(own, { recursive: true, force: true })
      const measured = await measure(python, [here('peer_pandas.py'), input, own])
      const { steps } = JSON.parse(measured.out.trim().split('\n').at(-1) ?? '{}')
      const stages = Object.fromEntries(Object.entries(steps).map(([step, wall]) => [step, { wall: Number(wall) }]))
      return { ...measured, ...sizeOf(own), stages }
    },
  }
}

/** A python that has pandas and xlsxwriter; undefined if there is none. */
export function findPython() {
  const has = (/** @type {string} */ python) => spawnSync(python, ['-c', 'import pandas, xlsxwriter']).status === 0
  return [process.env.PYTHON ?? 'python3', 'python3', '/usr/bin/python3'].find(has)
}

/** @param {string} folder */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const written = files.reduce((sum, file) => sum + statSync(join(file.parentPath ?? file.path, file.name)).size, 0)
  return { written, files: files.length }
}
