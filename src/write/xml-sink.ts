import type { PartWriter } from './zip.ts'

/** Takes XML text and hands it on as bytes in large pieces. */
export interface XmlSink {
  write(xml: string): void
  /** hands on the rest */
  flush(): void
}

/** In UTF-16 units. Small enough that memory stays bounded, large enough for deflate to see what repeats. */
const PIECE = 1 << 18
const BYTES_PER_UNIT = 3

/** Opens sinks that share one buffer; use one at a time. */
export function openSinks(): (part: PartWriter) => XmlSink {
  let buffer = Buffer.allocUnsafe(PIECE * BYTES_PER_UNIT)
  return (part) => {
    let waiting = ''
    const flush = () => {
      const most = waiting.length * BYTES_PER_UNIT
      if (most > buffer.length) buffer = Buffer.allocUnsafe(most)
      part.write(buffer.subarray(0, buffer.write(waiting, 0, 'utf8')))
      waiting = ''
    }
    return {
      write(xml) {
        waiting += xml
        if (waiting.length >= PIECE) flush()
      },
      flush,
    }
  }
}
