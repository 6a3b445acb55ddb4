import { isUtf8 } from 'node:buffer'
import { lstat, readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Text } from '../../model/text.ts'

/** A file of the inbox. */
export interface InboxFile {
  /** bytes where the name is no text */
  readonly path: string | Buffer
  /** relative to the inbox, with `/`, in any case readable */
  readonly name: string
  readonly bytes: number
  /** why it cannot be read as what it is; left out = it can */
  readonly odd?: Text
}

/** What lies in the inbox when a night begins, each list in the order of names. */
export interface InboxStock {
  readonly ready: readonly InboxFile[]
  /** still being copied: they wait for the next night */
  readonly growing: readonly InboxFile[]
}

interface Look extends InboxFile {
  readonly changedAt: number
  /** no two have the same; two names may */
  readonly key: string
}

/** Names that transfers give to what is not complete yet. */
const UNFINISHED = /\.(part|partial|tmp|filepart|crdownload|download|!ut)$/i

/**
 * Takes stock of the inbox and its folders. A file that changed lately is looked at twice, `settleSeconds` apart; one that changed in
 * between is still being copied. The file system's clock and ours may differ, so "lately" only decides whether to wait.
 */
export async function takeStock(inbox: string, settleSeconds: number, now: () => number): Promise<InboxStock> {
  const first = await look(inbox)
  const young = first.filter((file) => Math.abs(now() - file.changedAt) < settleSeconds * 1000)
  if (young.length > 0) await wait(settleSeconds * 1000)
  const again = young.length > 0 ? await look(inbox) : first
  const known = new Map(first.map((file) => [file.key, file]))
  const isReady = (file: Look) => {
    const before = known.get(file.key)
    return (
      before !== undefined &&
      before.bytes === file.bytes &&
      before.changedAt === file.changedAt &&
      !UNFINISHED.test(file.name)
    )
  }
  return { ready: again.filter(isReady), growing: again.filter((file) => !isReady(file)) }
}

async function look(inbox: string): Promise<readonly Look[]> {
  const files: Look[] = []
  const walk = async (folder: Buffer, above: readonly Buffer[]): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(() => [])
    for (const entry of entries) {
      // hidden files are systems' own, `~$…` says that Excel has a workbook open
      if (/^(\.|~\$)/.test(entry.name.toString('latin1'))) continue
      const parts = [...above, entry.name]
      const bytes = Buffer.concat([folder, SLASH, entry.name])
      if (entry.isDirectory()) await walk(bytes, parts)
      else files.push(...(await lookAt(bytes, parts)))
    }
  }
  await walk(Buffer.from(inbox), [])
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const SLASH = Buffer.of(0x2f)

/** Nothing, where it is gone already. */
async function lookAt(bytes: Buffer, parts: readonly Buffer[]): Promise<readonly Look[]> {
  const facts = await lstat(bytes).catch(() => undefined)
  if (facts === undefined) return []
  const isNamed = parts.every((part) => isUtf8(part))
  const odd = !isNamed ? NOT_UTF8 : facts.isFile() ? undefined : facts.isSymbolicLink() ? A_LINK : NO_FILE
  const look = {
    path: isNamed ? bytes.toString() : bytes,
    name: parts.map(readableName).join('/'),
    bytes: facts.size,
    changedAt: Math.max(facts.mtimeMs, facts.ctimeMs),
    key: bytes.toString('latin1'),
  }
  return [odd === undefined ? look : { ...look, odd }]
}

/** A name in GBK as it was meant, and any other so that a person sees what it is like: `caf%E9.csv`. */
function readableName(part: Buffer): string {
  if (isUtf8(part)) return part.toString()
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(part)
  } catch {
    return part.toString('latin1').replace(/[^ -~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  }
}

const NOT_UTF8: Text = {
  zh: '文件名不是 UTF-8（多半是 GBK）：请改名后再放进来，或把这里改过名的放回去。',
  en: 'Its name is not UTF-8, but GBK, most likely: rename it and put it into the inbox again, or put back this one, which has been renamed.',
}
const A_LINK: Text = {
  zh: '这是链接，不是文件：请把文件本身放进来。',
  en: 'A link and no file: put the file itself into the inbox.',
}
const NO_FILE: Text = {
  zh: '这是管道或设备，不是文件：里面没有可读的内容。',
  en: 'A pipe or device and no file: there is nothing in it to be read.',
}
