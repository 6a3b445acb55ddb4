import type { MergedCells } from '../../model/raw.ts'

const RANGE = /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g
/** Longer than an element that names a range. */
const KEPT = 256
/** A sheet is no list if it has more. */
const MOST = 100_000

/** Collects the cells that are merged downwards, out of what stands behind the rows of a worksheet. */
export function openMergedScan(): { push(bytes: Buffer): void; found(): readonly MergedCells[] } {
  const merged: MergedCells[] = []
  let text = ''
  return {
    push(bytes) {
      text += bytes.toString('latin1')
      let end = 0
      for (const { 0: whole, 1: letters = '', 2: first, 3: last, index } of text.matchAll(RANGE)) {
        end = index + whole.length
        const [from, to] = [Number(first), Number(last)]
        if (to > from && merged.length < MOST) merged.push({ column: columnOf(letters), from, to })
      }
      text = text.slice(Math.max(end, text.length - KEPT))
    },
    found: () => merged,
  }
}

function columnOf(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64
  return column - 1
}
