import type { KeyFigure, Page, PageBlock, PageSection, PageTable } from '../../model/page.ts'
import { openTextFile } from '../text-file.ts'
import type { WrittenFile } from '../zip.ts'
import { chartHtml, type Draughtsman, openDraughtsman } from './chart.ts'
import { escapeHtml as text } from './escape.ts'
import { STYLE } from './style.ts'

/** Nothing may be loaded and nothing may run: the page is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Writes a page as one HTML file that needs neither network nor script. */
export async function writePage(page: Page, path: string, fileMode: number): Promise<WrittenFile> {
  const html = await pageHtml(page)
  const file = openTextFile(path, fileMode)
  try {
    file.write(html)
  } catch (error) {
    file.abandon()
    throw error
  }
  return file.close()
}

/** The text of the HTML file. The same page gives the same text. */
export async function pageHtml(page: Page): Promise<string> {
  const hasLines = page.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'lines'))
  const draughtsman = hasLines ? await openDraughtsman() : undefined
  let charts = 0
  const block = (one: PageBlock): string => {
    if (one.kind === 'prose') return prose(one)
    if (one.kind === 'table') return table(one)
    charts += 1
    return chart(one, charts, draughtsman)
  }
  const sections = page.sections.map((section) => sectionHtml(section, block)).join('')
  return `<!doctype html>
<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${text(page.title)} · ${text(page.subtitle)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${text(page.title)}</h1><p class="subtitle">${text(page.subtitle)}</p></header>
${page.figures.length === 0 ? '' : `<dl class="figures">${page.figures.map(figure).join('')}</dl>`}
${sections}
<footer>${page.footer.map((line) => `<p>${text(line)}</p>`).join('')}</footer>
</main>
</body>
</html>
`
}

function sectionHtml({ title, blocks }: PageSection, block: (one: PageBlock) => string): string {
  return `<section><h2>${text(title)}</h2>${blocks.map(block).join('')}</section>\n`
}

function figure({ label, value, detail, tone }: KeyFigure): string {
  return `<div class="figure"><dt>${text(label)}</dt><dd class="value${toneClass(tone)}">${text(value)}</dd><dd class="detail">${text(detail)}</dd></div>`
}

function prose({ paragraphs, tone }: Extract<PageBlock, { kind: 'prose' }>): string {
  return paragraphs.map((line) => `<p class="prose${toneClass(tone)}">${text(line)}</p>`).join('')
}

function table({ caption, columns, rows, note }: PageTable): string {
  const classes = columns.map(({ align, secondary }) =>
    [align === 'right' ? 'number' : '', secondary ? 'secondary' : ''].filter((name) => name !== '').join(' '),
  )
  const attribute = (index: number) => (classes[index] ? ` class="${classes[index]}"` : '')
  const head = columns.map(({ title }, index) => `<th scope="col"${attribute(index)}>${text(title)}</th>`).join('')
  const body = rows
    .map(({ cells, tone }) => {
      const row = cells.map((cell, index) => `<td${attribute(index)}>${text(cell)}</td>`).join('')
      return `<tr${tone === undefined || tone === 'plain' ? '' : ` class="${tone}"`}>${row}</tr>`
    })
    .join('\n')
  const below = note === undefined ? '' : `<p class="note">${text(note)}</p>`
  return `<div class="scroll"><table><caption>${text(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>${below}`
}

function chart(
  one: Extract<PageBlock, { kind: 'lines' | 'bars' }>,
  no: number,
  draughtsman: Draughtsman | undefined,
): string {
  return `<figure><figcaption>${text(one.title)}</figcaption>${chartHtml(one, no, draughtsman)}</figure>`
}

function toneClass(tone: 'plain' | 'muted' | 'warning' | undefined): string {
  return tone === undefined || tone === 'plain' ? '' : ` ${tone}`
}
