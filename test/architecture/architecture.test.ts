import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { THREATS_ZH } from '../../src/model/threats.ts'
import { placeOf, sourceFiles } from './source.ts'

const files = sourceFiles()
const ROOT = resolve(import.meta.dirname, '../..')
const STAGES = [
  'read',
  'map',
  'verify',
  'gather',
  'transfer',
  'classify',
  'assign',
  'sort',
  'follow',
  'persistency',
  'progress',
  'report',
  'write',
  'book',
  'collect',
]
const PURE = [
  'model',
  'map',
  'verify',
  'gather',
  'transfer',
  'classify',
  'assign',
  'sort',
  'follow',
  'persistency',
  'progress',
  'report',
  'collect',
]

/** place → the places it may import from, beside itself */
const LAW: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['model']])),
  pipeline: [...STAGES, 'model'],
  'codes.ts': ['verify', 'transfer', 'collect', 'model'],
  cli: ['pipeline', 'codes.ts', 'read', 'write', 'model'],
}

/** package → the places that may use it */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  chalk: ['cli'],
  'cli-table3': ['cli'],
  'cli-progress': ['cli'],
  dayjs: ['cli'],
  echarts: ['write'],
  exceljs: ['write'],
  'csv-parse': ['read'],
  saxes: ['read', 'write'],
  '@e965/xlsx': ['read'],
  'officecrypto-tool': ['read'],
  fflate: ['read', 'write'],
  'chinese-days': ['read'],
  yaml: ['read'],
  zod: ['read'],
  libsql: ['book'],
}

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
const isLocal = (name: string) => name.endsWith('.ts')

describe('the import law', () => {
  it('saw files of every place', () => {
    expect(files.length).toBeGreaterThan(150)
    for (const place of Object.keys(LAW))
      expect(
        files.some((file) => file.place === place),
        place,
      ).toBe(true)
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(500)
    const packages = new Set(files.flatMap(({ imports }) => imports.filter((name) => !isLocal(name)).map(packageOf)))
    expect(
      Object.keys(PACKAGES).filter((name) => !packages.has(name)),
      'seen nowhere',
    ).toEqual([])
  })

  it('knows every place under src/', () => {
    expect([...new Set(files.map((file) => file.place))].filter((place) => !(place in LAW))).toEqual([])
  })

  it('lets a place import only what stands below it', () => {
    const broken = files.flatMap(({ path, place, imports }) =>
      imports
        .filter((name) => isLocal(name) && placeOf(name) !== place && !LAW[place]?.includes(placeOf(name)))
        .map((name) => `${path} → ${name}`),
    )
    expect(broken).toEqual([])
  })

  it('lets others enter a stage only by its door', () => {
    const doors = (name: string) => /^[a-z]+\/index\.ts$/.test(name) || name.startsWith('model/')
    const broken = files.flatMap(({ path, place, imports }) =>
      imports
        .filter((name) => isLocal(name) && STAGES.includes(placeOf(name)) && placeOf(name) !== place && !doors(name))
        .map((name) => `${path} → ${name}`),
    )
    expect(broken).toEqual([])
  })

  it('goes round in no circle, types included', () => {
    const imports = new Map(files.map((file) => [file.path, file.imports.filter(isLocal)]))
    const sound = new Set<string>()
    const circleFrom = (path: string, way: readonly string[]): readonly string[] | undefined => {
      if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
      if (sound.has(path)) return undefined
      for (const next of imports.get(path) ?? []) {
        const circle = circleFrom(next, [...way, path])
        if (circle) return circle
      }
      sound.add(path)
      return undefined
    }
    expect(files.map(({ path }) => circleFrom(path, [])?.join(' → ')).filter(Boolean)).toEqual([])
  })

  it('lets a package be used only where it belongs', () => {
    const broken = files.flatMap(({ path, place, imports }) =>
      imports
        .filter((name) => !isLocal(name) && !name.startsWith('node:') && !PACKAGES[packageOf(name)]?.includes(place))
        .map((name) => `${path} → ${name}`),
    )
    expect(broken).toEqual([])
  })

  it('keeps the system, the clock and chance out of the pure folders', () => {
    const impure =
      /\bnode:|\bnew Date\b|\bDate\.|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bMath\.random\b|\bperformance\.|\bcrypto\./
    const broken = files
      .filter((file) => PURE.includes(file.place) && impure.test(file.code))
      .map((file) => `${file.path}: ${impure.exec(file.code)?.[0]}`)
    expect(broken).toEqual([])
  })

  it('has a bin that only calls main', () => {
    expect(readFileSync(resolve(ROOT, 'bin/xuqi.js'), 'utf8').trim().split('\n').length).toBeLessThanOrEqual(5)
  })
})

describe('the house', () => {
  it('has no file over 300 lines', () => {
    const long = files
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter((file) => file.lines > 300)
    expect(long).toEqual([])
  })

  it('has no drawer for odds and ends', () => {
    const odd = files.filter((file) =>
      /(^|[/-])(utils?|helpers?|common|misc|manager|service|handler|processor)([/.-]|s\.)|(^|\/)shared[/.]/i.test(
        file.path,
      ),
    )
    expect(odd.map((file) => file.path)).toEqual([])
  })

  // a function that opens a thing is told by the doc comment of the thing
  it('has a doc comment on every exported function', () => {
    const bare = files.flatMap(({ path, text }) => {
      const lines = text.split('\n')
      return lines.flatMap((line, at) => {
        const name = /^export (?:async )?function (\w+)/.exec(line)?.[1]
        const opens = name?.startsWith('open')
        const before = lines[at - 1]?.trim() ?? ''
        return name && !opens && !before.endsWith('*/') ? [`${path}: ${name}`] : []
      })
    })
    // the arithmetic of days and money says it all in its names
    expect(bare.filter((name) => !name.startsWith('model/day.ts') && !name.startsWith('model/money.ts'))).toEqual([])
  })

  it('writes no any, no non-null assertion, no default export, no enum, no namespace', () => {
    const forbidden = /:\s*any\b|\bas any\b|<any>|^export default|^\s*(export )?(const )?enum |^\s*namespace /m
    expect(files.filter((file) => forbidden.test(file.code)).map((file) => file.path)).toEqual([])
  })

  it('never says what a customer must not read on paper', () => {
    // What banks and core systems write has to be recognised there.
    const recognising = (path: string) =>
      path.startsWith('map/') || path.startsWith('transfer/') || path === 'model/threats.ts'
    expect(
      files.filter((file) => !recognising(file.path) && THREATS_ZH.test(file.text)).map((file) => file.path),
    ).toEqual([])
  })

  it('mirrors src/ in test/', () => {
    const folders = readdirSync(resolve(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of folders) expect(existsSync(resolve(ROOT, 'test', name)), `test/${name}`).toBe(true)
  })
})
