// `node bench/nightly.mjs`: how long a night takes (issue 5: 200,000 cases and 1,000 returned worklists under 90 seconds on two cores).
// Makes a desk once: a first night over the list, its worklists filled in as people do, and the post of the second night: the list of that day, a return and
// a paid list. Each round copies the desk and runs the second night.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { formatDay } from '../dist/model/day.js'
import { generate } from './generate.mjs'
import { filledWorklists } from './input/filled.mjs'
import { measure } from './measure.mjs'
import { linesOf, makeYearBook } from './year-book.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    worklists: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '20260618' },
    rounds: { type: 'string', default: '1' },
    jobs: { type: 'string' },
    year: { type: 'boolean', default: false },
    program: { type: 'string', default: join(project, 'bin', 'xuqi.js') },
    folder: { type: 'string', default: join(project, 'node_modules', '.cache', 'xuqi-bench') },
    keep: { type: 'boolean', default: false },
  },
})
const FIRST = '2026-06-18'
const SECOND = '2026-06-25'
const LIMIT = 90
/** One line in so many is in the return, one in so many was paid. */
const RETURNED = 20
const PAID = 25

const rows = Number(given.rows)
const worklists = Number(given.worklists)
const seed = Number(given.seed)
const name = `night-${rows}x${worklists}-${seed}${given.year ? '-year' : ''}`
const desk = join(resolve(given.folder), name)
const work = `${desk}.work`
const jobs = given.jobs ? ['--jobs', given.jobs] : []

if (!existsSync(desk)) await makeDesk(`${desk}.part`)
console.log(
  `${rows} rows, ${worklists} returned worklists, ${availableParallelism()} cores${given.year ? ', a year of history' : ''}`,
)
for (let round = 0; round < Number(given.rounds); round++) {
  rmSync(work, { recursive: true, force: true })
  cpSync(desk, work, { recursive: true })
  const { wall, cpu, peakMb, out } = await night(work, SECOND)
  console.log(
    `${wall.toFixed(1)} s (at most ${LIMIT} for 200,000 and 1,000), CPU ${cpu.toFixed(1)} s, peak ${peakMb.toFixed(0)} MB`,
  )
  console.log(`  ${stagesOf(work)}\n  ${out.trim()}`)
}
if (!given.keep) rmSync(work, { recursive: true, force: true })

/** @param {string} at @param {string} day */
function night(at, day) {
  const options = ['nightly', '--config', join(at, 'xuqi.config.yaml'), '--book', join(at, 'book.db'), '--as-of', day]
  return measure(process.execPath, [resolve(given.program), ...options, '--quiet', ...jobs])
}

/** What the log says of the second night: seconds up to each event. @param {string} at */
function stagesOf(at) {
  const events = readFileSync(join(at, 'xuqi-nightly.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const own = events.filter((event) => event.night === SECOND)
  return own
    .map((event, i) =>
      `${event.event} ${i === 0 ? '' : ((Date.parse(event.at) - Date.parse(own[i - 1].at)) / 1000).toFixed(1)}`.trim(),
    )
    .join(' · ')
}

/** @param {string} at */
async function makeDesk(at) {
  rmSync(at, { recursive: true, force: true })
  const inbox = join(at, 'inbox')
  mkdirSync(inbox, { recursive: true })
  writeFileSync(join(at, 'xuqi.config.yaml'), 'nightly: { settleSeconds: 0 }\n')
  const list = join(inbox, `list_${FIRST}.csv`)
  generate(list, { rows, collectors: worklists, shape: 'even', seed })
  if (given.year) await makeYearBook(join(at, 'book.db'), list, seed)
  cpSync(list, join(at, 'later.csv'))
  await night(at, FIRST)
  const out = join(at, 'xuqi-out', '2026-06', FIRST)
  let number = 0
  for (const bytes of filledWorklists(out, seed))
    if (number < worklists) writeFileSync(join(inbox, `${String(++number).padStart(4, '0')}.xlsx`), bytes)
  rmSync(out, { recursive: true })
  renameSync(join(at, 'later.csv'), join(inbox, `list_${SECOND}.csv`))
  writePost(inbox)
  renameSync(at, desk)
  console.log(`(made ${desk} with ${readdirSync(join(desk, 'inbox')).length} files)`)
}

/** The bank's answers and the cashier's list. @param {string} inbox */
function writePost(inbox) {
  const lines = linesOf(join(inbox, `list_${SECOND}.csv`))
  const yuan = (/** @type {number} */ premium) => (premium / 100).toFixed(2)
  const every = (/** @type {number} */ n, /** @type {number} */ from) => lines.filter((_, i) => i % n === from)
  const returned = every(RETURNED, 0).map(
    ({ policyNo, dueDate, premium }, i) =>
      `${policyNo},${formatDay(dueDate)},${yuan(premium)},${i % 3 === 0 ? '扣款失败,余额不足' : '扣款成功,'},2026-06-24`,
  )
  const paid = every(PAID, 1).map(
    ({ policyNo, dueDate, premium }) => `${policyNo},${formatDay(dueDate)},${yuan(premium)},2026-06-23`,
  )
  writeFileSync(
    join(inbox, 'returns.csv'),
    ['保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期', ...returned, ''].join('\n'),
  )
  writeFileSync(join(inbox, 'paid.csv'), ['保单号,应缴日期,实收保费,实收日期', ...paid, ''].join('\n'))
}
