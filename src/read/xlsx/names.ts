/** A defined name as `workbook.xml` holds it. */
export interface DefinedName {
  readonly name: string
  /** index of the sheet that it belongs to, '' = the whole workbook */
  readonly scope: string
  /** `'当月'!$N$5:$N$25` */
  readonly range: string
}

const RANGE = /^(?:'((?:[^']|'')*)'|([^!']*))!\$?([A-Z]{1,3})\$?\d*(?::\$?([A-Z]{1,3})\$?\d*)?$/

/** The names that mean one column of a sheet, and which one: 0 = the first. A name of the sheet's own wins over one of the workbook. */
export function columnNamesOf(
  names: readonly DefinedName[],
  sheet: string,
  index: number,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  for (const own of [false, true])
    for (const { name, scope, range } of names) {
      if (own !== (scope === String(index)) || (!own && scope !== '')) continue
      const parts = RANGE.exec(range)
      if (parts === null || (parts[4] !== undefined && parts[4] !== parts[3])) continue
      if ((parts[1]?.replaceAll("''", "'") ?? parts[2]) === sheet) columns.set(name, columnIndex(parts[3] ?? ''))
    }
  return columns
}

/** `A` → 0, `AB` → 27 */
function columnIndex(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
