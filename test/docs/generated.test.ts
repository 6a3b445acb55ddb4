import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHECK_GRADES } from '../../src/codes.ts'
import { COLLECT_CODES, COLLECT_PAGES, type CollectPage } from '../../src/collect/index.ts'
import { DEFAULT_TEMPLATES, NOTICE_BLANKS, NOTICE_TEMPLATES } from '../../src/model/notice.ts'
import { REFUSALS } from '../../src/model/refusal.ts'
import { TASKS } from '../../src/model/task.ts'
import { wordText } from '../../src/model/words.ts'
import { AXES, AXIS_NAMES } from '../../src/pipeline/axes.ts'
import { settingsJsonSchema, settingsTable } from '../../src/read/settings/docs.ts'
import { outputsPage } from './outputs-page.ts'

const GENERATED =
  '<!-- 由程序的数据生成，勿手改：UPDATE=1 npm test · generated from the data of the program, do not edit -->'
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function settingsPage(): string {
  return `# 设置 · Settings

${GENERATED}

\`xuqi init\` 写一份带说明的 \`xuqi.config.yaml\`；当前目录里有这个文件就会用它，也可以用 \`--config\` 指定。
写错的键、值会指出第几行第几列，并给出建议。编辑器可用 [JSON Schema](xuqi.config.schema.json) 补全。

\`xuqi init\` writes a commented \`xuqi.config.yaml\`; it is used when it stands in the working directory, or named with \`--config\`.
Wrong keys and values are reported with line, column and a suggestion. Editors complete with the [JSON Schema](xuqi.config.schema.json).

最后一列是 ● 的，\`xuqi merge\` 要合并的各次运行必须相同；其余的各省可以自己定。
Where the last column has a ●, runs that \`xuqi merge\` adds up must agree; the others are each province's own.

${settingsTable()}

## 清单排序 · Axes of \`sort\`

\`--sort\` 和设置 \`sort\` 里可以写的，先写的先分组：\`--sort premium,tenday\` 先按保费段，段内按旬。
What \`--sort\` and the setting \`sort\` may name, the first one groups first: \`--sort premium,tenday\` = by premium band, in it by tenday.

| 轴 axis | 也可以写 or |
|---|---|
${AXIS_NAMES.map(({ axis, also }) => `| \`${axis}\` | ${also.join('、')} |`).join('\n')}
`
}

function noticesPage(): string {
  const rows = NOTICE_TEMPLATES.map((name) => {
    const { zh, en } = DEFAULT_TEMPLATES[name]
    const blanks = NOTICE_BLANKS[name].map((blank) => `\`{${blank}}\``).join(' ')
    return `| \`${name}\` | ${cell(zh)}<br>${cell(en)} | ${blanks} |`
  })
  return `# 客户通知的模板 · Templates of notices

${GENERATED}

设置里写了 \`worklist.company\` 和 \`worklist.hotline\`，\`xuqi run\` 就写出 \`notices/*.csv\`：一位客户一条，不管几张保单；xuqi 自己不发短信。
一张保单有几期没缴的，写各期（到期的和七天内到期的；扣款未成功的通知只算已过应缴日的）合计、最早的应缴日、宽限截止日。效力中止通知失效满三个工作日才发；扣款未成功发过的，七天内不另发提醒。有跟进簿的，休息日不写，留给下一个工作日。没有可靠手机号的（打过是空号错号、报了新号而清单还是旧号的也算，不论是哪张保单上记的）写信函。整张保单都不发的：有一期在途或暂缓、钱只到一部分或失效后才到；客户说已缴、已存入（七天内）；投诉还没答复（客户的所有保单）；报身故的（同上）；团单和单位；不要通知的。
文字的语言是 \`notices.lang\`，与 \`--lang\` 无关。
在 \`notices.templates\` 里写要改的那几个，其余用下面这些。\`graceLine\`、\`lapsedLine\`、\`policyLine\` 是每张保单的一段，合起来填进 \`{policies}\`；保单太多时用 \`more\`。
不能有表里没有的空，不能有威胁的话，不能承诺复效一定通过，链接只能用 \`notices.link\` 里的那一个。

With \`worklist.company\` and \`worklist.hotline\` set, \`xuqi run\` writes \`notices/*.csv\`: one message for each customer, however many policies; xuqi sends nothing itself.
Of a policy with several unpaid instalments the message tells the sum of those that are due (or will be within seven days; of a failed debit, those past their due date), the first due date and the last day of grace. A suspension is told three working days after the lapse; a reminder follows a failed debit after seven days at the earliest. With a book nothing is written on a day off: the next working day's run does. Who has no mobile that is surely the customer's gets a letter: also where a call found a wrong number, or a new one was reported that the list does not have, on whichever policy. None goes out about a policy of which an instalment is on hold, or whose money came in part or after the lapse; within seven days of the customer saying that it is paid or the money is in the account; while a complaint is not answered, or where a death is reported (on any policy of the customer); to groups and organisations; to those opted out.
The language is \`notices.lang\`, whatever \`--lang\` says.
Put those that you change under \`notices.templates\`. \`graceLine\`, \`lapsedLine\` and \`policyLine\` tell of one policy each and fill \`{policies}\` together; \`more\` stands for those that would be too many.
No other blanks, no threat, no promise that a reinstatement is accepted, and no link but the one of \`notices.link\`.

| 模板 template | 内置 built in | 可用的空 blanks |
|---|---|---|
${rows.join('\n')}
`
}

function refusalsPage(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, { title, message, remedy }]) =>
      `| ${code} | ${cell(title.zh)}<br>${cell(title.en)} | ${cell(message.zh)}<br>${cell(message.en)} | ${cell(remedy.zh)}<br>${cell(remedy.en)} |`,
  )
  return `# 拒绝 · Refusals

${GENERATED}

拒绝时退出码为 2，什么都没有写；所有被拒绝的文件一次列出。
A refused run exits with 2 and writes nothing; all refused files are named at once.

| 代码 code | 名称 title | 提示 message | 怎么办 what to do |
|---|---|---|---|
${rows.join('\n')}
`
}

function tasksPage(): string {
  const rows = Object.entries(TASKS).map(
    ([code, { title, applies, due, done }]) =>
      `| ${code} | ${cell(title.zh)}<br>${cell(title.en)} | ${cell(applies.zh)}<br>${cell(applies.en)} | ${cell(due.zh)}<br>${cell(due.en)} | ${cell(done.zh)}<br>${cell(done.en)} |`,
  )
  return `# 跟进任务 · Follow-up tasks

${GENERATED}

| 代码 code | 任务 task | 适用 applies | 期限 due | 办妥 done when |
|---|---|---|---|---|
${rows.join('\n')}
`
}

function collectingPage(): string {
  const rows = COLLECT_CODES.map((code) => {
    const { title, severity, when, message, remedy }: CollectPage = COLLECT_PAGES[code]
    const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${cell(zh)}<br>${cell(en)}`
    return `| ${code} | ${both(title)} | ${both(wordText('severity', severity))} | ${both(when)} | ${both(message)} | ${both(remedy)} |`
  })
  return `# 收回时的发现 · What collecting finds

${GENERATED}

退回：没有记进跟进簿。警告：记了，要看一看。提示：供了解。怎样收回：[collect.zh-CN.md](collect.zh-CN.md)。
reject: not recorded. warn: recorded, look at it. note: for information. How collecting works: [collect.md](collect.md).

| 代码 code | 标题 title | 级别 severity | 条件 when | 提示 message | 怎么办 what to do |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}

const schema = `${JSON.stringify(settingsJsonSchema({ checks: CHECK_GRADES, axes: AXES }), null, 2)}\n`

describe('docs made from the data of the program', () => {
  for (const [name, content] of [
    ['settings.md', settingsPage()],
    ['notices.md', noticesPage()],
    ['outputs.md', outputsPage(GENERATED)],
    ['refusals.md', refusalsPage()],
    ['tasks.md', tasksPage()],
    ['collect-codes.md', collectingPage()],
    ['xuqi.config.schema.json', schema],
  ] as const) {
    it(`${name} is what the data says (UPDATE=1 rewrites it)`, () => {
      const path = resolve(import.meta.dirname, '../../docs', name)
      if (process.env.UPDATE === '1') writeFileSync(path, content)
      expect(readFileSync(path, 'utf8')).toBe(content)
    })
  }
})
