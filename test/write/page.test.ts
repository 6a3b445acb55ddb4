import { assert, asyncProperty, constantFrom, string } from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { Page } from '../../src/model/page.ts'
import { pageHtml } from '../../src/write/page/page-html.ts'

const EVIL = `<script>alert("1")</script> & 'x' </style>`

function pageWith(text: string): Page {
  return {
    lang: 'zh',
    title: text,
    subtitle: text,
    figures: [{ label: text, value: text, detail: text, tone: 'warning' }],
    sections: [
      {
        title: text,
        blocks: [
          { kind: 'prose', paragraphs: [text], tone: 'muted' },
          {
            kind: 'table',
            caption: text,
            columns: [
              { title: text, align: 'left' },
              { title: text, align: 'right', secondary: true },
            ],
            rows: [{ cells: [text, text], tone: 'total' }],
            note: text,
          },
        ],
      },
    ],
    footer: [text],
  }
}

function chartPage(text: string): Page {
  return {
    ...pageWith(text),
    sections: [
      {
        title: text,
        blocks: [
          {
            kind: 'lines',
            title: text,
            description: text,
            unit: 'percent',
            categories: [text, 'b', 'c'],
            series: [
              { name: text, values: [80, undefined, 90] },
              { name: 'two', values: [70, 75, 101] },
            ],
          },
          {
            kind: 'bars',
            title: text,
            description: text,
            unit: 'percent',
            bars: [
              { name: text, value: 88.5, label: text },
              { name: 'b', value: 120, label: '120.00% ⚠' },
            ],
          },
        ],
      },
    ],
  }
}

/** The elements and attributes of the page, as a parser sees them; void elements of HTML are closed first. */
function parsed(html: string) {
  const xml = html
    .replace('<!doctype html>\n', '')
    .replaceAll(/<meta [^>]*>/g, (tag) => `${tag.slice(0, -1)}/>`)
    .replaceAll(/<style>.*?<\/style>/gs, '')
  const elements: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = []
  let text = ''
  const parser = new SaxesParser({ fragment: false })
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({ name, attributes: attributes as Record<string, string> }),
  )
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return { elements, text }
}

describe('a page', () => {
  it('lets nothing be loaded and nothing run', async () => {
    const html = await pageHtml(chartPage('图'))
    const { elements } = parsed(html)
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
    expect(policy?.attributes.content).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:/)
    const names = new Set(elements.map(({ name }) => name))
    for (const name of [
      'script',
      'link',
      'iframe',
      'img',
      'image',
      'object',
      'embed',
      'form',
      'a',
      'use',
      'foreignObject',
    ])
      expect(names.has(name), name).toBe(false)
    for (const { attributes } of elements)
      for (const [name, value] of Object.entries(attributes)) {
        expect(name).not.toMatch(/^on|^(?:src|href|xlink:href|action|srcset)$/i)
        if (!name.startsWith('xmlns')) expect(value).not.toMatch(/https?:|\/\/|javascript:/i)
      }
    expect(html).not.toMatch(/@import|url\((?!['"]?#)/)
  })

  it('shows what stands in the data as text, wherever it stands', async () => {
    for (const page of [pageWith(EVIL), chartPage(EVIL)]) {
      const { elements, text } = parsed(await pageHtml(page))
      expect(elements.some(({ name }) => name === 'script')).toBe(false)
      expect(text).toContain(EVIL)
    }
  })

  it('is well formed whatever text it is given', async () => {
    const texts = string({
      unit: constantFrom('<', '>', '&', '"', "'", ']', '\0', '\u202e', '\ud800', '中', '{', '}', '|'),
    })
    await assert(
      asyncProperty(texts, async (text) => {
        const html = await pageHtml(pageWith(text))
        parsed(html)
        expect(html).not.toMatch(/[\0\u202e]/)
      }),
    )
  })

  it('gives the same bytes for the same page, however many were drawn before', async () => {
    const first = await pageHtml(chartPage('图'))
    await pageHtml(chartPage('另一张'))
    expect(await pageHtml(chartPage('图'))).toBe(first)
  })

  it('draws each chart for a screen and for a phone, with a sentence for those who cannot see it', async () => {
    const { elements } = parsed(await pageHtml(chartPage('说明')))
    const drawings = elements.filter(({ attributes }) => attributes.role === 'img')
    expect(drawings.map(({ attributes }) => attributes.class)).toEqual([
      'drawing wide',
      'drawing narrow',
      'drawing wide',
      'drawing narrow',
    ])
    for (const { attributes } of drawings) expect(attributes['aria-label']).toBe('说明')
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('draws bars to scale, and cuts names that have no room', async () => {
    const bars = [
      { name: '临川市第一营销服务部城东收展区一组', value: 50, label: '50件' },
      { name: 'b', value: 25, label: '25件' },
    ]
    const block = { kind: 'bars', title: 't', description: 'd', unit: 'count', bars } as const
    const { elements, text } = parsed(await pageHtml({ ...pageWith('x'), sections: [{ title: 't', blocks: [block] }] }))
    const lengths = elements.flatMap(({ name, attributes }) => (name === 'rect' ? [Number(attributes.width)] : []))
    expect(lengths.map((length, i) => length / (lengths[i - (i % 2)] ?? 1))).toEqual([1, 0.5, 1, 0.5])
    expect(text).toMatch(/t临川市第一营销服务部城东收\S*…50件/)
    expect(text).toContain('临川市第一营销服务…50件')
  })

  it('needs no drawing program where nothing is drawn, and says its language', async () => {
    expect(await pageHtml({ ...pageWith('x'), lang: 'en' })).toContain('<html lang="en">')
  })
})
