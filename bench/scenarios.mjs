/**
 * An input to measure with.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} rows
 * @property {number} collectors
 * @property {string} shape
 * @property {'csv' | 'xlsx'} format
 * @property {boolean} compared also with the floor and the peer
 * @property {boolean} book also with a follow-up book of a year
 */

/** @param {Partial<Scenario> & { rows: number, collectors: number }} what @returns {Scenario} */
export function scenario(what) {
  const { rows, collectors, shape = 'even', format = 'csv', compared = false, book = false } = what
  const size = rows >= 1e6 ? `${rows / 1e6}M` : rows >= 1000 ? `${rows / 1000}k` : String(rows)
  const marks = [shape === 'even' ? '' : shape, format === 'csv' ? '' : format].filter(Boolean)
  return { name: [`${size}x${collectors}`, ...marks].join('-'), rows, collectors, shape, format, compared, book }
}

/** The inputs of the issue. */
export const FULL = [
  scenario({ rows: 10_000, collectors: 20 }),
  scenario({ rows: 200_000, collectors: 200, compared: true, book: true }),
  scenario({ rows: 200_000, collectors: 2000 }),
  scenario({ rows: 200_000, collectors: 200, format: 'xlsx' }),
  scenario({ rows: 1_000_000, collectors: 1000 }),
]

/** Head office: only when asked for (1.7 GB of input, 4 GB of output). */
export const HUGE = scenario({ rows: 5_000_000, collectors: 2000 })

export const QUICK = [
  scenario({ rows: 10_000, collectors: 20, compared: true, book: true }),
  scenario({ rows: 10_000, collectors: 20, format: 'xlsx' }),
]

/** A ratio that must hold. @typedef {{ what: string, value: number, limit: number, sense: 'most' | 'least', unit: string, cpu?: number | undefined }} Target `cpu`: the same ratio of CPU, which a busy machine does not change */

/**
 * The targets that the measurements of this run can speak of.
 * @param {(scenario: string, program: string) => import('./contenders.mjs').Run | undefined} of
 * @returns {Target[]}
 */
export function targetsOf(of) {
  /** @type {Target[]} */
  const targets = []
  /** @typedef {import('./contenders.mjs').Run | undefined} Maybe */
  /** @param {string} what @param {Target['sense']} sense @param {number} limit @param {Maybe} a @param {Maybe} b @param {number} [share] rows of b by rows of a */
  const ratio = (what, sense, limit, a, b, share = 1) => {
    if (!a || !b) return
    targets.push({ what, value: (a.wall / b.wall) * share, limit, sense, unit: '', cpu: (a.cpu / b.cpu) * share })
  }
  /** @param {string} what @param {string} unit @param {number} limit @param {number | undefined} value */
  const most = (what, unit, limit, value) => {
    if (value !== undefined) targets.push({ what, value, limit, sense: 'most', unit })
  }
  const job = of('200kx200', 'xuqi')
  const under = of('200kx200', 'floor')
  const million = of('1Mx1000', 'xuqi')
  const workbook = of('200kx200-xlsx', 'xuqi')
  const fiveMillion = of('5Mx2000', 'xuqi')
  ratio('wall of pandas / wall of xuqi, 200k', 'least', 10, of('200kx200', 'pandas'), job)
  most('CPU of xuqi / CPU of the floor, 200k', '', 2.5, job && under && job.cpu / under.cpu)
  ratio('wall with a book of a year / without, 200k', 'most', 2, of('200kx200', 'with book'), job)
  ratio('wall of 1M / wall of 200k', 'most', 6, million, job)
  most('peak memory, 1M', ' MB', 1200, million?.peakMb)
  ratio('wall per row, 5M / 1M', 'most', 1.2, fiveMillion, million, 1 / 5)
  most('peak memory, 5M', ' MB', 2000, fiveMillion?.peakMb)
  ratio('wall of XLSX / wall of CSV, 200k', 'most', 2.5, workbook, job)
  most('peak memory, 200k XLSX', ' MB', 1200, workbook?.peakMb)
  most('xuqi --help', ' s', 0.15, of('start', '--help')?.wall)
  most('a file of 500 rows', ' s', 1, of('start', '500 rows')?.wall)
  return targets
}

/** @param {Target} target */
export const holds = ({ value, limit, sense }) => (sense === 'most' ? value <= limit : value >= limit)
