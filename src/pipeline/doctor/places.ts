import { constants } from 'node:fs'
import { access, mkdtemp, open, rmdir, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { systemWords } from '../../model/system-words.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../../model/wording.ts'
import { errorCode } from '../../write/index.ts'
import type { Symptom } from './types.ts'

const GB = 1e9
/** A province's month takes 0.4 GB of output and as much again while it is made. */
const ROOM_NEEDED = 2 * GB

/** A folder that is read from and moved out of, or written into: it is there, or can be made, and lets this user do both. */
export async function lookAtFolder(name: string, title: Text, path: string): Promise<Symptom> {
  const there = await stat(path).catch(() => undefined)
  const shown = path.replaceAll('\\', '/')
  if (there === undefined) {
    const above = await nearestFolder(path)
    const fine = await canWrite(above)
    const found = both(`${shown}：还没有`, `${shown}: not there yet`)
    if (fine)
      return { name, title, health: 'note', found, remedy: both('第一次运行时会建。', 'It is made by the first run.') }
    return {
      name,
      title,
      health: 'bad',
      found,
      remedy: both(
        `在 ${above} 里没有写权限：建好这个文件夹，或换一个。`,
        `${above} cannot be written: make the folder, or choose another.`,
      ),
    }
  }
  if (!there.isDirectory())
    return {
      name,
      title,
      health: 'bad',
      found: both(`${shown}：不是文件夹`, `${shown}: not a folder`),
      remedy: both('在设置的 nightly 里换一个。', 'Choose another under nightly in the settings.'),
    }
  if (await canWrite(path))
    return { name, title, health: 'good', found: both(`${shown}：可读可写`, `${shown}: can be read and written`) }
  return {
    name,
    title,
    health: 'bad',
    found: both(`${shown}：不能写`, `${shown}: cannot be written`),
    remedy: both('给运行 xuqi 的用户读写权限。', 'Give the user who runs xuqi the right to read and write.'),
  }
}

/** A file that the settings name. */
export async function lookAtFile(name: string, title: Text, path: string): Promise<Symptom> {
  const shown = path.replaceAll('\\', '/')
  try {
    await access(path, constants.R_OK)
    return { name, title, health: 'good', found: both(`${shown}：可读`, `${shown}: can be read`) }
  } catch {
    return {
      name,
      title,
      health: 'bad',
      found: both(`${shown}：没有，或不能读`, `${shown}: not there, or not readable`),
      remedy: both('检查设置里的路径和权限。', 'Check the path in the settings, and the rights.'),
    }
  }
}

/** A file that is appended to: it is there and can be, or its folder can be written. */
export async function lookAtLog(name: string, title: Text, path: string): Promise<Symptom> {
  const shown = path.replaceAll('\\', '/')
  try {
    const file = await open(path, constants.O_WRONLY | constants.O_APPEND)
    await file.close()
    return { name, title, health: 'good', found: both(`${shown}：可写`, `${shown}: can be written`) }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return lookAtFolder(name, title, dirname(path))
    const { zh, en } = systemWords(code)
    return {
      name,
      title,
      health: 'bad',
      found: both(`${shown}：不能写（${zh}）`, `${shown}: cannot be written (${en})`),
      remedy: both(
        '给运行 xuqi 的用户写权限，或在设置的 nightly.log 里换一个。',
        'Give the user who runs xuqi the right to write, or choose another under nightly.log in the settings.',
      ),
    }
  }
}

/** Free space where outputs go, and where the temporary files of a run lie. */
export async function lookAtRoom(outbox: string): Promise<readonly Symptom[]> {
  const out = await nearestFolder(outbox)
  return [
    await roomOf('room', both('磁盘空间（结果）', 'free space (outputs)'), out),
    await lookAtTemporary('temporaryRoom', both('磁盘空间（临时文件）', 'free space (temporary files)'), tmpdir()),
  ]
}

/** The environment may name a folder that is not there. */
async function lookAtTemporary(name: string, title: Text, path: string): Promise<Symptom> {
  if (await canWrite(path)) return roomOf(name, title, path)
  return {
    name,
    title,
    health: 'bad',
    found: both(`${path}：没有，或不能写`, `${path}: not there, or cannot be written`),
    remedy: both(
      '建好这个文件夹、给写权限，或用环境变量 TMPDIR（Windows 上是 TEMP）指定另一个。',
      'Make the folder and give the right to write, or name another in the environment variable TMPDIR (TEMP on Windows).',
    ),
  }
}

async function roomOf(name: string, title: Text, path: string): Promise<Symptom> {
  const { bavail, bsize } = await statfs(path)
  const free = bavail * bsize
  const shown = `${(free / GB).toFixed(1)} GB`
  const found = both(`${path}：还有 ${shown}`, `${path}: ${shown} free`)
  if (free >= ROOM_NEEDED) return { name, title, health: 'good', found }
  return {
    name,
    title,
    health: 'bad',
    found,
    remedy: both('腾出空间；旧结果可以用 keepDays 自动清理。', 'Make room; keepDays deletes old outputs by itself.'),
  }
}

/** The folder itself, or the nearest one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  let at = resolve(path)
  while ((await stat(at).catch(() => undefined)) === undefined && dirname(at) !== at) at = dirname(at)
  return at
}

/** Tried, not asked: rights on network drives say little. */
async function canWrite(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK)
    await rmdir(await mkdtemp(join(path, '.xuqi-doctor-')))
    return true
  } catch {
    return false
  }
}
