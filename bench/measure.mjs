import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * What a program took, from its start to its end, with all its threads and child processes.
 * @typedef {object} Measured
 * @property {number} wall seconds
 * @property {number} cpu seconds, user and system
 * @property {number} peakMb the peaks of all its processes together (Linux; elsewhere 0)
 * @property {string} out its standard output
 */

/** How often the processes are looked at. Their peaks are kept by the system, so that little can be missed. */
const LOOK_EVERY_MS = 100

/**
 * Runs a program to its end. A shell stands in between: its `times` tells the CPU of a process with all its descendants.
 * @param {string} command @param {readonly string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<Measured>}
 */
export async function measure(command, args, env = {}) {
  const started = performance.now()
  const shell = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const texts = ['', '', '']
  shell.stdio.slice(1).forEach((stream, i) => {
    stream?.on('data', (/** @type {Buffer} */ piece) => {
      texts[i] += piece.toString()
    })
  })
  /** @type {Map<number, number>} */
  const peaks = new Map()
  const look = setInterval(() => lookAt(shell.pid ?? 0, peaks), LOOK_EVERY_MS)
  const code = await new Promise((resolve) => shell.on('close', resolve))
  clearInterval(look)
  const wall = (performance.now() - started) / 1000
  const [out = '', errors = '', times = ''] = texts
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${errors.slice(-2000)}${out.slice(-500)}`)
  const kilobytes = [...peaks.values()].reduce((sum, peak) => sum + peak, 0)
  return { wall, cpu: cpuIn(times), peakMb: kilobytes / 1024, out }
}

/** The second line of `times` is that of the children: `0m1.230s 0m0.110s`. @param {string} times */
function cpuIn(times) {
  const children = times.trim().split('\n').at(-1) ?? ''
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0)
}

/** Notes the peak of every descendant of the shell. @param {number} parent @param {Map<number, number>} peaks */
function lookAt(parent, peaks) {
  for (const child of childrenOf(parent)) {
    const peak = /VmHWM:\s+(\d+)/.exec(read(`/proc/${child}/status`))?.[1]
    if (peak) peaks.set(child, Number(peak))
    lookAt(child, peaks)
  }
}

/** @param {number} parent */
function childrenOf(parent) {
  try {
    const threads = readdirSync(`/proc/${parent}/task`)
    return threads.flatMap((thread) =>
      read(`/proc/${parent}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
