import { WORDS, type WordList } from '../../src/model/words.ts'
import { OUTPUT_KINDS } from '../../src/pipeline/output-kinds.ts'
import { CASE_COLUMNS } from '../../src/pipeline/writing/case-columns.ts'
import type { DataColumn } from '../../src/pipeline/writing/data-column.ts'
import { FINDING_COLUMNS } from '../../src/pipeline/writing/finding-lines.ts'
import { TASK_COLUMNS } from '../../src/pipeline/writing/task-lines.ts'

const KINDS = {
  text: '文字 text',
  day: '日期 day',
  money: '金额 money',
  number: '整数 whole number',
  boolean: 'true/false',
} as const

/** `docs/outputs.md`: what scripts may rely on. Made of the columns and kinds that the program writes. */
export function outputsPage(generated: string): string {
  return `# 结果文件 · What scripts may rely on

${generated}

这里写的只增不改；要改，更新记录里会写明。文件夹和 \`data/\` 里的名字与语言无关，报表的名字随 \`--lang\`：脚本请按 manifest 里的 \`kind\` 找文件。
整个文件夹一下子出现（先写在旁边，再改名），要么什么都没有。同样的清单、设置、截至日，\`data/\` 里的字节一样，不管 \`--jobs\` 和机器的时区。

What stands here only grows; anything else is announced in the changelog. Names of folders and in \`data/\` are the same in every language, those of reports follow \`--lang\`: let
scripts find files by their \`kind\` in the manifest. The folder appears at once (written beside, then renamed) or not at all. The same lists, settings and as-of day give the same bytes
in \`data/\`, whatever \`--jobs\` and the time zone of the machine.

## CSV

UTF-8，没有 BOM；逗号；LF；RFC 4180 的引号；有表头。日期 \`YYYY-MM-DD\`，金额是元 \`1234.50\`，真假 \`true\`/\`false\`，没有就空着。文字以 \`= + - @\`、制表符或回车开头的，前面加一个撇号。
行的次序是在输入里第一次出现的次序。个人信息已隐去，除非加 \`--with-personal-data\`。后面可能再添列：请按表头的名字取。

UTF-8 without BOM, comma, LF, quotes as in RFC 4180, a header row. Days \`YYYY-MM-DD\`, money in yuan \`1234.50\`, \`true\`/\`false\`, nothing = empty. Texts that begin with \`= + - @\`, a tab or
a carriage return get a leading apostrophe. Lines stand in the order of first appearance in the input. Personal data is masked, unless \`--with-personal-data\` is given. Columns may be added
at the end: go by the names in the header.

### data/cases.csv

一件一行，不管去向。合并出来的按各次运行的次序，\`priority\` 是在那次运行里的。
One line a case, whatever became of it. Merged, the lines stand in the order of the runs, and \`priority\` is that within the run.

${tableOf(CASE_COLUMNS)}

### data/tasks.csv

一项任务一行。One line a task.

${tableOf(TASK_COLUMNS)}

### data/findings.csv

一处发现一行。One line a finding.

${tableOf(FINDING_COLUMNS)}

### 其他 · The others

\`data/rejected.csv\`：\`sourceFile, sourceSheet, sourceRow, codes\`，然后是输入的各列，已隐去。\`data/follow-up.csv\`、\`data/follow-up-figures.csv\`：[follow-up-report.zh-CN.md](follow-up-report.zh-CN.md)。

\`data/rejected.csv\`: \`sourceFile, sourceSheet, sourceRow, codes\`, then the columns of the inputs, masked. \`data/follow-up.csv\` and \`data/follow-up-figures.csv\`: [follow-up-report.md](follow-up-report.md).

## manifest.json

\`\`\`
{ tool: { name, version }, runId, asOf, month, lang, startedAt, finishedAt, settings: { … },
  inputs:  [ { path, bytes, sha256, format, encoding, sheets: [ { name, headerRow, rows } ] } ],
  onlyBranch?: { … },
  totals:  { rowsRead, noise, rejected, duplicates, superseded, accepted, elsewhere?, acceptedFen, cases, casesFen,
             byDisposition, byStage, byTenday, byPremiumBand, byPolicyYearBand, byServicing, byTransferStatus, byTransferReason:
             { NAME: { cases, fen } } },
  findings: { CODE: count },
  outputs: [ { path, kind, collectorCode?, supervisorCode?, cases?, fen?, bytes, sha256 } ] }
\`\`\`

金额是整数分。\`--json\` 把它打印出来。每次都核对的等式，不平就退出码 3、什么都不写：
Money is whole fen. \`--json\` prints it. What is asserted at the end of every run; if it does not hold the exit code is 3 and nothing is written:

- \`rowsRead = noise + rejected + duplicates + superseded + accepted (+ elsewhere)\`
- \`acceptedFen = casesFen\` = 各去向之和 the sum over \`byDisposition\`
- \`byDisposition.worklist\` = 各份清单之和 the sum over the files of kind \`worklist\`

| kind | 是什么 | what it is |
|---|---|---|
${Object.entries(OUTPUT_KINDS)
  .map(([kind, { zh, en }]) => `| \`${kind}\` | ${zh} | ${en} |`)
  .join('\n')}

## 取值 · Values

${[...new Set([...CASE_COLUMNS, ...FINDING_COLUMNS].flatMap(({ words }) => words ?? []))].map(valuesOf).join('\n')}

原因和风险的名字：[transfers.md](transfers.md)。Names of reasons and risks: [transfers.md](transfers.md).
`
}

function tableOf(columns: readonly DataColumn[]): string {
  const rows = columns.map(
    ({ name, kind, means, words }) =>
      `| \`${name}\` | ${KINDS[kind]} | ${means.zh} | ${means.en} | ${words === undefined ? '' : `\`${words}\``} |`,
  )
  return ['| 列 column | 类型 kind | 意思 | meaning | 取值 values |', '|---|---|---|---|---|', ...rows].join('\n')
}

function valuesOf(list: WordList): string {
  const words = Object.entries(WORDS[list]).map(([word, { zh, en }]) => `\`${word}\` ${zh}, ${en}`)
  return `- **${list}**: ${words.join(' · ')}`
}
