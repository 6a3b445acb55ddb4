import type { BarChart, LineChart } from '../../model/page.ts'
import { FONTS, INK, MUTED, PALETTE, RULE } from './style.ts'

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

/** What ECharts is to draw: no animation, no tooltip, nothing that needs a script. */
export function optionsOf(chart: LineChart | BarChart, drawing: Drawing) {
  return chart.kind === 'lines' ? lines(chart, drawing) : bars(chart, drawing)
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const

function lines({ categories, series, unit }: LineChart, { fontSize, narrow }: Drawing) {
  const values = series.flatMap((one) => one.values.filter((value) => value !== undefined))
  const [low, high] = bounds(values)
  return {
    ...base(fontSize),
    legend: { top: 0, left: 0, itemGap: 18, textStyle: { color: INK, fontSize, fontFamily: FONTS } },
    grid: { left: narrow ? 44 : 56, right: narrow ? 14 : 72, top: 40, bottom: 34 },
    xAxis: {
      type: 'category',
      data: [...categories],
      boundaryGap: false,
      axisLine: { lineStyle: { color: MUTED } },
      axisTick: { show: false },
      axisLabel: { color: MUTED, fontSize, interval: narrow ? 2 : 0, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: low,
      max: high,
      axisLabel: { color: MUTED, fontSize, formatter: unit === 'percent' ? '{value}%' : '{value}' },
      splitLine: { lineStyle: { color: RULE } },
    },
    series: series.map((one, index) => ({
      type: 'line',
      name: one.name,
      data: one.values.map((value) => value ?? null),
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 7,
      lineStyle: { width: 2.5, type: index % 2 === 0 ? 'solid' : 'dashed' },
      // the last value stands beside its line, so that nobody has to look for its colour in the legend
      endLabel: {
        show: !narrow,
        color: PALETTE[index % PALETTE.length],
        fontSize,
        fontWeight: 'bold',
        formatter: unit === 'percent' ? '{c}%' : '{c}',
      },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  }
}

function bars({ bars: all, unit }: BarChart, { fontSize, narrow, width }: Drawing) {
  const top = Math.max(...all.map(({ value }) => value), unit === 'percent' ? 100 : 1)
  const names = Math.round(narrow ? width * 0.36 : width * 0.22)
  return {
    ...base(fontSize),
    grid: { left: names + 10, right: narrow ? 62 : 84, top: 8, bottom: 8 },
    xAxis: { type: 'value', min: 0, max: top, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: all.map(({ name }) => name),
      axisLine: { lineStyle: { color: MUTED } },
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize, width: names, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        itemStyle: { color: PALETTE[0] },
        data: all.map(({ value, label }) => ({
          value,
          label: { show: true, position: 'right', color: INK, fontSize, formatter: label.replace(/[{}]/g, '') },
        })),
      },
    ],
  }
}

function base(fontSize: number) {
  return { animation: false, color: [...PALETTE], textStyle: { fontFamily: FONTS, fontSize } }
}

/** Round bounds that leave out the empty half of the scale. */
function bounds(values: readonly number[]): readonly [low: number, high: number] {
  if (values.length === 0) return [0, 100]
  const low = Math.floor((Math.min(...values) - 2) / 5) * 5
  const high = Math.ceil((Math.max(...values) + 1) / 5) * 5
  return [Math.max(0, low), Math.max(high, low + 10)]
}
