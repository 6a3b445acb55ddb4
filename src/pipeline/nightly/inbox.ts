import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A file of the inbox. */
export interface InboxFile {
  readonly path: string
  /** relative to the inbox, with `/` */
  readonly name: string
  readonly bytes: number
}

/** What lies in the inbox when a night begins, each list in the order of names. */
export interface InboxStock {
  readonly ready: readonly InboxFile[]
  /** still being copied: they wait for the next night */
  readonly growing: readonly InboxFile[]
}

interface Look extends InboxFile {
  readonly changedAt: number
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
  const known = new Map(first.map((file) => [file.name, file]))
  const isReady = (file: Look) => {
    const before = known.get(file.name)
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
  const entries = await readdir(inbox, { recursive: true, withFileTypes: true }).catch(() => [])
  const files: Look[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(inbox.length).replaceAll('\\', '/').replace(/^\/+/, '')
    // hidden files are systems' own, `~$…` says that Excel has a workbook open
    if (!entry.isFile() || name.split('/').some((part) => part.startsWith('.')) || entry.name.startsWith('~$')) continue
    const facts = await stat(path).catch(() => undefined)
    if (facts) files.push({ path, name, bytes: facts.size, changedAt: Math.max(facts.mtimeMs, facts.ctimeMs) })
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}
