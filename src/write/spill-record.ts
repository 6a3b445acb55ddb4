/** How many places one character of the bitmap tells of: 15 bits keep it clear of surrogates. */
const BITS = 15
const MOST_VALUES = 0xffff

/**
 * A record as text: how many values, a bitmap of those that are there, and the JSON of these alone. Half the values of a
 * case are nothing; leaving them out makes up for storing two bytes a character, which are copied where UTF-8 is decoded
 * (measured on a record of 112 values: reading 2 instead of 4 microseconds).
 */
export function encodeRecord(values: readonly unknown[]): string {
  if (values.length > MOST_VALUES) throw new Error(`a record of ${values.length} values`)
  const present: unknown[] = []
  let head = String.fromCharCode(values.length)
  let bits = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value !== undefined && value !== null) {
      bits |= 1 << (i % BITS)
      present.push(value)
    }
    if (i % BITS === BITS - 1) {
      head += String.fromCharCode(bits)
      bits = 0
    }
  }
  if (values.length % BITS !== 0) head += String.fromCharCode(bits)
  return head + JSON.stringify(present)
}

/** The values of an encoded record; null where there was nothing. */
export function decodeRecord(text: string): unknown[] {
  const count = text.charCodeAt(0)
  const words = Math.ceil(count / BITS)
  const present: unknown = JSON.parse(text.slice(1 + words))
  if (!Array.isArray(present)) throw new Error('a spilled record is no list')
  const values: unknown[] = []
  let next = 0
  let bits = 0
  for (let i = 0; i < count; i++) {
    if (i % BITS === 0) bits = text.charCodeAt(1 + i / BITS)
    values.push((bits & 1) === 1 ? present[next++] : null)
    bits >>= 1
  }
  return values
}
