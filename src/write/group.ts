import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { refuse } from '../model/refusal.ts'

/**
 * The number of a group of this machine, given by name or number; undefined where nothing is to be changed.
 * @throws Refusal R015 if there is no such group
 */
export function groupIdOf(group: string, outDir: string): number | undefined {
  if (group === '' || process.platform === 'win32') return undefined
  if (/^\d+$/.test(group)) return Number(group)
  const id = idInLines(readGroups(), group) ?? idInLines(askSystem(group), group)
  if (id !== undefined) return id
  throw refuse('R015', { path: outDir, what: { zh: `没有用户组“${group}”`, en: `there is no group "${group}"` } })
}

function readGroups(): string {
  try {
    return readFileSync('/etc/group', 'utf8')
  } catch {
    return ''
  }
}

/** Groups of a directory service are not in the file. */
function askSystem(group: string): string {
  try {
    return execFileSync('getent', ['group', '--', group], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

function idInLines(lines: string, group: string): number | undefined {
  for (const line of lines.split('\n')) {
    const [name, , id] = line.split(':')
    if (name === group && id !== undefined && /^\d+$/.test(id)) return Number(id)
  }
  return undefined
}
