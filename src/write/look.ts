import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs'
import type { CellKind, Tone } from '../model/sheet.ts'

/**
 * Where a cell stands: on a page, among others or alone in its row (`prose`); in a form of a page, where it may be filled
 * in; in a table that is locked or not protected at all; in a table whose rows are open.
 */
export type Place = 'page' | 'prose' | 'form' | 'table' | 'openTable'

/** `time` is the kind of a cell that takes a time of day; no cell of the model has it, columns with that choice do. */
export type LookKind = CellKind | 'time'

/** Names one look. All looks are made once as sample cells; the ids of their styles are read from there. */
export type LookKey = `${Place}/${LookKind}/${Tone}` | 'header' | 'inputHeader' | 'band' | 'inputBand'

const KINDS: readonly LookKind[] = ['text', 'wrapped', 'day', 'money', 'count', 'share', 'rate', 'time']
const TONES: readonly Tone[] = [
  'plain',
  'title',
  'subtitle',
  'heading',
  'muted',
  'danger',
  'warning',
  'good',
  'input',
  'total',
  'emphasis',
  'link',
]

const keys = new Map<string, Map<string, Map<string, LookKey>>>()

/** The key of a look. Always the same string: put together anew, it would be hashed for each cell that asks. */
export function lookKey(place: Place, kind: LookKind, tone: Tone): LookKey {
  const known = keys.get(place)?.get(kind)?.get(tone)
  if (known !== undefined) return known
  const key: LookKey = `${place}/${kind}/${tone}`
  const ofPlace = keys.get(place) ?? new Map<string, Map<string, LookKey>>()
  const ofKind = ofPlace.get(kind) ?? new Map<string, LookKey>()
  keys.set(place, ofPlace.set(kind, ofKind.set(tone, key)))
  return key
}

const FONT = '微软雅黑'
const INK = 'FF1F2937'
const NAVY = 'FF1F3A5F'
const GREY = 'FF6B7280'
const LINE = 'FFD9DFE8'
const WHITE = 'FFFFFFFF'

interface ToneLook {
  readonly ink: string
  readonly fill?: string
  readonly bold?: true
  readonly size?: number
  readonly underline?: true
}

const TONE_LOOKS: Readonly<Record<Tone, ToneLook>> = {
  plain: { ink: INK },
  title: { ink: NAVY, bold: true, size: 16 },
  subtitle: { ink: GREY },
  heading: { ink: NAVY, fill: 'FFDFE8F3', bold: true },
  muted: { ink: GREY },
  danger: { ink: 'FFB42318', fill: 'FFFDE8E6', bold: true },
  warning: { ink: 'FF8A5A00', fill: 'FFFFF1D6' },
  good: { ink: 'FF1B6B45', fill: 'FFE4F4EA' },
  input: { ink: INK, fill: 'FFFFF9E0' },
  total: { ink: NAVY, fill: 'FFF1F4F9', bold: true },
  emphasis: { ink: NAVY, bold: true },
  link: { ink: 'FF1D5FBF', underline: true },
}

const FORMATS: Readonly<Record<LookKind, string>> = {
  text: '@',
  wrapped: '@',
  day: 'yyyy-mm-dd',
  money: '#,##0.00',
  count: '#,##0',
  share: '0.0%',
  rate: '0.00%',
  time: 'hh:mm',
}

const SIDES: Readonly<Record<LookKind, Alignment['horizontal']>> = {
  text: 'left',
  wrapped: 'left',
  day: 'center',
  money: 'right',
  count: 'right',
  share: 'right',
  rate: 'right',
  time: 'center',
}

/** Colour of a sheet's tab. */
export function tabColour(tone: Tone): string {
  const look = TONE_LOOKS[tone]
  return tone === 'plain' ? 'FF9AA9BD' : tone === 'input' ? 'FFE3B341' : look.ink
}

/** Every look of the program, as exceljs wants it. */
export function allLooks(): ReadonlyMap<LookKey, Partial<Style>> {
  const looks = new Map<LookKey, Partial<Style>>()
  looks.set('header', headerLook(NAVY, WHITE))
  looks.set('inputHeader', headerLook('FFB7791F', WHITE))
  looks.set('band', headerLook('FF35587F', WHITE))
  looks.set('inputBand', headerLook('FF9A6412', WHITE))
  // those that stand in the most cells first: their ids are the shortest
  for (const place of ['openTable', 'table', 'page', 'prose'] as const) {
    for (const kind of KINDS) for (const tone of TONES) looks.set(lookKey(place, kind, tone), look(place, kind, tone))
  }
  for (const kind of KINDS) looks.set(lookKey('form', kind, 'input'), look('form', kind, 'input'))
  return looks
}

function look(place: Place, kind: LookKind, tone: Tone): Partial<Style> {
  const { ink, fill } = TONE_LOOKS[tone]
  const onPage = place !== 'table' && place !== 'openTable'
  const border = onPage ? pageBorder(place, kind, tone) : allAround()
  const horizontal = SIDES[kind]
  return {
    // prose and links of a page: a text format would show long text as ##### in some programs
    numFmt: tone === 'link' || (onPage && kind === 'wrapped') ? 'General' : FORMATS[kind],
    font: font(TONE_LOOKS[tone], ink),
    alignment: {
      vertical: 'middle',
      horizontal,
      wrapText: kind === 'wrapped' || tone === 'heading',
      // words keep their distance from the figures before them
      ...(horizontal === 'left' ? { indent: 1 } : {}),
    },
    protection: { locked: place !== 'form' && place !== 'openTable' },
    ...(fill === undefined ? {} : { fill: solid(fill) }),
    ...(border === undefined ? {} : { border }),
  }
}

function headerLook(fill: string, ink: string): Partial<Style> {
  return {
    font: font({ ink, bold: true }, ink),
    fill: solid(fill),
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    border: allAround(),
    protection: { locked: true },
  }
}

/** On a page figures and short facts are ruled like a list; titles and prose stand free. */
function pageBorder(place: Place, kind: LookKind, tone: Tone): Partial<Borders> | undefined {
  if (tone === 'title' || tone === 'subtitle' || tone === 'muted') return undefined
  if (tone === 'input') return allAround()
  if (tone === 'total') return { top: thin('FF9AA9BD'), bottom: thin('FF9AA9BD') }
  if (place === 'prose' && kind === 'wrapped') return undefined
  return { bottom: thin(LINE) }
}

function font(look: ToneLook, ink: string): Partial<Font> {
  return {
    name: FONT,
    family: 2,
    charset: 134,
    size: look.size ?? 10,
    color: { argb: ink },
    ...(look.bold ? { bold: true } : {}),
    ...(look.underline ? { underline: true } : {}),
  }
}

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}

function allAround(): Partial<Borders> {
  return { top: thin(LINE), left: thin(LINE), bottom: thin(LINE), right: thin(LINE) }
}

function thin(argb: string): Partial<Border> {
  return { style: 'thin', color: { argb } }
}
