// The floor: the work that no program can spare that reads this list and leaves these files. It reads, decodes and cuts the
// fields of the input; builds, packs and writes the very XML that a run of xuqi has left, piece by piece; writes the bytes of
// data/; hashes what goes in and out. No rules, no order, one thread. Taking the finished workbooks apart again is not timed.
// Usage: node bench/floor.mjs INPUT.csv OUTPUT-OF-A-RUN FOLDER [ENCODING]; prints one JSON document.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBuilder, openHashedFile } from './floor/build.mjs'
import { partsOf, piecesOf } from './floor/finished-book.mjs'
import { sliceFile } from './floor/slice.mjs'

const [input, output, folder, encoding = 'gb18030'] = process.argv.slice(2)
if (!input || !output || !folder) throw new Error('name the input, the output of a run, and a folder to write to')
mkdirSync(folder, { recursive: true })

/** @type {Record<string, { wall: number, cpu: number }>} */
const parts = {}

/** @template T @param {'start' | 'read' | 'build' | 'data'} part @param {() => T} work @returns {T} */
function timed(part, work) {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(cpu)
  parts[part] ??= { wall: 0, cpu: 0 }
  const sum = parts[part]
  sum.wall += (performance.now() - wall) / 1e3
  sum.cpu += (user + system) / 1e6
  return result
}

const start = process.cpuUsage()
parts.start = { wall: performance.now() / 1e3, cpu: (start.user + start.system) / 1e6 }

const { rows } = timed('read', () => sliceFile(input, encoding))

let xmlBytes = 0
let written = 0
const builder = openBuilder()
const files = readdirSync(output, { recursive: true, encoding: 'utf8' })
for (const [number, path] of files.filter((name) => name.endsWith('.xlsx')).entries()) {
  const file = timed('build', () => openHashedFile(join(folder, `${number}.zip`)))
  const put = (/** @type {Uint8Array} */ bytes) => {
    written += bytes.length
    file.put(bytes)
  }
  for (const part of partsOf(join(output, path))) {
    if (!/^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/.test(part.name)) {
      timed('build', () => put(part.packed))
      continue
    }
    for (const stretch of piecesOf(part)) timed('build', () => builder.add(stretch, put))
    const { crc, plain } = timed('build', () => builder.end(put))
    if (crc !== part.crc || plain !== part.plain) throw new Error(`${path} ${part.name}: not the same XML`)
    xmlBytes += plain
  }
  timed('build', () => file.close())
}

for (const name of readdirSync(join(output, 'data'))) {
  const bytes = readFileSync(join(output, 'data', name))
  written += bytes.length
  timed('data', () => {
    const file = openHashedFile(join(folder, name))
    for (let at = 0; at < bytes.length; at += 1 << 20) file.put(bytes.subarray(at, at + (1 << 20)))
    file.close()
  })
}

const sum = (/** @type {'wall' | 'cpu'} */ of) => Object.values(parts).reduce((total, part) => total + part[of], 0)
console.log(JSON.stringify({ rows, wall: sum('wall'), cpu: sum('cpu'), parts, xmlBytes, written }))
