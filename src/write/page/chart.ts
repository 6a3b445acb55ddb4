import type { BarChart, LineChart } from '../../model/page.ts'
import { type Drawing, drawingsOf, optionsOf } from './chart-options.ts'
import { escapeHtml } from './escape.ts'

/** Draws charts as SVG text. */
export interface Draughtsman {
  /** both drawings of a chart; `no` tells the charts of a page apart */
  draw(chart: LineChart | BarChart, no: number): string
}

/** ECharts is large, and loaded only when something is to be drawn. */
export async function openDraughtsman(): Promise<Draughtsman> {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([
    charts.LineChart,
    charts.BarChart,
    components.GridComponent,
    components.LegendComponent,
    renderers.SVGRenderer,
  ])

  const svg = (chart: LineChart | BarChart, drawing: Drawing): string => {
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

  return {
    draw(chart, no) {
      const label = escapeHtml(chart.description)
      return drawingsOf(chart)
        .map((drawing) => {
          const name = `c${no}${drawing.narrow ? 'n' : 'w'}`
          const place = drawing.narrow ? 'narrow' : 'wide'
          return `<div class="drawing ${place}" role="img" aria-label="${label}">${fixed(svg(chart, drawing), name)}</div>`
        })
        .join('')
    },
  }
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
