// `node bench/collect.mjs`: how long 1,000 filled worklists of 200 lines take to be read back (issue 4: under a minute on two cores, under 1.2 GB).
// Makes a list and its worklists once, fills copies in as people do (six of ten lines, some second contacts, notes, slips), and collects them twice.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { generate } from './generate.mjs'
import { openChance } from './input/random.mjs'
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
  const chance = openChance(seed)
  let number = 0
  for (const name of readdirSync(join(out, 'worklists'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.xlsx') || name.includes('unassigned')) continue
    const bytes = fillIn(readFileSync(join(out, 'worklists', name)), chance)
    writeFileSync(join(inbox, `${String(++number).padStart(4, '0')}.xlsx`), bytes)
  }
  rmSync(out, { recursive: true })
  rmSync(input)
  writeFileSync(join(folder, 'made'), '')
}

/** Types into the cells of a packed workbook. @param {Uint8Array} bytes @param {ReturnType<typeof openChance>} chance */
function fillIn(bytes, chance) {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue
    const xml = strFromU8(part)
    const columns = new Map(
      [...xml.matchAll(/<c r="([A-Z]+)\d+"[^>]*><is><t[^>]*>(日期|方式|结果|承诺日|备注|日期2|结果2)<\/t>/g)].map(
        (found) => [found[1], found[2]],
      ),
    )
    if (![...columns.values()].includes('结果') || !xml.includes('内部编号')) continue
    parts[name] = strToU8(
      xml.replace(/<row r="\d+"[^>]*>.*?<\/row>/gs, (row) =>
        chance.below(10) < 6 ? typed(row, columns, chance) : row,
      ),
    )
  }
  return zipSync(parts, { level: 1 })
}

/** @param {string} row @param {ReadonlyMap<string | undefined, string | undefined>} columns @param {ReturnType<typeof openChance>} chance */
function typed(row, columns, chance) {
  const outcome = ['无人接听', '承诺缴费', '考虑中', '关机/停机', '没人接', '说再看看'][chance.below(6)] ?? ''
  const again = chance.below(5) === 0
  return row.replace(/<c r="([A-Z]+)(\d+)" s="(\d+)"\/>/g, (cell, column, rowNo, style) => {
    const what = columns.get(column)
    const number = (/** @type {number} */ value) => `<c r="${column}${rowNo}" s="${style}"><v>${value}</v></c>`
    const text = (/** @type {string} */ value) =>
      `<c r="${column}${rowNo}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`
    if (what === '日期') return number(46_191 + chance.below(5))
    if (what === '方式') return text('电话')
    if (what === '结果') return text(outcome)
    if (what === '承诺日' && outcome === '承诺缴费') return number(46_198 + chance.below(20))
    if (what === '备注' && chance.below(4) === 0) return text('晚上再联系，家里人说月底发工资')
    if (what === '日期2' && again) return number(46_196)
    if (what === '结果2' && again) return text('无人接听')
    return cell
  })
}
