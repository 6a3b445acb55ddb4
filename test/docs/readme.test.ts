import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { graceDaysOf } from '../../src/classify/days.ts'
import { OPTIONS } from '../../src/cli/options.ts'
import { formatDay, parseIsoDay } from '../../src/model/day.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const textOf = (name: string) => readFileSync(resolve(ROOT, name), 'utf8')

describe('the rules', () => {
  for (const name of ['docs/rules.md', 'docs/rules.zh-CN.md'])
    it(`${name} counts its examples as the program does`, () => {
      const rows = [...textOf(name).matchAll(/^\| (\d{4}-\d\d-\d\d) \| (\S+) \| (\S+) \| (\S+) \|$/gm)]
      expect(rows.length).toBeGreaterThan(3)
      for (const [, due = '', ...expected] of rows) {
        const oldest = parseIsoDay(due)
        if (oldest === undefined) throw new Error(due)
        const { day45, graceEnd, lapseFrom } = graceDaysOf(oldest, DEFAULT_SETTINGS)
        expect([day45, graceEnd, lapseFrom].map(formatDay), due).toEqual(expected)
      }
    })
})

describe('the pages people read first', () => {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    it(`${name} names every command and option`, () => {
      const text = textOf(name)
      const commands = new Set(OPTIONS.flatMap((option) => option.commands))
      for (const command of commands) expect(text).toContain(`\`xuqi ${command}`)
      for (const { flags } of OPTIONS) expect(text).toContain(`\`${flags.split(' ')[0]}`)
    })
  }

  const documents = readdirSync(resolve(ROOT, 'docs')).filter((name) => name.endsWith('.md'))
  const readmes = readdirSync(resolve(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('README.md'),
  )
  for (const name of [
    ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'bench/README.md'],
    ...documents.map((one) => `docs/${one}`),
    ...readmes.map((one) => `src/${one.replaceAll('\\', '/')}`),
  ]) {
    it(`${name} leads to files that are there`, () => {
      const text = textOf(name)
      const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
      const named = [...text.matchAll(/`((?:src|docs|fixtures|test)\/[\w/.-]+)`/g)].map(([, path = '']) => path)
      const folder = dirname(resolve(ROOT, name))
      const missing = [
        ...links.filter((path) => !existsSync(resolve(folder, path))),
        ...named.filter((path) => !/NNN|NAME/.test(path) && !existsSync(resolve(ROOT, path))),
      ]
      expect(missing).toEqual([])
    })
  }
})
