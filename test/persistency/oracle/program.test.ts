import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { formatDay, formatMonth, type Month } from '../../../src/model/day.ts'
import type { PolicyRow } from '../../../src/model/policy.ts'
import { wordsOf } from '../../../src/model/words.ts'
import { xuqi } from '../../cli/xuqi.ts'
import { openChance } from '../../quarter/world.ts'
import { type Answer, answersOf, isNothing } from './answers.ts'
import { csvOf, settingsFileOf } from './files.ts'
import { type Invented, inventLists } from './lists.ts'
import { type Figures, monthOf, monthsOf, policiesOf, ratesOf, standingOf } from './ratios.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-ratios-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Line = Readonly<Record<string, string>>

/** With six places, half up. */
function shown(rate: readonly [bigint, bigint] | undefined): string {
  if (!rate) return ''
  const digits = String((rate[0] * 2_000_000n + rate[1]) / (2n * rate[1])).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

function lineOf(figures: Figures, rank: unknown, weight: number): string {
  const [premium, cases, overall] = ratesOf(figures, weight)
  const { policies, received, due, receivedFen, inGrace, inGraceFen, unknown, undated } = figures
  return [
    ...[policies, received, yuan(due), yuan(receivedFen)],
    ...[shown(cases), shown(premium), shown(overall)],
    ...[inGrace, yuan(inGraceFen), unknown, undated, rank ?? ''],
  ].join(' ')
}

const FIGURES =
  'policies received premium premiumReceived caseRate premiumRate overallRate inGrace premiumInGrace unknown undated rank'

/** data/persistency.csv: place → figures and rates, where there are any. */
function rates(lines: readonly Line[]): Answer {
  const some = lines.filter(
    ({ policies, received, inGrace, unknown }) => !isNothing([policies, received, inGrace, unknown].map(Number)),
  )
  return Object.fromEntries(
    some.map((line) => {
      const place = [
        line.measure,
        line.by === 'effectiveMonth' ? 'effective' : line.period,
        line.by,
        line.code || line.name,
      ]
      return [
        place.join(' '),
        FIGURES.split(' ')
          .map((figure) => line[figure])
          .join(' '),
      ]
    }),
  )
}

/** The same by the oracle. */
function expectedRates(answers: Answer, weight: number): Answer {
  const lines = Object.entries(answers).flatMap(([place, figures]) => {
    const [measure = '', period = '', by = '', ...rest] = place.split(' ')
    if (!wordsOf('measure').some((known) => known === measure)) return []
    const line = lineOf(
      figures as Figures,
      period === 'effective' ? '' : answers[`rank ${by} ${rest.join(' ')}`],
      weight,
    )
    if (period === 'effective')
      return [[`${measure} effective effectiveMonth ${formatMonth(Number(by) as Month)}`, line]]
    return [[by === '' ? `${measure} ${period} total ` : place, line]]
  })
  return Object.fromEntries(lines)
}

/** data/policies.csv: policy → where it stands in each measure, or why it is set apart or left out. */
function standings(lines: readonly Line[]): Answer {
  return Object.fromEntries(
    lines.map(({ policyNo, measures, standing, received, reason }) => [
      policyNo,
      `${measures} ${standing} ${received} ${reason}`,
    ]),
  )
}

function expectedStandings(rows: readonly PolicyRow[], asked: Invented): Answer {
  const measuresOf = (effective: number | undefined) =>
    wordsOf('measure').filter((measure) => {
      const [first, last] = monthsOf(measure, 'rolling', asked.month)
      return effective === undefined || (monthOf(effective) >= first && monthOf(effective) <= last)
    })
  const lines = policiesOf(rows, asked).flatMap((policy) => {
    const measures = measuresOf(policy.effective)
    if (measures.length === 0) return []
    if ('apart' in policy) return [[policy.policyNo, ` setApart  ${policy.apart}`]]
    const all = measures.map((measure) => standingOf(policy, measure, asked))
    const why = all.some(({ at }) => at === 'leftOut') ? policy.leftOut?.why : ''
    const columns = [measures, all.map(({ at }) => at), all.map(({ numerator }) => numerator > 0)]
    return [[policy.policyNo, `${columns.map((list) => list.join(';')).join(' ')} ${why}`]]
  })
  return Object.fromEntries(lines)
}

/** Lists without a frequency are refused unless the settings say what they hold. */
const isAnswered = ({ files, settings }: Invented) =>
  settings.persistency.frequencyIfMissing !== '' || files.some(({ columns }) => columns.has('frequency'))

// the program is started for each list
describe('xuqi persistency', { timeout: 120_000 }, () => {
  it('writes what the oracle says, from files and settings to rates and standings', async () => {
    const chance = openChance(20260701)
    const lists = Array.from({ length: 6 }, () => inventLists(chance)).filter(isAnswered)
    expect(lists.length).toBeGreaterThan(3)
    for (const [n, asked] of lists.entries()) {
      const names = asked.files.map((table, file) => {
        const name = `list-${n}-${file}.csv`
        writeFileSync(join(folder, name), csvOf(table))
        return name
      })
      writeFileSync(join(folder, 'xuqi.config.yaml'), settingsFileOf(asked))
      const when = ['--month', formatMonth(asked.month), '--as-of', formatDay(asked.asOf)]
      const out = join(folder, `out-${n}`)
      const { exitCode, err } = await xuqi(
        ['persistency', ...names, ...when, '--out', out, '--with-personal-data'],
        folder,
      )
      expect(exitCode, err).toBeLessThan(2)
      const read = (file: string): Line[] =>
        parse(readFileSync(join(out, 'data', file), 'utf8'), { columns: true, bom: true })
      const rows = asked.files.flatMap((file) => file.rows)
      const { premiumWeight } = asked.settings.persistency
      expect([n, rates(read('persistency.csv'))]).toEqual([n, expectedRates(answersOf(rows, asked), premiumWeight)])
      expect([n, standings(read('policies.csv'))]).toEqual([n, expectedStandings(rows, asked)])
    }
  })
})
