// A follow-up book as a year of work leaves it behind, for a list that `generate.mjs` made. All of it invented.
import { closeSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { openCollectingBook, openRecollection, openRecorder } from '../dist/book/index.js'
import { addDays, addMonths, monthOf, parseIsoDay } from '../dist/model/day.js'
import { openChance } from './input/random.mjs'

/** @typedef {import('../src/model/day.ts').Day} Day */
/** @typedef {{ policyNo: string, dueDate: Day, premium: number, collector: string }} Line */

const AS_OF = dayOf('2026-06-04')
const RUNS = 12
/** One run a month, the last one a fortnight before the list. */
const DAYS = Array.from({ length: RUNS }, (_, i) => addMonths(AS_OF, i - RUNS + 1))
const OUTCOMES = /** @type {const} */ (['noAnswer', 'informed', 'promised', 'undecided', 'switchedOff'])
const REASONS = /** @type {const} */ (['forgot', 'waiting', 'financial', 'account'])

/**
 * The cases of the list, each seen since its month began; of every fourth policy eleven earlier instalments, and as many cases of others,
 * all seen, followed up and paid. Two in three have calls, half a failed debit. The program itself makes the run of the day before.
 * @param {string} path of the book; replaced
 * @param {string} list CSV
 * @param {number} seed
 */
export async function makeYearBook(path, list, seed) {
  const part = `${path}.part`
  rmSync(part, { force: true })
  const chance = openChance(seed)
  const lines = withEarlier(linesOf(list))
  for (const [i, asOf] of DAYS.entries()) {
    const seen = lines.filter(({ dueDate }) => isOnList(dueDate, asOf))
    await recordRun(part, asOf, i, seen, chance)
    await collect(part, asOf, seen, chance)
  }
  renameSync(part, path)
}

/** @param {Day} dueDate @param {Day} asOf of this month, or of the two before it */
function isOnList(dueDate, asOf) {
  const months = monthOf(asOf) - monthOf(dueDate)
  return months >= 0 && months <= 2
}

/** @param {string} part @param {Day} asOf @param {number} number @param {readonly Line[]} seen @param {ReturnType<typeof openChance>} chance */
async function recordRun(part, asOf, number, seen, chance) {
  const recorder = await openRecorder(part, { asOf, month: monthOf(asOf) }, WRITING)
  const reading = openRecollection(recorder.source)
  const given = new Set()
  for (const { policyNo, dueDate, premium, collector } of seen) {
    const history = reading.remember([{ policyNo }])[0]?.history?.get(dueDate)
    const age = monthOf(asOf) - monthOf(dueDate)
    const paid = age === 2 || (age === 1 && chance.hits(0.6))
    const bucket = age === 0 ? 'current' : age === 1 ? 'grace1' : 'grace2'
    const transferStatus = chance.hits(0.3) ? 'failed' : 'pending'
    const id = recorder.see(
      {
        policyNo,
        dueDate,
        bucket,
        stage: bucket,
        dayState: asOf < dueDate ? 'notDue' : 'inGrace',
        disposition: paid ? 'paid' : 'worklist',
        transferStatus,
        transferReason: transferStatus === 'failed' ? 'T01' : '',
        premium: /** @type {never} */ (premium),
        collector,
        details: detailsOf(collector, dueDate),
      },
      history?.recorded,
    )
    if (transferStatus === 'failed')
      recorder.addDebit(id, { day: addDays(asOf, -2), status: 'failed', reason: 'T01', rawReason: '余额不足' }, '')
    // a policy stays with whoever has it
    if (!given.has(policyNo) && reading.lastAssignmentOf(policyNo) === undefined) {
      given.add(policyNo)
      recorder.addAssignment(id, { collector, name: '赵钱孙', rule: 2, reasonCode: '07' })
    }
    for (const code of /** @type {const} */ (['F02', 'F03', 'F05', 'F09', 'F10'])) {
      const wanted =
        !paid && (code === 'F10' ? age > 0 : code === 'F09' ? transferStatus === 'failed' : code === TASK[age])
      if (wanted && history?.since[code] === undefined) recorder.markTask(id, code, 'begun')
      else if (!wanted && history?.since[code] !== undefined) recorder.markTask(id, code, 'ended')
    }
  }
  reading.close()
  recorder.commit(`bench-${number}`)
}

/** @param {string} collector @param {Day} dueDate */
function detailsOf(collector, dueDate) {
  return {
    branch: { code: collector.slice(0, 2), name: '机构' },
    team: { code: collector.slice(0, 3), name: '李主管' },
    collector: { code: collector, name: '赵钱孙' },
    yearBand: /** @type {const} */ ('later'),
    frequency: /** @type {const} */ ('annual'),
    difficult: false,
    hold: /** @type {const} */ (''),
    oldestDue: dueDate,
    lapseFrom: addDays(dueDate, 61),
    reinstateBy: addMonths(dueDate, 26),
    overdue: [],
  }
}

const TASK = ['F02', 'F03', 'F05']

/** @param {string} part @param {Day} asOf @param {readonly Line[]} seen @param {ReturnType<typeof openChance>} chance */
async function collect(part, asOf, seen, chance) {
  const book = await openCollectingBook(part, WRITING)
  const called = seen.filter(() => chance.hits(0.25))
  book.record({
    asOf: addDays(asOf, 5),
    files: [],
    debits: [],
    payments: [],
    strays: [],
    answers: [],
    entries: called.map(({ policyNo, dueDate, collector }) => ({
      policyNo,
      dueDate,
      runId: '',
      slot: 1,
      content: '2026-06-01\u001f09:30\u001f电话\u001f本人\u001f无人接听\u001f\u001f遗忘\u001f\u001f下午再打一次',
      dayStated: true,
      source: `/inbox/${collector}.xlsx`,
      change: '',
      replaces: [],
      contact: {
        day: addDays(asOf, 1 + chance.below(4)),
        time: '09:30',
        channel: 'phone',
        person: '本人',
        outcome: OUTCOMES[chance.below(OUTCOMES.length)] ?? 'noAnswer',
        promised: chance.hits(0.2) ? addDays(asOf, 9) : undefined,
        reason: REASONS[chance.below(REASONS.length)] ?? 'forgot',
        note: '下午再打一次',
        collector,
      },
    })),
  })
}

const WRITING = {
  fileMode: 0o600,
  startedAt: '2026-06-18T00:00:00.000Z',
  version: 'bench',
  signal: new AbortController().signal,
}

/** @param {readonly Line[]} lines */
function withEarlier(lines) {
  return lines.flatMap((line, i) => {
    if (i % 4 > 1) return [line]
    const policyNo = i % 4 === 0 ? line.policyNo : `Q${line.policyNo}`
    const earlier = i % 4 === 0 ? Array.from({ length: 11 }, (_, k) => k + 1) : [1, 4, 7]
    return [line, ...earlier.map((k) => ({ ...line, policyNo, dueDate: addMonths(line.dueDate, -k) }))]
  })
}

/** The lines of the list, first of each policy and due date. @param {string} list @returns {Line[]} */
export function linesOf(list) {
  const found = new Map()
  /** @type {readonly string[]} */
  let header = []
  for (const text of textLines(list)) {
    const cells = text.split(',')
    if (header.length === 0) header = cells
    else if (cells.length === header.length) {
      const at = (/** @type {string} */ name) => cells[header.indexOf(name)] ?? ''
      const dueDate = parseIsoDay(at('应缴日期'))
      const policyNo = at('保单号')
      if (dueDate !== undefined)
        found.set(`${policyNo} ${dueDate}`, {
          policyNo,
          dueDate,
          premium: Math.round(Number(at('应缴保费')) * 100),
          collector: at('收费员工号'),
        })
    }
  }
  return [...found.values()]
}

/** @param {string} path */
function* textLines(path) {
  const decoder = new TextDecoder('gb18030')
  const file = openSync(path, 'r')
  const chunk = Buffer.alloc(1 << 20)
  let rest = ''
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const lines = (rest + decoder.decode(chunk.subarray(0, read), { stream: true })).split(/\r?\n/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  closeSync(file)
}

/** @param {string} text */
function dayOf(text) {
  const day = parseIsoDay(text)
  if (day === undefined) throw new Error(text)
  return day
}
