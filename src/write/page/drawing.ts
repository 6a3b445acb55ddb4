import type { BarChart, LineChart } from '../../model/page.ts'

/** The size of a drawing, in pixels, and of its letters. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly fontSize: number
  /** for a phone */
  readonly narrow: boolean
}

const WIDE_WIDTH = 976
const NARROW_WIDTH = 358
const BAR_HEIGHT = 30

/** The two drawings of a chart: for a screen or paper, and for a phone. */
export function drawingsOf(chart: LineChart | BarChart): readonly [wide: Drawing, narrow: Drawing] {
  const height = chart.kind === 'lines' ? 320 : 46 + chart.bars.length * BAR_HEIGHT
  return [
    { width: WIDE_WIDTH, height, fontSize: 14, narrow: false },
    { width: NARROW_WIDTH, height: chart.kind === 'lines' ? 260 : height, fontSize: 12, narrow: true },
  ]
}
