import { FIELDS } from '../model/field.ts'
import { type Finding, messageOf } from '../model/finding.ts'
import { WORD_LIST_OF } from '../model/receivable.ts'
import type { Lang, Text } from '../model/text.ts'
import { WORDS, wordText } from '../model/words.ts'
import type { CaseExample, Check, Example, Need } from './check.ts'
import { exampleContext, fieldsOf, readCaseExample, readExample } from './example.ts'
import { openCaseChecks, openRowChecks } from './rows.ts'
import { checkOf } from './severity.ts'
import { openTableChecks } from './table/index.ts'

/** A line of the page of a check. */
export type ExplainLine = readonly [label: string, content: string]

const LABELS = {
  name: { zh: '名称', en: 'Name' },
  severity: { zh: '级别', en: 'Severity' },
  when: { zh: '条件', en: 'When' },
  needs: { zh: '用到的列', en: 'Needs' },
  message: { zh: '提示', en: 'Message' },
  remedy: { zh: '怎么办', en: 'What to do' },
  bad: { zh: '会报', en: 'Raises' },
  good: { zh: '不报', en: 'Does not' },
} as const satisfies Record<string, Text>

/** The page of a check as text, one line of each kind; undefined for a code that no check has. */
export function explainCheck(code: string, lang: Lang): string | undefined {
  const check = checkOf(code.toUpperCase())
  if (!check) return undefined
  const lines = explainLines(check, lang).map(([label, content]) => `${label}${lang === 'zh' ? '：' : ': '}${content}`)
  return `${check.code} ${check.title[lang]}\n\n${lines.join('\n')}\n`
}

/** The same page as pairs of label and content, for whoever lays them out. */
export function explainLines(check: Check, lang: Lang): readonly ExplainLine[] {
  const needs = 'needs' in check ? needsText(check.needs, lang) : ''
  const sample = sampleOf(check, 'bad')
  return [
    [LABELS.name[lang], check.name],
    [LABELS.severity[lang], severityText(check, lang)],
    [LABELS.when[lang], check.when[lang]],
    ...(needs === '' ? [] : [[LABELS.needs[lang], needs] as const]),
    [LABELS.message[lang], sample ? messageOf(check, sample, lang) : check.message[lang]],
    [LABELS.remedy[lang], check.remedy[lang]],
    [LABELS.bad[lang], exampleText(check, 'bad', lang)],
    [LABELS.good[lang], exampleText(check, 'good', lang)],
  ]
}

/** What the check finds in one of its own examples, about the first row. */
export function sampleOf(check: Check, which: 'bad' | 'good'): Finding | undefined {
  const ofCheck = (findings: readonly Finding[]) => findings.find((finding) => finding.code === check.code)
  switch (check.kind) {
    case 'row':
      return ofCheck(openRowChecks(exampleContext())(readExample(check[which])))
    case 'case':
      return ofCheck(openCaseChecks(exampleContext(check[which].roster)).all(readCaseExample(check[which])))
    case 'table': {
      const index = openTableChecks(exampleContext())
      const rows = check[which].map(readExample)
      for (const [id, row] of rows.entries()) index.feed(id, row)
      index.conclude()
      const finding = ofCheck(index.findingsOf(0))
      const value = finding?.field && rows[0]?.[finding.field]
      return finding && typeof value === 'string' ? { ...finding, value } : finding
    }
    default:
      return which === 'bad' ? { code: check.code, ...check.sample } : undefined
  }
}

/** e.g. `退回（应缴日），其余为警告` */
export function severityText(check: Check, lang: Lang): string {
  if (check.kind === 'refusal') return lang === 'zh' ? '拒绝处理' : 'refusal'
  const general = wordText('severity', check.severity)[lang]
  const byField = check.severityByField ?? {}
  const special = fieldsOf(byField).map((field) => {
    const severity = wordText('severity', byField[field] ?? check.severity)[lang]
    return lang === 'zh' ? `${severity}（${FIELDS[field].title.zh}）` : `${severity} (${FIELDS[field].title.en})`
  })
  if (special.length === 0) return general
  return lang === 'zh' ? `${special.join('、')}，其余为${general}` : `${special.join(', ')}, else ${general}`
}

function needsText(needs: readonly Need[], lang: Lang): string {
  const name = (field: keyof typeof FIELDS) => FIELDS[field].title[lang]
  const texts = needs.map((need) =>
    typeof need === 'string' ? name(need) : need.map(name).join(lang === 'zh' ? '或' : ' or '),
  )
  return texts.join(lang === 'zh' ? '、' : ', ')
}

function exampleText(check: Check, which: 'bad' | 'good', lang: Lang): string {
  switch (check.kind) {
    case 'row':
      return rowText(check[which], lang)
    case 'case':
      return caseText(check[which], lang)
    case 'table':
      return check[which].map((row) => rowText(row, lang)).join(' ‖ ')
    default:
      return check[which][lang]
  }
}

function rowText(example: Example, lang: Lang): string {
  const cells = fieldsOf(example).map((field) => {
    const cell = example[field] ?? ''
    return `${FIELDS[field].title[lang]}=${wordIn(field, cell, lang) || (lang === 'zh' ? '（空）' : '(empty)')}`
  })
  return cells.join(lang === 'zh' ? '，' : ', ')
}

function wordIn(field: keyof typeof FIELDS, cell: string, lang: Lang): string {
  if (!(field in WORD_LIST_OF)) return cell
  const lists: Readonly<Record<string, keyof typeof WORDS>> = WORD_LIST_OF
  const list = lists[field]
  const words: Readonly<Record<string, Text>> = list ? WORDS[list] : {}
  return words[cell]?.[lang] ?? cell
}

/** The row, then what is known of the case besides. */
function caseText({ row, judged, transfer, roster }: CaseExample, lang: Lang): string {
  const separator = lang === 'zh' ? '；' : '; '
  const known: string[] = []
  if (judged?.dayState) known.push(wordText('dayState', judged.dayState)[lang])
  if (judged?.policyYear !== undefined)
    known.push(lang === 'zh' ? `算出第 ${judged.policyYear} 年度` : `computed year ${judged.policyYear}`)
  if (transfer?.status) known.push(wordText('transferStatus', transfer.status)[lang])
  for (const { code, status } of roster ?? []) {
    const state = wordText('agentStatus', status ?? 'active')[lang]
    known.push(lang === 'zh' ? `名册：${code} ${state}` : `roster: ${code} ${state}`)
  }
  return [rowText(row, lang), ...known].join(separator)
}
