/** One number stands for one value: the low two bits say what it is, the others are the value, its place or its length. */
const NUMBER = 0
const WORD = 1
const TEXT = 2
const ENCODED = 3
const KIND_BITS = 2
const KIND_MASK = 3

/** Words that every list of words begins with. */
const FIRST_WORDS = [null, '', false, true] as const
const NOTHING = (0 << KIND_BITS) | WORD
const EMPTY = (1 << KIND_BITS) | WORD
const FALSE = (2 << KIND_BITS) | WORD
const TRUE = (3 << KIND_BITS) | WORD

const MOST_WORDS = 1 << 15
const LONGEST_WORD = 80
/** How many more new values than known ones a column may bring before its values are no longer looked up: names, accounts. */
const CREDIT = 500

/** Memory that is seen as bytes and as numbers. Records begin at whole numbers. */
export interface Block {
  readonly bytes: Buffer
  readonly numbers: Int32Array
}

export function openBlock(bytes: number): Block {
  const memory = new ArrayBuffer(bytes)
  return { bytes: Buffer.from(memory), numbers: new Int32Array(memory) }
}

const BYTES_PER_NUMBER = Int32Array.BYTES_PER_ELEMENT
const BYTES_PER_UNIT = 2

/** Encodes records that belong together, and keeps the words in which they repeat themselves. */
export interface RecordEncoder {
  /** what decoding needs; new words are appended */
  readonly words: readonly unknown[]
  /** encodes a record; the result waits for {@link put} */
  encode(values: readonly unknown[]): void
  /** bytes that the encoded record takes */
  readonly size: number
  /** @param at a whole number of numbers, in bytes */
  put(block: Block, at: number): void
}

/**
 * A record is the count of its values, a number for each of them, and one text: that of all values that are no words.
 * Most values are small numbers or repeat those of records before. Measured on cases of 94 values, in
 * microseconds: JSON takes 5.3 to write and 5.6 to read, this 3.8 and 2; on rows of 53
 * values 3.1 and 3.4, this 1.8 and 1.3.
 */
export function openRecordEncoder(): RecordEncoder {
  const words: unknown[] = [...FIRST_WORDS]
  const texts = new Map<string, number>()
  const encoded = new Map<string, number>()
  const credits: number[] = []
  let numbers = new Int32Array(64)
  let count = 0
  let text = ''

  /** Where the word stands, also if it becomes one now; -1 if it is none. */
  const placeOf = (key: string, column: number, known: Map<string, number>): number => {
    const credit = credits[column] ?? CREDIT
    if (credit < 0 || key.length > LONGEST_WORD) return -1
    const place = known.get(key)
    credits[column] = credit + (place === undefined ? -1 : 1)
    if (place !== undefined) return place
    if (words.length === MOST_WORDS) return -1
    const word = detached(key)
    known.set(word, words.length)
    return words.push(known === texts ? word : frozen(JSON.parse(word))) - 1
  }

  const numberOf = (value: unknown, column: number): number => {
    if (value === undefined || value === null) return NOTHING
    if (value === '') return EMPTY
    if (typeof value === 'number' && (value << KIND_BITS) >> KIND_BITS === value) return (value << KIND_BITS) | NUMBER
    if (typeof value === 'boolean') return value ? TRUE : FALSE
    const isText = typeof value === 'string'
    const key = isText ? value : JSON.stringify(value)
    const place = placeOf(key, column, isText ? texts : encoded)
    if (place >= 0) return (place << KIND_BITS) | WORD
    text += key
    return (key.length << KIND_BITS) | (isText ? TEXT : ENCODED)
  }

  return {
    words,
    encode(values) {
      count = values.length
      text = ''
      if (numbers.length <= count) numbers = new Int32Array(count * 2)
      numbers[0] = count
      for (let i = 0; i < count; i++) numbers[i + 1] = numberOf(values[i], i)
    },
    get size() {
      const units = text.length + (text.length & 1)
      return (1 + count) * BYTES_PER_NUMBER + units * BYTES_PER_UNIT
    },
    put(block, at) {
      const first = at / BYTES_PER_NUMBER
      for (let i = 0; i <= count; i++) block.numbers[first + i] = numbers[i] ?? 0
      block.bytes.write(text, at + (1 + count) * BYTES_PER_NUMBER, 'utf16le')
    },
  }
}

/** The values of the record between two bytes; null where there was nothing. Lists and objects are shared and frozen. */
export function decodeRecord({ bytes, numbers }: Block, at: number, end: number, words: readonly unknown[]): unknown[] {
  const first = at / BYTES_PER_NUMBER + 1
  const count = numbers[first - 1] ?? 0
  const text = bytes.toString('utf16le', at + (1 + count) * BYTES_PER_NUMBER, end)
  const values = new Array<unknown>(count)
  let from = 0
  for (let i = 0; i < count; i++) {
    const number = numbers[first + i] ?? NOTHING
    const kind = number & KIND_MASK
    const rest = number >> KIND_BITS
    if (kind === NUMBER) values[i] = rest
    else if (kind === WORD) values[i] = words[rest]
    else {
      const piece = text.slice(from, from + rest)
      values[i] = kind === TEXT ? piece : JSON.parse(piece)
      from += rest
    }
  }
  return values
}

/** A copy: a field kept as it was cut from the input would keep a large piece of the input in memory. */
function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
