import type { Command } from 'commander'
import type { Lang } from '../model/text.ts'
import { wrapText } from './printable.ts'
import type { Terminal } from './terminal.ts'
import { textWidth } from './text-width.ts'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Makes commander's help speak the user's language, aligned by what a terminal shows, and its errors come to us as exceptions. */
export function speakHelp(command: Command, lang: Lang, terminal: Terminal): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: () => {},
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    .configureHelp({
      displayWidth: textWidth,
      boxWrap: (text, width) => wrapText(text, width).join('\n'),
      styleTitle: (title) =>
        terminal.paint.bold(
          lang === 'zh' ? (TITLES[title] ?? `${title}：`) : title.endsWith(':') ? title : `${title}:`,
        ),
      optionTerm: (option) => option.flags.replaceAll(/[<>]/g, ''),
      commandUsage: (one) => usageOf(one, lang),
      subcommandTerm: (one) => usageLine(one),
      visibleArguments: () => [],
    })
}

const usageLine = (command: Command) =>
  [
    command.name(),
    ...command.registeredArguments.map((argument) =>
      argument.variadic ? `${argument.name()}…` : `[${argument.name()}]`,
    ),
  ].join(' ')

function usageOf(command: Command, lang: Lang): string {
  const options = lang === 'zh' ? '[选项]' : '[options]'
  if (command.commands.length > 0) return lang === 'zh' ? 'xuqi 命令 [选项]' : 'xuqi COMMAND [options]'
  return `xuqi ${usageLine(command)} ${options}`
}
