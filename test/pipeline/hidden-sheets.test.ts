import { expect, it } from 'vitest'
import { Refusal, refusalMessage } from '../../src/model/refusal.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { explainColumns } from '../../src/pipeline.ts'
import { type Ran, withFiles, withRun } from '../laws/run.ts'

const SPACE = 'urn:schemas-microsoft-com:office:spreadsheet'
const HEADER = ['保单号', '应缴日', '应缴保费', '转账状态']
const OLD_COPY = {
  name: '备份',
  hidden: true,
  rows: [HEADER, ['P1', '2026-05-10', '900.00', '成功'], ['P2', '2026-05-10', '1.00', '']],
}
const LIST = { name: '应收', hidden: false, rows: [HEADER, ['P1', '2026-05-10', '1000.00', '失败']] }
const WORDS = { name: '选项', hidden: true, rows: [['是'], ['否']] }

interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly string[])[]
}

function bookOf(...sheets: readonly Sheet[]): string {
  const row = (cells: readonly string[]) =>
    `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`
  const all = sheets.map(
    ({ name, hidden, rows }) =>
      `<Worksheet ss:Name="${name}"><Table>${rows.map(row).join('')}</Table><WorksheetOptions>${hidden ? '<Visible>SheetHidden</Visible>' : ''}</WorksheetOptions></Worksheet>`,
  )
  return `<?xml version="1.0"?><Workbook xmlns="${SPACE}" xmlns:ss="${SPACE}">${all.join('')}</Workbook>`
}

const linesOf = ({ read }: Ran, file: string) => read(`data/${file}`).trim().split('\n').slice(1)

it('leaves hidden sheets out of a run and says so, louder where one holds a list', async () => {
  await withRun([bookOf(OLD_COPY, LIST, WORDS)], {}, (ran) => {
    const cases = linesOf(ran, 'cases.csv')
    expect(cases).toHaveLength(1)
    expect(cases[0]).toContain('1000.00')
    const skipped = linesOf(ran, 'findings.csv').filter((line) => line.includes('M010'))
    expect(skipped.map((line) => /warn|note/.exec(line)?.[0])).toEqual(['warn', 'note'])
    expect(skipped[0]).toContain('工作表“备份”是隐藏的，没有读')
  })
})

it('refuses a file whose lists are all hidden, and says where they are', async () => {
  const refusal = await withRun([bookOf(OLD_COPY, WORDS)], {}, () => undefined).catch((error: unknown) => error)
  const text = refusal instanceof Refusal ? refusal.items.map((item) => refusalMessage(item, 'zh')).join() : ''
  expect(text).toContain('隐藏的工作表“备份”“选项”（不读）')
})

it('names hidden sheets where the columns are explained', async () => {
  await withFiles([bookOf(OLD_COPY, LIST)], async (run) => {
    const { out } = await run({})
    const inputs = [out.replace(/out0$/, '0.csv')]
    const [file] = await explainColumns({ inputs, settings: DEFAULT_SETTINGS, passwords: [] })
    expect(file?.tables.map(({ sheet, hidden }) => [sheet, hidden === true])).toEqual([
      ['备份', true],
      ['应收', false],
    ])
  })
})
