import { readFileSync, statSync } from 'node:fs'
import { isatty } from 'node:tty'
import { CommanderError } from 'commander'
import { ownFile } from '../model/own-files.ts'
import { Refusal, refuse } from '../model/refusal.ts'
import { systemWords } from '../model/system-words.ts'
import type { Lang } from '../model/text.ts'
import { buildProgram } from './program.ts'
import { refusalText } from './refusal-text.ts'
import { type Session, speaker } from './session.ts'
import { openTerminal } from './terminal.ts'
import { usageRefusal } from './usage-error.ts'

const INTERRUPTED = 130

/**
 * The program: parses the arguments and does what they say.
 * @returns the exit code: 0 done · 1 done with findings · 2 refused · 3 a fault of xuqi · 130 interrupted
 */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = openTerminal(args)
  const abort = new AbortController()
  const stop = () => {
    // Asked a second time: the user does not want to wait for the tidying up.
    if (abort.signal.aborted) process.exit(INTERRUPTED)
    abort.abort(new Error('interrupted'))
  }
  const onTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor))
  let hungUp = false
  // The terminal was closed, which both it and the shell may tell: nobody is there to be impatient.
  const hangUp = () => {
    hungUp = true
    if (!abort.signal.aborted) stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', hangUp)
  const version = ownVersion()
  const given = givenLang(args)
  const lang: Lang = given === 'zh' || given === 'en' ? given : (settingsLang(args) ?? 'zh')
  try {
    if (given !== undefined && given !== 'zh' && given !== 'en') throw badLang(given)
    const session: Session = { terminal, lang, langGiven: given !== undefined, signal: abort.signal, version }
    const exitCode = await runProgram(args, session)
    const lost = await terminal.settled()
    if (lost === undefined) return exitCode
    terminal.err(lostText(lost, lang))
    return 3
  } catch (error) {
    if (abort.signal.aborted) {
      terminal.err(
        `${speaker(lang)('已中断，没有留下写了一半的文件。', 'Interrupted; nothing half-written is left.')}\n`,
      )
      // Node aborts, perhaps with a dump of its memory, when it leaves a terminal that is gone: the signal ends it instead
      if (hungUp && onTerminal) process.off('SIGHUP', hangUp).kill(process.pid, 'SIGHUP')
      return INTERRUPTED
    }
    if (error instanceof Refusal) {
      terminal.err(refusalText(error, lang, terminal))
      return 2
    }
    terminal.err(faultText(error, lang, version))
    return 3
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    process.off('SIGHUP', hangUp)
  }
}

async function runProgram(args: readonly string[], session: Session): Promise<number> {
  let exitCode = 0
  const program = buildProgram(session, (code) => {
    exitCode = code
  })
  try {
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0 && error.code !== 'commander.help') throw usageRefusal(error, program)
    if (error.code === 'commander.help') program.outputHelp()
  }
  return exitCode
}

/** The value of `--lang`, wherever it stands: even the message about a wrong option speaks it. */
function givenLang(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const at = options.lastIndexOf('--lang')
  if (at >= 0) return options[at + 1] ?? ''
  return options.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
}

/** The language of the settings file, by a glance: help and messages need it before the settings are read in earnest. */
function settingsLang(args: readonly string[]): Lang | undefined {
  const at = args.lastIndexOf('--config')
  const joined = args.findLast((arg) => arg.startsWith('--config='))?.slice('--config='.length)
  try {
    const path = (at >= 0 ? args[at + 1] : joined) ?? 'xuqi.config.yaml'
    // what a pipe holds can be read only once
    if (!statSync(path).isFile()) return undefined
    const source = readFileSync(path, 'utf8')
    const lang = /^lang:\s*['"]?(zh|en)\b/m.exec(source)?.[1]
    return lang === 'en' || lang === 'zh' ? lang : undefined
  } catch {
    return undefined
  }
}

function badLang(given: string): Refusal {
  return refuse('R017', {
    what: { zh: `--lang 只能是 zh 或 en，不是“${given}”。`, en: `--lang is zh or en, not "${given}".` },
  })
}

function ownVersion(): string {
  const own: unknown = JSON.parse(readFileSync(ownFile('package.json'), 'utf8'))
  return typeof own === 'object' && own !== null && 'version' in own ? String(own.version) : ''
}

/** The work is done, and whoever reads the answer must not take it for whole. */
function lostText(code: string, lang: Lang): string {
  const why = systemWords(code)
  return `${speaker(lang)(
    `已做完，该写的文件都写好了；但标准输出写不进去：${why.zh}。`,
    `Done, and every file that was to be written is there; but standard output could not be written: ${why.en}.`,
  )}\n`
}

function faultText(error: unknown, lang: Lang, version: string): string {
  const say = speaker(lang)
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [
    say(
      `xuqi 自身的故障（xuqi ${version}，Node ${process.version}，${process.platform}）`,
      `A fault of xuqi itself (xuqi ${version}, Node ${process.version}, ${process.platform})`,
    ),
    stack,
    say(
      '不是您的操作有误。请把以上几行和所用的命令交给维护者，不要附上客户数据。',
      'You did nothing wrong. Give these lines and the command to the maintainers, without any customer data.',
    ),
    '',
  ].join('\n')
}
