import type { BarChart } from '../../model/page.ts'
import type { Drawing } from './drawing.ts'
import { escapeHtml } from './escape.ts'
import { INK, MUTED, PALETTE } from './style.ts'

const BAR_WIDTH = 16
const MARGIN = 8
const GAP = 6

/**
 * Bars as SVG text, drawn by hand: so plain a drawing does not pay for loading a library, which takes a quarter of a second of every run
 * with a book.
 */
export function barsSvg({ bars, unit }: BarChart, { width, height, fontSize, narrow }: Drawing): string {
  const names = Math.round(narrow ? width * 0.36 : width * 0.22)
  const left = names + 10
  const room = width - left - (narrow ? 62 : 84)
  const longest = Math.max(...bars.map(({ value }) => value), unit === 'percent' ? 100 : 1)
  const band = (height - 2 * MARGIN) / Math.max(1, bars.length)
  const lines = bars.map(({ name, value, label }, index) => {
    const middle = rounded(MARGIN + band * (index + 0.5))
    const length = rounded((Math.max(0, value) / longest) * room)
    const text = (x: number, anchor: 'start' | 'end', words: string) =>
      `<text x="${x}" y="${middle}" text-anchor="${anchor}" dominant-baseline="central" fill="${INK}" style="font-size:${fontSize}px">${escapeHtml(words)}</text>`
    const bar = `<rect x="${left}" y="${rounded(middle - BAR_WIDTH / 2)}" width="${length}" height="${BAR_WIDTH}" fill="${PALETTE[0]}"/>`
    return `${text(names, 'end', cutTo(name, names / fontSize))}${bar}${text(rounded(left + length + GAP), 'start', label)}`
  })
  const axis = `<path d="M${left} ${MARGIN}V${height - MARGIN}" stroke="${MUTED}"/>`
  return `<svg aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${lines.join('')}${axis}</svg>`
}

const rounded = (value: number) => Math.round(value * 10) / 10

/** Width of a character in ems: those of Chinese are square, others a little more than half. */
function emsOf(char: string): number {
  return (char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58
}

/** The text, cut behind as many characters as have room. */
function cutTo(text: string, ems: number): string {
  let used = 0
  let cut = ''
  for (const char of text) {
    used += emsOf(char)
    if (used > ems) return `${cut.slice(0, -1)}…`
    cut += char
  }
  return text
}
