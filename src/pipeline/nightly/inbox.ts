import { isUtf8 } from 'node:buffer'
import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { systemWords } from '../../model/system-words.ts'
import type { Text } from '../../model/text.ts'
import { errorCode } from '../../write/index.ts'

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

/** A file or folder of the inbox that has to stay there, and why. */
export interface LeftThere {
  readonly name: string
  readonly reason: Text
}

/** What lies in the inbox when a night begins, each list in the order of names. */
export interface InboxStock {
  readonly ready: readonly InboxFile[]
  /** what nobody may look into */
  readonly closed: readonly LeftThere[]
  /** still being copied: they wait for the next night */
  readonly growing: readonly InboxFile[]
}

interface Looks {
  readonly files: readonly Look[]
  readonly closed: readonly LeftThere[]
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
export async function takeStock(
  inbox: string,
  settleSeconds: number,
  now: () => number,
  signal: AbortSignal,
): Promise<InboxStock> {
  const first = await look(inbox)
  const young = first.files.filter((file) => Math.abs(now() - file.changedAt) < settleSeconds * 1000)
  if (young.length > 0) await wait(settleSeconds * 1000, undefined, { signal })
  const again = young.length > 0 ? await look(inbox) : first
  const known = new Map(first.files.map((file) => [file.key, file]))
  const isReady = (file: Look) => {
    const before = known.get(file.key)
    return (
      before !== undefined &&
      before.bytes === file.bytes &&
      before.changedAt === file.changedAt &&
      !UNFINISHED.test(file.name)
    )
  }
  const { files, closed } = again
  return { ready: files.filter(isReady), growing: files.filter((file) => !isReady(file)), closed }
}

async function look(inbox: string): Promise<Looks> {
  const files: Look[] = []
  const closed: LeftThere[] = []
  /** undefined: it is gone already, or nobody may look into it, which is told */
  const seen = async <T>(parts: readonly Buffer[], looking: Promise<T>): Promise<T | undefined> => {
    try {
      return await looking
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      if (parts.length === 0) throw error
      closed.push({ name: nameOf(parts), reason: cannotRead(error) })
      return undefined
    }
  }
  const walk = async (folder: Buffer, above: readonly Buffer[]): Promise<void> => {
    const entries = await seen(above, readdir(folder, { withFileTypes: true, encoding: 'buffer' }))
    for (const entry of entries ?? []) {
      // hidden files are systems' own, `~$…` says that Excel has a workbook open
      if (/^(\.|~\$)/.test(entry.name.toString('latin1'))) continue
      const parts = [...above, entry.name]
      const bytes = Buffer.concat([folder, SLASH, entry.name])
      if (entry.isDirectory()) {
        await walk(bytes, parts)
        continue
      }
      const facts = await seen(parts, lstat(bytes))
      if (facts) files.push(lookOf(bytes, parts, facts))
    }
  }
  await walk(Buffer.from(inbox), [])
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), closed }
}

const SLASH = Buffer.of(0x2f)

function lookOf(bytes: Buffer, parts: readonly Buffer[], facts: Stats): Look {
  const isNamed = parts.every((part) => isUtf8(part))
  const odd = !isNamed ? NOT_UTF8 : facts.isFile() ? undefined : facts.isSymbolicLink() ? A_LINK : NO_FILE
  const look = {
    path: isNamed ? bytes.toString() : bytes,
    name: nameOf(parts),
    bytes: facts.size,
    changedAt: Math.max(facts.mtimeMs, facts.ctimeMs),
    key: bytes.toString('latin1'),
  }
  return odd === undefined ? look : { ...look, odd }
}

function nameOf(parts: readonly Buffer[]): string {
  return parts.map(readableName).join('/')
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

function cannotRead(error: unknown): Text {
  const what = systemWords(errorCode(error))
  return {
    zh: `不能读（${what.zh}）：请给运行 xuqi 的用户读写权限。`,
    en: `It cannot be read (${what.en}): give the user who runs xuqi the right to read and write.`,
  }
}

/** Why a file could not be taken out of the inbox. */
export function cannotTake(error: unknown): Text {
  const what = systemWords(errorCode(error))
  return {
    zh: `取不走（${what.zh}）：请给运行 xuqi 的用户读写权限，关掉正打开它的程序；下一晚再取。`,
    en: `It cannot be taken out (${what.en}): give the user who runs xuqi the right to read and write, and close the program that has it open; the next night tries again.`,
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
