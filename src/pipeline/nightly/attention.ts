import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { formatDay, formatMonth } from '../../model/day.ts'
import type { Text } from '../../model/text.ts'
import { writeText } from '../../write/index.ts'
import { freePath } from './collecting.ts'
import { modesOf, type NightOptions } from './options.ts'

/** What somebody has to look into, and cannot be said in the one line of a night. */
export interface Attention {
  readonly path: string
  readonly count: number
}

/** Writes it beside the night's output (`DAY-attention.txt`): nobody sees the terminal of a night. */
export async function writeAttention(options: NightOptions, texts: readonly Text[]): Promise<Attention | undefined> {
  if (texts.length === 0) return undefined
  const { asOf, month, lang, settings } = options.run
  const modes = modesOf(options)
  const place = join(settings.nightly.outbox, formatMonth(month))
  await mkdir(place, { recursive: true, mode: modes.folder })
  const path = freePath(join(place, `${formatDay(asOf)}-attention`), '.txt')
  writeText(path, texts.map((text) => `${text[lang]}\n`).join(''), modes.file)
  return { path, count: texts.length }
}
