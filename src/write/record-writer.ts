import type { Spill } from './spill.ts'
import { NUMBER_BYTES, UNIT_BYTES } from './spill-block.ts'

/**
 * Writes records straight into a spill: the size in bytes, how many numbers follow, a number for each thing said, then the characters of
 * all texts that do not repeat. What is written must be read in the same order; nothing in the record says what it is.
 */
export interface RecordWriter {
  /** @param numbers how many numbers the record will have: one for each thing, two for a large one */
  begin(numbers: number): void
  /**
   * @param place where such texts stand, for the writer to learn whether they repeat; left out: the place in the record, which tells
   * something only where records have the same form
   */
  text(text: string, place?: number): void
  /** a whole number of 32 bits, but not the smallest, or nothing */
  whole(value: number | undefined): void
  /** a whole number of 53 bits, or nothing; takes two numbers */
  large(value: number | undefined): void
  /** anything that JSON knows; undefined comes back as null */
  value(value: unknown): void
  /** the record's address */
  end(): number
}

/** Numbers of a record before the first that is said: its size, and how many there are. */
export const HEAD = 2
/** Stands for "nothing" among whole numbers. */
export const NOTHING = -(2 ** 31)
const HALF = 2 ** 32

const MOST_WORDS = 1 << 15
const LONGEST_WORD = 80
/** From so many characters on a call to copy them costs less than a loop over them. */
const LONG = 40
/** How many more new values than known ones a place may bring before its texts are no longer looked up: names, accounts. */
const CREDIT = 500

/** Kinds of values that a record of anything holds, each a number of its own before the value. */
export const KIND = { null: 0, text: 1, whole: 2, true: 3, false: 4, json: 5 } as const

/** Records of one form have a writer of their own, which learns which of their texts repeat; writers of one spill share its words. */
export function openRecordWriter(spill: Spill): RecordWriter {
  const { places } = spill
  const credits: number[] = []
  let units: Uint16Array = new Uint16Array(0)
  let numbers: Int32Array = new Int32Array(0)
  let bytesOfBlock: Buffer = Buffer.alloc(0)
  let first = 0
  let free = 0
  let slot = 0
  /** characters so far, and where they begin, in units from the record's first */
  let length = 0
  let textFrom = 0

  const takeRoom = (bytes: number, written: number): void => {
    const room = spill.room(bytes, written)
    numbers = room.block.numbers
    units = room.block.units
    bytesOfBlock = room.block.bytes
    first = room.at
    free = room.free
  }
  const put = (value: number): void => {
    numbers[first + slot] = value
    slot += 1
  }

  /** the word's place plus one, also if it becomes one now; 0 if it is none */
  const wordOf = (text: string, asked: number): number => {
    const credit = credits[asked] ?? CREDIT
    if (credit < 0 || text.length > LONGEST_WORD) return 0
    const place = places.get(text)
    if (place !== undefined) {
      credits[asked] = credit + 1
      return place + 1
    }
    credits[asked] = credit - 1
    if (spill.words.length >= MOST_WORDS) return 0
    const word = detached(text)
    places.set(word, spill.words.length)
    return spill.words.push(word)
  }
  const inline = (text: string): void => {
    const bytes = (textFrom + length + text.length) * UNIT_BYTES
    if (bytes + NUMBER_BYTES > free) takeRoom(bytes * 2 + NUMBER_BYTES, (textFrom + length) * UNIT_BYTES)
    const from = first * 2 + textFrom + length
    if (text.length > LONG) bytesOfBlock.write(text, from * UNIT_BYTES, 'utf16le')
    else for (let i = 0; i < text.length; i++) units[from + i] = text.charCodeAt(i)
    length += text.length
    put(-text.length)
  }
  const text = (value: string, place = slot): void => {
    if (value === '') put(0)
    else {
      const word = wordOf(value, place)
      if (word > 0) put(word)
      else inline(value)
    }
  }

  return {
    begin(count) {
      slot = HEAD
      length = 0
      textFrom = (HEAD + count) * 2
      takeRoom((HEAD + count) * NUMBER_BYTES, 0)
    },
    text,
    whole(value) {
      put(value === undefined ? NOTHING : value)
    },
    large(value) {
      if (value === undefined) {
        put(NOTHING)
        put(0)
      } else {
        put(Math.floor(value / HALF))
        put(value | 0)
      }
    },
    value(value) {
      const kind = kindOf(value)
      put(kind)
      if (kind === KIND.text) text(String(value))
      else if (kind === KIND.json) text(JSON.stringify(value))
      else put(kind === KIND.whole ? Number(value) : 0)
    },
    end() {
      if (slot * 2 !== textFrom)
        throw new Error(`a record has ${slot - HEAD} numbers and was begun with ${textFrom / 2 - HEAD}`)
      const whole = textFrom + length + (length & 1)
      numbers[first] = whole * UNIT_BYTES
      numbers[first + 1] = slot - HEAD
      return spill.keep(whole * UNIT_BYTES)
    },
  }
}

function kindOf(value: unknown): (typeof KIND)[keyof typeof KIND] {
  if (value === undefined || value === null) return KIND.null
  if (typeof value === 'string') return KIND.text
  if (typeof value === 'boolean') return value ? KIND.true : KIND.false
  return typeof value === 'number' && (value | 0) === value ? KIND.whole : KIND.json
}

/** A copy: a field kept as it was cut from the input would keep a large piece of the input in memory. */
function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
