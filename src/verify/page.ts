import type { Lang, Text } from '../model/text.ts'
import { CHECKS } from './catalogue.ts'
import { explainLines, severityText } from './explain.ts'

const INTRODUCTION = {
  zh: [
    '# 核对目录',
    '',
    '<!-- 由 src/verify/checks 生成：UPDATE=1 npx vitest run test/verify/page.test.ts -->',
    '',
    '一行是否完整、是否正确、与自身和其他行是否一致。一次运行会报出全部问题，而不只是第一个。',
    '',
    '- **退回**：这一行无法处理，不进清单，连同原始内容写入退回文件，并计入控制总数。',
    '- **警告**：行保留并作标记。**提示**：只写在报告里。',
    '- 设置 `checks: { V034: off }` 可以关闭一项，或改它的级别（`reject`、`warn`、`note`）；哪些可用，`xuqi explain 代码` 会说：缺了要素的行总要退回，读完全部才知道的不能再退回。',
    '- 空值从不算相同；缺了用到的列，这项核对不做，并说明一次。投保人以姓名加证件号认定，没有证件号的以姓名加出生日期认定。',
    '- 证件类型列存在而格子为空的，不按身份证核对。',
    '',
  ],
  en: [
    '# The verification catalogue',
    '',
    '<!-- generated from src/verify/checks: UPDATE=1 npx vitest run test/verify/page.test.ts -->',
    '',
    'Is the row complete, is it right, does it agree with itself and with its neighbours? Every finding of a run is reported, not the first.',
    '',
    '- **reject**: the row cannot be worked on; it leaves the lists, goes to the rejected file with its original cells, and counts in the control totals.',
    '- **warn**: the row stays and is marked. **note**: only in the report.',
    '- The setting `checks: { V034: off }` switches a check off, or changes its severity (`reject`, `warn`, `note`). `xuqi explain CODE` says what a check can be given: a row without its key is always rejected, and what shows only when all is read rejects no more.',
    '- Empty values never match; a check whose column is missing is off, with one note. A holder is name and ID number, else name and birth date.',
    '- Where there is a column for the ID type and its cell is empty, the number is not checked as that of a resident card.',
    '',
  ],
} as const

const HEADERS: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['代码', '名称', '标题', '级别'],
  en: ['Code', 'Name', 'Title', 'Severity'],
}

/** The catalogue as a Markdown page: a table of all checks, then the page of each. `docs/checks*.md` are this, and CI compares. */
export function renderCataloguePage(lang: Lang): string {
  const overview = CHECKS.map((check) => [
    `[${check.code}](#${check.code.toLowerCase()})`,
    check.name,
    check.title[lang],
    severityText(check, lang),
  ])
  const pages = CHECKS.flatMap((check) => [
    '',
    `## ${check.code}`,
    '',
    `**${check.title[lang]}**`,
    '',
    ...explainLines(check, lang).map(([label, content]) => `- ${label}${COLON[lang]}${escaped(content)}`),
  ])
  return [...INTRODUCTION[lang], ...table(HEADERS[lang], overview), ...pages, ''].join('\n')
}

const COLON: Text = { zh: '：', en: ': ' }

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)]
}

/** Stars of masks and angle brackets are no Markdown. */
function escaped(text: string): string {
  return text.replace(/[*<>_]/g, (mark) => `\\${mark}`)
}
