import { type CaseName, type CollectFinding, typedWords } from '../../collect/index.ts'
import type { CollectingBook, StrayText } from '../../model/collected.ts'
import { formatDay } from '../../model/day.ts'
import type { FileCollected } from './types.ts'

/** What a line holds, and where it stands. */
interface Found {
  readonly file: string
  readonly sheet: string
  readonly cell: string
  readonly shown?: CaseName | undefined
}

/** What was typed on the line of a case. */
interface Typed extends CaseName {
  readonly source: string
  readonly content: string
  /** of a service change */
  readonly detail?: string
}

/** Where lines are told, and what becomes of their words. */
export interface TornInto {
  readonly fileOf: (path: string) => FileCollected | undefined
  readonly findings: CollectFinding[]
  readonly strays: StrayText[]
}

/**
 * Takes out what stands on lines whose visible cells name one case of the book and whose hidden key names another: nobody can tell which of them the collector
 * wrote about. It is told, and kept word for word.
 */
export function withoutTorn<T extends Found>(
  found: readonly T[],
  typedOf: (one: T) => Typed,
  book: CollectingBook,
  { fileOf, findings, strays }: TornInto,
): readonly T[] {
  return found.filter((one) => {
    const { file: path, sheet, cell, shown } = one
    const typed = typedOf(one)
    if (shown === undefined || ![shown, typed].every((name) => isKnown(name, book))) return true
    const facts = { shown: nameOf(shown), key: nameOf(typed) }
    findings.push({ code: 'K035', file: path, sheet, cell, ...shown, field: undefined, value: '', facts })
    const words = [typed.detail ?? '', typedWords(typed)].filter((part) => part !== '')
    strays.push({ source: typed.source, sheet, cell, text: [facts.shown, ...words].join('；') })
    const file = fileOf(path)
    if (file) file.unmatched += 1
    return false
  })
}

function isKnown({ policyNo, dueDate }: CaseName, book: CollectingBook): boolean {
  return book.casesOf(policyNo).some((one) => one.dueDate === dueDate)
}

function nameOf({ policyNo, dueDate }: CaseName): string {
  return `${policyNo} ${formatDay(dueDate)}`
}
