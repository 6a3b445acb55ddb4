import type { AssignedCase } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { HandedOn } from '../../model/handing-up.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../model/notice.ts'
import type { Text } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'
import { type Notice, noticeFor, type ReportContext } from '../../report/index.ts'
import { type CsvColumn, type CsvValue, type CsvWriter, openCsvWriter } from '../../write/index.ts'
import type { Writing } from '../found.ts'
import type { NoticePicks } from './notice-picks.ts'

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
      const notice = noticeFor(kind, cases, report, picks.doubted)
      const key = customerKey(notice.first.customer)
      if (notice.mobile === '') {
        fileOf('letters', LETTER_COLUMNS).write(letterValues(notice, key))
        picks.counts.letters += 1
      } else {
        fileOf(NOTICE_KINDS[kind].file, MESSAGE_COLUMNS).write(messageValues(notice, key))
        picks.counts.messages += 1
        picks.counts.parts += notice.length.parts
      }
      // whoever is spoken of has been told, and need not ask for the same tomorrow
      for (const c of cases) handedOut.push(sent(c, kind, report.asOf))
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
        en: `${counted(wanted, 'case')} with a notice due to the customer: none were written, since the settings lack company and hotline (worklist.company, worklist.hotline).`,
      },
    ]
  const said = {
    zh: `客户通知：短信 ${messages} 条（计费 ${parts} 条），信函 ${letters} 封；不要通知的 ${optedOut} 件没有写`,
    en: `Notices to customers: ${counted(messages, 'text message')} (${counted(parts, 'part')}), ${counted(letters, 'letter')}; ${counted(optedOut, 'opted-out case')} left out`,
  }
  if (book) return [{ zh: `${said.zh}。`, en: `${said.en}.` }]
  return [
    {
      zh: `${said.zh}；没有跟进簿，不知道以前发过哪些，发之前请核对。`,
      en: `${said.en}; without a follow-up book nobody knows what was sent before: check before sending.`,
    },
  ]
}
