import type { CustomerHolds } from '../follow/index.ts'
import type { AssignedCase } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import type { HandedOn } from '../model/handing-up.ts'
import { openInterner } from '../model/interner.ts'
import { NOTICE_KINDS, NOTICE_NAMES, type NoticeKind } from '../model/notice.ts'
import type { Text } from '../model/text.ts'
import { isSilent, isSpokenOf, type Notice, noticeFor, noticeOf, type ReportContext } from '../report/index.ts'
import { type CsvColumn, type CsvValue, type CsvWriter, openCsvWriter } from '../write/index.ts'
import { openColumn } from './columns.ts'
import type { Writing } from './found.ts'

/** Gathers, case by case, which notices are due. */
export interface NoticePicks {
  /** company and hotline are set: without them nothing is written */
  readonly on: boolean
  look(c: AssignedCase, id: number): void
  /** cases that ask for one, once all are looked at; what is opted out is not among them */
  wanted(): number
  /**
   * Customers in order of appearance, with their cases of the most urgent kind. A policy is one subject: all that is due of it stands in one
   * message, or in none.
   */
  customers(): Iterable<{ readonly kind: NoticeKind; readonly ids: readonly number[] }>
  readonly counts: NoticeCounts
}

/** A policy of which several instalments are open. */
interface OpenPolicy {
  /** the cases that a message about it speaks of */
  readonly ids: number[]
  /** one of its instalments says that nobody writes */
  silent: boolean
}

/** What the terminal says about the notices. */
export interface NoticeCounts {
  /** cases that asked for one, and whose policy or mobile is opted out */
  optedOut: number
  messages: number
  letters: number
  /** SMS parts of the messages */
  parts: number
}

/** @param holds customers one of whose policies says that somebody has died get no message */
export function openNoticePicks(context: ReportContext, holds: CustomerHolds): NoticePicks {
  const { company, hotline } = context.settings.worklist
  const optOut = new Set(context.settings.notices.optOut)
  const customers = openInterner()
  const ids = openColumn((n) => new Int32Array(n))
  const owners = openColumn((n) => new Int32Array(n))
  const kinds = openColumn((n) => new Uint8Array(n))
  const policies = new Map<string, OpenPolicy>()
  /** of the few cases whose policy has several open instalments */
  const policyOf = new Map<number, OpenPolicy>()
  const counts: NoticeCounts = { optedOut: 0, messages: 0, letters: 0, parts: 0 }
  const on = company !== '' && hotline !== ''
  const note = ({ policyNo }: AssignedCase, id: number, silent: boolean, isSpoken: boolean): void => {
    const policy = policies.get(policyNo) ?? { ids: [], silent: false }
    policies.set(policyNo, policy)
    policyOf.set(id, policy)
    if (isSpoken) policy.ids.push(id)
    policy.silent ||= silent
  }
  /** of the cases that ask for a message and may have one */
  const places = () =>
    Array.from({ length: ids.length }, (_, i) => i).filter((i) => policyOf.get(ids.at(i))?.silent !== true)
  return {
    on,
    counts,
    look(c, id) {
      if (c.disposition !== 'worklist' && c.disposition !== 'unassigned') return
      const silent = isSilent(c, context) || holds.customers.get(c.customer)?.death === true
      const kind = silent ? undefined : noticeOf(c, context)
      if (c.unpaidInstalments > 1) note(c, id, silent, kind !== undefined || isSpokenOf(c, context))
      if (kind === undefined) return
      if (optOut.has(c.policyNo) || optOut.has(c.receivable.mobile)) {
        counts.optedOut += 1
        return
      }
      ids.push(id)
      owners.push(customers.intern(c.customer))
      kinds.push(NOTICE_NAMES.indexOf(kind))
    },
    wanted: () => places().length,
    *customers() {
      const asking = places()
      const most = new Uint8Array(customers.size).fill(255)
      for (const i of asking) most[owners.at(i)] = Math.min(most[owners.at(i)] ?? 255, kinds.at(i))
      const own = new Map<number, Set<number>>()
      for (const i of asking) {
        const owner = owners.at(i)
        if (kinds.at(i) !== most[owner]) continue
        const cases = own.get(owner) ?? new Set()
        own.set(owner, cases)
        for (const id of policyOf.get(ids.at(i))?.ids ?? [ids.at(i)]) cases.add(id)
      }
      for (const [owner, cases] of own) {
        const kind = NOTICE_NAMES[most[owner] ?? 255]
        if (kind) yield { kind, ids: [...cases] }
      }
    },
  }
}

const text = (name: string): CsvColumn => ({ name, kind: 'text' })
const number = (name: string): CsvColumn => ({ name, kind: 'number' })

/** What a gateway needs, and what leads back to the case: no name, no policy number. */
const MESSAGE_COLUMNS: readonly CsvColumn[] = [
  text('mobile'),
  text('sendAt'),
  text('text'),
  number('parts'),
  number('characters'),
  text('encoding'),
  text('customerKey'),
  text('collectorCode'),
  text('branchCode'),
]

const LETTER_COLUMNS: readonly CsvColumn[] = [
  text('kind'),
  text('holderName'),
  text('postcode'),
  text('address'),
  text('text'),
  text('sendAt'),
  text('customerKey'),
  text('collectorCode'),
  text('branchCode'),
]

/** `notices/`: a file for each kind with messages, one for those who have no mobile of their own. @returns what was handed out, case by case */
export async function writeNotices(
  { report, place, fileMode, record }: Writing,
  picks: NoticePicks,
  assemble: (id: number) => AssignedCase,
  customerKey: (customer: string) => string,
): Promise<HandedOn['notices']> {
  if (!picks.on) return []
  const files = new Map<string, CsvWriter>()
  const fileOf = (name: string, columns: readonly CsvColumn[]): CsvWriter => {
    const file = files.get(name) ?? openCsvWriter(place.path(`notices/${name}.csv`), columns, fileMode)
    files.set(name, file)
    return file
  }
  const handedOut: HandedOn['notices'][number][] = []
  try {
    for (const { kind, ids } of picks.customers()) {
      const cases = ids.map(assemble)
      const notice = noticeFor(kind, cases, report)
      const key = customerKey(notice.first.customer)
      if (notice.mobile === '') {
        fileOf('letters', LETTER_COLUMNS).write(letterValues(notice, key))
        picks.counts.letters += 1
      } else {
        fileOf(NOTICE_KINDS[kind].file, MESSAGE_COLUMNS).write(messageValues(notice, key))
        picks.counts.messages += 1
        picks.counts.parts += notice.length.parts
      }
      handedOut.push(...cases.map((c) => sent(c, kind, report.asOf)))
    }
  } catch (error) {
    for (const file of files.values()) file.abandon()
    throw error
  }
  for (const [name, file] of files) record(`notices/${name}.csv`, 'notices', file.close())
  return handedOut
}

function sent({ policyNo, dueDate }: AssignedCase, kind: NoticeKind, day: Day): HandedOn['notices'][number] {
  return { policyNo, dueDate, day, kind }
}

function messageValues({ mobile, sendAt, text: words, length, first }: Notice, key: string): CsvValue[] {
  const { parts, characters, encoding } = length
  return [mobile, sendAt, words, parts, characters, encoding, key, first.collector?.key ?? '', branchOf(first)]
}

function letterValues({ kind, sendAt, text: words, first }: Notice, key: string): CsvValue[] {
  const { holderName, postcode, address } = first.receivable
  return [kind, holderName, postcode, address, words, sendAt, key, first.collector?.key ?? '', branchOf(first)]
}

function branchOf({ collector, receivable }: AssignedCase): string {
  return collector?.branchCode || receivable.branchCode
}

/** What the user should know about the notices of a run. */
export function noticeWords({ on, counts, ...picks }: NoticePicks, { book }: ReportContext): Text[] {
  const { messages, letters, parts, optedOut } = counts
  const wanted = picks.wanted()
  if (wanted + optedOut === 0) return []
  if (!on)
    return [
      {
        zh: `有 ${wanted} 件该发客户通知，没有写：设置里还没有公司名称和客服电话（worklist.company、worklist.hotline）。`,
        en: `${wanted} cases ask for a notice to the customer; none were written, since the settings lack company and hotline (worklist.company, worklist.hotline).`,
      },
    ]
  const said = {
    zh: `客户通知：短信 ${messages} 条（计费 ${parts} 条），信函 ${letters} 封；不要通知的 ${optedOut} 件没有写`,
    en: `Notices to customers: ${messages} text messages (${parts} parts), ${letters} letters; ${optedOut} opted-out cases left out`,
  }
  if (book) return [{ zh: `${said.zh}。`, en: `${said.en}.` }]
  return [
    {
      zh: `${said.zh}；没有跟进簿，不知道以前发过哪些，发之前请核对。`,
      en: `${said.en}; without a follow-up book nobody knows what was sent before: check before sending.`,
    },
  ]
}
