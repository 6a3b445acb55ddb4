import { FIELD_NAMES, FIELDS, type FieldName } from '../model/field.ts'
import type { Settings } from '../model/settings.ts'
import { ALIASES, DUE_OR_PAID, FREQUENCY_OR_CHANNEL, TERM_IN_INSTALMENTS, TRANSFER_FLAG } from './aliases.ts'
import { canonicalHeader, canonicalName, foldHeader } from './fold.ts'

/** What a header's name says: which field it means, and how specific the name is. */
export interface Claim<F extends string = FieldName> {
  readonly field: F
  /** the smaller the more specific; −1 = named in the settings */
  readonly rank: number
  /** the alias that the header was recognised by */
  readonly alias: string
  /** equal only after synonyms were replaced */
  readonly bySynonym: boolean
}

/** Finds the field a header means by its name alone; undefined if nobody knows the name. Never guesses by likeness. */
export type Dictionary<F extends string = FieldName> = (header: string) => Claim<F> | undefined

const EXACT = new Map<string, Claim>()
const CANONICAL = new Map<string, Claim>()

for (const field of FIELD_NAMES) {
  ALIASES[field].forEach((alias, rank) => {
    learn(field, alias, rank)
  })
}
// the fields' own names and titles come last, so that a title that is also somebody's trap (缴费方式) changes nothing
for (const field of FIELD_NAMES) {
  for (const name of [field, FIELDS[field].title.zh, FIELDS[field].title.en]) learn(field, name, 0)
}

function learn(field: FieldName, alias: string, rank: number): void {
  const folded = foldHeader(alias)
  if (!EXACT.has(folded)) EXACT.set(folded, { field, rank, alias, bySynonym: false })
  const canonical = canonicalHeader(folded)
  if (!CANONICAL.has(canonical)) CANONICAL.set(canonical, { field, rank, alias, bySynonym: true })
}

/** `附加险种3`, `附加险种.1`, `附险2保费`, `附加险保费(一)`: riders are numbered in many ways, and the number says nothing. */
const RIDER_NUMBER = /\(?[\d一二三四五六七八九十]+\)?/g
/** `联系电话2` */
const LAST_NUMBER = /\(?\d\)?$/

/** The built-in names together with the users' own, which win; an exact name wins over one that is equal after synonyms only. */
export function openDictionary(settings: Settings): Dictionary {
  const own = ownNames(settings)
  const look = (folded: string): Claim | undefined => {
    const canonical = canonicalHeader(folded)
    return own.get(folded) ?? EXACT.get(folded) ?? own.get(canonical) ?? CANONICAL.get(canonical)
  }
  return (header) => {
    const folded = foldHeader(header)
    if (folded === '') return undefined
    const unnumbered = canonicalHeader(folded).startsWith('附加险')
      ? folded.replace(RIDER_NUMBER, '')
      : folded.replace(LAST_NUMBER, '')
    return look(folded) ?? look(unnumbered) ?? agreed(folded.split(/[/|、]/), look)
  }
}

/** `保单号/合同号`: several names, if all of them mean one field. */
function agreed(names: readonly string[], look: (folded: string) => Claim | undefined): Claim | undefined {
  const claims = names.map(look)
  const [first] = claims
  return first && names.length > 1 && claims.every((claim) => claim?.field === first.field) ? first : undefined
}

function ownNames(settings: Settings): ReadonlyMap<string, Claim> {
  const own = new Map<string, Claim>()
  for (const field of FIELD_NAMES) {
    for (const alias of settings.columns[field] ?? [])
      own.set(foldHeader(alias), { field, rank: -1, alias, bySynonym: false })
  }
  for (const [folded, claim] of [...own]) {
    const canonical = canonicalHeader(folded)
    if (!own.has(canonical)) own.set(canonical, { ...claim, bySynonym: true })
  }
  return own
}

const dueOrPaid: ReadonlySet<string> = new Set(DUE_OR_PAID.map(canonicalName))
const frequencyOrChannel: ReadonlySet<string> = new Set(FREQUENCY_OR_CHANNEL.map(canonicalName))
const transferFlag: ReadonlySet<string> = new Set(TRANSFER_FLAG.map(canonicalName))
const termInInstalments: ReadonlySet<string> = new Set(TERM_IN_INSTALMENTS.map(canonicalName))

/** Whether the name alone cannot tell the due date from the day of payment. */
export function isDueOrPaid(header: string): boolean {
  return dueOrPaid.has(canonicalName(header))
}

/** Whether the column says yes or no to a transfer instead of naming a channel. */
export function isTransferFlag(header: string): boolean {
  return transferFlag.has(canonicalName(header))
}

/** Whether the column of a payment term counts instalments instead of years. */
export function countsInstalments(header: string): boolean {
  return termInInstalments.has(canonicalName(header))
}

/** Whether the name alone cannot tell the frequency from the payment channel. */
export function isFrequencyOrChannel(header: string): boolean {
  return frequencyOrChannel.has(canonicalName(header))
}
