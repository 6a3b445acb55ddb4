// What sharing a list costs: the whole, parts of it by --only-branch, the file of one branch alone, and merging. See docs/scale.md.
// Usage: node bench/parts.mjs [--rows N] [--collectors N] [--rounds N] [--seed N] [--folder DIR]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './generate.mjs'
import { measure } from './measure.mjs'
import { middle } from './table.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    collectors: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '20260618' },
    folder: { type: 'string', default: join(project, 'node_modules', '.cache', 'xuqi-parts') },
  },
})
const folder = resolve(given.folder)
const at = (/** @type {string} */ name) => join(folder, name)
const program = join(project, 'bin', 'xuqi.js')
const xuqi = (/** @type {readonly string[]} */ args) => measure(process.execPath, [program, ...args])
const day = ['--as-of', '2026-06-18']

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const order = {
  rows: Number(given.rows),
  collectors: Number(given.collectors),
  shape: 'even',
  seed: Number(given.seed),
}
generate(at('list.csv'), order, 'utf-8')
const names = await branchNames()
const [one = ''] = names
const roster = writeRoster()
writeFileOf(one)
console.log(`${order.rows} rows, ${order.collectors} collectors, ${names.length} branches, ${given.rounds} rounds`)

const half = names.slice(0, Math.ceil(names.length / 2))
const rest = names.slice(half.length)
await row('the whole list', ['run', at('list.csv'), ...day])
await row('half of its branches', ['run', at('list.csv'), ...day, '--only-branch', half.join(',')])
await row('one branch', ['run', at('list.csv'), ...day, '--only-branch', one])
await row('one branch, with a roster', ['run', at('list.csv'), ...day, '--roster', roster, '--only-branch', one])
await row("that branch's rows as a file", ['run', at('branch.csv'), ...day])
for (const [name, part] of [
  ['a', half],
  ['b', rest],
])
  await xuqi(['run', at('list.csv'), ...day, '--only-branch', part.join(','), '--out', at(name), '--quiet'])
await row('merging the two halves', ['merge', at('a'), at('b')])
rmSync(folder, { recursive: true })

/** The branches of the list. */
async function branchNames() {
  const { out } = await xuqi(['check', at('list.csv'), ...day, '--only-branch', '-', '--json', '--fail-on', 'never'])
  return Object.keys(JSON.parse(out).onlyBranch.rows).sort()
}

/** A roster of everybody who collects. */
function writeRoster() {
  const people = new Set()
  for (const line of readFileSync(at('list.csv'), 'utf8').split('\n')) {
    const found = /,(S\d+),([^,]*),[^,]*$/.exec(line.trimEnd())
    const branch = /^[^,]*/.exec(line)?.[0]
    if (found) people.add(`${found[1]},${found[2]},${branch}`)
  }
  const byCode = new Map([...people].map((person) => [String(person).split(',')[0], person]))
  writeFileSync(at('roster.csv'), `工号,姓名,机构\n${[...byCode.values()].join('\n')}\n`)
  return at('roster.csv')
}

/** The list of one branch alone, as its own system would export it. @param {string} branch */
function writeFileOf(branch) {
  const [header = '', ...records] = readFileSync(at('list.csv'), 'utf8').split(/\n(?=机构|86\d{6},)/)
  writeFileSync(at('branch.csv'), [header, ...records.filter((line) => line.startsWith(`${branch},`)), ''].join('\n'))
}

/** Measures a command several times. @param {string} name @param {readonly string[]} args */
async function row(name, args) {
  const runs = []
  for (let round = 0; round < Number(given.rounds); round++) {
    rmSync(at('out'), { recursive: true, force: true })
    runs.push(await xuqi([...args, '--out', at('out'), '--quiet']))
  }
  const of = (/** @type {'wall' | 'cpu' | 'peakMb'} */ figure) => middle(runs.map((run) => run[figure]))
  const figures = [of('cpu').toFixed(1), of('wall').toFixed(1), of('peakMb').toFixed(0)]
  console.log(`| ${name} | ${figures.join(' | ')} |`)
}
