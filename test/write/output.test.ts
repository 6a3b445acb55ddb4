import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal, type RefusalItem } from '../../src/model/refusal.ts'
import { type Output, openOutput, writeManifest } from '../../src/write/index.ts'

const posix = process.platform !== 'win32'
const root = posix && process.getuid?.() === 0
const PLAIN = { force: false, fileMode: 0o600, group: '' }
const FORCE = { ...PLAIN, force: true }

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xuqi-output-'))
  out = join(folder, 'deep', 'out')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A small run: one worklist, one report, the manifest. */
async function run(options = PLAIN, content = 'list', at = out): Promise<string | undefined> {
  const output = openOutput(at, options)
  fillIn(output, content)
  return output.commit()
}

function fillIn(output: Output, content: string): void {
  writeFileSync(output.path('worklists/A/w1.xlsx'), content)
  writeFileSync(output.path('reports/summary.xlsx'), 'report')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const outputs = [
    { path: 'worklists/A/w1.xlsx', kind: 'worklist', bytes: content.length, sha256 },
    { path: 'reports/summary.xlsx', kind: 'report-summary', bytes: 6, sha256: 'not looked at' },
  ]
  writeManifest(output.folder, { tool: { name: 'xuqi', version: '0' }, outputs }, 0o600)
}

function refused(action: () => unknown): RefusalItem | undefined {
  try {
    action()
  } catch (error) {
    if (error instanceof Refusal) return error.items[0]
    throw error
  }
  return undefined
}

describe('an output folder', () => {
  it('appears at once, with nothing beside it', async () => {
    const output = openOutput(out, PLAIN)
    fillIn(output, 'list')
    expect(existsSync(out)).toBe(false)
    expect(await output.commit()).toBeUndefined()
    expect(readdirSync(join(folder, 'deep'))).toEqual(['out'])
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'reports', 'worklists'])
    expect(readFileSync(join(out, 'worklists/A/w1.xlsx'), 'utf8')).toBe('list')
    output.abort()
    expect(existsSync(out)).toBe(true)
  })

  it('leaves nothing when the run is given up, not even folders on the way', () => {
    const output = openOutput(out, PLAIN)
    fillIn(output, 'list')
    output.abort()
    output.abort()
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(!posix)('is for the owner only, or as the settings say', async () => {
    await run({ ...PLAIN, fileMode: 0o640, group: String(process.getgid?.()) })
    expect(statSync(join(out, 'worklists/A/w1.xlsx')).mode & 0o777).toBe(0o640)
    expect(statSync(join(out, 'worklists/A')).mode & 0o777).toBe(0o750)
    expect(statSync(out).mode & 0o777).toBe(0o750)
    await run(PLAIN, 'list', join(folder, 'own'))
    expect(statSync(join(folder, 'own')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'own/manifest.json')).mode & 0o777).toBe(0o600)
  })

  it('may be an empty folder that is there already', async () => {
    mkdirSync(out, { recursive: true })
    await run()
    expect(existsSync(join(out, 'manifest.json'))).toBe(true)
  })
})

describe('an earlier output', () => {
  it('is refused without --force, with the path as it was written', async () => {
    await run()
    expect(refused(() => openOutput(out, PLAIN))).toEqual({ code: 'R012', facts: { path: out } })
  })

  it('is moved aside with --force, not deleted', async () => {
    await run(PLAIN, 'first')
    const aside = await run(FORCE, 'second')
    expect(basename(aside ?? '')).toMatch(/^out\.replaced-\d{8}-\d{6}$/)
    expect(readFileSync(join(aside ?? '', 'worklists/A/w1.xlsx'), 'utf8')).toBe('first')
    expect(readFileSync(join(out, 'worklists/A/w1.xlsx'), 'utf8')).toBe('second')
    await run(FORCE, 'third')
    await run(FORCE, 'fourth')
    expect(readdirSync(join(folder, 'deep'))).toHaveLength(4)
  })

  it('stays where it is when a follow-up book or outputs of other runs lie in it; a note may go along', async () => {
    await run()
    writeFileSync(join(out, 'book.db'), 'a book')
    mkdirSync(join(out, '2026-06/2026-06-17'), { recursive: true })
    writeFileSync(join(out, '2026-06/2026-06-17/manifest.json'), '{}')
    expect(refused(() => openOutput(out, FORCE))).toEqual({
      code: 'R029',
      facts: { path: out, files: '2026-06/、book.db' },
    })
    rmSync(join(out, 'book.db'))
    rmSync(join(out, '2026-06'), { recursive: true })
    writeFileSync(join(out, 'note.txt'), 'a note')
    expect(existsSync(join((await run(FORCE)) ?? '', 'note.txt'))).toBe(true)
  })

  it('stays where it is when somebody has filled in a worklist, added one, or has one open', async () => {
    await run()
    writeFileSync(join(out, 'worklists/A/w1.xlsx'), 'filled in')
    writeFileSync(join(out, 'worklists/A/~$w1.xlsx'), 'owner')
    writeFileSync(join(out, 'worklists/Thumbs.db'), 'litter')
    const item = refused(() => openOutput(out, FORCE))
    expect(item).toEqual({ code: 'R014', facts: { path: out, files: 'worklists/A/w1.xlsx、worklists/A/~$w1.xlsx' } })
    expect(readdirSync(join(folder, 'deep'))).toEqual(['out'])
  })

  it('is looked at again before it is replaced: nobody fills in a list unseen during the run', async () => {
    await run()
    const output = openOutput(out, FORCE)
    fillIn(output, 'new')
    writeFileSync(join(out, 'worklists/A/w1.xlsx'), 'done')
    await expect(output.commit()).rejects.toBeInstanceOf(Refusal)
    expect(readFileSync(join(out, 'worklists/A/w1.xlsx'), 'utf8')).toBe('done')
    expect(readdirSync(join(folder, 'deep'))).toEqual(['out'])
  })

  it('may lack a worklist that was moved away, and have changed reports', async () => {
    await run()
    rmSync(join(out, 'worklists/A/w1.xlsx'))
    writeFileSync(join(out, 'reports/summary.xlsx'), 'changed')
    await expect(run(FORCE)).resolves.toBeDefined()
  })

  it.skipIf(!posix)('behind a link is replaced where it really lies', async () => {
    await run()
    symlinkSync(out, join(folder, 'link'))
    await run(FORCE, 'second', join(folder, 'link'))
    expect(readFileSync(join(out, 'worklists/A/w1.xlsx'), 'utf8')).toBe('second')
  })
})

describe('a place that is not ours', () => {
  it('is left alone: a folder without a manifest, a manifest of something else, a file', async () => {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'letter.txt'), 'mine')
    expect(refused(() => openOutput(out, FORCE))?.code).toBe('R013')
    for (const manifest of ['{"name":"x"}', 'null', '{', '{"tool":{"name":"other"},"outputs":[]}']) {
      writeFileSync(join(out, 'manifest.json'), manifest)
      expect(refused(() => openOutput(out, FORCE))?.code).toBe('R013')
    }
    expect(refused(() => openOutput(join(out, 'letter.txt'), FORCE))?.code).toBe('R013')
  })

  it('is a refusal where it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(refused(() => openOutput(join(folder, 'file', 'out'), PLAIN))?.code).toBe('R015')
    expect(refused(() => openOutput(join(folder, 'x'.repeat(300)), PLAIN))?.code).toBe('R015')
    if (process.platform === 'linux')
      for (const nowhere of ['/proc/xuqi', '/proc/xuqi/out'])
        expect(refused(() => openOutput(nowhere, PLAIN))?.code).toBe('R015')
    if (posix) expect(refused(() => openOutput(out, { ...PLAIN, group: 'no-such-group-here' }))?.code).toBe('R015')
    if (posix && !root) {
      mkdirSync(join(folder, 'locked'), { mode: 0o500 })
      expect(refused(() => openOutput(join(folder, 'locked', 'out'), PLAIN))?.code).toBe('R015')
    }
    expect(readdirSync(folder).filter((name) => name !== 'file' && name !== 'locked')).toEqual([])
  })
})

describe('what killed runs left', () => {
  function leave(name: string, mark: object | undefined): string {
    const left = join(folder, 'deep', name)
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'half.xlsx'), 'half')
    if (mark !== undefined) writeFileSync(join(left, '.xuqi-running'), JSON.stringify(mark))
    return left
  }

  it('is cleared if it is ours and its process is gone; anything else stays', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const dead = leave('.out.tmp-aaaaaa', { pid: gone, host: hostname() })
    const ownFormerLife = leave('.out.tmp-bbbbbb', { pid: process.pid, host: hostname() })
    const alive = leave('.out.tmp-cccccc', { pid: process.ppid, host: hostname() })
    const elsewhere = leave('.out.tmp-dddddd', { pid: gone, host: `not-${hostname()}` })
    const foreign = leave('.out.tmp-eeeeee', undefined)
    const ofAnotherOutput = leave('.2026-06-17.tmp-Ffff_1', { pid: gone, host: hostname() })
    const otherwiseNamed = leave('out.tmp-gggggg', { pid: gone, host: hostname() })
    await run()
    const all = [dead, ownFormerLife, ofAnotherOutput, alive, elsewhere, foreign, otherwiseNamed]
    expect(all.map((left) => existsSync(left))).toEqual([false, false, false, true, true, true, true])
  })

  it('does not include a run of this process that goes on', async () => {
    const first = openOutput(out, PLAIN)
    const second = openOutput(out, PLAIN)
    expect(existsSync(first.folder)).toBe(true)
    fillIn(second, 'second')
    await second.commit()
    fillIn(first, 'first')
    await expect(first.commit()).rejects.toBeInstanceOf(Refusal)
    expect(readFileSync(join(out, 'worklists/A/w1.xlsx'), 'utf8')).toBe('second')
  })
})
