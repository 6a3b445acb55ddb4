import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { withBench } from './parts.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** the indexes over the rows, while nothing here holds them */
const watched = new Map<string, WeakRef<object>>()
/** which of them are still there when writing begins */
const held: string[] = []

vi.mock('../../src/pipeline/reading/rows.ts', async (original) => {
  const real = await original<typeof import('../../src/pipeline/reading/rows.ts')>()
  return {
    ...real,
    async readRows(...given: Parameters<typeof real.readRows>) {
      const read = await real.readRows(...given)
      watched.set('rows', new WeakRef(read))
      watched.set('store', new WeakRef(read.store))
      watched.set('gathered', new WeakRef(read.gathered))
      // that of a whole list is one for all runs, and knows nothing
      if (read.part.record) watched.set('part', new WeakRef(read.part))
      return read
    },
  }
})

vi.mock('../../src/pipeline/judging/cases.ts', async (original) => {
  const real = await original<typeof import('../../src/pipeline/judging/cases.ts')>()
  return {
    ...real,
    async judgeCases(...given: Parameters<typeof real.judgeCases>) {
      const judged = await real.judgeCases(...given)
      watched.set('order', new WeakRef(judged.order))
      watched.set('cases', new WeakRef(judged.cases))
      return judged
    },
  }
})

vi.mock('../../src/pipeline/outcome.ts', async (original) => {
  const real = await original<typeof import('../../src/pipeline/outcome.ts')>()
  return {
    ...real,
    async tellAndWrite(...given: Parameters<typeof real.tellAndWrite>) {
      for (let turn = 0; turn < 5; turn++) {
        await setImmediate()
        collectGarbage()
      }
      held.push(...[...watched].filter(([, ref]) => ref.deref() !== undefined).map(([name]) => name))
      return real.tellAndWrite(...given)
    },
  }
})

const HEADER = '保单号,应缴日期,应缴保费,缴费方式,收费员工号,机构代码'
const LIST = `${HEADER}\n${Array.from({ length: 50 }, (_, n) => `P${n},2026-05-${10 + (n % 20)},${n + 1}00.00,自缴,C${n % 3},B${n % 2}`).join('\n')}\n`

/** What `docs/scale.md` promises of memory rests on it: five million rows would take half as much again. */
it.each([
  { list: 'a whole list', options: {}, cases: 50, indexes: ['cases', 'gathered', 'order', 'rows', 'store'] },
  {
    list: 'a part of a list',
    options: { onlyBranch: ['B1'] },
    cases: 25,
    indexes: ['cases', 'gathered', 'order', 'part', 'rows', 'store'],
  },
])('nothing that is known of the rows of $list is kept while workbooks are written', async (example) => {
  watched.clear()
  held.length = 0
  await withBench(async (bench) => {
    const { totals } = await bench.run('out', [bench.write('list.csv', LIST)], example.options)
    expect(totals.cases).toBe(example.cases)
  })
  expect([...watched.keys()].toSorted()).toEqual(example.indexes)
  expect(held).toEqual(['cases'])
})
