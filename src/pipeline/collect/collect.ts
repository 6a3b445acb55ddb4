import { existsSync } from 'node:fs'
import { aboutFile, type CollectFinding, collectPage } from '../../collect/index.ts'
import type { CollectingBook, Collection, NewEntry, StrayText } from '../../model/collected.ts'
import { Refusal, refusalMessage } from '../../model/refusal.ts'
import type { Severity } from '../../model/words.ts'
import { type CollectedPath, listCollected } from '../../read/index.ts'
import { severityOf } from '../../verify/index.ts'
import type { Progress } from '../types.ts'
import { matchAnswers } from './answers.ts'
import { groupBy } from './by.ts'
import { mergeContacts } from './contacts.ts'
import { findEmptied } from './emptied.ts'
import { writeFindings } from './findings-file.ts'
import { listsBack } from './lists-back.ts'
import { readFiles } from './read-files.ts'
import { matchResults } from './results.ts'
import { withoutTorn } from './torn-lines.ts'
import type { CollectOptions, CollectResult, FileCollected, FileRead, GradedCollectFinding } from './types.ts'

/**
 * Reads filled worklists, bank returns and paid lists into the book: all of it in one transaction, or nothing. Files are only read.
 * @throws Refusal when a named file cannot be collected (all of them at once), or the book cannot be opened; nothing is recorded then
 */
export async function collectFiles(options: CollectOptions, watch: Progress): Promise<CollectResult> {
  const { files, open } = await listCollected(options.inputs)
  watch.stage('read', files.length)
  const { settings, asOf, passwords, encoding } = options
  const setup = { settings, asOf, passwords, ...(encoding === undefined ? {} : { encoding }) }
  const reads = await readFiles(files, setup, options.jobs, (done) => watch.tick(done), watch.signal)
  const refused = reads.flatMap((read, i) => (files[i]?.named ? read.refused : []))
  if (refused.length > 0) throw new Refusal(refused)

  watch.stage('judge')
  const book = await options.openBook()
  try {
    const { result, collection } = settle(files, open, reads, await withNamed(book, reads, options), options)
    const { findingsFile, lang, dryRun } = options
    const fileMode = Number.parseInt(settings.fileMode, 8)
    const waiting =
      findingsFile === undefined ? undefined : writeFindings(findingsFile, result.findings, lang, fileMode)
    try {
      watch.signal.throwIfAborted()
      // a dry run leaves the book alone; the findings go where the user asked for them
      if (!dryRun) book.record(collection)
    } catch (error) {
      waiting?.abandon()
      throw error
    }
    await waiting?.appear()
    return result
  } finally {
    book.close()
  }
}

function settle(
  paths: readonly CollectedPath[],
  open: readonly string[],
  reads: readonly FileRead[],
  book: CollectingBook,
  { asOf, settings, isGone = openGone() }: CollectOptions,
): { readonly result: CollectResult; readonly collection: Collection } {
  const findings: CollectFinding[] = open.map((path) => aboutFile('K002', path, { what: path }))
  for (const [i, { path }] of paths.entries()) {
    const { refused = [], findings: found = [] } = reads[i] ?? {}
    for (const item of refused)
      if (item.code === 'R051') findings.push(aboutFile('K008', path, { what: '' }))
      else
        findings.push(
          aboutFile('K001', path, { what: { zh: refusalMessage(item, 'zh'), en: refusalMessage(item, 'en') } }),
        )
    for (const finding of found) findings.push(finding)
  }
  for (const finding of findEmptied(paths, reads, book)) findings.push(finding)
  const files = paths.map(({ path }, i): FileCollected => {
    const { tables = [], lines = 0, refused = [] } = reads[i] ?? {}
    const kinds = [...new Set(tables.map((table) => table.kind))]
    return { path, kinds, tables, refused, lines, added: 0, known: 0, corrected: 0, conflicts: 0, unmatched: 0 }
  })
  const byPath = new Map(files.map((file) => [file.path, file]))
  const fileOf = (path: string) => byPath.get(path)
  const torn: StrayText[] = []
  const into = { fileOf, findings, strays: torn }
  const foundEntries = reads.flatMap((read) => read.entries)
  const entries = mergeContacts(
    withoutTorn(foundEntries, ({ entry }) => entry, book, into),
    book,
    isGone,
    fileOf,
    findings,
  )
  const foundAnswers = reads.flatMap((read) => read.answers)
  const { answers, strays: unmatched } = matchAnswers(
    withoutTorn(foundAnswers, ({ answer }) => answer, book, into),
    withEntries(book, entries),
    isGone,
    fileOf,
    findings,
  )
  const readBefore = new Set(paths.filter((_, i) => book.holdsFile(reads[i]?.sha256 ?? '')).map(({ path }) => path))
  const { debits, payments } = matchResults(
    reads.flatMap((read) => read.results),
    book,
    asOf,
    fileOf,
    (path) => readBefore.has(path),
    findings,
  )
  const strays = newStrays([...reads.flatMap((read) => read.strays), ...torn, ...unmatched], book)
  const collection: Collection = {
    asOf,
    files: paths.flatMap(({ source }, i) => {
      const file = files[i]
      const sha256 = reads[i]?.sha256 ?? ''
      if (file === undefined || file.kinds.length === 0) return []
      return [{ path: source, sha256, kinds: file.kinds, lines: file.lines, added: file.added + file.corrected }]
    }),
    entries,
    answers,
    debits,
    payments,
    strays,
  }
  const graded = findings.flatMap((finding): GradedCollectFinding[] => {
    const severity = collectPage(finding.code)?.severity ?? severityOf({ code: finding.code }, settings)
    return severity === 'off' ? [] : [{ ...finding, severity }]
  })
  graded.sort(inOrderOfPlaces([...open, ...paths.map(({ path }) => path)]))
  const lists = listsBack(reads, entries, book)
  const result = { lists, files, findings: graded, worst: worstOf(graded), totals: totalsOf(files, collection) }
  return { result, collection }
}

/** The book, and the cases besides that lists name of the policies which returns and paid lists tell of, but the book does not know. */
async function withNamed(
  book: CollectingBook,
  reads: readonly FileRead[],
  { named }: CollectOptions,
): Promise<CollectingBook> {
  if (named === undefined) return book
  const rows = reads.flatMap((read) => read.results)
  const unknown = new Set<string>()
  for (const [policyNo, ofPolicy] of groupBy(rows, (row) => row.policyNo)) {
    const dues = new Set(book.casesOf(policyNo).map((one) => one.dueDate))
    if (ofPolicy.some(({ dueDate }) => (dueDate === undefined ? dues.size === 0 : !dues.has(dueDate))))
      unknown.add(policyNo)
  }
  if (unknown.size === 0) return book
  const listed = await named(unknown)
  return {
    ...book,
    casesOf(policyNo) {
      const known = book.casesOf(policyNo)
      const more = listed.get(policyNo)?.filter(({ dueDate }) => known.every((one) => one.dueDate !== dueDate)) ?? []
      return more.length === 0 ? known : [...known, ...more].sort((a, b) => a.dueDate - b.dueDate)
    },
  }
}

/** Whether a workbook is no longer where it was read; each is asked once. */
function openGone(): (source: string) => boolean {
  const gone = new Map<string, boolean>()
  return (source) => {
    const answer = gone.get(source) ?? !existsSync(source)
    gone.set(source, answer)
    return answer
  }
}

/** The book as it will be with the contacts of this collecting: a change may be reported and done in one. */
function withEntries(book: CollectingBook, added: readonly NewEntry[]): CollectingBook {
  const replaced = new Set(added.flatMap((entry) => entry.replaces))
  const byPolicy = groupBy(added, (entry) => entry.policyNo)
  return {
    ...book,
    entriesOf: (policyNo) => [
      ...book.entriesOf(policyNo).map((entry) => (replaced.has(entry.id) ? { ...entry, replaced: true } : entry)),
      ...(byPolicy.get(policyNo) ?? []).map((entry) => ({ ...entry, id: 0, replaced: false })),
    ],
  }
}

/** Words of no case that the book does not hold yet, each once. */
function newStrays(found: readonly StrayText[], book: CollectingBook): readonly StrayText[] {
  const strays = new Map<string, StrayText>()
  for (const stray of found)
    if (!book.holdsStray(stray)) strays.set(JSON.stringify([stray.source, stray.sheet, stray.text]), stray)
  return [...strays.values()]
}

/** File by file as given, sheet by sheet, row by row. */
function inOrderOfPlaces(paths: readonly string[]) {
  const files = new Map(paths.map((path, i) => [path, i]))
  const fileAt = ({ file }: CollectFinding) => files.get(file) ?? files.size
  const rowAt = ({ cell }: CollectFinding) => Number(/\d+$/.exec(cell)?.[0] ?? 0)
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)
  return (a: CollectFinding, b: CollectFinding) =>
    fileAt(a) - fileAt(b) || order(a.sheet, b.sheet) || rowAt(a) - rowAt(b) || order(a.cell, b.cell)
}

const GRAVEST: readonly Severity[] = ['reject', 'warn', 'note']

function worstOf(findings: readonly GradedCollectFinding[]): Severity | undefined {
  return GRAVEST.find((severity) => findings.some((finding) => finding.severity === severity))
}

function totalsOf(
  files: readonly FileCollected[],
  { entries, answers, debits, payments, strays }: Collection,
): CollectResult['totals'] {
  const sum = (of: (file: FileCollected) => number) => files.reduce((total, file) => total + of(file), 0)
  return {
    files: files.filter((file) => file.kinds.length > 0).length,
    lines: sum((file) => file.lines),
    contacts: entries.length,
    changes: entries.filter((entry) => entry.change !== '').length,
    answers: answers.length,
    debits: debits.length,
    payments: payments.length,
    strays: strays.length,
    known: sum((file) => file.known),
    corrected: sum((file) => file.corrected),
    conflicts: sum((file) => file.conflicts),
    unmatched: sum((file) => file.unmatched),
  }
}
