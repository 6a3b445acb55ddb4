import { HEAD, KIND, NOTHING } from './record-writer.ts'
import { NUMBER_BYTES, UNIT_BYTES } from './spill-block.ts'
import type { SpillReader } from './spill-reader.ts'

/** Reads what a {@link RecordWriter} wrote, in the same order. */
export interface RecordReader {
  begin(address: number): void
  text(): string
  whole(): number | undefined
  large(): number | undefined
  value(): unknown
}

const HALF = 2 ** 32

export function openRecordReader(spills: SpillReader): RecordReader {
  let numbers: Int32Array = new Int32Array(0)
  let words: readonly string[] = []
  let slot = 0
  let texts = ''
  let from = 0

  const next = (): number => {
    const number = numbers[slot] ?? 0
    slot += 1
    return number
  }
  const text = (): string => {
    const number = next()
    if (number === 0) return ''
    if (number > 0) return words[number - 1] ?? ''
    const to = from - number
    const piece = texts.slice(from, to)
    from = to
    return piece
  }

  return {
    begin(address) {
      const found = spills.find(address)
      numbers = found.block.numbers
      words = found.words
      slot = found.at + HEAD
      from = 0
      const size = numbers[found.at] ?? 0
      const begin = (slot + (numbers[found.at + 1] ?? 0)) * NUMBER_BYTES
      const end = found.at * NUMBER_BYTES + size
      texts = end - begin < UNIT_BYTES ? '' : found.block.bytes.toString('utf16le', begin, end)
    },
    text,
    whole() {
      const number = next()
      return number === NOTHING ? undefined : number
    },
    large() {
      const high = next()
      const low = next()
      return high === NOTHING ? undefined : high * HALF + (low >>> 0)
    },
    value() {
      const kind = next()
      if (kind === KIND.text) return text()
      if (kind === KIND.json) return JSON.parse(text())
      const number = next()
      if (kind === KIND.whole) return number
      return kind === KIND.null ? null : kind === KIND.true
    },
  }
}
