import { readdir, stat } from 'node:fs/promises'
import { basename, sep } from 'node:path'
import { Refusal, type RefusalItem, refuse } from '../model/refusal.ts'
import { errorCode, notThere } from './source.ts'

const LIST_NAME = /\.(csv|tsv|txt|xls|xlsx)$/i

/** A path with `/`, as the manifest and the reports show it on every system. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/**
 * The input files that the arguments name, in their order; a folder stands for its lists in the order of their names ({@link byName}).
 * Excel's owner files (`~$…`) and hidden files are left out. Refuses R001 (nothing left), R002 (not there), R004 (a folder
 * without lists, or closed to this user), all of them at once.
 */
export async function listInputs(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  const refused: RefusalItem[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) refused.push(notThere(withSlashes(path)))
    else if (!found.isDirectory()) files.push(...[withSlashes(path)].filter(isList))
    else files.push(...(await listsIn(path, refused)))
  }
  if (refused.length > 0) throw new Refusal(refused)
  if (files.length === 0) throw refuse('R001', {})
  return files
}

const NO_LIST = {
  zh: '文件夹里没有 csv、tsv、txt、xls、xlsx 文件',
  en: 'no csv, tsv, txt, xls or xlsx file in this folder',
}
const OUTPUT = {
  zh: '这是一次运行的结果，不是清单；填好的收费清单用 xuqi collect 收回',
  en: 'this is the output of a run and no list; worklists that were filled in are read with xuqi collect',
}

async function listsIn(folder: string, refused: RefusalItem[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    const reason = errorCode(error)
    const what = { zh: `打不开：${reason}`, en: `cannot be opened: ${reason}` }
    refused.push({ code: 'R004', facts: { path: withSlashes(folder), what } })
  })
  if (entries === undefined) return []
  const base = withSlashes(folder).replace(/\/+$/, '')
  const names = entries
    .filter((entry) => !entry.isDirectory() && LIST_NAME.test(entry.name) && isList(entry.name))
    .map((entry) => entry.name)
  if (names.length === 0) {
    const isOutput = entries.some(({ name }) => name === 'manifest.json')
    refused.push({ code: 'R004', facts: { path: withSlashes(folder), what: isOutput ? OUTPUT : NO_LIST } })
  }
  return names.sort(byName).map((name) => `${base}/${name}`)
}

/**
 * Numbers by their size, everything else by code unit, so that the order is the same on every machine and in every locale: a later file
 * supersedes an earlier one, and 6月10日 comes after 6月3日, 应收(2) after 应收.
 */
function byName(a: string, b: string): number {
  const [own, others] = [partsOf(a), partsOf(b)]
  for (const [i, part] of own.entries()) {
    const other = others[i]
    if (other === undefined) return 1
    const order = isNumber(part) && isNumber(other) ? byUnit(sizeOf(part), sizeOf(other)) : byUnit(part, other)
    if (order !== 0) return order
  }
  return own.length < others.length ? -1 : byUnit(a, b)
}

/** Runs of digits and what stands between them, without the ending. */
function partsOf(name: string): readonly string[] {
  return name.replace(LIST_NAME, '').match(/\d+|\D+/g) ?? []
}

function isNumber(part: string): boolean {
  return /^\d/.test(part)
}

/** Such that the longer number is the larger one by code unit, too. */
function sizeOf(digits: string): string {
  const plain = digits.replace(/^0+/, '')
  return `${String(plain.length).padStart(3, '0')}${plain}`
}

function byUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isList(path: string): boolean {
  const name = basename(path)
  return !name.startsWith('~$') && !name.startsWith('.')
}
