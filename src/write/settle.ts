import { chmod, chown, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Modes } from './descriptor.ts'

/** How many files are made durable at a time: the waiting is the disk's, not ours. */
const AT_ONCE = 8

/** Gives everything below (and the folder itself) its mode and group and makes it durable, so that the rename never shows half a file. */
export async function settleTree(folder: string, modes: Modes, groupId: number | undefined): Promise<void> {
  const files: string[] = []
  const folders: string[] = [folder]
  for (const at of folders) {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      const list = entry.isDirectory() ? folders : files
      list.push(join(at, entry.name))
    }
  }
  const queue = files.values()
  await Promise.all(Array.from({ length: AT_ONCE }, () => settleAll(queue, modes.file, groupId)))
  for (const at of folders.reverse()) await settle(at, modes.folder, groupId, true)
}

async function settleAll(paths: Iterable<string>, mode: number, groupId: number | undefined): Promise<void> {
  for (const path of paths) await settle(path, mode, groupId, false)
}

async function settle(path: string, mode: number, groupId: number | undefined, isFolder: boolean): Promise<void> {
  if (process.platform !== 'win32') {
    // chown first: it may take away bits of the mode
    if (groupId !== undefined) await chown(path, process.getuid?.() ?? -1, groupId)
    await chmod(path, mode)
  } else if (isFolder) {
    return
  }
  const handle = await open(path, isFolder || process.platform !== 'win32' ? 'r' : 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
