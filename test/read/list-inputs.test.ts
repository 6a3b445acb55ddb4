import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listInputs } from '../../src/read/index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuqi-list-'))
  await mkdir(join(folder, 'empty'))
  await mkdir(join(folder, 'archive.csv'))
  for (const name of ['b.xlsx', 'a.csv', 'C.XLS', 'd.tsv', 'e.txt', '~$b.xlsx', '.hidden.csv', 'notes.md'])
    await writeFile(join(folder, name), 'x')
})
afterAll(() => rm(folder, { recursive: true }))

describe('the input files', () => {
  it('of a folder are its lists in the order of their names', async () => {
    expect(await listInputs([`${folder}/`])).toEqual(
      ['C.XLS', 'a.csv', 'b.xlsx', 'd.tsv', 'e.txt'].map((name) => `${folder}/${name}`),
    )
  })

  it('stand by the numbers in their names: a later file supersedes an earlier one', async () => {
    const names = [
      '应收6月3日.xlsx',
      '应收6月10日.csv',
      '应收(2).csv',
      '应收.csv',
      '应收(10).csv',
      '应收.xls',
      '0603.csv',
      '603.csv',
    ]
    await mkdir(join(folder, 'numbers'))
    for (const name of names) await writeFile(join(folder, 'numbers', name), 'x')
    const sorted = [
      '0603.csv',
      '603.csv',
      '应收.csv',
      '应收.xls',
      '应收6月3日.xlsx',
      '应收6月10日.csv',
      '应收(2).csv',
      '应收(10).csv',
    ]
    expect(await listInputs([join(folder, 'numbers')])).toEqual(sorted.map((name) => `${folder}/numbers/${name}`))
  })

  it('stay in the order given', async () => {
    expect(await listInputs([`${folder}/d.tsv`, `${folder}/a.csv`])).toEqual([`${folder}/d.tsv`, `${folder}/a.csv`])
  })

  it('must be there, and all that are not are named at once', async () => {
    await expect(listInputs(['nowhere.csv', `${folder}/a.csv`, 'neither.csv'])).rejects.toMatchObject({
      items: [
        { code: 'R002', facts: { path: 'nowhere.csv' } },
        { code: 'R002', facts: { path: 'neither.csv' } },
      ],
    })
    await expect(listInputs([`${folder}/empty`])).rejects.toMatchObject({ items: [{ code: 'R004' }] })
    await writeFile(join(folder, 'empty', 'manifest.json'), '{}')
    await expect(listInputs([`${folder}/empty`])).rejects.toMatchObject({
      items: [{ facts: { what: { en: expect.stringContaining('the output of a run') } } }],
    })
    await expect(listInputs([])).rejects.toMatchObject({ items: [{ code: 'R001' }] })
    await expect(listInputs([`${folder}/~$b.xlsx`])).rejects.toMatchObject({ items: [{ code: 'R001' }] })
  })

  // nothing is closed to root
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'in a folder that is closed to this user are refused, not a fault',
    async () => {
      await mkdir(join(folder, 'closed'), { mode: 0 })
      try {
        const items = [{ code: 'R004' }, { code: 'R002' }]
        await expect(listInputs([`${folder}/closed`, 'nowhere.csv'])).rejects.toMatchObject({ items })
      } finally {
        await chmod(join(folder, 'closed'), 0o700)
      }
    },
  )
})
