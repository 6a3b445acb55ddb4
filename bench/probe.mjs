// Loaded into a measured run with `node --import`: notes the time and the CPU used whenever a stage begins (the lines that
// `--verbose` writes to standard error), and the peak memory at the end. Costs a millisecond; the program knows nothing of it.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const path = process.env.XUQI_BENCH_PROBE
// child processes of the program are not to write the same file
delete process.env.XUQI_BENCH_PROBE

if (isMainThread && path) {
  /** @type {{ stage: string, at: number, cpu: number }[]} seconds since the process began */
  const marks = []
  const mark = (/** @type {string} */ stage) => {
    const { user, system } = process.cpuUsage()
    marks.push({ stage, at: performance.now() / 1e3, cpu: (user + system) / 1e6 })
  }
  const { stderr } = process
  const write = stderr.write.bind(stderr)
  stderr.write = (/** @type {any} */ text, /** @type {any[]} */ ...rest) => {
    const line = String(text).trim()
    if (line.endsWith('…')) mark(line.slice(0, -1))
    return write(text, ...rest)
  }
  process.on('exit', () => {
    mark('end')
    writeFileSync(path, JSON.stringify({ marks, peakMb: process.resourceUsage().maxRSS / 1024 }))
  })
}
