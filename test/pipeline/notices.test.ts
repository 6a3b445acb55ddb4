import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withRun } from '../laws/run.ts'

const LIST = '保单号,应缴日期,应缴保费,收费员工号\nP1,2026-05-01,100.00,S1\nP2,2026-05-02,100.00,S1\n'

describe('what the user should know about the run itself', () => {
  it('names what of the assignment file reaches nobody', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-notices-'))
    try {
      const roster = join(folder, 'roster.csv')
      const assignments = join(folder, 'assignments.csv')
      writeFileSync(roster, '工号,姓名\nS1,测甲\nS2,测乙\n')
      writeFileSync(assignments, '保单号,收费员工号\nP1,测乙\nP2,W9\nP8,S1\nP9,W8\n')
      await withRun([LIST], { roster, assignments, dryRun: true }, ({ result }) => {
        expect(result.notices.map((notice) => notice.en)).toEqual([
          'Collectors W9 of the assignment file are not in the roster; their worklists were written all the same: check the codes.',
          '2 policies of the assignment file are in no list and were not used: check the numbers.',
        ])
        // nights would be told of paid policies for ever
        expect(result.doubts).toEqual([result.notices[0]])
      })
      await withRun([LIST], { roster, dryRun: true }, ({ result }) => expect(result.notices).toEqual([]))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('doubts the as-of day where nearly all has lapsed, and the month where nothing is due in it', async () => {
    const rows = (count: number, due: string, from = 0) =>
      Array.from({ length: count }, (_, n) => `Q${from + n},${due},100.00,S1\n`).join('')
    const listOf = (...parts: string[]) => `保单号,应缴日期,应缴保费,收费员工号\n${parts.join('')}`
    const doubts = async (list: string, options: object = {}) => {
      const found: string[] = []
      await withRun([list], { dryRun: true, ...options }, ({ result }) => {
        found.push(...result.notices.map(({ en }) => en))
      })
      return found
    }
    const lapsed =
      '18 of 20 cases to be collected have lapsed by 2026-05-20: check whether the as-of day (--as-of) is that of this list.'
    expect(await doubts(listOf(rows(18, '2026-01-05'), rows(2, '2026-05-01', 90)))).toEqual([lapsed])
    expect(await doubts(listOf(rows(17, '2026-01-05'), rows(3, '2026-05-01', 90)))).toEqual([])
    expect(await doubts(listOf(rows(19, '2026-01-05')))).toEqual([])
    const month =
      'None of 20 cases to be collected is due in the work month 2026-05 or the one before: check the work month (--month) and the list.'
    expect(await doubts(listOf(rows(20, '2026-03-25')))).toEqual([month])
    const notYet = 'None of 20 cases to be collected is due in the work month 2026-05: run again when that'
    expect((await doubts(listOf(rows(20, '2026-04-01'))))[0]).toContain(notYet)
    expect(await doubts(listOf(rows(20, '2026-04-01'), rows(1, '2026-05-01', 90)))).toEqual([])
  })

  it('names substitutes who lead to nobody, with their lines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuqi-notices-'))
    try {
      const roster = join(folder, 'roster.csv')
      writeFileSync(roster, '工号,姓名,在职,替代人\nS1,测甲,是,S8\nS2,测乙,否,S3\nS3,测丙,否,S2\nS4,测丁,否,S4\n')
      await withRun([LIST], { roster, dryRun: true }, ({ result }) => {
        expect(result.notices.map((notice) => notice.zh)).toEqual([
          '名册第 2 行 S1 → S8：替代人不在名册里，或有人重名，找不到人；请核对。',
          '名册第 3、4 行 S2 → S3 → S2、第 5 行 S4 → S4：替代人绕成一圈，圈上没有人在职，他们的件交不出去；请改一位。',
        ])
        expect(result.notices.map((notice) => notice.en)).toEqual([
          'Roster, row 2 S1 → S8: the substitute is not on the roster, or several people bear the name: check them.',
          'Roster, rows 3, 4 S2 → S3 → S2; row 5 S4 → S4: the substitutes come round and nobody of them is active, so that nobody takes over their cases: name somebody else.',
        ])
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
