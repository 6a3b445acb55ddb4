import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Chalk } from 'chalk'
import stringWidth from 'string-width'
import { afterAll, describe, expect, it } from 'vitest'
import { codePage } from '../../src/cli/explain-page.ts'
import { OPTIONS } from '../../src/cli/options.ts'
import { CODES } from '../../src/codes.ts'
import { xuqi } from './xuqi.ts'

const COMMANDS = [
  'run',
  'merge',
  'check',
  'columns',
  'explain',
  'init',
  'doctor',
  'nightly',
  'report',
  'collect',
  'persistency',
  'book',
] as const
const folder = mkdtempSync(join(tmpdir(), 'xuqi-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
const plain = { paint: new Chalk({ level: 0 }), width: 80 }
const ESCAPE = '\u001b'

describe('help', () => {
  it('is Chinese by default and English on demand, and fits 80 columns', async () => {
    for (const command of [[], ...COMMANDS.map((name) => [name])]) {
      const zh = await xuqi([...command, '--help'], folder)
      const en = await xuqi([...command, '--help', '--lang', 'en'], folder)
      expect([zh.exitCode, en.exitCode, zh.err, en.err]).toEqual([0, 0, '', ''])
      expect(zh.out).toContain('用法：')
      expect(en.out).not.toMatch(/\p{Script=Han}/u)
      for (const line of [...zh.out.split('\n'), ...en.out.split('\n')])
        expect(stringWidth(line), line).toBeLessThanOrEqual(80)
    }
  })

  it('speaks the language of the settings', async () => {
    writeFileSync(join(folder, 'xuqi.config.yaml'), 'lang: en\n')
    expect((await xuqi(['--help'], folder)).out).toContain('Usage:')
    expect((await xuqi(['--help', '--lang', 'zh'], folder)).out).toContain('用法：')
    rmSync(join(folder, 'xuqi.config.yaml'))
  })

  it('names every option of a command, aligned by what a terminal shows', async () => {
    for (const name of COMMANDS) {
      const { out } = await xuqi([name, '--help'], folder)
      const options = OPTIONS.filter((option) => option.commands.includes(name))
      const columns = options.map((option) => {
        const flags = option.flags.replaceAll(/[<>]/g, '')
        const line = out.split('\n').find((text) => text.startsWith(`  ${flags} `)) ?? ''
        expect(line, flags).not.toBe('')
        return stringWidth(line.slice(0, line.indexOf(option.text.zh.slice(0, 6))))
      })
      expect(new Set(columns).size).toBe(1)
      expect(out).toMatch(/例子：\n {2}xuqi/)
    }
  })

  it('comes with the program alone', async () => {
    expect((await xuqi([], folder)).out).toContain('xuqi run')
    expect((await xuqi(['--version'], folder)).out.trim()).toBe(
      String(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')).version),
    )
  })
})

describe('wrong usage', () => {
  for (const [args, said] of [
    [['rnu'], '是不是 run？'],
    [['run', '--forse'], '是不是 --force？'],
    [['run', 'a.csv', '-out', 'b'], '没有选项 -out。是不是 --out？'],
    [['run', 'a.csv', '-nonsense'], '没有选项 -nonsense。\n'],
    [['run', 'a.csv', '--as-of'], '--as-of DAY 后面要写一个值'],
    [['run', 'a.csv', '--as-of', '2026-02-30'], '不是日历上的一天'],
    [['run', 'a.csv', '--month', '2026-13'], '不是月份'],
    [['run', 'a.csv', '--jobs', '1.5'], '整数'],
    [['run', 'a.csv', '--sort', 'premium,colour'], '没有“colour”'],
    [['run', 'a.csv', '--lang', 'fr'], '--lang 只能是 zh 或 en'],
    [['init', 'x'], '参数太多'],
    [['explain', 'V021', 'V022'], '参数太多'],
    [['columns', '--out', 'x'], '没有选项 --out'],
    [['book', 'look'], '不是“look”'],
    [['book', 'check', 'backup.db'], '用 --book 指明，例如：xuqi book check --book'],
    [['book', 'purge', 'old.db', '--before', '2023-06-18'], 'book purge 不认“old.db”'],
    [['run', 'a.csv', '--password-file', '.'], '--password-file：. 读不了（那里是文件夹）'],
  ] as const) {
    it(`${args.join(' ')} is refused with R017 and says what was meant`, async () => {
      const { exitCode, out, err } = await xuqi(args, folder)
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
      expect(err).toContain(said)
      expect(err).toContain('xuqi explain R017')
    })
  }

  it('is an option or a name of nothing, such as a variable that is not set', async () => {
    const { exitCode, err } = await xuqi(['run', '', '--out', '', '--password-file', ''], folder)
    expect(exitCode).toBe(2)
    for (const said of ['--out 后面是空的', '--password-file 后面是空的', '文件名是空的']) expect(err).toContain(said)
  })

  it('is a settings file that is there and cannot be read: it does not count as none', async () => {
    const own = mkdtempSync(join(folder, 'closed-'))
    mkdirSync(join(own, 'xuqi.config.yaml'))
    const { exitCode, err } = await xuqi(['columns', resolve(import.meta.dirname, '../../fixtures/demo/exports')], own)
    expect(exitCode).toBe(2)
    expect(err).toContain('xuqi.config.yaml:1:1：打不开（EISDIR）')
  })

  it('names all that is wrong at once', async () => {
    const { err } = await xuqi(['run', '--as-of', 'x', '--jobs', '0', '--config', 'none.yaml'], folder)
    for (const said of ['--as-of', '--jobs', '没有给出输入文件', 'none.yaml']) expect(err).toContain(said)
  })
})

describe('a list of which every row is rejected', () => {
  it('has no table of cases, but words that say so, in both languages', async () => {
    writeFileSync(join(folder, 'rejected.csv'), '保单号,应缴日,应缴保费\nP1,2026-02-30,100\n,2026-05-01,x\n')
    const said = async (lang: string) =>
      (await xuqi(['run', '--dry-run', 'rejected.csv', '--as-of', '2026-06-18', '--lang', lang], folder)).out
    expect(await said('zh')).toContain('一件也没有')
    const en = await said('en')
    expect(en).toContain('There is not one case')
    expect(en).not.toContain('└')
  })
})

describe('explain', () => {
  it.each([
    ['余额不足', 'T01'],
    ['存款不足', 'T01'],
    ['户名不一致', 'T03'],
    ['日期读不出来', 'M002'],
  ])('finds %s by its title, or by what a bank writes', async (words, code) => {
    expect((await xuqi(['explain', words], folder)).out).toMatch(new RegExp(`^${code} `))
  })

  it('finds nothing for words that no rule knows', async () => {
    expect((await xuqi(['explain', '天气很好'], folder)).exitCode).toBe(2)
  })

  it('has a page for every code, in both languages, by code and by name', async () => {
    const { out } = await xuqi(['explain'], folder)
    for (const page of CODES) expect(out).toContain(page.code)
    for (const page of CODES) {
      for (const lang of ['zh', 'en'] as const) expect(codePage(page, lang, plain)).not.toMatch(/\{\w+\}/)
    }
    for (const word of ['t07', 'insufficient-funds']) {
      const said = await xuqi(['explain', word, '--lang', 'en'], folder)
      expect(said).toMatchObject({ exitCode: 0, out: expect.stringContaining('T0') })
    }
  })

  it('has no two pages of one code or name', () => {
    const names = CODES.flatMap((page) => [page.code, `${page.kind} ${page.name}`])
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('init', () => {
  it('writes a file that is valid, and never over an old one', async () => {
    const path = join(folder, 'own.yaml')
    expect((await xuqi(['init', '--config', path], folder)).exitCode).toBe(0)
    const first = readFileSync(path, 'utf8')
    expect(first).toContain('$schema=')
    expect((await xuqi(['init', '--config', path, '--lang', 'en'], folder)).exitCode).toBe(2)
    expect(readFileSync(path, 'utf8')).toBe(first)
  })

  it('says in plain words why it cannot write', async () => {
    const own = mkdtempSync(join(folder, 'init-'))
    writeFileSync(join(own, 'file'), '')
    expect((await xuqi(['init', '--config', 'no/x.yaml'], own)).err).toContain('不能写入（没有这个文件夹）')
    expect((await xuqi(['init', '--config', 'file/x.yaml'], own)).err).toContain('不是文件夹）')
  })
})

describe('the terminal', () => {
  it('gets no colour through a pipe, whatever FORCE_COLOR says', async () => {
    for (const env of [{ FORCE_COLOR: '1' }, { NO_COLOR: '1' }]) {
      expect((await xuqi(['explain'], folder, env)).out).not.toContain(ESCAPE)
    }
  })

  it('never shows escape sequences found in arguments', async () => {
    const { err } = await xuqi(['explain', `V0${ESCAPE}[31mX${ESCAPE}]0;owned\u0007`], folder)
    expect(err).not.toContain(ESCAPE)
  })

  it('ends quietly when the reader of a pipe has gone', () => {
    const bin = resolve(import.meta.dirname, '../../bin/xuqi.js')
    const { stdout, stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${bin}" explain --json | head -c 10`], {
      encoding: 'utf8',
    })
    expect(stdout.length).toBe(10)
    expect(stderr).toBe('')
  })
})
