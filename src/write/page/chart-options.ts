import type { LineChart } from '../../model/page.ts'
import type { Drawing } from './drawing.ts'
import { FONTS, INK, MUTED, PALETTE, RULE } from './style.ts'

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const

/** What ECharts is to draw: no animation, no tooltip, nothing that needs a script. */
export function optionsOf({ categories, series, unit }: LineChart, { fontSize, narrow }: Drawing) {
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
