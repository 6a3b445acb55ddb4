import Table from 'cli-table3'
import { type Day, formatDay } from '../model/day.ts'
import type { Lang, Text } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import { wordsOf, wordText } from '../model/words.ts'
import type { BookStats, Exported, Purged, Trouble } from '../pipeline/book/book-care.ts'
import { printable } from './printable.ts'
import { speaker } from './session.ts'

/** What kinds of trouble mean, and what to do. */
const TROUBLES: Readonly<Record<Trouble['kind'], Text>> = {
  damaged: { zh: '损坏', en: 'damaged' },
  integrity: { zh: '文件内部有错', en: 'the file is not sound' },
  missing: { zh: '缺少表或列', en: 'a table or column is missing' },
  reference: { zh: '有记录找不到它的件或运行', en: 'an entry belongs to no case or run' },
}

/** What `xuqi book check` prints. */
export function checkText(path: string, troubles: readonly Trouble[], lang: Lang): string {
  const say = speaker(lang)
  if (troubles.length === 0) return say(`${printable(path)}：完好。`, `${printable(path)}: sound.`)
  const lines = troubles.map(({ kind, what }) => `  ${TROUBLES[kind][lang]}: ${printable(what)}`)
  const advice = say(
    '请用备份换上它；没有备份就把它移到别处留着，下次运行会新建一本。说明：xuqi explain R030',
    'Put your backup in its place. Without one, move it away and keep it: the next run begins a new book. See: xuqi explain R030',
  )
  return [`${printable(path)}${say('：有问题', ': trouble')}`, ...lines, advice].join('\n')
}

/** The tables of the book as people call them. */
const ENTRIES: Readonly<Record<keyof BookStats['entries'], Text>> = {
  states: { zh: '状态变化', en: 'Changes of state' },
  contacts: { zh: '联系记录', en: 'Contacts' },
  changes: { zh: '资料变更', en: 'Service changes' },
  debits: { zh: '扣款结果', en: 'Debit results' },
  payments: { zh: '实收', en: 'Payments' },
  assignments: { zh: '分派', en: 'Assignments' },
  handovers: { zh: '移交', en: 'Handovers' },
  notices: { zh: '通知', en: 'Notices' },
  tasks: { zh: '任务变化', en: 'Marks of tasks' },
  strays: { zh: '归不到件的文字', en: 'Texts of no case' },
  files: { zh: '收回的文件', en: 'Files collected' },
}

/** What `xuqi book stats` prints. */
export function statsText(stats: BookStats, lang: Lang): string {
  const say = speaker(lang)
  const shown = (day: Day | undefined) => (day === undefined ? '—' : formatDay(day))
  const table = new Table({ colAligns: ['left', 'right'], style: { head: [], border: [] } })
  const megabytes = `${(stats.bytes / 1_048_576).toFixed(1)} MB`
  table.push(
    [say('大小', 'Size'), megabytes],
    [say('运行', 'Runs'), String(stats.runs)],
    [say('最早截至日', 'First as-of day'), shown(stats.firstRun)],
    [say('最近截至日', 'Last as-of day'), shown(stats.lastRun)],
    [say('收回', 'Collections'), String(stats.collections)],
    [say('保单', 'Policies'), String(stats.policies)],
    [say('件', 'Cases'), String(stats.cases)],
    ...wordsOf('stage')
      .filter((stage) => (stats.byStage[stage] ?? 0) > 0)
      .map((stage) => [`  ${wordText('stage', stage)[lang]}`, String(stats.byStage[stage] ?? 0)]),
    [say('已清除个人信息的件', 'Cases purged'), String(stats.purged)],
    ...Object.entries(ENTRIES).map(([name, title]) => [title[lang], String(countOf(stats, name))]),
  )
  return `${printable(stats.path)}\n${table.toString()}`
}

function countOf({ entries }: BookStats, name: string): number {
  const counts: Readonly<Record<string, number>> = entries
  return counts[name] ?? 0
}

/** What `xuqi book export` prints. */
export function exportText(folder: string, files: readonly Exported[], lang: Lang): string {
  const say = speaker(lang)
  const lines = files.map(({ path, lines: count }) => `  ${path}  ${count}`)
  return [`${say('写到 ', 'Written to ')}${printable(folder)}`, ...lines].join('\n')
}

/** What `xuqi book purge` prints. */
export function purgeText(before: string, { cases, texts }: Purged, dryRun: boolean, lang: Lang): string {
  return speaker(lang)(
    `${before} 以前最后见到的 ${cases} 件，${dryRun ? '会' : '已'}清除 ${texts} 条记录里的个人信息和保单号${dryRun ? '；这次只是试算，没有动' : ''}。`,
    `${counted(cases, 'case')} last seen before ${before}: personal data of ${counted(texts, 'entry')} and the policy numbers ${dryRun ? 'would be' : 'were'} taken out${dryRun ? '; this was a dry run, nothing was changed' : ''}.`,
  )
}
