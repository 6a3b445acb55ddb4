import type { z } from 'zod'
import { nearestWord } from '../../model/nearest.ts'
import { type Facts, fill, type Text } from '../../model/text.ts'

/** One thing wrong with a settings file: where in the tree, and what. */
export interface SettingsProblem {
  readonly path: readonly PropertyKey[]
  /** the last step of the path is the key itself, not its value */
  readonly atKey: boolean
  readonly what: Text
}

const KINDS: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表（每项前面写 - ，或写成 [甲, 乙]）', en: 'a list (a "- " before each item, or [a, b])' },
  object: { zh: '一组“键: 值”', en: 'a group of "key: value" lines' },
  record: { zh: '一组“键: 值”', en: 'a group of "key: value" lines' },
}

const CUSTOM: Readonly<Record<string, Text>> = {
  day: { zh: '要写成 YYYY-MM-DD，且日历上有这一天', en: 'must be a day of the calendar, written YYYY-MM-DD' },
  zone: { zh: '没有这个时区，例如 Asia/Shanghai', en: 'there is no such time zone; for example Asia/Shanghai' },
  mode: {
    zh: '要写成三位八进制，所有者要能读写，例如 600 或 640',
    en: 'must be three octal digits that let the owner read and write, for example 600 or 640',
  },
  ages: { zh: '不能小于 ageFrom', en: 'must not be less than ageFrom' },
  columnTwice: {
    zh: '“{name}”已写在 {other} 下，一个列名只能是一个字段',
    en: '"{name}" stands under {other} already; a column is one field only',
  },
  emptyRule: {
    zh: '规则里至少要有 code、phrase、keyword 之一',
    en: 'a rule needs at least one of code, phrase, keyword',
  },
  blank: {
    zh: '没有“{name}”这个空，可用的有 {known}',
    en: 'there is no blank "{name}"; known are {known}',
  },
  sendTime: { zh: '要写成 HH:MM，在 09:00 到 20:00 之间', en: 'must be HH:MM, from 09:00 to 20:00' },
  threat: { zh: '给客户的文字里不能有“{name}”', en: 'a text for customers must not say "{name}"' },
  promise: {
    zh: '不能承诺复效一定通过（“{name}”）',
    en: 'must not promise that a reinstatement is accepted ("{name}")',
  },
  link: {
    zh: '链接请写在 notices.link，模板里用 {link}（“{name}”）',
    en: 'put the link into notices.link and write {link} here ("{name}")',
  },
}

/** A schema's issue as problems in both languages, one per unknown key. `keysAt` gives the keys that a group may hold. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): SettingsProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path)
    return issue.keys.map((name) => ({ path: [...issue.path, name], atKey: true, what: unknownKey(name, known) }))
  }
  const key = issue.path.filter((step) => typeof step === 'string').at(-1) ?? ''
  const name = key === '' ? { zh: '设置文件', en: 'the file' } : { zh: String(key), en: String(key) }
  const say = (zh: string, en: string): Text => ({ zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` })
  return [{ path: issue.path, atKey: false, what: describe(issue, say) }]
}

function describe(issue: z.core.$ZodIssue, say: (zh: string, en: string) => Text): Text {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return say('缺少这一项', 'is missing')
      const kind = KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return say(`应为${kind.zh}`, `must be ${kind.en}`)
    }
    case 'invalid_union':
      return say('应为文字', 'must be text')
    case 'invalid_value': {
      if (issue.input === undefined) return say('缺少这一项', 'is missing')
      const values = issue.values.map(String)
      const meant = nearestWord(String(issue.input), values)
      const hint = { zh: meant ? `。是不是 ${meant}？` : '', en: meant ? `. Did you mean ${meant}?` : '' }
      return say(
        `不认识“${String(issue.input)}”，可用 ${values.join('、')}${hint.zh}`,
        `"${String(issue.input)}" is unknown; use ${values.join(', ')}${hint.en}`,
      )
    }
    case 'too_small':
      return say(`不能小于 ${issue.minimum}`, `must not be less than ${issue.minimum}`)
    case 'too_big':
      return say(`不能大于 ${issue.maximum}`, `must not be more than ${issue.maximum}`)
    case 'custom': {
      const text = CUSTOM[String(issue.params?.problem)]
      if (text === undefined) return say('不对', 'is wrong')
      const facts = factsOf(issue.params)
      return say(fill(text.zh, facts), fill(text.en, facts))
    }
    default:
      return say(`不对（${issue.message}）`, `is wrong (${issue.message})`)
  }
}

function unknownKey(name: string, known: readonly string[]): Text {
  const meant = nearestWord(name, known)
  const some = known.length > 30 ? [] : known
  return {
    zh: `没有“${name}”这一项${meant ? `，是不是 ${meant}？` : some.length > 0 ? `，可用的有 ${some.join('、')}` : ''}`,
    en: `there is no key "${name}"${meant ? `; did you mean ${meant}?` : some.length > 0 ? `; known are ${some.join(', ')}` : ''}`,
  }
}

/** What a check of ours found, for the blanks of its message. */
function factsOf(params: Readonly<Record<string, unknown>> | undefined): Facts {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
}
