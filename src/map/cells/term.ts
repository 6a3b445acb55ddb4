import { fullYears } from '../../model/day.ts'
import { birthDateIn, formOf } from '../../model/id-number.ts'
import type { RawCell } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import { INTERVAL_MONTHS } from '../../model/words.ts'
import { isWithoutEnd, readAge, readCountNumber, readCountText } from './count.ts'
import { about, type CellReader } from './reader.ts'
import { isNothing, readSymbols } from './text.ts'

/**
 * Reads the payment term in years. 缴费期数 counts instalments: years = ÷ instalments a year, a part of a year counts as a year. 交至N岁 is N minus the age
 * at effect. Needs the row's frequency, birth date, ID number and effective date: read after all other columns.
 */
export function termReader(countsInstalments: boolean): CellReader {
  return (cell, row, raise) => {
    const text = typeof cell === 'number' ? '' : readSymbols(cell)
    if (typeof cell !== 'number' && (isNothing(text) || isWithoutEnd(text))) return
    const count = typeof cell === 'number' ? readCountNumber(cell) : readCountText(text)
    if (count !== undefined) row.payTerm = countsInstalments ? yearsOf(count, row) : count
    else readToAge(cell, text, row, raise)
  }
}

function yearsOf(instalments: number, { frequency }: Receivable): number | undefined {
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  return months === 0 ? undefined : Math.ceil((instalments * months) / 12)
}

function readToAge(cell: RawCell, text: string, row: Receivable, raise: Parameters<CellReader>[2]): void {
  const age = readAge(text)
  if (age === undefined) {
    raise(about('M004', 'payTerm', cell))
    return
  }
  const born = row.holderBirthDate ?? (formOf(row.holderIdNo) === 0 ? undefined : birthDateIn(row.holderIdNo))
  if (born === undefined || row.effectiveDate === undefined) return
  const years = age - fullYears(born, row.effectiveDate)
  if (years > 0) row.payTerm = years
}
