import Table from 'cli-table3'
import { ratesOf } from '../model/persistency.ts'
import { formatRate } from '../model/rate.ts'
import type { Lang } from '../model/text.ts'
import { wordsOf, wordText } from '../model/words.ts'
import type { PersistencyRun } from '../pipeline/persistency/types.ts'
import { hang, printable } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What `xuqi persistency` prints: the rates, what they are made of, who is left out, and where the files are. */
export function persistencySummary(
  { manifest, persistency, notices, replaced }: PersistencyRun,
  out: string,
  lang: Lang,
  { paint, width }: Terminal,
  quiet: boolean,
): string {
  const say = speaker(lang)
  const { totals } = manifest
  const { rowsRead, noise, nameless, duplicates, superseded, accepted, policies, elsewhere, setApart } = totals
  const inWindows = policies - elsewhere - setApart
  const last = say(
    `账平：行 ${rowsRead} = 杂行 ${noise} + 无保单号 ${nameless} + 重复 ${duplicates} + 被取代 ${superseded} + 受理 ${accepted}；保单 ${policies} = 所看月份 ${inWindows} + 其他月份 ${elsewhere} + 情况不明 ${setApart}\n`,
    `Balanced: rows ${rowsRead} = noise ${noise} + without a number ${nameless} + duplicates ${duplicates} + superseded ${superseded} + accepted ${accepted}; policies ${policies} = months looked at ${inWindows} + other months ${elsewhere} + set apart ${setApart}\n`,
  )
  if (quiet) return last
  const head = say(
    `继续率 · 工作月 ${manifest.month} · 截至 ${manifest.asOf} · 判断日 ${manifest.judgedOn}`,
    `Persistency · work month ${manifest.month} · as of ${manifest.asOf} · judged on ${manifest.judgedOn}`,
  )
  const leftOut = wordsOf('leftOut').flatMap((why) => {
    const count = persistency.leftOut[why].month13.rolling.policies
    return count === 0 ? [] : [`${wordText('leftOut', why)[lang]} ${count}`]
  })
  const none = say('没有', 'none')
  const lines = [
    say(
      `两边都不计（13个月，滚动12个月）：${leftOut.join('、') || none}`,
      `Left out (13 months, rolling twelve): ${leftOut.join(', ') || none}`,
    ),
    ...notices.map((notice) => paint.yellow(notice[lang])),
  ]
  const places = [
    paint.bold(`${say('结果在 ', 'Written to ')}${printable(out)}`),
    ...manifest.outputs.map(({ path }) => `  ${path}`),
    ...(replaced === undefined
      ? []
      : [say(`以前的结果移到了 ${printable(replaced)}`, `The earlier output was moved to ${printable(replaced)}`)]),
  ]
  const blocks = [
    paint.bold(head),
    figures(persistency, lang),
    lines.map((line) => hang(printable(line), width, 2)).join('\n'),
    places.join('\n'),
  ]
  return `${blocks.join('\n\n')}\n\n${last}`
}

function figures(persistency: PersistencyRun['persistency'], lang: Lang): string {
  const say = speaker(lang)
  const table = new Table({
    head: [
      '',
      say('保费', 'Premium'),
      say('件数', 'Cases'),
      say('综合', 'Overall'),
      say('已收/分母', 'Received/due'),
      say('宽限期内', 'In grace'),
    ],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const measure of wordsOf('measure'))
    for (const period of wordsOf('period')) {
      const sums = persistency.total[measure][period]
      const { premium, cases, overall } = ratesOf(sums, persistency.premiumWeight)
      table.push([
        `${wordText('measure', measure)[lang]} ${wordText('period', period)[lang]}`,
        formatRate(premium),
        formatRate(cases),
        formatRate(overall),
        `${sums.received}/${sums.policies}`,
        String(sums.inGrace),
      ])
    }
  return table.toString()
}
