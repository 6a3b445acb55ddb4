import { CHECK_GRADES, type CodePage, type CollectPage, explainLines, isLineExample, reasonLines } from '../codes.ts'
import type { Task } from '../model/task.ts'
import type { Lang, Text } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import { INPUT_TITLES, type InputKey } from '../model/worklist-form.ts'
import { wrapText } from './printable.ts'
import { type Say, speaker } from './session.ts'
import type { Terminal } from './terminal.ts'
import { textWidth } from './text-width.ts'

const KINDS: Readonly<Record<CodePage['kind'], Text>> = {
  check: { zh: '核对', en: 'Checks' },
  reason: { zh: '转账失败原因', en: 'Reasons for a failed debit' },
  task: { zh: '跟进任务', en: 'Follow-up tasks' },
  collect: { zh: '收回', en: 'Collecting' },
  refusal: { zh: '拒绝', en: 'Refusals' },
}

type Check = Extract<CodePage, { kind: 'check' }>['check']
type Line = readonly [label: string, content: string]

/** All codes, by kind, one a line. */
export function codeList(pages: readonly CodePage[], lang: Lang, { paint }: Terminal): string {
  const kinds = [...new Set(pages.map((page) => page.kind))]
  const blocks = kinds.map((kind) => {
    const lines = pages
      .filter((page) => page.kind === kind)
      .map(
        (page) =>
          `  ${page.code.padEnd(5)} ${page.title[lang]}${page.kind === 'check' ? `  ${severity(page.check, lang)}` : ''}`,
      )
    return [paint.bold(KINDS[kind][lang]), ...lines].join('\n')
  })
  const hint = lang === 'zh' ? '看一个代码：xuqi explain V021' : 'One of them: xuqi explain V021'
  return `${blocks.join('\n\n')}\n\n${hint}\n`
}

/** The page of one code. */
export function codePage(page: CodePage, lang: Lang, terminal: Pick<Terminal, 'paint' | 'width'>): string {
  const say = speaker(lang)
  const head = terminal.paint.bold(`${page.code} ${page.title[lang]}`)
  const lines = linesOf(page, lang, say)
  return `${head}\n\n${aligned(lines, terminal.width)}\n`
}

function linesOf(page: CodePage, lang: Lang, say: Say): readonly Line[] {
  switch (page.kind) {
    case 'check':
      return checkLines(page.check, lang, say)
    case 'reason':
      return reasonLines(page.reasonCode, lang)
    case 'task':
      return [[say('名称', 'Name'), page.name], ...taskLines(page.task, lang, say)]
    case 'collect':
      return [[say('名称', 'Name'), page.name], ...collectLines(page.page, lang, say)]
    case 'refusal':
      return [
        [say('提示', 'Message'), page.refusal.message[lang].replaceAll(/\{\w+\}/g, '…')],
        [say('怎么办', 'What to do'), page.refusal.remedy[lang]],
        [say('退出码', 'Exit code'), '2'],
      ]
  }
}

function checkLines(check: Check, lang: Lang, say: Say): readonly Line[] {
  const lines: readonly Line[] = explainLines(check, lang)
  const grades = CHECK_GRADES[check.code]
  if (!grades) return lines
  const words = grades.join(lang === 'zh' ? '、' : ', ')
  const change =
    grades.length === 1
      ? say(`不能改，总是 ${words}`, `cannot be changed: always ${words}`)
      : say(
          `设置里写 checks: { ${check.code}: off }；可用 ${words}`,
          `settings: checks: { ${check.code}: off }; one of ${words}`,
        )
  return [...lines, [say('改级别', 'To change'), change]]
}

function taskLines(task: Task, lang: Lang, say: Say): readonly Line[] {
  const channels: Readonly<Record<Task['channel'], string>> = {
    phone: say('电话', 'phone'),
    message: say('电话或短信', 'phone or SMS'),
    visit: say('面访', 'visit'),
    form: say('表格', 'form'),
    other: say('不限', 'any'),
  }
  const owner = task.owner === 'supervisor' ? say('主管', 'supervisor') : wordText('owner', task.owner)[lang]
  return [
    [say('适用', 'Applies'), task.applies[lang]],
    [say('期限', 'Due'), task.due[lang]],
    [say('方式', 'Channel'), channels[task.channel]],
    [say('谁来办', 'Owner'), owner],
    [say('办妥', 'Done when'), task.done[lang]],
  ]
}

function collectLines(page: CollectPage, lang: Lang, say: Say): readonly Line[] {
  const example = (one: CollectPage['bad']) =>
    isLineExample(one)
      ? Object.entries(one)
          .map(([key, text]) => `${INPUT_TITLES[key as InputKey][lang]}=${text}`)
          .join(say('，', ', '))
      : one[lang]
  return [
    [say('级别', 'Severity'), wordText('severity', page.severity)[lang]],
    [say('条件', 'When'), page.when[lang]],
    [say('提示', 'Message'), page.message[lang].replaceAll(/\{\w+\}/g, '…')],
    [say('怎么办', 'What to do'), page.remedy[lang]],
    [say('会报', 'Raises'), example(page.bad)],
    [say('不报', 'Does not'), example(page.good)],
  ]
}

function severity(check: Check, lang: Lang): string {
  if (check.kind === 'refusal') return KINDS.refusal[lang]
  const ofFields = Object.values(check.severityByField ?? {})
  return [...new Set([check.severity, ...ofFields])]
    .map((one) => wordText('severity', one)[lang])
    .join(lang === 'zh' ? '或' : ' or ')
}

function aligned(lines: readonly Line[], width: number): string {
  const labelWidth = Math.max(...lines.map(([label]) => textWidth(label))) + 2
  const indent = ' '.repeat(labelWidth)
  return lines
    .map(
      ([label, content]) =>
        label + ' '.repeat(labelWidth - textWidth(label)) + wrapText(content, width - labelWidth).join(`\n${indent}`),
    )
    .join('\n')
}
