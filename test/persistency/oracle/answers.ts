import type { PolicyRow } from '../../../src/model/policy.ts'
import { wordsOf } from '../../../src/model/words.ts'
import { type Asked, figuresOf, judgedOn, monthOf, monthsOf, placesOf, policiesOf, standingOf } from './ratios.ts'
import type { Known } from './rows.ts'

/** A place of the report → what stands there; places where nothing stands are left out. */
export type Answer = Readonly<Record<string, unknown>>

const MEASURES = wordsOf('measure')
const PERIODS = wordsOf('period')
const DIMENSIONS = wordsOf('dimension')

/** Whether all figures are 0. */
export function isNothing(figures: object): boolean {
  return Object.values(figures).every((figure) => figure === 0)
}

/** All that the report has to say. */
export function answersOf(rows: readonly PolicyRow[], asked: Asked): Answer {
  const all = policiesOf(rows, asked)
  const apart = all.filter((one) => 'apart' in one).map((one) => [`apart ${one.policyNo}`, one.apart])
  const known = all.filter((one): one is Known => !('apart' in one))
  const places = [...wholeOf(known, asked), ...groupsOf(known, asked)]
  return {
    judgedOn: judgedOn(asked),
    ...Object.fromEntries(apart),
    ...Object.fromEntries(places.filter(([, figures]) => !isNothing(figures))),
    ...leftOutOf(known, asked),
    ...ranksOf(known, asked),
  }
}

/** Measures over the two periods and each effective month. */
function wholeOf(known: readonly Known[], asked: Asked) {
  return MEASURES.flatMap((measure) => {
    const [first] = monthsOf(measure, 'rolling', asked.month)
    const months = Array.from({ length: 12 }, (_, n) => first + n)
    return [
      ...PERIODS.map((period) => {
        const window = monthsOf(measure, period, asked.month)
        return [`${measure} ${period}`, figuresOf(known, measure, window, asked)] as const
      }),
      ...months.map((at) => [`${measure} effective ${at}`, figuresOf(known, measure, [at, at], asked)] as const),
    ]
  })
}

const byName = (known: readonly Known[], by: string) =>
  [...new Set(known.map(({ groups }) => groups[by] ?? ''))].map(
    (name) => [name, known.filter(({ groups }) => groups[by] === name)] as const,
  )

function groupsOf(known: readonly Known[], asked: Asked) {
  return DIMENSIONS.flatMap((by) =>
    byName(known, by).flatMap(([name, those]) =>
      MEASURES.flatMap((measure) =>
        PERIODS.map((period) => {
          const window = monthsOf(measure, period, asked.month)
          return [`${measure} ${period} ${by} ${name}`, figuresOf(those, measure, window, asked)] as const
        }),
      ),
    ),
  )
}

function leftOutOf(known: readonly Known[], asked: Asked): Answer {
  const answer: Record<string, { policies: number; fen: number }> = {}
  for (const measure of ['month13', 'month25'])
    for (const period of PERIODS) {
      const [first, last] = monthsOf(measure, period, asked.month)
      for (const policy of known) {
        const at = monthOf(policy.effective)
        if (at < first || at > last || standingOf(policy, measure, asked).at !== 'leftOut') continue
        const place = `left out ${policy.leftOut?.why} ${measure} ${period}`
        const before = answer[place] ?? { policies: 0, fen: 0 }
        answer[place] = { policies: before.policies + 1, fen: before.fen + policy.first }
      }
    }
  return answer
}

function ranksOf(known: readonly Known[], asked: Asked): Answer {
  const window = monthsOf('month13', 'rolling', asked.month)
  const ranks = DIMENSIONS.flatMap((by) => {
    const figures = byName(known, by).map(
      ([name, those]) => [name, figuresOf(those, 'month13', window, asked)] as const,
    )
    return [...placesOf(new Map(figures), asked.settings)].map(([name, rank]) => [`rank ${by} ${name}`, rank])
  })
  return Object.fromEntries(ranks)
}
