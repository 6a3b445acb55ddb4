// Worklists filled in as people do: six of ten lines, some second contacts, notes, slips.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openChance } from './random.mjs'

/** 2026-06-18, the day of the lists, as a number of a cell */
const DAY = 46_191

/**
 * The worklists of an output, one after the other, filled in.
 * @param {string} out @param {number} seed
 * @returns {Generator<Uint8Array>}
 */
export function* filledWorklists(out, seed) {
  const chance = openChance(seed)
  for (const name of readdirSync(join(out, 'worklists'), { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.xlsx') && !name.includes('unassigned'))
      yield fillIn(readFileSync(join(out, 'worklists', name)), chance)
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
    if (what === '日期') return number(DAY + chance.below(5))
    if (what === '方式') return text('电话')
    if (what === '结果') return text(outcome)
    if (what === '承诺日' && outcome === '承诺缴费') return number(DAY + 7 + chance.below(20))
    if (what === '备注' && chance.below(4) === 0) return text('晚上再联系，家里人说月底发工资')
    if (what === '日期2' && again) return number(DAY + 5)
    if (what === '结果2' && again) return text('无人接听')
    return cell
  })
}
