import type { Lang } from '../model/text.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given beside its arguments. */
export interface Session {
  readonly terminal: Terminal
  /** language of the messages until the settings are known */
  readonly lang: Lang
  /** `--lang` was given: it wins over the settings */
  readonly langGiven: boolean
  /** the user wants to stop */
  readonly signal: AbortSignal
  readonly version: string
}

/** What a command does with its arguments; returns the exit code. */
export type Action = (
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
  session: Session,
) => Promise<number>

/** Picks one of two languages. */
export type Say = (zh: string, en: string) => string

/** A speaker of one language. */
export function speaker(lang: Lang): Say {
  return lang === 'zh' ? (zh) => zh : (_, en) => en
}
