import { CHECK_TITLES } from '../codes.ts'
import { FIELDS } from '../model/field.ts'
import type { Lang } from '../model/text.ts'
import { wordsOf, wordText } from '../model/words.ts'
import type { FindingLine, RunResult } from '../pipeline/types.ts'
import { balanceLine } from './balance.ts'
import { hang, printable } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What `xuqi check` shows: findings by code, gravest first, each with some of its places; the balance last. */
export function findingList(result: RunResult, lang: Lang, terminal: Terminal, quiet: boolean): string {
  const say = speaker(lang)
  const last = `${balanceLine(result.manifest.totals, lang)}\n`
  if (quiet) return last
  const { paint, width } = terminal
  const byCode = new Map<string, FindingLine[]>(result.findings.map(({ code }) => [code, []]))
  for (const line of result.findingLines) byCode.get(line.code)?.push(line)
  const out: string[] = []
  for (const { code, severity, count } of result.findings) {
    const title = CHECK_TITLES.get(code)?.[lang] ?? ''
    const head = `${code} ${title} · ${wordText('severity', severity)[lang]} · ${count}`
    out.push(severity === 'reject' ? paint.red(head) : severity === 'warn' ? paint.yellow(head) : head)
    const lines = byCode.get(code) ?? []
    for (const line of lines) out.push(`  ${hang(printable(`${placeOf(line, lang)}${line.message}`), width, 4)}`)
    if (lines.length < count && lines.length > 0) {
      out.push(
        paint.dim(
          say(
            `  ……还有 ${count - lines.length} 条（--verbose 全部列出）`,
            `  … ${count - lines.length} more (--verbose lists all)`,
          ),
        ),
      )
    }
  }
  if (result.findings.length === 0) out.push(say('没有发现问题。', 'Nothing was found wrong.'))
  else
    out.push(
      '',
      countLine(result, lang),
      say('每个代码的说明：xuqi explain 代码', 'What a code means: xuqi explain CODE'),
    )
  for (const notice of result.notices) out.push(hang(printable(notice[lang]), width, 2))
  return `${out.join('\n')}\n${last}`
}

/** How many findings there are, by severity. */
function countLine({ findings }: RunResult, lang: Lang): string {
  const say = speaker(lang)
  const counts = wordsOf('severity').flatMap((severity) => {
    const sum = findings.reduce((total, one) => total + (one.severity === severity ? one.count : 0), 0)
    return sum === 0
      ? []
      : [say(`${wordText('severity', severity).zh} ${sum}`, `${sum} × ${wordText('severity', severity).en}`)]
  })
  return say(`共发现：${counts.join('、')}`, `Findings: ${counts.join(', ')}`)
}

/** `file › sheet › row 12 › column: `; the place comes first. */
function placeOf(line: FindingLine, lang: Lang): string {
  const row = line.sourceRow > 0 ? [lang === 'zh' ? `第 ${line.sourceRow} 行` : `row ${line.sourceRow}`] : []
  const field = line.field === '' ? [] : [FIELDS[line.field].title[lang]]
  const parts = [line.sourceFile, ...(line.sourceSheet === '' ? [] : [line.sourceSheet]), ...row, ...field]
  return `${parts.join(' › ')}${lang === 'zh' ? '：' : ': '}`
}
