import { SaxesParser } from 'saxes'
import { encodingOfMark } from '../text/encoding.ts'
import { broken, type ZipDirectory, type ZipEntry } from './zip.ts'

/** An opened package: where its parts are and how to read them. */
export interface Package {
  readonly path: string
  readonly directory: ZipDirectory
  read(entry: ZipEntry): AsyncIterable<Buffer>
}

/** The bytes of a part as UTF-8: the encoding that all use; UTF-16 (which the standard allows) is translated. Refuses R008 if damaged. */
export async function* partBytes(pack: Package, entry: ZipEntry): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let first = true
  for await (const bytes of pack.read(entry)) {
    const encoding = first ? encodingOfMark(bytes) : undefined
    if (encoding === 'utf-16le' || encoding === 'utf-16be') decoder = new TextDecoder(encoding, { fatal: true })
    yield decoder === undefined ? bytes : Buffer.from(decodeStrictly(decoder, bytes, pack, entry))
    first = false
  }
  if (decoder !== undefined) decodeStrictly(decoder, undefined, pack, entry)
}

/** The text of a part, decoded strictly. */
export async function* decodeBytes(
  pieces: AsyncIterable<Buffer>,
  pack: Package,
  entry: ZipEntry,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of pieces) yield decodeStrictly(decoder, bytes, pack, entry)
  decodeStrictly(decoder, undefined, pack, entry)
}

function decodeStrictly(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Buffer | undefined,
  pack: Package,
  entry: ZipEntry,
): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (error) {
    throw broken(pack.path, { zh: `${entry.name} 的文字损坏`, en: `the text of ${entry.name} is damaged` }, error)
  }
}

/** An element's name without its prefix, and its attributes by their names without prefix. */
export interface PartElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

const LARGEST_SMALL_PART = 128 * 1024 * 1024

/** Walks through the elements of a small part (workbook, relations, styles) with a real XML parser: prefixes do not matter. */
export async function walkPart(
  pack: Package,
  entry: ZipEntry,
  open: (element: PartElement) => void,
  close: (name: string) => void = () => {},
  say: ((text: string) => void) | undefined = undefined,
): Promise<void> {
  if (entry.size > LARGEST_SMALL_PART)
    throw broken(pack.path, { zh: `${entry.name} 太大`, en: `${entry.name} is too large` })
  const parser = new SaxesParser()
  let failure: Error | undefined
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('error', (error) => {
    failure ??= error
  })
  parser.on('doctype', () => {
    failure ??= new Error('a part with a DTD')
  })
  parser.on('opentag', (tag) => {
    open({
      name: local(tag.name),
      attributes: new Map(Object.entries(tag.attributes).map(([name, value]) => [local(name), String(value)])),
    })
  })
  parser.on('closetag', (tag) => close(local(tag.name)))
  if (say !== undefined) parser.on('text', say)
  for await (const text of decodeBytes(partBytes(pack, entry), pack, entry)) {
    parser.write(text)
    if (failure !== undefined) break
  }
  if (failure === undefined) parser.close()
  if (failure !== undefined)
    throw broken(pack.path, { zh: `${entry.name} 不是完整的 XML`, en: `${entry.name} is not well-formed XML` }, failure)
}

/** A target of a relation: the last word of its type (`worksheet`, `sharedStrings`) and the part it points at. */
export interface Relation {
  readonly type: string
  readonly part: ZipEntry | undefined
}

/** The relations of a part by their ids; targets may be absolute or relative. A part without relations has none. */
export async function readRelations(pack: Package, partName: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  const slash = partName.lastIndexOf('/') + 1
  const folder = partName.slice(0, slash)
  const entry = pack.directory.get(`${folder}_rels/${partName.slice(slash)}.rels`.toLowerCase())
  if (entry === undefined) return relations
  await walkPart(pack, entry, ({ name, attributes }) => {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
    const type = attributes.get('Type') ?? ''
    const target = resolveTarget(folder, attributes.get('Target') ?? '')
    relations.set(attributes.get('Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      part: pack.directory.get(target.toLowerCase()),
    })
  })
  return relations
}

function resolveTarget(folder: string, target: string): string {
  const clean = target.replaceAll('\\', '/')
  const steps = (clean.startsWith('/') ? clean : folder + clean).split('/')
  const kept: string[] = []
  for (const step of steps) {
    if (step === '..') kept.pop()
    else if (step !== '' && step !== '.') kept.push(step)
  }
  const path = kept.join('/')
  try {
    return decodeURI(path)
  } catch {
    // a lone % is part of the name
    return path
  }
}
