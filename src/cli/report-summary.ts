import Table from 'cli-table3'
import { formatDay, formatMonth } from '../model/day.ts'
import { formatFenGrouped } from '../model/money.ts'
import { formatRate, rateOf } from '../model/rate.ts'
import type { Progress } from '../model/standing.ts'
import type { Lang } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import { wordsOf, wordText } from '../model/words.ts'
import type { ReportRun } from '../pipeline/report/report.ts'
import { printable } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What `xuqi report` prints: the rates, what has changed, and where the files are. */
export function reportSummary(
  { manifest, progress, out, replaced }: ReportRun,
  lang: Lang,
  { paint }: Terminal,
  quiet: boolean,
): string {
  const say = speaker(lang)
  const last = lastLine(progress, lang)
  if (quiet) return last
  const { question } = progress
  const month = formatMonth(question.last.month)
  const asOf = formatDay(question.last.asOf)
  const head = say(
    `续期跟进报告 · 工作月 ${month} · 截至 ${asOf}`,
    `Follow-up report · work month ${month} · as of ${asOf}`,
  )
  const places = [
    paint.bold(`${say('结果在 ', 'Written to ')}${printable(out)}`),
    ...manifest.outputs.map(({ path }) => `  ${path}`),
    ...(replaced === undefined
      ? []
      : [say(`以前的结果移到了 ${printable(replaced)}`, `The earlier output was moved to ${printable(replaced)}`)]),
  ]
  return `${[paint.bold(head), figures(progress, lang), changes(progress, lang), places.join('\n')].filter((block) => block !== '').join('\n\n')}\n\n${last}`
}

function lastLine({ cases, present, total }: Progress, lang: Lang): string {
  const rates = (['current', 'grace1', 'grace2'] as const).map((bucket) => {
    const { paid, receivable } = total.collection[bucket]
    return `${wordText('bucket', bucket)[lang]} ${formatRate(rateOf(paid.cases, receivable.cases))}`
  })
  return lang === 'zh'
    ? `报告 ${cases} 件，清单上 ${present} 件；件数达成率：${rates.join('、')}\n`
    : `${counted(cases, 'case')} in the report, ${present} on the list; cases collected: ${rates.join(', ')}\n`
}

function figures({ total, question }: Progress, lang: Lang): string {
  const say = speaker(lang)
  const table = new Table({
    head: [
      '',
      say('应收', 'Receivable'),
      say('已收', 'Collected'),
      say('件数率', 'Cases'),
      say('保费率', 'Premium'),
      say('目标', 'Target'),
    ],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const bucket of ['current', 'grace1', 'grace2'] as const) {
    const { receivable, paid } = total.collection[bucket]
    table.push([
      wordText('bucket', bucket)[lang],
      String(receivable.cases),
      String(paid.cases),
      formatRate(rateOf(paid.cases, receivable.cases)),
      formatRate(rateOf(paid.fen, receivable.fen)),
      `${question.targets[bucket]}%`,
    ])
  }
  return table.toString()
}

function changes({ total, question }: Progress, lang: Lang): string {
  const say = speaker(lang)
  const { previous } = question
  if (previous === undefined)
    return say('以前没有较早日子的运行，说不出变化。', 'There is no run of an earlier day to compare with.')
  const lines = wordsOf('change').flatMap((change) => {
    const { cases, fen } = total.changes[change]
    return cases === 0 ? [] : [`  ${wordText('change', change)[lang]} ${cases} (${formatFenGrouped(fen)})`]
  })
  const day = formatDay(previous.asOf)
  if (lines.length === 0) return say(`${day} 以来没有变化。`, `Nothing has changed since ${day}.`)
  return [say(`${day} 以来的变化`, `Changes since ${day}`), ...lines].join('\n')
}
