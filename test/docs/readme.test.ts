import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OPTIONS } from '../../src/cli/options.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const textOf = (name: string) => readFileSync(resolve(ROOT, name), 'utf8')

describe('the pages people read first', () => {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    it(`${name} names every command and option`, () => {
      const text = textOf(name)
      const commands = new Set(OPTIONS.flatMap((option) => option.commands))
      for (const command of commands) expect(text).toContain(`\`xuqi ${command}`)
      for (const { flags } of OPTIONS) expect(text).toContain(`\`${flags.split(' ')[0]}`)
    })
  }

  for (const name of ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'src/README.md']) {
    it(`${name} leads to files that are there`, () => {
      const text = textOf(name)
      const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
      const named = [...text.matchAll(/`((?:src|docs|fixtures|test)\/[\w/.-]+)`/g)].map(([, path = '']) => path)
      const folder = name === 'src/README.md' ? resolve(ROOT, 'src') : ROOT
      const missing = [
        ...links.filter((path) => !existsSync(resolve(folder, path))),
        ...named.filter((path) => !/NNN|NAME/.test(path) && !existsSync(resolve(ROOT, path))),
      ]
      expect(missing).toEqual([])
    })
  }
})
