/**
 * @typedef {import('./contenders.mjs').Run} Run
 * @typedef {{ median: Run, rounds: readonly Run[] }} Result
 */

/** The middle of several runs, figure by figure; of memory the highest. @param {readonly Run[]} runs @returns {Run} */
export function medianOf(runs) {
  const [first] = runs
  if (!first) throw new Error('no runs')
  const of = (/** @type {(run: Run) => number} */ figure) => middle(runs.map(figure))
  const stages = Object.keys(first.stages).map((name) => {
    const wall = of((run) => run.stages[name]?.wall ?? 0)
    const hasCpu = first.stages[name]?.cpu !== undefined
    return [name, hasCpu ? { wall, cpu: of((run) => run.stages[name]?.cpu ?? 0) } : { wall }]
  })
  return {
    ...first,
    wall: of((run) => run.wall),
    cpu: of((run) => run.cpu),
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
    stages: Object.fromEntries(stages),
  }
}

/** @param {readonly number[]} numbers */
export function middle(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0)
}

/** The figures of one input: a line per program, and under it a line per stage. @param {ReadonlyMap<string, Result>} results @param {number} rows */
export function resultTable(results, rows) {
  const lines = [line('', 'wall s', 'CPU s', 'peak MB', 'rows/s', 'written MB', 'files')]
  for (const [name, { median }] of results) {
    lines.push(
      line(
        name,
        median.wall.toFixed(2),
        median.cpu.toFixed(2),
        median.peakMb > 0 ? median.peakMb.toFixed(0) : '',
        Math.round(rows / median.wall).toLocaleString('en-US'),
        (median.written / 1e6).toFixed(1),
        median.files > 0 ? String(median.files) : '',
      ),
    )
    for (const [stage, { wall, cpu }] of Object.entries(median.stages))
      lines.push(line(`  ${stage}`, wall.toFixed(2), cpu === undefined ? '' : cpu.toFixed(2)))
  }
  return lines.join('\n')
}

/** @param {string} name @param {string[]} figures */
function line(name, ...figures) {
  return (name.padEnd(16) + figures.map((figure) => figure.padStart(12)).join('')).trimEnd()
}
