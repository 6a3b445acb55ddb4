import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { closeFile, createFile, writeFully } from './descriptor.ts'
import type { WrittenFile } from './zip.ts'

export const MANIFEST_NAME = 'manifest.json'

/** Writes `manifest.json` into a folder: indented JSON, keys in the order in which the object holds them, one last line feed. */
export function writeManifest(folder: string, manifest: object, fileMode: number): WrittenFile {
  const path = join(folder, MANIFEST_NAME)
  const bytes = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8')
  const descriptor = createFile(path, fileMode)
  try {
    writeFully(descriptor, bytes, null, path)
  } finally {
    closeFile(descriptor)
  }
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
