import { openRecordReader } from './record-reader.ts'
import { openRecordWriter } from './record-writer.ts'
import type { Spill } from './spill.ts'
import type { SpillReader } from './spill-reader.ts'

/** Two numbers for each value: what it is, and the value. */
const NUMBERS = 2

/** Writes lists of JSON values, always of the same length; undefined comes back as null. */
export function openValuesWriter(spill: Spill, length: number): (values: readonly unknown[]) => number {
  const writer = openRecordWriter(spill)
  return (values) => {
    writer.begin(length * NUMBERS)
    for (let i = 0; i < length; i++) writer.value(values[i])
    return writer.end()
  }
}

/** Reads the lists of {@link openValuesWriter} by their addresses. */
export function openValuesReader(spills: SpillReader, length: number): (address: number) => unknown[] {
  const reader = openRecordReader(spills)
  return (address) => {
    reader.begin(address)
    return Array.from({ length }, () => reader.value())
  }
}
