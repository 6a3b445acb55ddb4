import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { xuqi } from '../../cli/xuqi.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-nightly-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LIST = `保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,缴费方式,银行账号,收费员工号,收费员姓名
P3701880000000011,测一,13900100011,2026-06-10,1200.00,银行转账,6222000000000011,S1,收甲
P3701880000000028,测二,13900100028,2026-05-20,3600.00,银行转账,6222000000000028,S2,收乙
`
const LATER = LIST.replace('1200.00', '1300.00')
const RETURNS = `保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期
P3701880000000028,2026-05-20,3600.00,扣款失败,余额不足,2026-06-17
`

/** A desk of its own, which waits for nobody's copying. */
function desk(name: string) {
  const at = join(folder, name)
  mkdirSync(join(at, 'inbox'), { recursive: true })
  writeFileSync(join(at, 'xuqi.config.yaml'), 'nightly: { settleSeconds: 0 }\n')
  return {
    at,
    put: (file: string, text: string | Buffer) => {
      mkdirSync(join(at, 'inbox', file, '..'), { recursive: true })
      writeFileSync(join(at, 'inbox', file), text)
    },
    night: (day: string, ...more: string[]) => xuqi(['nightly', '--as-of', day, '--jobs', '1', '--quiet', ...more], at),
    read: (...path: string[]) => readFileSync(join(at, ...path), 'utf8'),
    has: (...path: string[]) => existsSync(join(at, ...path)),
    list: (...path: string[]) => (existsSync(join(at, ...path)) ? readdirSync(join(at, ...path)).sort() : []),
  }
}

describe('a night', { timeout: 120_000 }, () => {
  it('runs the lists of the inbox, collects returns, and archives both', async () => {
    const d = desk('first')
    d.put('应收_20260618.csv', LIST)
    d.put('银行/回盘.csv', RETURNS)
    expect((await d.night('2026-06-17')).exitCode).toBe(0)
    d.put('银行/回盘.csv', RETURNS)
    const { exitCode, out, err } = await d.night('2026-06-18')
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(d.read('xuqi-out', '2026-06', '2026-06-18', 'data', 'cases.csv')).toContain('insufficient-funds')
    expect(d.list('inbox', '银行').concat(d.list('inbox'))).toEqual(['银行'])
    expect(d.list('archive', '2026-06-17', 'lists')).toEqual(['应收_20260618.csv'])
  })

  it('twice changes nothing', async () => {
    const d = desk('twice')
    d.put('list.csv', LIST)
    await d.night('2026-06-18')
    const before = d.read('xuqi-out', '2026-06', '2026-06-18', 'manifest.json')
    const { exitCode, out } = await d.night('2026-06-18')
    expect(exitCode).toBe(0)
    expect(out).toContain('什么都没变')
    expect(d.read('xuqi-out', '2026-06', '2026-06-18', 'manifest.json')).toBe(before)
    expect(d.list('xuqi-out', '2026-06')).toEqual(['2026-06-18'])
  })

  it('works on the last list when no new one came, and a missed night is caught up by the next', async () => {
    const d = desk('missed')
    d.put('list_0618.csv', LIST)
    await d.night('2026-06-18')
    expect((await d.night('2026-06-21')).exitCode).toBe(0)
    expect(d.read('xuqi-out', '2026-06', '2026-06-21', 'data', 'cases.csv').trim().split('\n')).toHaveLength(3)
  })

  it('lets a newer list of a series take the place of the older one, and leaves other series alone', async () => {
    const d = desk('series')
    d.put('济南_0618.csv', LIST)
    d.put('青岛_0618.csv', LIST.replaceAll('P37018800000000', 'P37028800000000'))
    await d.night('2026-06-18')
    d.put('济南_0619.csv', LATER)
    await d.night('2026-06-19')
    const cases = d.read('xuqi-out', '2026-06', '2026-06-19', 'data', 'cases.csv')
    expect(cases).toContain('P3701880000000011,2026-06-10,1300.00')
    expect(cases).not.toContain('P3701880000000011,2026-06-10,1200.00')
    expect(cases).toContain('P3702880000000011')
  })

  it('puts what cannot be read aside with its reason, and goes on with the rest', async () => {
    const d = desk('broken')
    d.put('list.csv', LIST)
    d.put('picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex'))
    d.put('half.xlsx', Buffer.from('504b0304140000000800', 'hex'))
    const { exitCode, out } = await d.night('2026-06-18')
    expect(exitCode).toBe(1)
    expect(out).toContain('隔离 2 份')
    expect(d.list('quarantine', '2026-06-18')).toEqual([
      'half.xlsx',
      'half.xlsx.reason.txt',
      'picture.png',
      'picture.png.reason.txt',
    ])
    expect(d.has('xuqi-out', '2026-06', '2026-06-18', 'manifest.json')).toBe(true)
    expect((await d.night('2026-06-18', '--fail-on', 'never')).exitCode).toBe(0)
  })

  it('does not replace worklists that somebody has filled in: the new ones stand beside them', async () => {
    const d = desk('filled')
    d.put('list_1.csv', LIST)
    await d.night('2026-06-18')
    const [branch = ''] = d.list('xuqi-out', '2026-06', '2026-06-18', 'worklists')
    const [book = ''] = d.list('xuqi-out', '2026-06', '2026-06-18', 'worklists', branch)
    const path = join(d.at, 'xuqi-out', '2026-06', '2026-06-18', 'worklists', branch, book)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('x')]))
    d.put('list_2.csv', LATER)
    expect((await d.night('2026-06-18')).exitCode).toBe(0)
    const said = '2026-06-18-attention.txt'
    expect(d.list('xuqi-out', '2026-06')).toEqual(['2026-06-18', '2026-06-18-2', said])
  })

  it('deletes outputs that are older than they are kept, and nothing else', async () => {
    const d = desk('keep')
    d.put('list.csv', LIST)
    await d.night('2026-05-30')
    mkdirSync(join(d.at, 'xuqi-out', '2026-05', '2026-05-01'), { recursive: true })
    writeFileSync(join(d.at, 'xuqi-out', '2026-05', '2026-05-01', 'mine.txt'), 'not of xuqi')
    writeFileSync(join(d.at, 'xuqi-out', '2026-05', '2026-05-30-attention.txt'), 'look')
    await d.night('2026-06-18', '--keep', '10')
    expect(d.list('xuqi-out', '2026-05')).toEqual(['2026-05-01'])
    expect(d.list('xuqi-out', '2026-06')).toEqual(['2026-06-18'])
  })

  it('logs what happened, and names nobody', async () => {
    const d = desk('log')
    d.put('测一的清单.csv', LIST)
    await d.night('2026-06-18')
    const lines = d.read('xuqi-nightly.jsonl').trim().split('\n')
    const events = lines.map((line): unknown => JSON.parse(line))
    expect(events).toMatchObject([
      { event: 'begin' },
      { event: 'inbox' },
      { event: 'collected' },
      { event: 'run', cases: 2 },
      { event: 'end' },
    ])
    expect(lines.join()).not.toMatch(/测一|13900100011|P3701/)
  })

  it('says all of it in one line for the mail, and names nobody in it', async () => {
    const d = desk('mail')
    d.put('测一的清单.csv', LIST)
    d.put('测一.xlsx', 'no workbook')
    d.put('回盘.csv', `${RETURNS}P3701880000000999,2026-05-20,3600.00,扣款失败,余额不足,2026-06-17\n`)
    d.put('复制中.csv.part', LIST)
    const { exitCode, out, err } = await d.night('2026-06-18')
    expect({ exitCode, err, lines: out.trim().split('\n').length }).toEqual({ exitCode: 1, err: '', lines: 1 })
    for (const said of [
      '新清单 1 份',
      '回盘 1 条',
      '收费清单 2 本',
      '账平',
      '隔离 1 份',
      '收回时发现 1 处',
      '还在复制 1 份',
    ])
      expect(out).toContain(said)
    expect(out).not.toMatch(/测一|13900100011|P3701/)
    const english = (await d.night('2026-06-19', '--lang', 'en')).out
    expect(english.trim().split('\n')).toHaveLength(1)
    expect(english).not.toMatch(/\p{Script=Han}/u)
  })

  it('says that a list was read before, and names nobody in line and log', async () => {
    const d = desk('repeated')
    d.put('测一的清单_20260617.csv', LIST)
    await d.night('2026-06-17')
    d.put('副本 测一的清单_20260617.csv', LIST)
    const { exitCode, out } = await d.night('2026-06-18')
    expect({ exitCode, lines: out.trim().split('\n').length }).toEqual({ exitCode: 0, lines: 1 })
    expect(out).toContain('以前读过、没用的清单 1 份')
    expect(out).not.toContain('新清单')
    const log = d.read('xuqi-nightly.jsonl')
    expect(log).toContain('"event":"unused","overtaken":0,"repeated":1,"retired":0')
    expect(out + log).not.toContain('测一')
    d.put('副本 测一的清单_20260617.csv', LIST)
    expect((await d.night('2026-06-19', '--lang', 'en')).out).toContain('1 list read before and not used')
  })

  it('says in the line that there is something to look into, and writes it down: nobody sees the terminal of a night', async () => {
    const d = desk('attention')
    writeFileSync(join(d.at, 'xuqi.config.yaml'), 'fileMode: "660"\nnightly: { settleSeconds: 0 }\n')
    d.put('list_20260616.csv', LIST)
    expect((await d.night('2026-06-16')).out).not.toContain('请看提醒')
    d.put('list_20260617.csv', LIST.replaceAll('2026-05-20', '2026-06-20'))
    d.put('list_20260617 (2).csv', LIST)
    const { exitCode, out } = await d.night('2026-06-17')
    expect({ exitCode, lines: out.trim().split('\n').length }).toEqual({ exitCode: 0, lines: 1 })
    expect(out).toContain('；请看提醒 1 条')
    const written = () => d.read('xuqi-out/2026-06/2026-06-17-attention.txt')
    expect(written()).toMatch(/^清单 list_20260617.csv 和 list_20260617 \(2\).csv 多半是同样的件，[^\n]*\n$/)
    // whatever the umask: those who have to look are of its group
    const { mode } = statSync(join(d.at, 'xuqi-out/2026-06/2026-06-17-attention.txt'))
    expect(mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o660)
    expect((await d.night('2026-06-17')).out).not.toContain('请看提醒')
    expect(written()).not.toBe('')
    expect((await d.night('2026-06-18', '--lang', 'en')).out).not.toContain('to look into')
  })

  it('says in line and log, from November on, that the holidays of the next year are not known', async () => {
    const d = desk('holidays')
    d.put('list.csv', LIST)
    expect((await d.night('2026-10-31')).out).not.toContain('节假日')
    expect((await d.night('2026-11-01')).out).toContain('；没有 2027 年的节假日数据')
    const facts = d.read('xuqi-nightly.jsonl').match(/"holidaysUnknown":"2027"/g)
    expect(facts).toHaveLength(1)
    expect((await d.night('2026-11-02', '--lang', 'en')).out).toContain('; no holiday data for 2027')
    d.put('list.csv', LATER)
    const { out } = await d.night('2027-12-30', '--json')
    expect(JSON.parse(out)).toMatchObject({ unknownYears: [2027, 2028] })
  })

  it('tells scripts the same as one document', async () => {
    const d = desk('json')
    d.put('list.csv', LIST)
    const { exitCode, out } = await xuqi(['nightly', '--as-of', '2026-06-18', '--json'], d.at)
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      unchanged: false,
      listsCame: 1,
      quarantined: [],
      growing: 0,
      deletedOutputs: 0,
      found: null,
      totals: { cases: 2 },
    })
  })

  it('is refused with exit code 2 where an option is wrong, and nothing is touched', async () => {
    const d = desk('options')
    d.put('list.csv', LIST)
    for (const wrong of [
      ['--keep', '-1'],
      ['--keep', 'a week'],
      ['--as-of', '2026-02-30'],
      ['--fail-on', 'sometimes'],
    ]) {
      const { exitCode, out } = await d.night('2026-06-18', ...wrong)
      expect({ exitCode, out }, wrong.join(' ')).toEqual({ exitCode: 2, out: '' })
    }
    expect(d.list('inbox')).toEqual(['list.csv'])
    expect(d.has('archive')).toBe(false)
  })

  it('goes on where a killed night left off', async () => {
    const d = desk('killed')
    d.put('list.csv', LIST)
    await d.night('2026-06-17')
    // killed after the files were laid on the desk
    cpSync(resolve(d.at, 'archive'), join(d.at, 'kept'), { recursive: true })
    mkdirSync(join(d.at, 'inbox', '.night'), { recursive: true })
    writeFileSync(join(d.at, 'inbox', '.night', 'returns.csv'), RETURNS)
    expect((await d.night('2026-06-18')).exitCode).toBe(0)
    expect(d.list('archive', '2026-06-18', 'news')).toEqual(['returns.csv'])
    expect(d.read('xuqi-out', '2026-06', '2026-06-18', 'data', 'cases.csv')).toContain('insufficient-funds')
    expect(d.has('inbox', '.night')).toBe(false)
  })
})
