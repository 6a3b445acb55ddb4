import { CODES } from '../codes.ts'
import { formatDay } from '../model/day.ts'
import { counted } from '../model/wording.ts'
import { wordText } from '../model/words.ts'
import { collectMessage, messageTextOf, shownIn } from '../pipeline/collect/messages.ts'
import type { CollectOptions, CollectResult, FileCollected, GradedCollectFinding } from '../pipeline/collect/types.ts'
import { silentLine, silentWords } from './lists-back-text.ts'
import { hang, printable } from './printable.ts'
import { type Say, speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

type Options = Pick<CollectOptions, 'lang' | 'asOf' | 'dryRun' | 'findingsFile'>

/** How many files, and findings of one code, are shown one by one. */
const FILES_SHOWN = 30
const FINDINGS_SHOWN = 5

const KINDS = {
  worklist: { zh: '清单', en: 'worklist' },
  supervisor: { zh: '主管日报', en: "supervisor's workbook" },
  changes: { zh: '保全变更', en: 'service changes' },
  return: { zh: '回盘', en: 'return' },
  paid: { zh: '实收', en: 'paid list' },
} as const

/** What `xuqi collect` prints: each file and what came of it, the findings by code, and what the book holds now. */
export function collectSummary(
  result: CollectResult,
  options: Options,
  terminal: Terminal,
  how: { readonly quiet: boolean; readonly verbose: boolean },
): string {
  const { lang } = options
  const say = speaker(lang)
  const last = `${totalLine(result, options, say)}\n`
  if (how.quiet) return last
  const blocks = [
    fileLines(result.files, terminal, say, lang, how.verbose),
    findingLines(result.findings, terminal, say, lang, how.verbose),
  ]
  const silent = silentLine(result.lists, lang, terminal.width, how.verbose)
  if (silent.length > 0) blocks.push(['', ...silent])
  return `${blocks.flat().join('\n')}\n\n${last}`
}

/** What `--json` prints. */
export function collectDocument(
  { lists, files, findings, totals }: CollectResult,
  { lang, asOf, dryRun }: Options,
): unknown {
  return {
    asOf: formatDay(asOf),
    dryRun,
    totals,
    lists: lists === undefined ? null : { ...lists, asOf: formatDay(lists.asOf) },
    files: files.map(({ tables, ...file }) => ({
      ...file,
      tables: tables.map((table) => ({ ...table, because: table.because[lang] })),
    })),
    findings: findings.map((finding) => ({
      sourceFile: finding.file,
      sourceSheet: finding.sheet,
      cell: finding.cell,
      policyNo: finding.policyNo,
      dueDate: finding.dueDate === undefined ? '' : formatDay(finding.dueDate),
      code: finding.code,
      severity: finding.severity,
      field: finding.field?.[lang] ?? '',
      value: shownIn(finding.value, lang),
      message: collectMessage(messageTextOf(finding.code), finding, lang),
    })),
  }
}

function fileLines(
  files: readonly FileCollected[],
  { paint, width }: Terminal,
  say: Say,
  lang: Options['lang'],
  verbose: boolean,
): readonly string[] {
  const telling = files.filter((file) => file.added + file.corrected + file.conflicts + file.unmatched > 0)
  const chosen = verbose || files.length <= FILES_SHOWN ? files : telling.slice(0, FILES_SHOWN)
  const lines = chosen.flatMap((file) => {
    const head = `${file.kinds.map((kind) => KINDS[kind][lang]).join('+') || say('没有收', 'left out')}  ${file.path}`
    const why = verbose
      ? file.tables.map((table) => paint.dim(hang(printable(`    ${table.sheet} ${table.because[lang]}`), width, 4)))
      : []
    return [
      paint.bold(hang(printable(head), width, 2)),
      ...(file.kinds.length === 0 ? [] : [`  ${counts(file, say)}`]),
      ...why,
    ]
  })
  if (chosen.length < files.length)
    lines.push(
      paint.dim(
        say(
          `……共 ${files.length} 个文件（--verbose 全部列出）`,
          `… ${counted(files.length, 'file')} in all (--verbose lists them)`,
        ),
      ),
    )
  return lines
}

function counts(file: FileCollected, say: Say): string {
  const parts: readonly (readonly [number, string])[] = [
    [file.added, say('新增', 'new')],
    [file.known, say('已有', 'known')],
    [file.corrected, say('改正', 'corrected')],
    [file.conflicts, say('两个答案', 'two answers')],
    [file.unmatched, say('对不上', 'unmatched')],
  ]
  const told = parts.filter(([n], i) => n > 0 || i === 0).map(([n, what]) => `${what} ${n}`)
  return [say(`${file.lines} 行`, counted(file.lines, 'line')), ...told].join(' · ')
}

function findingLines(
  findings: readonly GradedCollectFinding[],
  { paint, width }: Terminal,
  say: Say,
  lang: Options['lang'],
  verbose: boolean,
): readonly string[] {
  const out: string[] = []
  for (const severity of ['reject', 'warn', 'note'] as const) {
    const graded = findings.filter((finding) => finding.severity === severity)
    for (const code of [...new Set(graded.map((finding) => finding.code))].sort()) {
      const ofCode = graded.filter((finding) => finding.code === code)
      const title = CODES.find((page) => page.code === code)?.title[lang] ?? ''
      const head = `${code} ${title} · ${wordText('severity', severity)[lang]} · ${ofCode.length}`
      out.push('', severity === 'reject' ? paint.red(head) : severity === 'warn' ? paint.yellow(head) : head)
      const shown = verbose ? ofCode : ofCode.slice(0, FINDINGS_SHOWN)
      for (const finding of shown) {
        const message = collectMessage(messageTextOf(code), finding, lang)
        out.push(`  ${hang(printable(`${placeOf(finding, say)}${message}`), width, 4)}`)
      }
      if (shown.length < ofCode.length) {
        const more = ofCode.length - shown.length
        out.push(paint.dim(say(`  ……还有 ${more} 条（--verbose 全部列出）`, `  … ${more} more (--verbose lists all)`)))
      }
    }
  }
  if (out.length > 0) out.push('', say('每个代码的说明：xuqi explain 代码', 'What a code means: xuqi explain CODE'))
  return out
}

/** `file › sheet › B7 › P100 2026-05-03: ` */
function placeOf({ file, sheet, cell, policyNo, dueDate }: GradedCollectFinding, say: Say): string {
  const place = /^\d+$/.test(cell) ? say(`第 ${cell} 行`, `row ${cell}`) : cell
  const what = [policyNo, dueDate === undefined ? '' : formatDay(dueDate)].filter((part) => part !== '').join(' ')
  return `${[file, sheet, place, what].filter((part) => part !== '').join(' › ')}${say('：', ': ')}`
}

function totalLine({ totals, lists }: CollectResult, { dryRun, findingsFile, lang }: Options, say: Say): string {
  const { files, contacts, answers, debits, payments, known, corrected, conflicts, unmatched } = totals
  const did = dryRun ? say('试收（没有记）', 'Dry run, nothing recorded') : say('已记进跟进簿', 'Recorded in the book')
  const parts = [
    say(`联系 ${contacts}`, `contacts ${contacts}`),
    ...(answers > 0 ? [say(`主管和保全 ${answers}`, `supervisors and back office ${answers}`)] : []),
    say(`扣款结果 ${debits}`, `debit results ${debits}`),
    say(`实收 ${payments}`, `payments ${payments}`),
    say(`已有 ${known}`, `known ${known}`),
    ...(corrected > 0 ? [say(`改正 ${corrected}`, `corrected ${corrected}`)] : []),
    ...(conflicts > 0 ? [say(`两个答案 ${conflicts}`, `two answers ${conflicts}`)] : []),
    ...(unmatched > 0 ? [say(`对不上 ${unmatched}`, `unmatched ${unmatched}`)] : []),
    ...silentWords(lists, lang),
  ]
  const out = findingsFile === undefined ? '' : say(`；发现在 ${findingsFile}`, `; findings in ${findingsFile}`)
  return `${did}${say('：', ': ')}${say(`${files} 个文件`, counted(files, 'file'))} · ${parts.join(' · ')}${out}`
}
