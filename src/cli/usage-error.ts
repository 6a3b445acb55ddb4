import type { Command, CommanderError } from 'commander'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import type { Text } from '../model/text.ts'

/** What commander found wrong with the command line, as a refusal in both languages. */
export function usageRefusal(error: CommanderError, program: Command): Refusal {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1]
  const ask = meant === undefined ? askOf(hasOption(program, `-${name}`) ? `-${name}` : '') : askOf(meant)
  return refuse('R017', { what: describe(error, name, ask) })
}

function hasOption(program: Command, flag: string): boolean {
  return program.commands.some(({ options }) => options.some(({ long }) => long === flag))
}

/** What was meant, perhaps; nothing where nobody knows. */
function askOf(meant: string): Text {
  return meant === '' ? { zh: '', en: '' } : { zh: `是不是 ${meant}？`, en: ` Did you mean ${meant}?` }
}

/**
 * Nothing where a value or a name should stand: mostly a variable of a script that is not set.
 * @throws Refusal R017, all of them at once
 */
export function refuseEmpty(args: readonly string[], options: Readonly<Record<string, unknown>>): void {
  const empty = Object.entries(options).filter(([, value]) => value === '')
  const problems = empty.map(([name]): RefusalItem => {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const what: Text = { zh: `${flag} 后面是空的，要写一个值。`, en: `${flag} is empty; it needs a value.` }
    return { code: 'R017', facts: { what } }
  })
  if (args.includes('')) {
    const what: Text = { zh: '有一个文件名是空的。', en: 'One of the names is empty.' }
    problems.push({ code: 'R017', facts: { what } })
  }
  if (problems.length > 0) throw new Refusal(problems)
}

function describe(error: CommanderError, name: string, ask: Text): Text {
  const flag = name.replaceAll(/[<>]/g, '')
  switch (error.code) {
    case 'commander.unknownOption':
      return { zh: `没有选项 ${name}。${ask.zh}`, en: `There is no option ${name}.${ask.en}` }
    case 'commander.unknownCommand':
      return { zh: `没有命令 ${name}。${ask.zh}`, en: `There is no command ${name}.${ask.en}` }
    case 'commander.optionMissingArgument':
      return { zh: `${flag} 后面要写一个值。`, en: `${flag} needs a value.` }
    case 'commander.excessArguments':
      return { zh: `${name} 后面的参数太多。`, en: `Too many arguments for ${name}.` }
    default: {
      const english = error.message.replace(/^error: /, '')
      return { zh: `命令写得不对：${english}`, en: english }
    }
  }
}
