/** A typed array that grows as values are pushed: one number per row or case of the whole input, without an object for each. */
export interface NumberColumn {
  readonly length: number
  push(value: number): void
  at(index: number): number
  set(index: number, value: number): void
}

/** The array itself, for threads that read along; valid until the next push, and longer than what was pushed. */
interface OpenColumn<T extends Numbers> extends NumberColumn {
  array(): T
}

type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** @param make creates an array of a length, e.g. `(n) => new Int32Array(n)` */
export function openColumn<T extends Numbers>(make: (length: number) => T): OpenColumn<T> {
  let values = make(1 << 12)
  let length = 0
  const reserve = (index: number): void => {
    if (index < values.length) return
    const wider = make(Math.max(values.length * 2, index + 1))
    wider.set(values)
    values = wider
  }
  return {
    get length() {
      return length
    },
    push(value) {
      reserve(length)
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? 0,
    set(index, value) {
      reserve(index)
      values[index] = value
      if (index >= length) length = index + 1
    },
    array: () => values,
  }
}
