import { expect, it } from 'vitest'
import { failedDebit, textOf, withRun } from '../laws/run.ts'

const DUE = '2026-05-10'
const list = (...policies: readonly number[]) => textOf(policies.map((policy) => failedDebit(policy, DUE)))
const told = (...lists: readonly string[]) =>
  withRun(lists, {}, ({ result }) => result.notices.map(({ zh }) => zh).join('\n'))

it('files that hold the same cases are told with the order in which they count', async () => {
  expect(await told(list(1, 2, 3), list(2, 4))).toMatch(
    /几份清单里有同一件：1 行以后面的文件为准，次序是 \S*0\.csv → \S*1\.csv（最后的算最新）/,
  )
  expect(await told(list(1, 2), list(3, 4))).not.toContain('同一件')
  expect(await told(list(1, 2, 2))).not.toContain('同一件')
})

it('what stands in an older copy alone is told from half of its rows on', async () => {
  expect(await told(list(1, 2), list(2, 3))).toMatch(/前面的清单里，后面没有的照样要收：\S*0\.csv 1 行。/)
  expect(await told(list(1, 2, 3), list(3, 4))).not.toContain('照样要收')
  expect(await told(list(1, 2), list(1, 2, 3))).not.toContain('照样要收')
})
