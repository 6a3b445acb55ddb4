import type { Case } from '../model/case.ts'
import { fingerprintOf, openInterner } from '../model/interner.ts'
import { type WordList, wordsOf } from '../model/words.ts'
import { urgencyOf } from './urgency.ts'

export type NumberColumn = Uint8Array | Int16Array | Int32Array | Float64Array
type Sized = new (length: number) => NumberColumn

/** Gives texts numbers that {@link Columns.compareTexts} can put in order. */
type Numbered = (text: string) => number

interface ColumnSpec {
  readonly type: Sized
  readonly numberOf: (c: Case, numbered: Numbered) => number
  /** entries stand for texts */
  readonly isText?: true
}

/** What a list can be ordered by, one number per case. A word stands for its place in the vocabulary, none for 255. */
const COLUMNS = {
  urgency: column(Float64Array, urgencyOf),
  premium: column(Float64Array, (c) => c.premium),
  // Should two customers ever share a fingerprint, they stand beside each other in a list, nothing more.
  customer: column(Float64Array, (c) => fingerprintOf(c.customer)),
  due: column(Int32Array, (c) => c.dueDate),
  daysLeft: column(Int16Array, (c) => Math.min(c.daysLeft, 32_767)),
  product: text((c) => c.receivable.productCode || c.receivable.productName),
  branch: text((c) => c.receivable.branchCode || c.receivable.branchName),
  premiumBand: words('premiumBand', (c) => c.premiumBand),
  policyYearBand: words('policyYearBand', (c) => c.policyYearBand),
  policyYear: column(Uint8Array, (c) => Math.min(c.policyYear ?? 255, 255)),
  tenday: words('tenday', (c) => c.tenday),
  servicing: words('servicing', (c) => c.servicing),
  transfer: words('transferStatus', (c) => c.transfer.status),
  stage: words('stage', (c) => c.stage),
  frequency: words('frequency', (c) => c.receivable.frequency),
  large: column(Uint8Array, (c) => Number(c.large)),
  potential: column(Uint8Array, (c) => Number(c.potential)),
  difficult: column(Uint8Array, (c) => Number(c.difficult)),
  self: column(Uint8Array, (c) => Number(c.self)),
} as const satisfies Record<string, ColumnSpec>

export type ColumnName = keyof typeof COLUMNS

/** One compact entry per case and column that is asked for; no case is kept. */
export interface Columns {
  add(caseId: number, c: Case): void
  /** nothing happens where the column was not asked for */
  write(name: ColumnName, caseId: number, value: number): void
  /** valid until the next `add`. @throws Error for a column that was not asked for */
  read(name: ColumnName): NumberColumn
  /** order of two entries of `product` or `branch` */
  compareTexts(a: number, b: number): number
  /** the entries of the cases 0 … count − 1 */
  part(count: number): ColumnsPart
  /**
   * Takes over the entries of a part: that of place i becomes the one of case `ids[i]`; −1 = left out.
   * @throws Error when the part was made for other columns
   */
  take(ids: Int32Array, part: ColumnsPart): void
}

/** Entries of cases that another thread read, by their place there, to be taken over. Plain data. */
export interface ColumnsPart {
  /** in the order in which the columns were asked for */
  readonly columns: readonly NumberColumn[]
  /** the texts that entries of `product` and `branch` stand for */
  readonly texts: readonly string[]
}

/**
 * @param names the columns that will be read, each once
 * @param cases how many there will be; more cost copies of all entries
 */
export function openColumns(names: readonly ColumnName[], cases: number): Columns {
  const texts = openInterner()
  const numbered: Numbered = (text) => texts.intern(text)
  const specs: readonly ColumnSpec[] = names.map((name) => COLUMNS[name])
  let capacity = cases
  let columns = specs.map(({ type: Type }) => new Type(capacity))

  const widen = (least: number): void => {
    capacity = Math.max(least, capacity + (capacity >> 1))
    columns = specs.map(({ type: Type }, place) => {
      const wider = new Type(capacity)
      wider.set(columns[place] ?? [])
      return wider
    })
  }

  return {
    read(name) {
      const entries = columns[names.indexOf(name)]
      if (!entries) throw new Error(`nobody asked for the column ${name}`)
      return entries
    },
    write(name, caseId, value) {
      const entries = columns[names.indexOf(name)]
      if (entries) entries[caseId] = value
    },
    add(caseId, c) {
      if (caseId >= capacity) widen(caseId + 1)
      for (let place = 0; place < specs.length; place++) {
        const entries = columns[place]
        if (entries) entries[caseId] = specs[place]?.numberOf(c, numbered) ?? 0
      }
    },
    compareTexts: (a, b) => texts.compare(a, b),
    part: (count) => ({
      columns: columns.map((entries) => entries.slice(0, count)),
      texts: Array.from({ length: texts.size }, (_, id) => texts.text(id)),
    }),
    take(ids, part) {
      if (part.columns.length !== specs.length)
        throw new Error(`a part of ${part.columns.length} columns for ${specs.length}`)
      const own = part.texts.map(numbered)
      const last = ids.reduce((most, id) => Math.max(most, id), -1)
      if (last >= capacity) widen(last + 1)
      for (let place = 0; place < specs.length; place++) {
        const entries = columns[place]
        const theirs = part.columns[place]
        if (!entries || !theirs) continue
        const isText = specs[place]?.isText === true
        for (let i = 0; i < ids.length; i++) {
          const id = ids[i] ?? -1
          if (id >= 0) entries[id] = isText ? (own[theirs[i] ?? 0] ?? 0) : (theirs[i] ?? 0)
        }
      }
    },
  }
}

function column(type: Sized, numberOf: ColumnSpec['numberOf']): ColumnSpec {
  return { type, numberOf }
}

function text(textOf: (c: Case) => string): ColumnSpec {
  return { type: Int32Array, numberOf: (c, numbered) => numbered(textOf(c)), isText: true }
}

function words(list: WordList, wordOf: (c: Case) => string): ColumnSpec {
  const places = new Map<string, number>(wordsOf(list).map((word, place) => [word, place]))
  return column(Uint8Array, (c) => places.get(wordOf(c)) ?? 255)
}
