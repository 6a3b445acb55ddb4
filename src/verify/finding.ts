import { formatDay } from '../model/day.ts'
import { type DayField, FIELDS, type FieldName, type MoneyField } from '../model/field.ts'
import type { Finding } from '../model/finding.ts'
import { formatFen } from '../model/money.ts'
import { type Receivable, WORD_LIST_OF } from '../model/receivable.ts'
import { WORDS } from '../model/words.ts'
import type { CaseCheck, Hit, RowCheck } from './check.ts'

/** The finding of a check that struck: its own field and the row's value there, unless the hit names others. */
export function findingOf(check: RowCheck | CaseCheck, hit: Hit, row: Receivable): Finding {
  const field = hit.field ?? check.field
  const value = hit.value ?? (field ? textOf(row, field) : '')
  return {
    code: check.code,
    ...(field ? { field } : {}),
    ...(value === '' ? {} : { value }),
    ...(hit.facts ? { facts: hit.facts } : {}),
  }
}

/** A cell of a row as text: a word by its Chinese name, since the input is Chinese; '' when empty. */
function textOf(row: Receivable, field: FieldName): string {
  if (isWordField(field)) {
    const names: Readonly<Record<string, { readonly zh: string }>> = WORDS[WORD_LIST_OF[field]]
    return names[row[field]]?.zh ?? ''
  }
  if (isMoneyField(field)) return row[field] === undefined ? '' : formatFen(row[field])
  if (isDayField(field)) return row[field] === undefined ? '' : formatDay(row[field])
  return String(row[field] ?? '')
}

function isWordField(field: FieldName): field is keyof typeof WORD_LIST_OF {
  return field in WORD_LIST_OF
}

function isMoneyField(field: FieldName): field is MoneyField {
  return FIELDS[field].kind === 'money'
}

function isDayField(field: FieldName): field is DayField {
  return FIELDS[field].kind === 'day'
}
