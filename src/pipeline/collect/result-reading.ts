import {
  type CollectFinding,
  type KindVerdict,
  kindOf,
  newsOf,
  type ResultRow,
  shownStatus,
  tellsReversal,
} from '../../collect/index.ts'
import { openMapper, planTable, SURVEY_ROWS } from '../../map/index.ts'
import { FIELDS, type FieldName } from '../../model/field.ts'
import type { Finding } from '../../model/finding.ts'
import { maskValue } from '../../model/mask.ts'
import type { RawBatch, RawCell, RawTable } from '../../model/raw.ts'
import type { Receivable } from '../../model/receivable.ts'
import type { Settings } from '../../model/settings.ts'
import type { CollectedPath } from '../../read/index.ts'
import { openBankWords, openJudge } from '../../transfer/index.ts'
import type { ReadingSetup, TableTaken } from './types.ts'

/** A table that may be a bank return or a paid list. */
export interface ResultTable {
  readonly verdict: KindVerdict
  readonly taken: TableTaken | undefined
  readonly rows: readonly ResultRow[]
  readonly findings: readonly CollectFinding[]
}

/** Without a policy number no line can be told; everything else a return may leave out. */
const NEEDED: readonly FieldName[] = ['policyNo']
const TELLING: ReadonlySet<FieldName> = new Set<FieldName>([
  'policyNo',
  'dueDate',
  'premium',
  'returnDate',
  'paidDate',
  'paidAmount',
])

/** What banks call the amount of a debit. A list of receivables may mean something else by these names, a return cannot. */
const DEBITED_TITLES = '实扣金额 扣款金额 代扣金额 划扣金额 划款金额 转账金额 交易金额 收费金额 金额'.split(' ')
/** What banks call the result of a debit. Policies have a 状态 too: it is the debit's where its words are. */
const STATUS_TITLES = '状态 处理状态 处理结果 结果'.split(' ')

/** The settings with further names for a field, unless they say otherwise. */
function withTitles(settings: Settings, field: FieldName, titles: readonly string[]): Settings {
  const said = new Set(Object.values(settings.columns).flat())
  const more = titles.filter((title) => !said.has(title))
  return { ...settings, columns: { ...settings.columns, [field]: [...(settings.columns[field] ?? []), ...more] } }
}

/** The first rows of a table, as some settings read them; undefined where it has no header that one could know. */
function openReading(head: RawBatch, raw: RawTable, settings: Settings) {
  const plan = planTable(head, raw, settings, NEEDED)
  if ('skipped' in plan || 'missing' in plan) return undefined
  const from = head.rowNos.findIndex((rowNo) => rowNo > plan.headerRow)
  const [rowNos, rows] = from < 0 ? [[], []] : [head.rowNos.slice(from), head.rows.slice(from)]
  const mapper = openMapper(plan, 0, raw, settings, openBankWords(settings))
  return { plan, mapper, below: { rowNos, rows }, mapped: mapper.map({ rowNos, rows }) }
}

type Reading = NonNullable<ReturnType<typeof openReading>>

/** Reads with the names that only a bank gives; a column that may be something else besides counts where at least half its words are of debits. */
function openResults(head: RawBatch, raw: RawTable, settings: Settings): Reading | undefined {
  const withAmounts = withTitles(settings, 'premium', DEBITED_TITLES)
  const reading = openReading(head, raw, withAmounts)
  if (reading !== undefined) {
    const { columns, presence } = reading.plan
    const isAsked = columns.some(({ field, header }) => field === undefined && STATUS_TITLES.includes(header))
    if (!isAsked || presence.has('transferStatus')) return reading
  }
  // with few columns it may be what makes the header one
  const more = openReading(head, raw, withTitles(withAmounts, 'transferStatus', STATUS_TITLES))
  const known = more?.mapped.receivables.filter((row) => row.transferStatus !== '' || row.failReason !== '').length ?? 0
  return more !== undefined && known > 0 && known * 2 >= more.mapped.receivables.length ? more : reading
}

/** What stands in the column of the debit's result and is no word that anybody knows; '' = nothing such. */
function unknownStatus(found: readonly Finding[]): string {
  return found.find(({ code, field }) => code === 'M004' && field === 'transferStatus')?.value ?? ''
}

/** Reads a table as a return or a paid list; undefined where it has no header that one could know. */
export async function readResults(
  { path, source }: CollectedPath,
  raw: RawTable,
  first: RawBatch,
  rest: AsyncIterator<RawBatch>,
  setup: ReadingSetup,
): Promise<ResultTable | undefined> {
  const head = await withHead(first, rest)
  const reading = openResults(head, raw, setup.settings)
  if (reading === undefined) return undefined
  const { plan, mapper, below, mapped } = reading
  const judge = openJudge(setup.settings)
  const verdict = kindOf(
    plan.presence,
    mapped.receivables.map((row, i) => ({
      row,
      verdict: judge(row),
      unknownStatus: unknownStatus(mapped.findings[i] ?? []),
    })),
  )
  const { kind } = verdict
  if (kind !== 'return' && kind !== 'paid') return { verdict, taken: undefined, rows: [], findings: [] }

  const rows: ResultRow[] = []
  const findings: CollectFinding[] = []
  let lines = 0
  const about = (row: Receivable): Omit<CollectFinding, 'code'> => ({
    file: path,
    sheet: raw.sheet,
    cell: String(row.origin.row),
    policyNo: row.policyNo,
    dueDate: row.dueDate,
    field: undefined,
    value: '',
    facts: {},
  })
  const titles = head.rows[head.rowNos.indexOf(plan.headerRow)] ?? []
  const take = (row: Receivable, found: readonly Finding[], cells: readonly RawCell[]): void => {
    lines += 1
    const telling = found.filter(({ field }) => field !== undefined && TELLING.has(field))
    for (const { code, field, value = '', facts = {} } of telling)
      findings.push({
        ...about(row),
        code,
        field: field === undefined ? undefined : FIELDS[field].title,
        value: maskValue(field, value),
        facts,
      })
    const news = newsOf(row, judge(row), kind)
    const { debit, payment, amount = 0 } = news
    const isNegative = debit?.status === 'succeeded' && amount < 0
    // a failure is one, whatever it says, and finance writes money that went back with a minus
    const mayBeReversed = debit === undefined ? (payment?.amount ?? 0) >= 0 : debit.status === 'succeeded'
    if (isNegative || (mayBeReversed && tellsReversal(cells, titles))) findings.push({ ...about(row), code: 'K046' })
    else if (news.debit === undefined && news.payment === undefined) {
      const word = unknownStatus(found)
      const field = FIELDS.transferStatus.title
      if (word === '') findings.push({ ...about(row), code: 'K042' })
      else findings.push({ ...about(row), code: 'K050', field, value: shownStatus(word) })
    }
    // a due date that cannot be read must not be taken for none
    else if (row.policyNo === '' || telling.some(({ field }) => field === 'dueDate' || field === 'policyNo'))
      findings.push({ ...about(row), code: 'K040' })
    else
      rows.push({
        ...news,
        file: path,
        source,
        sheet: raw.sheet,
        row: row.origin.row,
        policyNo: row.policyNo,
        dueDate: row.dueDate,
      })
  }
  const takeAll = (batch: typeof mapped, { rowNos, rows: raws }: RawBatch): void => {
    const cellsAt = new Map(rowNos.map((rowNo, i) => [rowNo, raws[i] ?? []]))
    for (const [i, row] of batch.receivables.entries())
      take(row, batch.findings[i] ?? [], cellsAt.get(row.origin.row) ?? [])
  }
  takeAll(mapped, below)
  for (let next = await rest.next(); !next.done; next = await rest.next()) takeAll(mapper.map(next.value), next.value)
  return { verdict, taken: { sheet: raw.sheet, kind, because: verdict.because, lines }, rows, findings }
}

async function withHead(first: RawBatch, rest: AsyncIterator<RawBatch>): Promise<RawBatch> {
  const rowNos: number[] = [...first.rowNos]
  const rows: (readonly RawCell[])[] = [...first.rows]
  while (rows.length < SURVEY_ROWS) {
    const next = await rest.next()
    if (next.done) break
    for (const rowNo of next.value.rowNos) rowNos.push(rowNo)
    for (const row of next.value.rows) rows.push(row)
  }
  return { rowNos, rows }
}
