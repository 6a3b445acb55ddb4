/** How a delimited text separates its cells, and how many characters a leading `sep=` line takes. */
export interface Dialect {
  readonly separator: string
  readonly skip: number
}

/** Where two separators fit equally well the earlier one wins: a tab or bar is never part of an amount or an address. */
const SEPARATORS = ['\t', '|', ';', ','] as const
const LINES_LOOKED_AT = 50

/**
 * Which character separates the cells, from the first lines: the one that most lines have equally often
 * (headers have no separators in their cells, so the true one has at least the header on its side).
 * A first line `sep=;` decides by itself; Excel does not show it, so it is skipped and no row is counted for it.
 */
export function recogniseDialect(head: string): Dialect {
  const stated = /^"?sep=(.)"?(\r\n|\r|\n|$)/i.exec(head)
  if (stated?.[1] !== undefined) return { separator: stated[1], skip: stated[0].length }
  const lines = head
    .replace(/"[^"]{0,2000}"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, LINES_LOOKED_AT + 1)
  // the last line of the sample is cut, unless it is the only one
  if (lines.length > 1) lines.pop()
  const padded = lines.filter((line) => /\t[,;|]/.test(line)).length
  let best = { separator: ',', lines: 0, count: 0 }
  for (const separator of SEPARATORS) {
    // tabs before commas keep Excel from reading numbers; they separate nothing
    if (separator === '\t' && padded * 2 > lines.length) continue
    const found = steadiness(lines, separator)
    if (found.lines > best.lines || (found.lines === best.lines && found.count > best.count))
      best = { separator, ...found }
  }
  return { separator: best.separator, skip: 0 }
}

/** The number of separators on which most lines agree, and how many lines those are. */
function steadiness(lines: readonly string[], separator: string): { readonly lines: number; readonly count: number } {
  const linesWith = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(separator).length - 1
    if (count > 0) linesWith.set(count, (linesWith.get(count) ?? 0) + 1)
  }
  let best = { lines: 0, count: 0 }
  for (const [count, agreeing] of linesWith) {
    if (agreeing > best.lines || (agreeing === best.lines && count > best.count)) best = { lines: agreeing, count }
  }
  return best
}
