import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { day } from '../quarter/world.ts'
import { openDesk } from './desk.ts'

const NIGHT = day('2026-06-18')
const LIST = `保单号,投保人姓名,投保人手机号,应缴日期,应缴保费,收费员工号
P3701880000000101,测一,13900100011,2026-06-10,1200.00,S1
`
/** 应收清单 in GBK, and what is no text in any encoding that we know */
const GBK = Buffer.from('d3a6cad5c7e5b5a5', 'hex')
const NONSENSE = Buffer.from('636166e9', 'hex')
const CSV = Buffer.from('.csv')
const SLASH = Buffer.from('/')

// other systems know no such names
describe.skipIf(process.platform !== 'linux')('a night', () => {
  it('puts files aside whose names are not UTF-8, under names that people can read', async () => {
    const desk = openDesk()
    const inbox = Buffer.from(`${desk.at}/inbox/`)
    desk.put('应收清单.csv', LIST)
    writeFileSync(Buffer.concat([inbox, GBK, CSV]), LIST)
    writeFileSync(Buffer.concat([inbox, NONSENSE, CSV]), LIST)
    mkdirSync(Buffer.concat([inbox, GBK]))
    writeFileSync(Buffer.concat([inbox, GBK, SLASH, Buffer.from('a.csv')]), LIST)
    const { quarantined, listsCame } = await desk.night(NIGHT)
    expect(listsCame).toBe(1)
    const names = ['caf%E9.csv', '应收清单.csv', '应收清单/a.csv']
    expect(quarantined.map(({ name }) => name)).toEqual(names)
    for (const { reason } of quarantined) expect(reason).toContain('文件名不是 UTF-8')
    expect(desk.list('quarantine', '2026-06-18')).toEqual(names.flatMap((name) => [name, `${name}.reason.txt`]))
    expect(readFileSync(join(desk.at, 'quarantine', '2026-06-18', '应收清单.csv'), 'utf8')).toBe(LIST)
    // the folder stays, and holds nothing
    expect(readdirSync(inbox, { encoding: 'buffer' })).toEqual([GBK])
    expect((await desk.night(NIGHT)).quarantined).toEqual([])
  })

  it('puts links and pipes aside, and reads neither', async () => {
    const desk = openDesk()
    writeFileSync(join(desk.at, 'secret.csv'), LIST)
    for (let times = 0; times < 2; times++) {
      symlinkSync('../secret.csv', join(desk.at, 'inbox', 'link.csv'))
      execFileSync('mkfifo', [join(desk.at, 'inbox', 'pipe.csv')])
      const { quarantined, run } = await desk.night(NIGHT)
      expect({ names: quarantined.map(({ name }) => name), run }).toEqual({
        names: ['link.csv', 'pipe.csv'],
        run: undefined,
      })
      expect(readdirSync(join(desk.at, 'inbox'))).toEqual([])
    }
    expect(lstatSync(join(desk.at, 'quarantine', '2026-06-18', 'link.csv')).isSymbolicLink()).toBe(true)
    expect(existsSync(join(desk.at, 'quarantine', '2026-06-18', 'pipe-2.csv'))).toBe(true)
  })
})
