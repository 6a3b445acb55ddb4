import { z } from 'zod'
import { isSetting, SETTING_ROLES } from '../../model/settings.ts'
import { KEY_PAGES } from './keys.ts'
import { inline, listKeys } from './sample.ts'
import { type KnownNames, settingsSchema } from './schema.ts'

/** The table of `docs/settings.md`: every key, what it means in both languages, its default. */
export function settingsTable(): string {
  const cell = (content: string) => content.replaceAll('|', '\\|')
  const rows = listKeys().map(({ path, page, group, standard }) => {
    const standardCell = group ? '' : `\`${cell(inline(standard))}\``
    const shared = decidesFigures(path) ? '●' : ''
    return `| \`${path}\` | ${cell(page.title.zh)} | ${cell(page.title.en)} | ${standardCell} | ${shared} |`
  })
  return ['| 键 key | 意思 | meaning | 默认 default | 合并 merge |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** Of a key like `large.rules`: that of the setting. */
function decidesFigures(path: string): boolean {
  const setting = path.split('.')[0] ?? ''
  return isSetting(setting) && SETTING_ROLES[setting] === 'figures'
}

/** The JSON Schema that editors use for completion and marking mistakes. */
export function settingsJsonSchema(known: KnownNames): unknown {
  return z.toJSONSchema(settingsSchema(known), {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (!(zodSchema instanceof z.ZodType)) return
      const page = KEY_PAGES.get(zodSchema)
      if (page) jsonSchema.description = `${page.title.zh}\n${page.title.en}`
    },
  })
}
