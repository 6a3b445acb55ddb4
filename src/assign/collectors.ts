import type { Collector } from '../model/case.ts'
import type { Receivable } from '../model/receivable.ts'
import type { RosterEntry } from '../model/roster.ts'

/** The collectors who got cases, numbered in the order in which they got their first. */
export interface Collectors {
  /** a collector whom the roster knows */
  enlist(entry: RosterEntry): number
  /** a collector whom only the input or the assignment file knows; branch and supervisor are those of the first case */
  enlistUnlisted(code: string, name: string, row: Receivable): number
  /** remembers the name that the rows give a code; the first one counts */
  noteName(code: string, name: string): void
  list(): readonly Collector[]
}

export function openCollectors(): Collectors {
  const numbers = new Map<string, number>()
  const collectors: Collector[] = []
  const names = new Map<string, string>()

  const enlist = (collector: Collector): number => {
    numbers.set(collector.key, collectors.length)
    return collectors.push(collector) - 1
  }

  return {
    enlist: (entry) =>
      numbers.get(entry.code) ??
      enlist({
        key: entry.code,
        code: entry.code,
        name: entry.name,
        branchCode: entry.branchCode,
        branchName: entry.branchName,
        supervisorCode: entry.supervisorCode,
        supervisorName: entry.supervisorName,
      }),
    enlistUnlisted: (code, name, row) =>
      numbers.get(code || name) ??
      enlist({
        key: code || name,
        code,
        name,
        branchCode: row.branchCode,
        branchName: row.branchName,
        supervisorCode: row.supervisorCode,
        supervisorName: row.supervisorName,
      }),
    noteName(code, name) {
      if (code !== '' && name !== '' && !names.has(code)) names.set(code, name)
    },
    list: () =>
      collectors.map((collector) =>
        collector.name === '' ? { ...collector, name: names.get(collector.code) ?? '' } : collector,
      ),
  }
}
