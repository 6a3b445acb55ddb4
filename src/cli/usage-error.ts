import type { CommanderError } from 'commander'
import { type Refusal, refuse } from '../model/refusal.ts'
import type { Text } from '../model/text.ts'

/** What commander found wrong with the command line, as a refusal in both languages. */
export function usageRefusal(error: CommanderError): Refusal {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1]
  const ask: Text = { zh: meant ? `是不是 ${meant}？` : '', en: meant ? ` Did you mean ${meant}?` : '' }
  return refuse('R017', { what: describe(error, name, ask) })
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
