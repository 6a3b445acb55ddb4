import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Refusal, refusalMessage } from '../../../src/model/refusal.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/model/settings.ts'
import { readSettings } from '../../../src/read/settings/index.ts'
import { parseSettings } from '../../../src/read/settings/parse.ts'
import { listKeys, writeSettingsSample } from '../../../src/read/settings/sample.ts'

const known = {
  checks: { V001: ['reject'], V021: ['reject', 'warn', 'note', 'off'], V053: ['warn', 'note', 'off'] },
  axes: ['premium', 'tenday'],
}
const parse = (source: string): Settings => parseSettings(source, 'c.yaml', known)

/** The problems of a bad file, in Chinese, with their places. */
function problems(source: string, lang: 'zh' | 'en' = 'zh'): string[] {
  try {
    parse(source)
  } catch (error) {
    if (error instanceof Refusal) return error.items.map((item) => `${item.code} ${refusalMessage(item, lang)}`)
    throw error
  }
  return []
}

const folder = mkdtempSync(join(tmpdir(), 'xuqi-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the settings file', () => {
  it('may be empty: every key has a default', () => {
    expect(parse('')).toEqual(DEFAULT_SETTINGS)
    expect(parse('# nothing but a comment\n')).toEqual(DEFAULT_SETTINGS)
  })

  it('keeps the other keys of a group at their defaults', () => {
    expect(parse('targets: { current: 90 }').targets).toEqual({ ...DEFAULT_SETTINGS.targets, current: 90 })
    const { groups } = DEFAULT_SETTINGS.targets
    expect(parse('targets: { groups: { second: 70 } }').targets.groups).toEqual({ ...groups, second: 70 })
  })

  it('takes a key with nothing behind it as not given', () => {
    expect(parse('roster:\nlarge:\n  annualisedFrom:\n')).toEqual(DEFAULT_SETTINGS)
  })

  it('keeps codes and policy numbers as they are written, quoted or not', () => {
    const { special, products, transferRules } = parse(
      'special: [370100000000000001, 0012, 88]\nproducts: [{ codes: [1408], graceDays: 90 }]\ntransferRules: [{ code: 0301, reason: T01 }]',
    )
    expect(special).toEqual(['370100000000000001', '0012', '88'])
    expect(products[0]).toEqual({ codes: ['1408'], names: [], graceDays: 90 })
    expect(transferRules[0]?.code).toBe('0301')
  })

  it('puts the own product rules before the built-in one', () => {
    const { products } = parse('products: [{ names: [两全], afterGrace: loan }]')
    expect(products.map((rule) => rule.afterGrace)).toEqual(['loan', 'deferred'])
  })

  it('takes templates of notices with the blanks that there are, and refuses any other at its place', () => {
    expect(parse("notices: { templates: { more: '另有{count}张' } }").notices.templates).toEqual({
      more: '另有{count}张',
    })
    expect(problems("notices:\n  templates:\n    dueReminder: '{title}，{policy}'\n    more: '{hotline}'\n")).toEqual([
      'R016 c.yaml:3:18：dueReminder：没有“{policy}”这个空，可用的有 {company} {hotline} {title} {policies} {count} {total} {lastDay} {link} {pay}',
      'R016 c.yaml:4:11：more：没有“{hotline}”这个空，可用的有 {count} {total} {lastDay}',
    ])
  })

  it('refuses a template that threatens, promises a reinstatement, or holds a link of its own', () => {
    expect(problems("notices: { templates: { lapse: '逾期不缴后果自负' } }")).toEqual([
      'R016 c.yaml:1:32：lapse：给客户的文字里不能有“逾期”',
    ])
    expect(problems("notices: { templates: { lapse: '补缴即保证复效' } }")[0]).toContain('不能承诺复效一定通过')
    expect(problems("notices: { templates: { lapse: 'see http://x.cn' } }", 'en')[0]).toContain(
      'put the link into notices.link',
    )
  })

  it('refuses a time of sending outside 9:00 to 20:00', () => {
    for (const at of ['09:00', '10:30', '20:00']) expect(parse(`notices: { at: '${at}' }`).notices.at).toBe(at)
    for (const at of ['08:59', '20:01', '9:00', '21:00', 'noon'])
      expect(problems(`notices: { at: '${at}' }`)).toHaveLength(1)
  })

  it('refuses unknown keys with the key that was probably meant, at its line and column', () => {
    expect(problems('graceDay: 30\nlarge:\n  anualisedFrom: 3\n')).toEqual([
      'R016 c.yaml:1:1：没有“graceDay”这一项，是不是 graceDays？',
      'R016 c.yaml:3:3：没有“anualisedFrom”这一项，是不是 annualisedFrom？',
    ])
  })

  it('reports all mistakes at once, in the order of the file, in both languages', () => {
    const source =
      'graceDays: many\nholidays: { off: [2026-02-30] }\nsort: [premum]\nchecks: { V021: of }\ntransferRules:\n  - reason: T01\n  - code: 1\n'
    expect(problems(source)).toEqual([
      'R016 c.yaml:1:12：graceDays：应为数字',
      'R016 c.yaml:2:19：off：要写成 YYYY-MM-DD，且日历上有这一天',
      'R016 c.yaml:3:8：sort：不认识“premum”，可用 premium、tenday。是不是 premium？',
      'R016 c.yaml:4:17：V021：不认识“of”，可用 reject、warn、note、off。是不是 off？',
      'R016 c.yaml:6:5：transferRules：规则里至少要有 code、phrase、keyword 之一',
      'R016 c.yaml:7:5：reason：缺少这一项',
    ])
    for (const line of problems(source, 'en')) expect(line).not.toMatch(/\p{Script=Han}/u)
  })

  it('refuses what contradicts itself', () => {
    expect(problems('potential: { ageFrom: 50, ageTo: 40 }')).toEqual(['R016 c.yaml:1:34：ageTo：不能小于 ageFrom'])
    expect(problems('potential:\n  ageFrom: 50\n')).toEqual(['R016 c.yaml:2:3：ageTo：不能小于 ageFrom'])
    expect(problems('fileMode: "000"\n')[0]).toContain('所有者要能读写')
    expect(problems('fileMode: 440\n')[0]).toContain('fileMode：要写成三位八进制')
    expect(parse('fileMode: 660').fileMode).toBe('660')
  })

  it('refuses a column that is named for two fields of a list', () => {
    expect(problems('columns:\n  mobile: [电话]\n  phone: [住宅, "电 话"]\n')).toEqual([
      'R016 c.yaml:3:15：phone：“电 话”已写在 mobile 下，一个列名只能是一个字段',
    ])
    // of policy lists, which are other files, it may be something else
    expect(parse('columns: { postcode: [BF], firstPremium: [BF] }').columns).toBeDefined()
  })

  it('refuses what is no YAML with its place', () => {
    expect(problems('lang: zh\nlang: en\n')).toEqual(['R016 c.yaml:2:1：写法不对：同一个键写了两次'])
    expect(problems('lang: zh\n---\nlang: en\n')).toEqual([
      'R016 c.yaml:2:1：写法不对：一个文件只能是一份设置，这里又开始了一份（---）',
    ])
    expect(problems('roster: "D:\\数据.csv"\n')[0]).toContain('双引号里的反斜杠要写两个')
    const aliases = `special: &a [x]\naskNext: &b [${'*a,'.repeat(20)}]\nsort: [${'*b,'.repeat(20)}]\n`
    expect(problems(aliases)).toEqual(['R016 c.yaml:2:14：写法不对：引用（*）没有定义，或太多'])
    expect(problems('roster: *none\n')).toEqual(['R016 c.yaml:1:9：写法不对：引用（*）没有定义，或太多'])
    expect(problems('- a\n- b\n')).toEqual(['R016 c.yaml:1:1：设置文件：应为一组“键: 值”'])
    expect(problems('large:\n\tannualisedFrom: 1\n')[0]).toMatch(/^R016 c\.yaml:2:1：写法不对/)
  })

  it('refuses to lower what must reject a row, and to reject a row for what shows only later', () => {
    expect(problems('checks: { V001: warn }')).toHaveLength(1)
    expect(problems('checks: { V053: reject }')).toHaveLength(1)
    expect(() => parse('checks: { V001: reject, V053: note, V021: reject }')).not.toThrow()
  })

  it('refuses codes of checks and time zones that do not exist', () => {
    expect(problems('checks: { V999: off }')[0]).toContain('没有“V999”这一项')
    expect(problems('timezone: Asia/Shanghia')[0]).toContain('没有这个时区')
  })
})

describe('readSettings', () => {
  it('takes paths relative to the settings file', async () => {
    const path = join(folder, 'a.yaml')
    writeFileSync(path, 'roster: people/roster.csv\n')
    expect((await readSettings(path)).settings.roster).toBe(join(folder, 'people/roster.csv'))
  })

  it('reads a file saved by Notepad in GBK or UTF-16', async () => {
    const gbk = join(folder, 'gbk.yaml')
    writeFileSync(
      gbk,
      Buffer.concat([Buffer.from('worklist: { company: '), Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), Buffer.from(' }')]),
    )
    expect((await readSettings(gbk)).settings.worklist.company).toBe('示例')
    const utf16 = join(folder, 'utf16.yaml')
    writeFileSync(utf16, Buffer.from('\ufeffworklist: { company: 示例 }', 'utf16le'))
    expect((await readSettings(utf16)).settings.worklist.company).toBe('示例')
  })

  it('refuses a named file that is not there', async () => {
    await expect(readSettings(join(folder, 'none.yaml'))).rejects.toMatchObject({ items: [{ code: 'R002' }] })
  })
})

describe('the settings file that init writes', () => {
  for (const lang of ['zh', 'en'] as const) {
    it(`says the defaults and nothing else (${lang})`, () => {
      expect(parse(writeSettingsSample(lang, 'schema.json'))).toEqual(DEFAULT_SETTINGS)
    })

    it(`holds examples that are valid once the comment sign is taken away (${lang})`, () => {
      for (const { path, page } of listKeys()) {
        if (page.example === undefined) continue
        const parts = path.split('.')
        const scalar = !page.example.includes('\n') && !/^- |: /.test(page.example)
        const indent = '  '.repeat(parts.length)
        const value = scalar ? ` ${page.example}` : `\n${page.example.replaceAll(/^/gm, indent)}`
        const source = `${parts.map((part, depth) => `${depth ? `\n${'  '.repeat(depth)}` : ''}${part}:`).join('')}${value}\n`
        expect(() => parseSettings(source, path, { checks: {}, axes: [] }), source).not.toThrow()
      }
    })
  }

  it('has a page for every key in both languages', () => {
    const paths = listKeys().map((line) => line.path)
    for (const name of Object.keys(DEFAULT_SETTINGS)) expect(paths).toContain(name)
    for (const { page } of listKeys()) {
      expect(page.title.zh).toMatch(/\p{Script=Han}/u)
      expect(page.title.en.replaceAll('万能', '')).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
