// `npm run bench`: the whole job on generated lists, beside the floor and the script somebody would write instead.
// See README.md beside this file for the options and what is counted.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython, floor, pandas, withBook, xuqi } from './contenders.mjs'
import { generate } from './generate.mjs'
import { measure } from './measure.mjs'
import { FULL, HUGE, holds, QUICK, scenario, targetsOf } from './scenarios.mjs'
import { medianOf, middle, resultTable } from './table.mjs'
import { makeYearBook } from './year-book.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const { values: given } = parseArgs({
  options: {
    rows: { type: 'string' },
    collectors: { type: 'string' },
    shape: { type: 'string', default: 'even' },
    format: { type: 'string', default: 'csv' },
    seed: { type: 'string', default: '20260618' },
    rounds: { type: 'string' },
    jobs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    huge: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false },
    'no-floor': { type: 'boolean', default: false },
    'no-book': { type: 'boolean', default: false },
    program: { type: 'string', default: join(project, 'bin', 'xuqi.js') },
    against: { type: 'string' },
    folder: { type: 'string', default: join(project, 'node_modules', '.cache', 'xuqi-bench') },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

const DAY_BEFORE = '2026-06-17'
const folder = resolve(given.folder)
const program = resolve(given.program)
const rounds = Number(given.rounds ?? (given.quick ? 1 : 3))
const seed = Number(given.seed)
const python = given['no-peer'] ? undefined : findPython()
const say = (/** @type {string} */ text) => console.log(text)

/** @typedef {import('./scenarios.mjs').Scenario} Scenario */
/** @type {Map<string, Map<string, import('./table.mjs').Result>>} */
const measured = new Map()

mkdirSync(folder, { recursive: true })
say(
  `Node ${process.version} · ${cpus()[0]?.model ?? '?'} · ${availableParallelism()} cores · ${rounds} rounds · seed ${seed}`,
)
if (!python && !given['no-peer']) say('No python3 with pandas and xlsxwriter: the peer is left out.')
if (!given.rows) await measureStart()
for (const one of chosenScenarios()) await measureScenario(one)
tellTargets()
writeJson()

/** One scenario if rows are given, else those of the issue. @returns {readonly Scenario[]} */
function chosenScenarios() {
  if (given.huge) return [...FULL, HUGE]
  if (given.rows) {
    const rows = Number(given.rows)
    const collectors = Number(given.collectors ?? Math.max(10, Math.round(Math.min(rows / 1000, 2000))))
    const format = given.format === 'xlsx' ? 'xlsx' : 'csv'
    const csv = format === 'csv'
    return [scenario({ rows, collectors, shape: given.shape, format, compared: csv, book: csv })]
  }
  return given.quick ? QUICK : FULL
}

/** @param {Scenario} what @returns {string} the path; made unless it is there from an earlier run */
function inputOf({ name, rows, collectors, shape, format }) {
  const path = join(folder, `${name}-${seed}.${format}`)
  if (existsSync(path)) return path
  const started = performance.now()
  generate(`${path}.part.${format}`, { rows, collectors, shape, seed })
  renameSync(`${path}.part.${format}`, path)
  say(`(made ${path} in ${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return path
}

/** @param {Scenario} what @param {string} input @returns {Promise<string>} the path; made unless it is there from an earlier run */
async function bookOf({ name }, input) {
  const path = join(folder, `${name}-${seed}.year.db`)
  if (existsSync(path)) return path
  const started = performance.now()
  const part = `${path}.part`
  await makeYearBook(part, input, seed)
  // yesterday's run: what is new today is what a day brings
  const work = join(folder, 'work', 'yesterday')
  await measure(process.execPath, [program, 'run', input, '--as-of', DAY_BEFORE, '--out', work, '--book', part])
  rmSync(work, { recursive: true })
  renameSync(part, path)
  say(`(made ${path} in ${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return path
}

/** Lets the programs take turns, so that a busy minute of the machine hits them all. @param {Scenario} what */
async function measureScenario(what) {
  const input = inputOf(what)
  const work = join(folder, 'work')
  mkdirSync(work, { recursive: true })
  const options = given.jobs ? ['--jobs', given.jobs] : []
  const contenders = [xuqi('xuqi', program, input, work, options)]
  if (what.book && !given['no-book'])
    contenders.push(withBook(program, input, await bookOf(what, input), work, options))
  if (given.against) contenders.push(xuqi('against', resolve(given.against), input, work, options))
  if (what.compared && !given['no-floor']) contenders.push(floor(input, join(work, 'xuqi'), work))
  if (what.compared && python) contenders.push(pandas(python, input, work))
  /** @type {Map<string, import('./contenders.mjs').Run[]>} */
  const runs = new Map(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) for (const { name, run } of contenders) runs.get(name)?.push(await run())
  const results = new Map([...runs].map(([name, all]) => [name, { median: medianOf(all), rounds: all }]))
  measured.set(what.name, results)
  if (!given.keep) rmSync(work, { recursive: true, force: true })
  say(
    `\n${what.name}: ${what.rows.toLocaleString('en-US')} rows, ${what.collectors} collectors, ${what.format}, ${(statSync(input).size / 1e6).toFixed(1)} MB`,
  )
  say(resultTable(results, what.rows))
  tellRatios(results)
}

/** How the programs stand to each other on this input. @param {ReadonlyMap<string, import('./table.mjs').Result>} results */
function tellRatios(results) {
  const own = results.get('xuqi')?.median
  if (!own) return
  for (const [name, { median }] of results) {
    if (name === 'xuqi') continue
    const times = (/** @type {number} */ a, /** @type {number} */ b) => `${(a / b).toFixed(2)} times`
    if (name === 'floor') say(`xuqi takes ${times(own.cpu, median.cpu)} the CPU of the floor`)
    else say(`xuqi is ${times(median.wall, own.wall)} as fast as ${name}, with ${times(median.cpu, own.cpu)} less CPU`)
  }
}

/** What a user waits for before anything is done. */
async function measureStart() {
  const input = inputOf(scenario({ rows: 500, collectors: 4 }))
  const work = join(folder, 'work')
  mkdirSync(work, { recursive: true })
  const small = xuqi('xuqi', program, input, work, [])
  const help = {
    name: '--help',
    run: async () => ({ ...(await measure(process.execPath, [program, '--help'])), written: 0, files: 0, stages: {} }),
  }
  /** @type {Map<string, import('./table.mjs').Result>} */
  const results = new Map()
  for (const [name, run] of /** @type {const} */ ([
    ['--help', help.run],
    ['500 rows', small.run],
  ])) {
    const all = []
    for (let round = 0; round < rounds + 2; round++) all.push(await run())
    results.set(name, { median: medianOf(all), rounds: all })
    say(`${name}: ${middle(all.map((one) => one.wall)).toFixed(3)} s`)
  }
  measured.set('start', results)
}

function tellTargets() {
  const targets = targetsOf((name, contender) => measured.get(name)?.get(contender)?.median)
  if (targets.length === 0) return
  say('\nTargets')
  for (const target of targets) {
    const { what, value, limit, sense, unit, cpu } = target
    const digits = unit === ' MB' ? 0 : 2
    say(
      `  ${holds(target) ? 'met   ' : 'MISSED'} ${what.padEnd(40)} ${value.toFixed(digits)}${unit} (at ${sense} ${limit}${unit})${cpu === undefined ? '' : `, CPU ${cpu.toFixed(2)}`}`,
    )
  }
}

function writeJson() {
  const path = resolve(given.json ?? join(folder, 'latest.json'))
  const scenarios = Object.fromEntries([...measured].map(([name, results]) => [name, Object.fromEntries(results)]))
  const machine = { node: process.version, processor: cpus()[0]?.model ?? '', cores: availableParallelism() }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    `${JSON.stringify({ at: new Date().toISOString(), machine, rounds, seed, scenarios }, undefined, 2)}\n`,
  )
  say(`\nAll figures: ${path}`)
}
