import { z } from 'zod'
import type { Lang } from '../../model/text.ts'
import { KEY_PAGES, type KeyPage } from './keys.ts'
import { unwrap } from './parse.ts'
import { settingsSchema } from './schema.ts'

/** A key as the sample file and the docs show it. */
export interface KeyLine {
  /** e.g. `worklist.company` */
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly page: KeyPage
  /** a group of keys has no default of its own */
  readonly group: boolean
  /** undefined for a group */
  readonly standard: unknown
}

/** All keys in the order of the file, groups before their members. */
export function listKeys(): readonly KeyLine[] {
  const lines: KeyLine[] = []
  const walk = (schema: z.ZodObject, prefix: string, depth: number) => {
    for (const [name, member] of Object.entries(schema.shape)) {
      const page = member instanceof z.ZodType ? KEY_PAGES.get(member) : undefined
      if (page === undefined || !(member instanceof z.ZodType)) continue
      const inner = unwrap(member)
      const group =
        inner instanceof z.ZodObject &&
        Object.values(inner.shape).some((s) => s instanceof z.ZodType && KEY_PAGES.has(s))
      lines.push({
        path: prefix + name,
        name,
        depth,
        page,
        group,
        standard: group ? undefined : member.parse(undefined),
      })
      if (group && inner instanceof z.ZodObject) walk(inner, `${prefix}${name}.`, depth + 1)
    }
  }
  walk(settingsSchema({ checks: {}, axes: [] }), '', 0)
  return lines
}

/** A default as YAML on one line. */
export function inline(value: unknown): string {
  if (typeof value === 'string') return value === '' || /^\d/.test(value) ? `'${value}'` : value
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => !(Array.isArray(item) && item.length === 0))
    return entries.length === 0 ? '{}' : `{ ${entries.map(([name, item]) => `${name}: ${inline(item)}`).join(', ')} }`
  }
  return String(value)
}

/**
 * The settings file that `xuqi init` writes: each key with its explanation, its default in force, and examples as comments.
 * @param schemaPath where editors find the schema, as seen from the file
 */
export function writeSettingsSample(lang: Lang, schemaPath: string): string {
  const out = [`# yaml-language-server: $schema=${schemaPath}`, ...HEADS[lang].map((line) => `# ${line}`)]
  for (const line of listKeys()) {
    const indent = '  '.repeat(line.depth)
    if (line.depth === 0) out.push('')
    out.push(`${indent}# ${line.page.title[lang]}`)
    if (line.group) {
      out.push(`${indent}${line.name}:`)
      continue
    }
    out.push(
      line.name === 'products'
        ? `${indent}# ${line.name}: ${inline(line.standard)}`
        : `${indent}${line.name}: ${inline(line.standard)}`,
    )
    out.push(...exampleOf(line, lang).map((text) => `${indent}# ${text}`))
  }
  return `${out.join('\n')}\n`
}

const HEADS: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    'xuqi 的设置。每一项都有默认值：不需要的行可以删掉。',
    '金额单位是元；保单号、代码建议加引号。写错了会指出第几行第几列。',
  ],
  en: [
    'Settings of xuqi. Every key has a default: delete what you do not need.',
    'Amounts are yuan; quote policy numbers and codes. Mistakes are reported with line and column.',
  ],
}

function exampleOf(line: KeyLine, lang: Lang): readonly string[] {
  const { example } = line.page
  if (example === undefined) return []
  const head = lang === 'zh' ? '例如：' : 'For example:'
  const rows = example.split('\n')
  const scalar = rows.length === 1 && !/^- |: /.test(example)
  return scalar ? [`${head} ${line.name}: ${example}`] : [head, `${line.name}:`, ...rows.map((row) => `  ${row}`)]
}
