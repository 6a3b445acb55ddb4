import Table from 'cli-table3'
import { CHECK_TITLES, WHOLE_LIST_CHECKS } from '../codes.ts'
import { FIELDS } from '../model/field.ts'
import { formatFenGrouped, formatShare, NO_FEN } from '../model/money.ts'
import { NOTICE_KINDS } from '../model/notice.ts'
import { REASON_CODES, REASONS } from '../model/reason.ts'
import type { Lang } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import { WORDS, type WordList, wordText } from '../model/words.ts'
import type { CasesAndFen, RunOptions, RunResult, Tally } from '../pipeline/types.ts'
import { balanceLine } from './balance.ts'
import { hang, printable } from './printable.ts'
import { type Say, speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** How many kinds of findings the summary names. */
const FINDINGS_NAMED = 8
const REASONS_NAMED = 4

/** What `xuqi run` prints: the figures, what needs a look, where the files are, and that the books balance. */
export function runSummary(
  result: RunResult,
  options: Pick<RunOptions, 'lang' | 'out' | 'dryRun'>,
  terminal: Terminal,
  how: { readonly quiet: boolean; readonly verbose: boolean },
): string {
  const { lang } = options
  const { manifest } = result
  const say = speaker(lang)
  const last = `${balanceLine(manifest.totals, lang)}\n`
  if (how.quiet) return last
  const rows = manifest.totals.rowsRead
  const head = say(
    `工作月 ${manifest.month} · 截至 ${manifest.asOf} · ${manifest.inputs.length} 个文件 ${rows} 行`,
    `Work month ${manifest.month} · as of ${manifest.asOf} · ${counted(manifest.inputs.length, 'file')}, ${counted(rows, 'row')}`,
  )
  const blocks = [
    terminal.paint.bold(head),
    figures(result, lang),
    failures(result, say, lang),
    findings(result, terminal, say, lang, how.verbose),
    result.notices.map((notice) => hang(printable(notice[lang]), terminal.width, 2)).join('\n'),
    places(result, options, terminal, say),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n\n${last}`
}

/** Cases and premium by where they went and by stage: one table, a block of lines for each. */
function figures({ manifest: { totals } }: RunResult, lang: Lang): string {
  const say = speaker(lang)
  if (totals.cases === 0)
    return say(
      '一件也没有：行都退回了或不是数据，为什么看下面的核对发现。',
      'There is not one case: all rows were rejected or are no data. The findings below say why.',
    )
  const table = new Table({
    head: ['', say('件数', 'Cases'), say('保费（元）', 'Premium'), say('占比', 'Share')],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  const add = (entries: readonly (readonly [title: string, sum: CasesAndFen])[], heading = '') => {
    const shown = entries.filter(([, { cases }]) => cases > 0)
    if (shown.length === 0) return
    const first = heading === '' ? [] : [heading]
    const lines = (text: (sum: CasesAndFen) => string) =>
      [...first.map(() => ''), ...shown.map(([, sum]) => text(sum))].join('\n')
    table.push([
      [...first, ...shown.map(([title]) => (first.length > 0 ? `  ${title}` : title))].join('\n'),
      lines(({ cases }) => String(cases)),
      lines(({ fen }) => formatFenGrouped(fen)),
      lines(({ fen }) => formatShare(fen, totals.casesFen)),
    ])
  }
  const group = (heading: string, list: WordList, tally: Tally) => {
    add(
      Object.keys(WORDS[list]).map(
        (word) => [titleOf(list, word, lang), tally[word] ?? { cases: 0, fen: NO_FEN }] as const,
      ),
      heading,
    )
  }
  group(say('怎么处理', 'Where they go'), 'disposition', totals.byDisposition)
  group(say('到哪个阶段', 'By stage'), 'stage', totals.byStage)
  add([[say('合计', 'Total'), { cases: totals.cases, fen: totals.casesFen }]])
  return table.toString()
}

function titleOf(list: WordList, word: string, lang: Lang): string {
  const texts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = WORDS[list]
  return texts[word]?.[lang] ?? word
}

function failures({ manifest: { totals } }: RunResult, say: Say, lang: Lang): string {
  const failed = totals.byTransferStatus.failed?.cases ?? 0
  if (failed === 0) return ''
  const named = REASON_CODES.map((code) => ({
    reason: REASONS[code],
    cases: totals.byTransferReason[REASONS[code].name]?.cases ?? 0,
  }))
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => b.cases - a.cases)
  const first = named.slice(0, REASONS_NAMED).map(({ reason, cases }) => `${reason.title[lang]} ${cases}`)
  const more = named.length > REASONS_NAMED ? say('……', ' …') : ''
  return say(
    `扣款失败 ${failed} 件：${first.join('、')}${more}`,
    `Debit failed: ${counted(failed, 'case')}: ${first.join(', ')}${more}`,
  )
}

function findings(result: RunResult, { paint, width }: Terminal, say: Say, lang: Lang, all: boolean): string {
  const shown = all ? result.findings : namedFirst(result.findings)
  if (shown.length === 0) return ''
  const lines = shown.map(({ code, severity, count }) => {
    const line = `  ${code}  ${String(count).padStart(5)}  ${wordText('severity', severity)[lang]}  ${CHECK_TITLES.get(code)?.[lang] ?? ''}`
    return severity === 'reject' ? paint.red(line) : severity === 'warn' ? paint.yellow(line) : line
  })
  const rest = result.findings.length - shown.length
  const more =
    rest > 0 ? [say(`  ……另有 ${rest} 种（--verbose 全部列出）`, `  … ${rest} more kinds (--verbose lists all)`)] : []
  return [
    say('核对发现（说明：xuqi explain 代码）', 'Findings (what they mean: xuqi explain CODE)'),
    ...lines,
    ...more,
    ...checksOff(result, width, say, all),
  ].join('\n')
}

/** The gravest and most frequent ones, in their order, and those that put the whole list in question: a file cut short is one finding among thousands. */
function namedFirst(findings: RunResult['findings']): RunResult['findings'] {
  const grave = findings.filter(({ severity }) => severity !== 'note')
  const isWhole = ({ code }: { readonly code: string }) => WHOLE_LIST_CHECKS.has(code)
  const room = Math.max(0, FINDINGS_NAMED - grave.filter(isWhole).length)
  const others = new Set(grave.filter((one) => !isWhole(one)).slice(0, room))
  return grave.filter((one) => isWhole(one) || others.has(one))
}

/** The checks that a missing column switched off: their codes, with `--verbose` the columns and where they are missing. */
function checksOff({ checksOff: off, manifest }: RunResult, width: number, say: Say, all: boolean): string[] {
  if (off.length === 0) return []
  if (!all) {
    const tables = manifest.inputs.reduce((sum, { sheets }) => sum + sheets.length, 0)
    const times = new Map<string, number>()
    for (const { code } of off) times.set(code, (times.get(code) ?? 0) + 1)
    const everywhere = [...times].filter(([, count]) => count >= tables).map(([code]) => code)
    const here = everywhere.sort().join(' ')
    const somewhere = times.size - everywhere.length
    const texts = [
      ...(here === '' ? [] : [say(`没有相应的列，未核对 ${here}`, `Not checked, for want of a column: ${here}`)]),
      ...(somewhere === 0
        ? []
        : [
            say(
              `另有 ${somewhere} 项在部分表里因缺列未核对（--verbose 列出）`,
              `${somewhere} more not checked in some of the tables (--verbose lists them)`,
            ),
          ]),
    ]
    return texts.map((text) => `  ${hang(text, width, 4)}`)
  }
  return off.map(({ code, field, path, sheet }) => {
    const place = [path, ...(sheet === '' ? [] : [sheet])].join(' › ')
    const { zh, en } = FIELDS[field].title
    return `  ${hang(printable(say(`${place}：没有“${zh}”列，未核对 ${code}`, `${place}: no column for ${en}, ${code} not checked`)), width, 4)}`
  })
}

function places(
  { manifest, replaced }: RunResult,
  { out, dryRun }: Pick<RunOptions, 'out' | 'dryRun'>,
  terminal: Terminal,
  say: Say,
): string {
  if (dryRun) return say('只是试算（--dry-run），什么都没有写。', 'A dry run; nothing was written.')
  const count = (kind: string) => manifest.outputs.filter((output) => output.kind === kind).length
  const unassigned = manifest.outputs.find((output) => output.kind === 'unassigned')
  const notices = manifest.outputs
    .flatMap(({ path }) => /^notices\/(.+)\.csv$/.exec(path)?.[1] ?? [])
    .map((file) => noticeFile(file, say))
  const reports = manifest.outputs
    .flatMap(({ path }) => /^reports\/(.+)\.xlsx$/.exec(path)?.[1] ?? [])
    .map((name) => (name === 'set-apart' ? say('set-apart（已收、剔除）', 'set-apart (paid, excluded)') : name))
  const lines = [
    terminal.paint.bold(`${say('结果在 ', 'Written to ')}${printable(out)}`),
    say(
      `  worklists/  ${count('worklist')} 位收费员的清单`,
      `  worklists/  the worklists of ${count('worklist')} collectors`,
    ),
    ...(unassigned
      ? [
          terminal.paint.yellow(
            say(
              `  worklists/unassigned.xlsx  没有人收的 ${unassigned.cases ?? 0} 件，请先分派`,
              `  worklists/unassigned.xlsx  ${unassigned.cases ?? 0} cases without a collector: assign them first`,
            ),
          ),
        ]
      : []),
    ...(count('supervisor') > 0
      ? [
          say(
            `  supervisors/  ${count('supervisor')} 位主管的日报和评鉴表`,
            `  supervisors/  the workbooks of ${count('supervisor')} supervisors, with the assessment forms`,
          ),
        ]
      : []),
    ...(notices.length > 0 ? [`  ${hang(`notices/    ${notices.join(say('、', ', '))}`, terminal.width, 14)}`] : []),
    `  ${hang(`reports/    ${reports.join(say('、', ', '))}`, terminal.width, 14)}`,
    ...(replaced === undefined
      ? []
      : [say(`以前的结果移到了 ${printable(replaced)}`, `The earlier output was moved to ${printable(replaced)}`)]),
  ]
  return lines.join('\n')
}

/** Names of files are the same in every language; whoever reads Chinese is told what is in them. */
function noticeFile(file: string, say: Say): string {
  const kind = Object.values(NOTICE_KINDS).find((one) => one.file === file)
  return say(`${file}（${kind?.title.zh ?? '信函'}）`, file)
}
