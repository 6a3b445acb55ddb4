import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'

/** The parts of a workbook as text, by name. */
export function partsOf(path: string): ReadonlyMap<string, string> {
  const parts = unzipSync(new Uint8Array(readFileSync(path)))
  return new Map(
    Object.entries(parts).map(([name, bytes]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]),
  )
}
