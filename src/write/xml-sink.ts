import type { PartWriter } from './zip.ts'

/** Takes XML and hands it on as bytes in large pieces. What is written by the million goes straight into its buffer. */
export interface XmlSink {
  readonly bytes: Buffer
  /** where the next byte goes; whoever fills the buffer sets it again. From {@link FULL} on it has to be emptied first */
  at: number
  /** hands on the bytes before `at`; gives where to go on */
  pass(at: number): number
  /** any text */
  write(xml: string): void
  /** hands on the rest */
  flush(): void
}

/**
 * Bytes that are packed at once: memory stays bounded, deflate still sees what repeats, and they fit into the processor's cache.
 */
export const FULL = 1 << 18
/** What fits in behind {@link FULL}: the longest cell, 32,767 characters, each of them escaped at worst. */
const ROOM = 32_767 * 7 + 1024
const BYTES_PER_UNIT = 3

/** Opens sinks that share one buffer; use one at a time. */
export function openSinks(): (part: PartWriter) => XmlSink {
  const bytes = Buffer.allocUnsafe(FULL + ROOM)
  return (part) => ({
    bytes,
    at: 0,
    pass(at) {
      if (at > 0) part.write(bytes.subarray(0, at))
      return 0
    },
    write(xml) {
      const most = xml.length * BYTES_PER_UNIT
      if (most > bytes.length - this.at) this.flush()
      if (most > bytes.length) part.write(Buffer.from(xml, 'utf8'))
      else this.at += bytes.write(xml, this.at, 'utf8')
    },
    flush() {
      this.at = this.pass(this.at)
    },
  })
}
