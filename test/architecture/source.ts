import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** A source file of the program, with what it imports. */
export interface SourceFile {
  /** relative to src/, with `/` */
  readonly path: string
  /** the folder or file directly under src/ that it belongs to: `read`, `cli`, `codes.ts` … */
  readonly place: string
  readonly text: string
  /** the text without comments */
  readonly code: string
  readonly imports: readonly string[]
}

const SRC = resolve(import.meta.dirname, '../../src')

/** Where an import leads: a path relative to src/, or the name of a package. */
function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const path = relative(SRC, resolve(SRC, dirname(from), specifier)).replaceAll('\\', '/')
  // a program of its own is started from what is built
  return path.replace(/^\.\.\/dist\/(.+)\.js$/, '$1.ts')
}

/** Every TypeScript file below src/. */
export function sourceFiles(): readonly SourceFile[] {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return names.sort().map((name) => {
    const path = name.replaceAll('\\', '/')
    const text = readFileSync(join(SRC, name), 'utf8')
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
    const specifiers = [
      ...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g),
      ...code.matchAll(/(?:\brequire|\bcreateRequire\(import\.meta\.url\))\('([^']+)'\)/g),
      ...code.matchAll(/new URL\('(\.[^']*\.[tj]s)'/g),
    ]
    return { path, place: placeOf(path), text, code, imports: specifiers.map((match) => target(path, match[1] ?? '')) }
  })
}

/** `read/csv.ts` → read; `pipeline.ts` belongs to the folder pipeline. */
export function placeOf(path: string): string {
  return path === 'pipeline.ts' ? 'pipeline' : (path.split('/')[0] ?? path)
}
