import type { AssignedCase } from '../../model/case.ts'
import { fen, formatFenGrouped } from '../../model/money.ts'
import { fill, type Lang } from '../../model/text.ts'
import { both, casesWords } from '../wording.ts'
import { PLACE_IDS, PLACES, type PlaceId, WORK_PLACES } from './places.ts'

const WORDS = {
  first: both('名下{cases} 合计{premium}', '{cases}, {premium} in all'),
  elsewhere: both('；另在 {places}', '; also on {places}'),
  onlyElsewhere: both('同一客户另在 {places}', 'same customer also on {places}'),
  here: both('名下{cases}', '{cases}'),
  again: both('同上客户', 'same customer as above'),
} as const

const WIDTH = PLACE_IDS.length
const AT: ReadonlyMap<PlaceId, number> = new Map(PLACE_IDS.map((id, index) => [id, index]))
const IS_WORK = PLACE_IDS.map((id) => WORK_PLACES.includes(id))

/**
 * Which cases of a workbook are of one customer. Compact: numbers per customer and per case; the customers' names are
 * dropped when the survey is over.
 */
export interface Households {
  add(position: number, place: PlaceId, c: AssignedCase): void
  /** after the last case */
  conclude(): void
  /** what the line says about its customer's other cases; '' for a customer with one case */
  words(position: number, place: PlaceId): string
  readonly any: boolean
}

/** Opens the index for a workbook of so many cases. */
export function openHouseholds(count: number, lang: Lang): Households {
  let ids: Map<string, number> | undefined = new Map()
  const customerOf = new Int32Array(count)
  const firstOnSheet = new Uint8Array(count)
  /** per customer: cases on each sheet */
  const cases: number[] = []
  /** per customer: premium of the cases to be worked on */
  const fens: number[] = []
  /** per customer: cases */
  const totals: number[] = []
  let any = false
  return {
    add(position, place, c) {
      if (ids === undefined) throw new Error('households are concluded')
      let id = ids.get(c.customer)
      if (id === undefined) {
        id = ids.size
        ids.set(c.customer, id)
        for (let i = 0; i < WIDTH; i++) cases.push(0)
        fens.push(0)
        totals.push(0)
      } else any = true
      const slot = id * WIDTH + (AT.get(place) ?? 0)
      if (cases[slot] === 0) firstOnSheet[position] = 1
      cases[slot] = (cases[slot] ?? 0) + 1
      if (IS_WORK[AT.get(place) ?? 0]) fens[id] = (fens[id] ?? 0) + c.premium
      totals[id] = (totals[id] ?? 0) + 1
      customerOf[position] = id
    },
    conclude() {
      ids = undefined
    },
    words(position, place) {
      const id = customerOf[position] ?? 0
      if (totals[id] === 1) return ''
      if (firstOnSheet[position] !== 1) return WORDS.again[lang]
      return householdWords(cases.slice(id * WIDTH, id * WIDTH + WIDTH), fens[id] ?? 0, place, lang)
    },
    get any() {
      return any
    },
  }
}

function householdWords(row: readonly number[], sum: number, place: PlaceId, lang: Lang): string {
  const toWork = row.reduce((total, n, at) => total + (IS_WORK[at] ? n : 0), 0)
  const others = PLACE_IDS.filter((id, at) => id !== place && (row[at] ?? 0) > 0)
    .map((id) => `${PLACES[id].title[lang]}${lang === 'zh' ? '' : ' '}${casesWords(row[AT.get(id) ?? 0] ?? 0, lang)}`)
    .join(lang === 'zh' ? '、' : ', ')
  if (toWork < 2) {
    const here = casesWords(row[AT.get(place) ?? 0] ?? 0, lang)
    return others === '' ? fill(WORDS.here[lang], { cases: here }) : fill(WORDS.onlyElsewhere[lang], { places: others })
  }
  const first = fill(WORDS.first[lang], { cases: casesWords(toWork, lang), premium: formatFenGrouped(fen(sum)) })
  return others === '' ? first : first + fill(WORDS.elsewhere[lang], { places: others })
}
