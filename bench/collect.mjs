// `node bench/collect.mjs`: how long 1,000 filled worklists of 200 lines take to be read back (issue 4: under a minute on two cores, under 1.2 GB).
// Makes a list and its worklists once, fills copies in as people do (six of ten lines, some second contacts, notes, slips), and collects them twice.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './generate.mjs'
import { filledWorklists } from './input/filled.mjs'
import { measure } from './measure.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const { values: given } = parseArgs({
  options: {
    lists: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20260618' },
    jobs: { type: 'string', default: '2' },
    folder: { type: 'string', default: join(project, 'node_modules', '.cache', 'xuqi-bench') },
  },
})
const lists = Number(given.lists)
const rows = lists * Number(given.lines)
const seed = Number(given.seed)
const folder = join(resolve(given.folder), `collect-${lists}-${given.lines}-${seed}`)
const program = join(project, 'bin', 'xuqi.js')
const inbox = join(folder, 'inbox')
const book = join(folder, 'book.db')

if (!existsSync(join(folder, 'made'))) await makeInbox()
rmSync(book, { force: true })
const collect = () =>
  measure('node', [program, 'collect', inbox, '--as-of', '2026-06-25', '--book', book, '--quiet', '--jobs', given.jobs])
console.log(`${lists} worklists, ${rows} lines, ${given.jobs} threads of ${availableParallelism()} cores`)
for (const what of ['first', 'again']) {
  const { wall, cpu, peakMb, out } = await collect()
  console.log(`${what}: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, peak ${peakMb.toFixed(0)} MB · ${out.trim()}`)
}

async function makeInbox() {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(inbox, { recursive: true })
  const input = join(folder, 'list.csv')
  generate(input, { rows, collectors: lists, shape: 'even', seed })
  const out = join(folder, 'out')
  await measure('node', [program, 'run', input, '--as-of', '2026-06-18', '--out', out, '--quiet'])
  let number = 0
  for (const bytes of filledWorklists(out, seed))
    writeFileSync(join(inbox, `${String(++number).padStart(4, '0')}.xlsx`), bytes)
  rmSync(out, { recursive: true })
  rmSync(input)
  writeFileSync(join(folder, 'made'), '')
}
