import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { closeFile, createFile, writeFully } from './descriptor.ts'
import type { WrittenFile } from './zip.ts'

export const MANIFEST_NAME = 'manifest.json'

/** Writes `manifest.json` into a folder, keys in the order in which the object holds them. */
export function writeManifest(folder: string, manifest: object, fileMode: number): WrittenFile {
  return writeJson(join(folder, MANIFEST_NAME), manifest, fileMode)
}

/** Writes a value as indented JSON with one last line feed. */
export function writeJson(path: string, value: object, fileMode: number): WrittenFile {
  return writeText(path, `${JSON.stringify(value, undefined, 2)}\n`, fileMode)
}

/** Writes a text as it stands. */
export function writeText(path: string, text: string, fileMode: number): WrittenFile {
  const bytes = Buffer.from(text, 'utf8')
  const descriptor = createFile(path, fileMode)
  try {
    writeFully(descriptor, bytes, null, path)
  } finally {
    closeFile(descriptor)
  }
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
