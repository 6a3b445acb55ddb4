import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../src/pipeline/types.ts'
import { xuqi } from './cli/xuqi.ts'
import { dumpWorkbook } from './dump.ts'

/**
 * Each folder of fixtures/runs is a run: its command, its input, and everything it must give — what it prints, the data files, the
 * control totals and the cells of every workbook. UPDATE=1 writes the expectation anew; the difference is then reviewed.
 */
const RUNS = resolve(import.meta.dirname, '../fixtures/runs')
const names = readdirSync(RUNS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe('the runs of fixtures/runs', () => {
  it('are there', () => {
    expect(names.length).toBeGreaterThan(3)
  })

  it.each(names)('%s gives exactly what is expected of it', async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-run-'))
    try {
      cpSync(join(RUNS, name, 'in'), join(folder, 'in'), { recursive: true })
      const args = readFileSync(join(RUNS, name, 'cmd'), 'utf8')
        .trim()
        .split(' ')
      const said = await xuqi([...args, '--out', 'out'], folder)
      const actual = await everythingIn(join(folder, 'out'), said.out)
      const expected = join(RUNS, name, 'expected')
      if (process.env.UPDATE === '1') rewrite(expected, actual)
      expect(said.err).toBe('')
      expect([...actual.keys()].sort()).toEqual(filesIn(expected))
      for (const [file, text] of actual) expect(text, file).toBe(readFileSync(join(expected, file), 'utf8'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

async function everythingIn(out: string, said: string): Promise<Map<string, string>> {
  const manifest: Manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  const { totals, findings } = manifest
  const files = new Map([
    ['stdout.txt', said],
    ['totals.json', `${JSON.stringify({ totals, findings }, null, 2)}\n`],
  ])
  for (const { path } of manifest.outputs) {
    if (/\.(csv|json)$/.test(path)) files.set(path, withoutRun(readFileSync(join(out, path), 'utf8'), manifest))
    else if (path.endsWith('.html'))
      files.set(path, withoutRun(withoutDrawings(readFileSync(join(out, path), 'utf8')), manifest))
    else files.set(`${path.slice(0, -'.xlsx'.length)}.txt`, withoutRun(await dumpWorkbook(join(out, path)), manifest))
  }
  return files
}

/** A page as its texts: how charts are drawn and how it looks is reviewed by eye. */
function withoutDrawings(html: string): string {
  return html.replaceAll(/<svg.*?<\/svg>/gs, '<svg/>').replace(/<style>.*?<\/style>/s, '')
}

/** The run's identity changes with the version. */
function withoutRun(text: string, { runId }: Manifest): string {
  return text.replaceAll(runId, 'RUN')
}

function rewrite(expected: string, actual: ReadonlyMap<string, string>): void {
  rmSync(expected, { recursive: true, force: true })
  for (const [file, text] of actual) {
    mkdirSync(dirname(join(expected, file)), { recursive: true })
    writeFileSync(join(expected, file), text)
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && basename(entry.name) !== '.DS_Store')
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}
