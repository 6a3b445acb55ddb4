import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { xuqi } from './xuqi.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-messages-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const save = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = (...args: readonly string[]) => xuqi(['run', ...args, '--as-of', '2026-06-18', '--out', 'out'], folder)
/** without the line breaks that the width of the terminal asks for */
const flat = (text: string) => text.replace(/\n {2,}/g, '')

describe('a refusal names what is wrong with this very file', () => {
  it('shows the missing field and the header that comes closest, not another one', async () => {
    save('list.csv', '保单号,应缴日期,投保人,金额X\nP000000001,2026-05-03,张试,100\n')
    const { exitCode, err } = await run('list.csv')
    expect(exitCode).toBe(2)
    expect(flat(err)).toMatch(/例如 columns: \{ premium: \[金额X\] ?\}/)
    expect(err).not.toContain('dueDate')
  })

  it('shows all missing fields, and a header that must be quoted in YAML with its quotes', async () => {
    save('list.csv', '保单号,投保人,手机号码,应收: 年月日\nP000000001,张试,13800000011,2026-05-03\n')
    const { err } = await run('list.csv', '--lang', 'en')
    expect(flat(err).replaceAll(' ', '')).toContain('columns:{dueDate:["应收:年月日"],premium:[HEADER]}')
  })

  it('calls a login page a web page', async () => {
    save('list.csv', '<!DOCTYPE html><html><body><form><input name="user"></form></body></html>')
    const { exitCode, err } = await run('list.csv')
    expect(exitCode).toBe(2)
    expect(err).toContain('网页，里面没有表格')
    expect(err).toContain('重新登录')
    expect(err).toContain('R004')
  })

  it('says that the password file is empty, and gives each file its own advice', async () => {
    copyFileSync(resolve(import.meta.dirname, '../../fixtures/formats/encrypted.xlsx'), join(folder, 'list.xlsx'))
    save('password.txt', '\n')
    const { exitCode, err } = await run('list.xlsx', '--password-file', 'password.txt')
    expect(exitCode).toBe(2)
    expect(err).toContain('密码文件 password.txt')
    expect(err).not.toContain('请重新导出')
  })
})

describe('a repeated row', () => {
  const row = (...cells: readonly string[]) =>
    `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`
  const sheet = (name: string, ...rows: readonly string[]) =>
    `<Worksheet ss:Name="${name}"><Table>${row('保单号', '应缴日', '险种代码', '应缴保费')}${rows.join('')}</Table></Worksheet>`
  const due = (policyNo: string, premium: string) => row(policyNo, '2026-05-20', '1101', premium)

  it('is placed by the sheet of the other row, unless it is the same one', async () => {
    const sheets = [
      sheet('六月', due('P000000001', '100'), due('P000000002', '100')),
      sheet('补充', due('P000000001', '100'), due('P000000002', '120'), due('P000000003', '1'), due('P000000003', '1')),
    ]
    const space = 'urn:schemas-microsoft-com:office:spreadsheet'
    save(
      'list.xls',
      `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}">${sheets.join('')}</Workbook>`,
    )
    const { exitCode } = await run('list.xls')
    expect(exitCode).toBe(0)
    const findings = readFileSync(join(folder, 'out/data/findings.csv'), 'utf8').split('\n')
    const messages = findings.filter((line) => /,V00[45],/.test(line)).map((line) => line.split(',').slice(8).join(','))
    expect(messages).toEqual([
      '应缴保费 100.00，补充 › 第 3 行同一保单同一险种却是 120.00',
      '与六月 › 第 2 行重复，只计一次',
      '应缴保费 120.00，六月 › 第 3 行同一保单同一险种却是 100.00',
      '与第 4 行重复，只计一次',
    ])
  })
})
