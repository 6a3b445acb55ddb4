import { FIELDS, type FieldName } from '../model/field.ts'
import type { RowFinding } from '../model/finding.ts'
import { columnLetters } from '../model/letters.ts'
import { maskUnknown, maskValue } from '../model/mask.ts'
import type { RawBatch, RawTable } from '../model/raw.ts'
import { REJECTED_HEADER_NAMES } from '../model/rejected.ts'
import type { Settings } from '../model/settings.ts'
import type { Text } from '../model/text.ts'
import { tidy } from './cells/text.ts'
import { settleContests } from './contest.ts'
import { type Candidate, DECISIONS } from './decisions.ts'
import { type Claim, countsInstalments, openDictionary } from './dictionary.ts'
import { isInTenThousands } from './fold.ts'
import { findHeader, type Header } from './header.ts'
import { missingFields, NEEDED, nearestHeaders } from './missing.ts'
import { agentsPhone, phoneThatIsMobile } from './phones.ts'
import { addsUpPolicies } from './policy-totals.ts'
import { seenIn } from './seen.ts'
import { extraWords, hasFullRows, hasLostDigits, holdsSerials, SYMBOLS } from './survey.ts'
import type { ColumnDecision, ColumnReading, MissingColumns, SkippedTable, TablePlan } from './table-plan.ts'
import { declaredTotal } from './totals.ts'
import { examples, openValues, shareOf, type Values } from './values.ts'

/** The plan looks at so many rows of a table: header, decisions by values, verdicts about whole columns. */
export const SURVEY_ROWS = 20_000

/**
 * Decides how a table is read: its header row, what each column is, and what only whole columns tell.
 * @param head the first rows of the table, at most about {@link SURVEY_ROWS}
 * @param needed fields without which the table is of no use: those of a list of receivables, unless it may be something else
 */
export function planTable(
  head: RawBatch,
  table: Pick<RawTable, 'sheet' | 'textual' | 'epoch1904'>,
  settings: Settings,
  needed: readonly FieldName[] = NEEDED,
): TablePlan | SkippedTable | MissingColumns {
  const dictionary = openDictionary(settings)
  const header = findHeader(head, dictionary)
  if (!header) return { skipped: head.rows.length === 0 ? 'empty' : 'noHeader', seen: seenIn(head, settings) }

  const below = head.rows.slice(header.at + 1)
  const names = withUntitled(header.names, below)
  const values = openValues(below, names, header.texts)
  const above = head.rows.slice(0, header.at).map((row) => row.map((cell) => tidy(String(cell))))
  const titles = [table.sheet, ...above.flat()].join(' ')
  const columns = settleContests(
    decide(
      names.map((name, column) => named(name, column, dictionary(name))),
      { values, settings, titles },
    ),
    values,
  )

  const missing = missingFields(columns, needed)
  if (missing.length > 0) return refused(missing, columns, header, values)
  return {
    headerRow: header.row,
    columns: columns.map((column) => decision(withUnit(column, titles, values), values)),
    presence: new Set(columns.flatMap(({ field }) => (field === undefined ? [] : [field]))),
    findings: columns.filter((column) => isUnmapped(column, values)).map((column) => unmapped(column, header.row)),
    readings: columns.flatMap((column) =>
      column.field === undefined ? [] : [reading(column, column.field, titles, values, table.textual)],
    ),
    headerTexts: header.texts,
    fullRows: table.textual && hasFullRows(values, names.length),
    policyTotals: addsUpPolicies(below, columns),
    declared: declaredTotal(head, header.at),
  }
}

/** Nobody knows the name of the column. */
export const NO_FIELD: Text = { zh: '没有认识的字段', en: 'no field has this name' }

function named(header: string, column: number, claim: Claim | undefined): Candidate {
  const field = claim?.field
  if (!claim) return { column, header, field, claim, because: NO_FIELD }
  return { column, header, field, claim, because: becauseOfName(header, claim) }
}

/** Why a header's name was taken for a field. */
export function becauseOfName(header: string, claim: Pick<Claim, 'rank' | 'alias' | 'bySynonym'>): Text {
  if (claim.rank < 0) return { zh: '设置里 columns 写明', en: 'named under columns in the settings' }
  if (claim.bySynonym)
    return { zh: `列名“${header}”与“${claim.alias}”同义`, en: `header "${header}" means the same as "${claim.alias}"` }
  return { zh: `列名“${header}”`, en: `header "${header}"` }
}

/** Asks every decision about every column, each with what the ones before have decided. Users' own names are not questioned. */
function decide(
  columns: readonly Candidate[],
  evidence: { values: Values; settings: Settings; titles: string },
): readonly Candidate[] {
  let decided = columns
  for (const decision of [...DECISIONS, agentsPhone, phoneThatIsMobile]) {
    const asked = decided
    decided = asked.map((candidate) => {
      if (candidate.field === undefined || (candidate.claim?.rank ?? 0) < 0) return candidate
      const change = decision(candidate, { ...evidence, columns: asked })
      return change ? { ...candidate, ...change } : candidate
    })
  }
  return decided
}

/** Columns right of the last header that most rows fill are columns without a title, not cells too many. */
function withUntitled(names: readonly string[], rows: RawBatch['rows']): readonly string[] {
  const filled = (column: number) => rows.reduce((n, row) => ((row[column] ?? '') === '' ? n : n + 1), 0)
  const wider = [...names]
  while (rows.length >= 3 && filled(wider.length) * 2 > rows.length) wider.push('')
  return wider
}

function reading(
  { column: index, header, claim }: Candidate,
  field: FieldName,
  titles: string,
  values: Values,
  textual: boolean,
): ColumnReading {
  return {
    index,
    field,
    tenThousands: isInTenThousands(header, unitsAbove(index, titles, values)),
    serials: FIELDS[field].kind === 'day' && holdsSerials(index, values),
    lostDigits: textual && SYMBOLS.has(field) && hasLostDigits(index, values),
    instalments: field === 'payTerm' && claim?.rank !== -1 && countsInstalments(header),
    extra: extraWords(field, index, header, values),
  }
}

/** In 万元 this is ten million yuan: no premium of a person. */
const TOO_MUCH = 1_000

/** The titles, as far as they may tell a column's unit: 单位：万元 above amounts such as 1,200.00 speaks of a total, not of them. */
function unitsAbove(column: number, titles: string, values: Values): string {
  const isSmall = (value: string) => Number(value.replaceAll(',', '')) < TOO_MUCH
  return shareOf(values.of(column), isSmall) >= 0.5 ? titles : ''
}

/** An amount whose unit only the titles tell: said, because it multiplies what stands in the cells. */
function withUnit(candidate: Candidate, titles: string, values: Values): Candidate {
  const { field, header, because } = candidate
  if (field === undefined || FIELDS[field].kind !== 'money') return candidate
  const above = unitsAbove(candidate.column, titles, values)
  if (isInTenThousands(header, '') || !isInTenThousands(header, above)) return candidate
  return {
    ...candidate,
    because: { zh: `${because.zh}；上方写明单位是万元`, en: `${because.en}; in 万元, as stated above the header` },
  }
}

function decision({ column, header, field, because }: Candidate, values: Values): ColumnDecision {
  const samples = examples(values.of(column))
  return {
    index: column,
    header,
    field,
    because,
    samples: samples.map((value) => (field ? maskValue(field, value) : maskUnknown(value))),
  }
}

function isUnmapped({ field, header, column }: Candidate, values: Values): boolean {
  if (field !== undefined || REJECTED_HEADER_NAMES.has(header)) return false
  return header !== '' || values.of(column).filled > 0
}

function unmapped({ header, column, because }: Candidate, row: number): RowFinding {
  return {
    row,
    finding: {
      code: 'M006',
      value: header,
      facts: {
        header: header || columnLetters(column),
        column: columnLetters(column),
        because: because.zh,
        becauseEn: because.en,
      },
    },
  }
}

function refused(
  missing: readonly FieldName[],
  columns: readonly Candidate[],
  header: Header,
  values: Values,
): MissingColumns {
  const nearest: Partial<Record<FieldName, readonly string[]>> = {}
  for (const field of missing) nearest[field] = nearestHeaders(field, columns)
  return {
    missing,
    headers: header.names.filter((name) => name !== ''),
    nearest,
    headerRow: header.row,
    columns: columns.map((column) => decision(column, values)),
  }
}
