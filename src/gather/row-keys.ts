import type { Day } from '../model/day.ts'
import { hashText } from '../model/interner.ts'
import type { Fen } from '../model/money.ts'
import type { Receivable } from '../model/receivable.ts'
import { namesProducts, productText, UNNAMED } from './product.ts'

/** What gathering looks at in some rows, one number each: plain data, can be handed from thread to thread. */
export interface RowKeys {
  readonly count: number
  /** where the policy number of each row ends in `units`; that of a rejected row is empty */
  readonly ends: Uint32Array
  readonly units: Uint16Array
  readonly hashes: Int32Array
  /** 1 = the row was accepted */
  readonly accepted: Uint8Array
  readonly due: Int32Array
  readonly premium: Float64Array
  readonly cells: Int32Array
  /** place in `products`; −1 = the table names no products */
  readonly product: Int32Array
  /** code and name of each as one text */
  readonly products: readonly string[]
}

/** Collects the keys of rows one after the other. */
export interface RowKeysWriter {
  /** @param cells a hash of all cells of the row, to tell a repeated row from a changed one */
  accept(receivable: Receivable, due: Day, premium: Fen, cells: number): void
  reject(): void
  keys(): RowKeys
}

/** @param capacity about how many rows will come */
export function openRowKeys(capacity: number): RowKeysWriter {
  let room = Math.max(16, capacity)
  let count = 0
  let length = 0
  let units = new Uint16Array(room * 16)
  let ends = new Uint32Array(room)
  let hashes = new Int32Array(room)
  let accepted = new Uint8Array(room)
  let due = new Int32Array(room)
  let premium = new Float64Array(room)
  let cells = new Int32Array(room)
  let product = new Int32Array(room)
  const products: string[] = []
  /** code → name → place in `products`: most rows then need no text of both */
  const places = new Map<string, Map<string, number>>()

  const reserve = (characters: number): void => {
    if (count === room) {
      room *= 2
      ends = widened(ends, new Uint32Array(room))
      hashes = widened(hashes, new Int32Array(room))
      accepted = widened(accepted, new Uint8Array(room))
      due = widened(due, new Int32Array(room))
      premium = widened(premium, new Float64Array(room))
      cells = widened(cells, new Int32Array(room))
      product = widened(product, new Int32Array(room))
    }
    if (length + characters > units.length)
      units = widened(units, new Uint16Array(Math.max(units.length * 2, length + characters)))
  }
  const productOf = (receivable: Receivable): number => {
    if (!namesProducts(receivable)) return UNNAMED
    const { productCode, productName } = receivable
    let byName = places.get(productCode)
    if (!byName) {
      byName = new Map()
      places.set(productCode, byName)
    }
    let place = byName.get(productName)
    if (place === undefined) {
      place = products.push(productText(receivable)) - 1
      byName.set(productName, place)
    }
    return place
  }

  return {
    accept(receivable, dueDate, fen, hash) {
      const { policyNo } = receivable
      reserve(policyNo.length)
      for (let i = 0; i < policyNo.length; i++) units[length + i] = policyNo.charCodeAt(i)
      length += policyNo.length
      ends[count] = length
      hashes[count] = hashText(policyNo)
      accepted[count] = 1
      due[count] = dueDate
      premium[count] = fen
      cells[count] = hash
      product[count] = productOf(receivable)
      count += 1
    },
    reject() {
      reserve(0)
      ends[count] = length
      count += 1
    },
    keys: () => ({
      count,
      ends: ends.slice(0, count),
      units: units.slice(0, length),
      hashes: hashes.slice(0, count),
      accepted: accepted.slice(0, count),
      due: due.slice(0, count),
      premium: premium.slice(0, count),
      cells: cells.slice(0, count),
      product: product.slice(0, count),
      products,
    }),
  }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

function widened<T extends Numbers>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
