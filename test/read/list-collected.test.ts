import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Refusal, refusalRemedy } from '../../src/model/refusal.ts'
import { listCollected } from '../../src/read/index.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'xuqi-collected-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
  }
}

const listed = async (path = '') => {
  const { files, open } = await listCollected([join(folder, path)])
  return [...files.map((file) => file.path), ...open].map((one) => one.slice(folder.length + 1))
}

it('of the output of a run only what people fill in is looked at: collectors, supervisors, the back office', async () => {
  const filled = [
    'out/reports/service-changes.xlsx',
    'out/reports/保全变更 办好.xlsx',
    'out/supervisors/3701/Z1_2026-06-18.xlsx',
    'out/worklists/3701/S1_2026-06-18.xlsx',
  ]
  put('out/manifest.json', 'out/data/cases.csv', 'out/reports/汇总.xlsx', 'out/reports/~$汇总.xlsx', ...filled)
  expect(await listed()).toEqual(filled)
})

it('what nights write beside their outputs is nothing to be collected', async () => {
  put(
    'm/2026-06-18-attention.txt',
    'm/2026-06-18-collected-2.csv',
    'm/2026-06-18/worklists/3701/S1.xlsx',
    'm/2026-06-18/manifest.json',
  )
  expect(await listed()).toEqual(['m/2026-06-18/worklists/3701/S1.xlsx'])
})

it('a folder called reports is one like any other where no run has written', async () => {
  put('in/reports/回盘.csv', 'in/manifest.json')
  expect(await listed('in/reports')).toEqual(['in/reports/回盘.csv'])
  put('in2/reports/回盘.csv')
  expect(await listed('in2')).toEqual(['in2/reports/回盘.csv'])
})

it('a folder in it that cannot be read refuses, and says that it is the folder', async () => {
  put('in/a.csv', 'in/closed/b.csv')
  const closed = join(folder, 'in/closed')
  const asRoot = process.geteuid?.() === 0
  chmodSync(folder, 0o755)
  chmodSync(closed, 0o000)
  if (asRoot) process.seteuid?.(65534)
  const refusal: unknown = await listCollected([join(folder, 'in')]).catch((error: unknown) => error)
  if (asRoot) process.seteuid?.(0)
  chmodSync(closed, 0o755)
  expect(refusal).toBeInstanceOf(Refusal)
  const [item] = refusal instanceof Refusal ? refusal.items : []
  expect(item).toMatchObject({ code: 'R004', facts: { path: closed, what: { zh: '文件夹打不开：EACCES' } } })
  expect(item && refusalRemedy(item, 'zh')).toContain('读的权限')
})
