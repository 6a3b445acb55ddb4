import { type Package, partBytes } from './parts.ts'
import { broken, type ZipEntry } from './zip.ts'

const LONGEST_HELD = 32 * 1024 * 1024
const EXCLAMATION = 33
const LESS = 60

/**
 * The UTF-8 bytes of a part for the fast scanners: comments are dropped and CDATA is written with entities, so that every `<` is
 * a tag. Refuses R008 for a DTD: no workbook needs one, and its entities can fill the memory.
 */
export async function* markupOf(pack: Package, entry: ZipEntry): AsyncGenerator<Buffer> {
  let held: Buffer | undefined
  for await (const piece of partBytes(pack, entry)) {
    const bytes = held === undefined ? piece : Buffer.concat([held, piece])
    held = undefined
    // searching for one rare character costs nothing beside the scan
    if (!bytes.includes(EXCLAMATION) && bytes.at(-1) !== LESS) {
      yield bytes
      continue
    }
    const { clean, rest } = cleanMarkup(bytes, pack.path, entry)
    if (rest.length > LONGEST_HELD) throw incomplete(pack.path, entry)
    if (rest.length > 0) held = rest
    yield clean
  }
  if (held !== undefined) throw incomplete(pack.path, entry)
}

function cleanMarkup(bytes: Buffer, path: string, entry: ZipEntry): { readonly clean: Buffer; readonly rest: Buffer } {
  const parts: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf('<!'); at !== -1; at = bytes.indexOf('<!', from)) {
    const mark = bytes.toString('latin1', at, at + 9)
    const isComment = mark.startsWith('<!--')
    const isData = mark === '<![CDATA['
    if (!isComment && !isData && mark.length === 9) {
      throw broken(path, { zh: `${entry.name} 含有 DTD`, en: `${entry.name} has a DTD` })
    }
    const end = isComment ? bytes.indexOf('-->', at + 4) : isData ? bytes.indexOf(']]>', at + 9) : -1
    parts.push(bytes.subarray(from, at))
    if (end === -1) return { clean: Buffer.concat(parts), rest: Buffer.from(bytes.subarray(at)) }
    if (isData) parts.push(Buffer.from(escapeMarkup(bytes.toString('utf8', at + 9, end))))
    from = end + 3
  }
  const cut = bytes.at(-1) === LESS && bytes.length > from ? bytes.length - 1 : bytes.length
  parts.push(bytes.subarray(from, cut))
  return { clean: Buffer.concat(parts), rest: Buffer.from(bytes.subarray(cut)) }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** R008 for a part whose XML stops in the middle. */
export function incomplete(path: string, entry: ZipEntry) {
  return broken(path, { zh: `${entry.name} 不完整`, en: `${entry.name} is incomplete` })
}

/** The prefix (`x:` or nothing) with which a part writes its elements, from its root; undefined while the root has not come. */
export function prefixOf(text: string, root: string): string | undefined {
  const found = new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`).exec(text)
  return found === null ? undefined : (found[1] ?? '')
}
