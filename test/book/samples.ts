import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openRecorder, type Recorder, type Sighting, type WritingOptions } from '../../src/book/index.ts'
import type { Collection, NewEntry } from '../../src/model/collected.ts'
import { type Day, monthOf, parseIsoDay } from '../../src/model/day.ts'
import type { Contact } from '../../src/model/history.ts'
import { fen } from '../../src/model/money.ts'

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xuqi-book-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function day(text: string): Day {
  const found = parseIsoDay(text)
  if (found === undefined) throw new Error(text)
  return found
}

export const WRITING: WritingOptions = {
  fileMode: 0o600,
  startedAt: '2026-06-18T01:00:00.000Z',
  version: '0.1.0',
  signal: new AbortController().signal,
  patience: 0,
}

export const SEEN: Sighting = {
  policyNo: '370100000001',
  dueDate: day('2026-06-01'),
  bucket: 'current',
  stage: 'current',
  dayState: 'inGrace',
  disposition: 'worklist',
  transferStatus: 'failed',
  transferReason: 'T01',
  premium: fen(123_400),
  collector: 'C001',
}

export function openRun(path: string, asOf: string): Promise<Recorder> {
  return openRecorder(path, { asOf: day(asOf), month: monthOf(day(asOf)) }, WRITING)
}

export const CONTACT: Contact = {
  day: day('2026-06-19'),
  time: '09:30',
  channel: 'phone',
  person: '本人',
  outcome: 'promised',
  promised: day('2026-06-25'),
  reason: 'forgot',
  note: '月底发工资',
  collector: 'C001',
}

export const ENTRY: NewEntry = {
  policyNo: SEEN.policyNo,
  dueDate: SEEN.dueDate,
  runId: 'first',
  slot: 1,
  content: '2026-06-19\u001f09:30\u001f承诺缴费',
  dayStated: true,
  source: '/lists/C001.xlsx',
  contact: CONTACT,
  change: '',
  replaces: [],
}

export const COLLECTION: Collection = {
  asOf: day('2026-06-20'),
  files: [{ path: '/lists/C001.xlsx', sha256: 'ab'.repeat(32), kinds: ['worklist'], lines: 3, added: 1 }],
  entries: [ENTRY],
  answers: [],
  debits: [],
  payments: [],
  strays: [],
}
