import { createHash } from 'node:crypto'
import { formatDay, formatMonth } from '../../model/day.ts'
import { ratesOf } from '../../model/persistency.ts'
import { formatRatio } from '../../model/rate.ts'
import { wordsOf } from '../../model/words.ts'
import { type PersistencyInput, persistencyBook, persistencyPage } from '../../report/index.ts'
import {
  type Output,
  openBookWriter,
  openCsvWriter,
  openOutput,
  type WrittenFile,
  writeManifest,
  writePage,
} from '../../write/index.ts'
import { shownSettings } from '../manifest.ts'
import { openScratch } from '../scratch.ts'
import type { Progress } from '../types.ts'
import { answersText, refuseAlone } from './asked-book.ts'
import { type Counted, countPolicies } from './counting.ts'
import { POLICY_COLUMNS, RATE_COLUMNS, rateLines } from './data-files.ts'
import { type PoliciesRead, readPolicies } from './reading.ts'
import type { PersistencyManifest, PersistencyOptions, PersistencyRun } from './types.ts'

/** Names of the reports in each language. */
const NAMES = { zh: '继续率', en: 'persistency' } as const

/**
 * Policy lists → persistency, as a workbook, a page and data files, all at once or not at all.
 * @throws Refusal; nothing was written then
 */
export async function runPersistency(options: PersistencyOptions, watch: Progress): Promise<PersistencyRun> {
  const { settings, book } = options
  if (book !== undefined && options.inputs.length === 0) refuseAlone(book)
  const fileMode = Number.parseInt(settings.fileMode, 8)
  const place = openOutput(options.out, { force: options.force, fileMode, group: settings.group })
  const scratch = openScratch()
  try {
    const read = await readPolicies(options, scratch, watch)
    const outputs: PersistencyManifest['outputs'][number][] = []
    const record = (path: string, kind: string, { bytes, sha256 }: WrittenFile) =>
      outputs.push({ path, kind, bytes, sha256 })
    const lines = openCsvWriter(place.path('data/policies.csv'), POLICY_COLUMNS, fileMode)
    let counted: Counted
    try {
      counted = countPolicies(read, options, lines, watch)
    } catch (error) {
      lines.abandon()
      throw error
    }
    record('data/policies.csv', 'policies', lines.close())
    const runId = runIdOf(options, read, counted)
    await writeReports(counted, read, runId, options, place, fileMode, record)
    watch.signal.throwIfAborted()
    const manifest = manifestOf(counted, read, runId, options, outputs)
    writeManifest(place.folder, manifest, fileMode)
    const replaced = await place.commit()
    const { persistency, setApart } = counted
    const { tables } = read
    const notices = noticesOf(read, counted)
    return { manifest, persistency, setApart, tables, notices, ...(replaced ? { replaced } : {}) }
  } finally {
    place.abort()
    scratch.close()
  }
}

async function writeReports(
  counted: Counted,
  read: PoliciesRead,
  runId: string,
  options: PersistencyOptions,
  place: Output,
  fileMode: number,
  record: (path: string, kind: string, file: WrittenFile) => void,
): Promise<void> {
  const { persistency, setApart } = counted
  const { lang, settings, asOf, withPersonalData } = options
  const rates = openCsvWriter(place.path('data/persistency.csv'), RATE_COLUMNS, fileMode)
  for (const line of rateLines(persistency, withPersonalData)) rates.write(line)
  record('data/persistency.csv', 'persistency', rates.close())
  const { company } = settings.worklist
  const input: PersistencyInput = {
    persistency,
    lang,
    runId,
    company,
    setApart,
    tables: read.tables,
    notices: noticesOf(read, counted),
  }
  const writer = await openBookWriter({ fileMode })
  const name = `reports/${NAMES[lang]}`
  record(`${name}.xlsx`, 'report-persistency', await writer.write(persistencyBook(input), place.path(`${name}.xlsx`)))
  const page = persistencyPage(input, formatDay(asOf))
  record(`${name}.html`, 'page-persistency', await writePage(page, place.path(`${name}.html`), fileMode))
}

/** What the book was asked, and the rows without a number, beside what the reading found. */
function noticesOf(read: PoliciesRead, { answers }: Counted): PersistencyRun['notices'] {
  const { nameless, tables } = read
  const notices = answers ? [...read.notices, answersText(answers)] : read.notices
  const [first] = nameless
  if (!first) return notices
  const { path = '', sheet = '' } = tables[first.table] ?? {}
  const where = [path, sheet].filter((part) => part !== '').join(' › ')
  const count = nameless.length
  return [
    ...notices,
    {
      zh: `${count} 行没有可用的保单号（没写，或丢了位数），没有计入；第一处：${where} 第 ${first.row} 行。`,
      en: `${count} rows without a usable policy number (empty, or digits lost) are not counted; the first: ${where}, row ${first.row}.`,
    },
  ]
}

/** The same inputs, settings, days and version give the same id. */
function runIdOf(
  { asOf, month, settings, version }: PersistencyOptions,
  { inputs }: PoliciesRead,
  { answers }: Counted,
): string {
  const { graceDays, lapseBufferDays, products, columns, words, persistency } = settings
  const decided = { graceDays, lapseBufferDays, products, columns, words, persistency }
  const day = formatDay(asOf)
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        day,
        month,
        version,
        decided,
        inputs.map(({ sha256 }) => sha256),
        ...(answers ? [{ ...answers, path: '' }] : []),
      ]),
    )
    .digest('hex')
  return `${day.replaceAll('-', '')}-${hash.slice(0, 12)}`
}

function manifestOf(
  { persistency, setApart, totals, answers }: Counted,
  { inputs, columns }: PoliciesRead,
  runId: string,
  options: PersistencyOptions,
  outputs: PersistencyManifest['outputs'],
): PersistencyManifest {
  const places = 6
  const rates = Object.fromEntries(
    wordsOf('measure').map((measure) => [
      measure,
      Object.fromEntries(
        wordsOf('period').map((period) => {
          const sums = persistency.total[measure][period]
          const { premium, cases, overall } = ratesOf(sums, persistency.premiumWeight)
          return [
            period,
            {
              ...sums,
              premiumRate: formatRatio(premium, places),
              caseRate: formatRatio(cases, places),
              overallRate: formatRatio(overall, places),
            },
          ]
        }),
      ),
    ]),
  )
  const setApartBy = Object.fromEntries(
    wordsOf('setApart').map((why) => [why, setApart.filter((one) => one.why === why).length]),
  )
  return {
    tool: { name: 'xuqi', version: options.version },
    report: 'persistency',
    runId,
    asOf: formatDay(options.asOf),
    month: formatMonth(options.month),
    judgedOn: formatDay(persistency.judgedOn),
    lang: options.lang,
    startedAt: options.startedAt,
    finishedAt: new Date().toISOString(),
    settings: shownSettings(options.settings),
    inputs,
    columns,
    totals,
    ...(answers
      ? { book: { ...answers, firstRun: formatDay(answers.firstRun), lastRun: formatDay(answers.lastRun) } }
      : {}),
    setApart: setApartBy,
    rates,
    leftOut: persistency.leftOut,
    outputs: [...outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}
