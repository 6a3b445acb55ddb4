import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml'
import { z } from 'zod'
import { Refusal, type RefusalItem } from '../../model/refusal.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../model/settings.ts'
import type { Text } from '../../model/text.ts'
import { problemsOf } from './problem.ts'
import { type KnownNames, settingsSchema } from './schema.ts'

const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  TAB_AS_INDENT: '缩进不能用 Tab，请用空格',
  BAD_INDENT: '缩进不对',
  MISSING_CHAR: '缺少引号、括号或冒号后的空格',
  UNEXPECTED_TOKEN: '这里多了字符',
  BLOCK_AS_IMPLICIT_KEY: '这一行的缩进或冒号不对',
  MULTILINE_IMPLICIT_KEY: '键不能跨行（可能缺少冒号）',
  BAD_ALIAS: '引用（*）不对',
  BAD_SCALAR_START: '值不能以这个字符开头，请加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠要写两个，或改用单引号',
  MULTIPLE_DOCS: '一个文件只能是一份设置，这里又开始了一份（---）',
}

/**
 * Reads the text of a settings file.
 * @param path only for messages
 * @throws Refusal R016, one item for each thing wrong, with line and column
 */
export function parseSettings(source: string, path: string, known: KnownNames): Settings {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
  const refuseAt = (offset: number, what: Text): RefusalItem => {
    const at = lines.linePos(offset)
    return { code: 'R016', facts: { path, line: Math.max(1, at.line), column: Math.max(1, at.col), what } }
  }
  if (document.errors.length > 0)
    throw new Refusal(document.errors.map((error) => refuseAt(error.pos[0], yamlProblem(error))))
  keepLongNumbers(document)

  const schema = settingsSchema(known)
  const given: unknown = withoutEmpty(followed(document, refuseAt)) ?? {}
  const result = schema.safeParse(given, { reportInput: true })
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => problemsOf(issue, (at) => keysOf(schema, at)))
    const placed = problems.map((problem) => ({
      at: offsetOf(document, problem.path, problem.atKey),
      what: problem.what,
    }))
    throw new Refusal(placed.sort((a, b) => a.at - b.at).map(({ at, what }) => refuseAt(at, what)))
  }
  const products = result.data.products
  const own = isMap(document.contents) && document.contents.has('products')
  return { ...result.data, products: own ? [...products, ...DEFAULT_SETTINGS.products] : products }
}

function yamlProblem(error: YAMLParseError): Text {
  const english = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? ''
  return { zh: `写法不对：${YAML_PROBLEMS[error.code] ?? english}`, en: `not valid YAML: ${english}` }
}

/** Aliases (`*name`) that name nothing, or so many that a short file would fill the memory, only show when they are followed. */
function followed(document: Document, refuseAt: (offset: number, what: Text) => RefusalItem): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    let at = 0
    visit(document, {
      Alias(_, node) {
        at = node.range?.[0] ?? 0
        return visit.BREAK
      },
    })
    const what = {
      zh: '写法不对：引用（*）没有定义，或太多',
      en: 'not valid YAML: aliases (*) without anchor, or too many',
    }
    throw new Refusal([refuseAt(at, what)], { cause: error })
  }
}

/** A key with nothing behind it (`roster:`) is a key not given. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(entries.map(([name, member]) => [name, withoutEmpty(member)]))
}

/** Numbers that are names: a policy number of 18 digits and a code with leading zeros stay as they are written. */
function keepLongNumbers(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined && /^(0\d+|\d{16,})$/.test(node.source))
        node.value = node.source
    },
  })
}

/** Where a value (or its key) stands; for what is missing, where its group begins. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const step = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      const node = atKey || !isPlaced(pair?.value) ? pair?.key : pair?.value
      if (isPlaced(node)) return node.range?.[0] ?? 0
    }
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isPlaced(node)) return node.range?.[0] ?? 0
  }
  return 0
}

const isPlaced = (node: unknown): node is Node => isNode(node) && node.range !== undefined && node.range !== null

/** The keys a group may hold, for suggestions. */
function keysOf(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
    if (at instanceof z.ZodObject) at = at.shape[String(step)]
    else if (at instanceof z.ZodArray) at = at.element
    else return []
  }
  at = unwrap(at)
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

/** The schema inside its default, prefault and optional wrappers. */
export function unwrap(schema: unknown): unknown {
  let at = schema
  while (
    at instanceof z.ZodDefault ||
    at instanceof z.ZodPrefault ||
    at instanceof z.ZodOptional ||
    at instanceof z.ZodExactOptional
  ) {
    at = at.unwrap()
  }
  return at
}
