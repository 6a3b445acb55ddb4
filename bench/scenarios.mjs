/**
 * An input to measure with.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} rows
 * @property {number} collectors
 * @property {string} shape
 * @property {'csv' | 'xlsx'} format
 * @property {boolean} compared also with the floor and the peer
 */

/** @param {Partial<Scenario> & { rows: number, collectors: number }} what @returns {Scenario} */
export function scenario(what) {
  const { rows, collectors, shape = 'even', format = 'csv', compared = false } = what
  const size = rows >= 1e6 ? `${rows / 1e6}M` : rows >= 1000 ? `${rows / 1000}k` : String(rows)
  const marks = [shape === 'even' ? '' : shape, format === 'csv' ? '' : format].filter(Boolean)
  return { name: [`${size}x${collectors}`, ...marks].join('-'), rows, collectors, shape, format, compared }
}

/** The inputs of the issue. */
export const FULL = [
  scenario({ rows: 10_000, collectors: 20 }),
  scenario({ rows: 200_000, collectors: 200, compared: true }),
  scenario({ rows: 200_000, collectors: 2000 }),
  scenario({ rows: 200_000, collectors: 200, format: 'xlsx' }),
  scenario({ rows: 1_000_000, collectors: 1000 }),
]

export const QUICK = [
  scenario({ rows: 10_000, collectors: 20, compared: true }),
  scenario({ rows: 10_000, collectors: 20, format: 'xlsx' }),
]

/** A ratio that must hold. @typedef {{ what: string, value: number, limit: number, sense: 'most' | 'least', unit: string }} Target */

/**
 * The targets that the measurements of this run can speak of.
 * @param {(scenario: string, program: string) => import('./contenders.mjs').Run | undefined} of
 * @returns {Target[]}
 */
export function targetsOf(of) {
  /** @type {Target[]} */
  const targets = []
  const add = (
    /** @type {string} */ what,
    /** @type {number | undefined} */ value,
    /** @type {Target['sense']} */ sense,
    limit = 0,
    unit = '',
  ) => {
    if (value !== undefined && Number.isFinite(value)) targets.push({ what, value, limit, sense, unit })
  }
  const ratio = (/** @type {number | undefined} */ a, /** @type {number | undefined} */ b) =>
    a === undefined || !b ? undefined : a / b
  const job = of('200kx200', 'xuqi')
  const million = of('1Mx1000', 'xuqi')
  const workbook = of('200kx200-xlsx', 'xuqi')
  const fiveMillion = of('5Mx2000', 'xuqi')
  add('wall of pandas / wall of xuqi, 200k', ratio(of('200kx200', 'pandas')?.wall, job?.wall), 'least', 10)
  add('CPU of xuqi / CPU of the floor, 200k', ratio(job?.cpu, of('200kx200', 'floor')?.cpu), 'most', 2.5)
  add('wall of 1M / wall of 200k', ratio(million?.wall, job?.wall), 'most', 6)
  add('peak memory, 1M', million?.peakMb, 'most', 1200, ' MB')
  add('wall per row, 5M / 1M', ratio(fiveMillion && fiveMillion.wall / 5, million?.wall), 'most', 1.2)
  add('peak memory, 5M', fiveMillion?.peakMb, 'most', 2000, ' MB')
  add('wall of XLSX / wall of CSV, 200k', ratio(workbook?.wall, job?.wall), 'most', 2.5)
  add('peak memory, 200k XLSX', workbook?.peakMb, 'most', 1200, ' MB')
  add('xuqi --help', of('start', '--help')?.wall, 'most', 0.15, ' s')
  add('a file of 500 rows', of('start', '500 rows')?.wall, 'most', 1, ' s')
  return targets
}

/** @param {Target} target */
export const holds = ({ value, limit, sense }) => (sense === 'most' ? value <= limit : value >= limit)
