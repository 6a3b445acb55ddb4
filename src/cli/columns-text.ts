import Table from 'cli-table3'
import { FIELDS } from '../model/field.ts'
import { POLICY_FIELDS } from '../model/policy-field.ts'
import type { Lang, Text } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import type { ColumnsFile, ColumnsTable } from '../pipeline/types.ts'
import { hang, printable, wrapText } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What `xuqi columns` shows: for each sheet where its header is, and what each column was taken for. */
export function columnsText(files: readonly ColumnsFile[], lang: Lang, terminal: Terminal): string {
  const say = speaker(lang)
  const blocks = files.flatMap((file) => {
    const format = [file.format.toUpperCase(), file.encoding].filter((part) => part !== '').join(' · ')
    const head = terminal.paint.bold(printable(`${file.path}（${format}）`))
    const tables = file.tables.map((table) => tableText(table, lang, terminal))
    return [head, ...(tables.length > 0 ? tables : [say('  没有内容', '  nothing inside')])]
  })
  return `${blocks.join('\n')}\n`
}

function tableText(table: ColumnsTable, lang: Lang, terminal: Terminal): string {
  const say = speaker(lang)
  const sheet =
    table.sheet === '' ? '' : say(`工作表“${printable(table.sheet)}”：`, `Sheet "${printable(table.sheet)}": `)
  if (table.hidden) return `  ${sheet}${say('是隐藏的，不读', 'hidden, not read')}`
  if (table.headerRow === undefined) return `  ${sheet}${say('没有找到表头', 'no header row')}`
  const where = say(
    `表头在第 ${table.headerRow} 行，看了 ${table.rowsSampled} 行`,
    `header in row ${table.headerRow}, ${counted(table.rowsSampled, 'row')} looked at`,
  )
  const widths = columnWidths(terminal.width)
  const grid = new Table({
    head: [say('列名', 'Header'), say('当成', 'Taken for'), say('依据', 'Because'), say('样本', 'Samples')],
    colWidths: widths,
    style: { head: [], border: [] },
  })
  const fold = (text: string, column: number) => wrapText(printable(text), (widths[column] ?? 20) - 2).join('\n')
  for (const { header, field, because, samples } of table.decisions) {
    const taken = field === undefined ? '—' : `${titleOf(field, table.use)[lang]} ${field}`
    grid.push([fold(header, 0), fold(taken, 1), fold(because[lang], 2), fold(samples.join(say('、', ', ')), 3)])
  }
  const missing = table.missing.map((field) => {
    const near = table.nearest[field] ?? []
    const hint = near.length === 0 ? '' : say(`；最接近的是 ${near.join('、')}`, `; nearest: ${near.join(', ')}`)
    const text = say(
      `缺少“${FIELDS[field].title.zh}”（${field}）${hint}`,
      `No column for ${FIELDS[field].title.en} (${field})${hint}`,
    )
    return terminal.paint.red(hang(printable(text), terminal.width, 2))
  })
  return [`  ${sheet}${where}`, grid.toString(), ...missing, ...forPersistency(table, lang, terminal)].join('\n')
}

function titleOf(field: NonNullable<ColumnsTable['decisions'][number]['field']>, use: ColumnsTable['use']): Text {
  const titles: Readonly<Record<string, { readonly title: Text }>> = use === 'run' ? FIELDS : POLICY_FIELDS
  return titles[field]?.title ?? { zh: field, en: field }
}

/** What a policy list is good for, and what it lacks for that. */
function forPersistency({ use, lacking = [] }: ColumnsTable, lang: Lang, { paint, width }: Terminal): string[] {
  if (use === 'run') return []
  const say = speaker(lang)
  const lines = lacking.map((what) =>
    paint.red(hang(say(`算继续率还缺：${what.zh}`, `Persistency also needs: ${what.en}`), width, 2)),
  )
  return [
    hang(say('这是保单清单，给 xuqi persistency 用。', 'A policy list, for xuqi persistency.'), width, 2),
    ...lines,
  ]
}

function columnWidths(width: number): number[] {
  const inner = width - 5
  const first = Math.floor(inner * 0.25)
  const second = Math.floor(inner * 0.25)
  const third = Math.floor(inner * 0.25)
  return [first, second, third, inner - first - second - third]
}
