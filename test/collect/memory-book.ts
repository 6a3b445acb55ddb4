import type {
  Answer,
  CollectedDebit,
  CollectedPayment,
  CollectingBook,
  Collection,
  KnownCase,
  StoredEntry,
  StrayText,
} from '../../src/model/collected.ts'
import type { Contact } from '../../src/model/history.ts'

/** A book that forgets itself with its test; it holds what it is told, as the real one must. */
export interface MemoryBook extends CollectingBook {
  readonly entries: readonly StoredEntry[]
  readonly debits: readonly CollectedDebit[]
  readonly payments: readonly CollectedPayment[]
  readonly strays: readonly StrayText[]
  readonly recorded: readonly Collection[]
  /** the contacts of all cases as the next run sees them, in an order of their own */
  view(): readonly string[]
}

export function memoryBook(cases: Readonly<Record<string, readonly KnownCase[]>> = {}): MemoryBook {
  const entries: StoredEntry[] = []
  const debits: CollectedDebit[] = []
  const payments: CollectedPayment[] = []
  const answers: Answer[] = []
  const strays: StrayText[] = []
  const recorded: Collection[] = []
  const seen = (entry: StoredEntry): [string, number, Contact, string] => [
    entry.policyNo,
    entry.dueDate,
    entry.contact,
    entry.change,
  ]
  return {
    entries,
    debits,
    payments,
    strays,
    recorded,
    view: () =>
      entries
        .filter((entry) => !entry.replaced)
        .map((entry) => JSON.stringify(seen(entry)))
        .sort(),
    asOfOf: () => undefined,
    holderOf: () => '',
    lastLists: () => undefined,
    casesOf: (policyNo) => cases[policyNo] ?? [],
    entriesOf: (policyNo) => entries.filter((entry) => entry.policyNo === policyNo),
    entriesFrom: (sources) => entries.filter(({ source, replaced }) => !replaced && sources.has(source)),
    handoversOf: () => [],
    answersOf: (policyNo) => answers.filter((answer) => answer.policyNo === policyNo),
    debitsOf: (policyNo) => debits.filter((debit) => debit.policyNo === policyNo),
    paymentsOf: (policyNo) => payments.filter((payment) => payment.policyNo === policyNo),
    holdsFile: (sha256) => recorded.some(({ files }) => files.some((file) => file.sha256 === sha256)),
    holdsStray: (stray) =>
      strays.some((one) => one.source === stray.source && one.sheet === stray.sheet && one.text === stray.text),
    record(collection) {
      recorded.push(collection)
      for (const { replaces, ...entry } of collection.entries) {
        for (const id of replaces) {
          const at = entries.findIndex((one) => one.id === id)
          const old = entries[at]
          if (old === undefined) throw new Error(`nothing has the number ${id}`)
          entries[at] = { ...old, replaced: true }
        }
        entries.push({ ...entry, id: entries.length + 1, replaced: false })
      }
      answers.push(...collection.answers)
      debits.push(...collection.debits)
      payments.push(...collection.payments)
      strays.push(...collection.strays)
    },
    close: () => undefined,
  }
}
