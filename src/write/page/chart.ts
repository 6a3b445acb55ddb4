import type { BarChart, LineChart } from '../../model/page.ts'
import { barsSvg } from './bars.ts'
import { optionsOf } from './chart-options.ts'
import { type Drawing, drawingsOf } from './drawing.ts'
import { escapeHtml } from './escape.ts'

/** Draws line charts as SVG text. */
export interface Draughtsman {
  /** @param name tells the drawings of a page apart */
  draw(chart: LineChart, drawing: Drawing, name: string): string
}

/** Both drawings of a chart, for a screen and for a phone. @param draughtsman is needed for lines; bars are drawn without */
export function chartHtml(chart: LineChart | BarChart, no: number, draughtsman: Draughtsman | undefined): string {
  const label = escapeHtml(chart.description)
  const svg = (drawing: Drawing) => {
    if (chart.kind === 'bars') return barsSvg(chart, drawing)
    if (!draughtsman) throw new Error('nobody draws the chart')
    return draughtsman.draw(chart, drawing, `c${no}${drawing.narrow ? 'n' : 'w'}`)
  }
  return drawingsOf(chart)
    .map((drawing) => {
      const place = drawing.narrow ? 'narrow' : 'wide'
      return `<div class="drawing ${place}" role="img" aria-label="${label}">${svg(drawing)}</div>`
    })
    .join('')
}

/** ECharts is large, and loaded only when lines are to be drawn. */
export async function openDraughtsman(): Promise<Draughtsman> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([charts.LineChart, components.GridComponent, components.LegendComponent, renderers.SVGRenderer])

  const svg = (chart: LineChart, drawing: Drawing): string => {
    const canvas = core.init(null, null, {
      renderer: 'svg',
      ssr: true,
      width: drawing.width,
      height: drawing.height,
    })
    try {
      canvas.setOption(optionsOf(chart, drawing))
      return canvas.renderToSVGString()
    } finally {
      // without it Node never ends
      canvas.dispose()
    }
  }

  return { draw: (chart, drawing, name) => fixed(svg(chart, drawing), name) }
}

/**
 * The drawing with names of its own: those that ECharts gives count what was drawn before, so that two pages would differ and two
 * charts of one page could take each other's clip paths. What answers a pointer goes, letters are those of the page, and the size is
 * that of the page.
 */
function fixed(svg: string, name: string): string {
  return svg
    .replace(/<style\s*>.*?<\/style>/s, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;/g, '')
    .replace(/\bzr\d+-/g, `${name}-`)
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true" focusable="false"')
}
