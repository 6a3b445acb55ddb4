import { refuse } from '../model/refusal.ts'
import type { Text } from '../model/text.ts'
import { withSlashes } from './list-inputs.ts'
import { recogniseMarkupEncoding } from './markup/encoding.ts'
import { openMarkup } from './markup/table.ts'
import type { FileOrigin, OpenedInput, ReadOptions } from './opened-input.ts'
import { type FileKind, recogniseKind, recogniseZip } from './recognise.ts'
import { type ByteSource, memorySource, openSource, sha256Of } from './source.ts'
import { recogniseEncoding } from './text/encoding.ts'
import { openText } from './text/table.ts'
import { openInChild } from './xls/workbook.ts'
import { inflateEntry } from './xlsx/inflate.ts'
import { openXlsx } from './xlsx/workbook.ts'
import { readZipDirectory, type ZipDirectory } from './xlsx/zip.ts'

const HEAD = 64 * 1024

/**
 * Opens an input file for reading; its content decides what it is, never its name.
 * Refuses R002–R008, R017 (unknown encoding) and R018; what only shows deep inside the file is refused while it is read.
 */
export async function openInput(path: string, options: ReadOptions): Promise<OpenedInput> {
  const shown = withSlashes(path)
  const source = await openSource(path)
  try {
    const head = await source.read(0, HEAD)
    return await open(shown, source, head, recogniseKind(head), options)
  } catch (error) {
    await source.close()
    throw error
  }
}

async function open(
  path: string,
  source: ByteSource,
  head: Buffer,
  kind: FileKind,
  options: ReadOptions,
): Promise<OpenedInput> {
  switch (kind.kind) {
    case 'other':
      throw unknownFile(path, kind.what)
    case 'zip':
      return openZip(path, source)
    case 'text':
      return openText(path, source, head, await recogniseEncoding(source, head, path, options.encoding))
    case 'markup':
      return openMarkup(path, source, await recogniseMarkupEncoding(source, head, options.encoding), kind.format)
    default:
      return openOffice(path, source, kind.kind, options)
  }
}

async function openOffice(
  path: string,
  source: ByteSource,
  kind: 'ole' | 'biff',
  options: ReadOptions,
): Promise<OpenedInput> {
  const origin = await originOf(path, source)
  const task = { path: source.path, kind, passwords: options.passwords ?? [] }
  const book = await openInChild(origin, source, task)
  if (book.is === 'book') return book.input
  await source.close()
  const decrypted = memorySource(book.bytes)
  return openXlsx(origin, decrypted, await readZipDirectory(decrypted, path))
}

async function openZip(path: string, source: ByteSource): Promise<OpenedInput> {
  const directory = await readZipDirectory(source, path)
  const what = recogniseZip(directory, await readMimetype(path, source, directory))
  if (what !== undefined) throw unknownFile(path, what)
  return openXlsx(await originOf(path, source), source, directory)
}

async function originOf(path: string, source: ByteSource): Promise<FileOrigin> {
  return { path, bytes: source.size, sha256: await sha256Of(source) }
}

/** OpenDocument packages say in a file of this name what they are. */
async function readMimetype(path: string, source: ByteSource, directory: ZipDirectory): Promise<string> {
  const entry = directory.get('mimetype')
  if (entry === undefined || entry.size > 1000) return ''
  let text = ''
  for await (const bytes of inflateEntry(source, entry, path, () => {})) text += bytes.toString('latin1')
  return text
}

function unknownFile(path: string, what: Text) {
  return refuse('R004', { path, what: what })
}
