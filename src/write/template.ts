import type { Style, Workbook } from 'exceljs'
import { unzipSync } from 'fflate'
import { type CellStyle, openCellStyles } from './cell-opening.ts'
import type { Layout } from './layout.ts'
import { allLooks, type LookKey } from './look.ts'
import { applyLayout } from './sheet-frame.ts'

/** What exceljs has made for us: the styles of all books, and a frame per layout. */
export interface Template {
  readonly stylesXml: string
  readonly themeXml: string
  /** style id of a look */
  styleOf(key: LookKey): number
  /** the beginnings of the cells of a column in a style */
  readonly cellStyle: (column: number, styleId: number) => CellStyle
  /** the frames of these layouts, made together where they are missing; equal layouts are made once */
  frames(layouts: readonly Layout[]): Promise<readonly Frame[]>
}

/** The XML of a sheet around its rows. */
export interface Frame {
  /** up to the views; the dimension comes between */
  readonly start: string
  /** from the views to the opening of the rows */
  readonly beforeRows: string
  /** protection and filter */
  readonly afterRows: string
  /** validations, print setup; merged cells come before, ignored errors after */
  readonly end: string
}

const SAMPLES = 'samples'

let opened: Promise<Template> | undefined

/** The template of this thread, made when it is first asked for. */
export function openTemplate(): Promise<Template> {
  opened ??= makeTemplate()
  return opened
}

/**
 * Lets exceljs build the styles of every look as sample cells. A layout is built in a workbook that begins with the same
 * samples, so that the style ids agree; that its styles are the same to the letter is asserted each time.
 */
async function makeTemplate(): Promise<Template> {
  const { default: ExcelJS } = await import('exceljs')
  const looks = allLooks()
  const keys = [...looks.keys()]
  const frames = new Map<string, Frame>()

  const build = async (layouts: readonly Layout[]) => {
    const workbook: Workbook = new ExcelJS.Workbook()
    const samples = workbook.addWorksheet(SAMPLES)
    keys.forEach((key, index) => {
      samples.getCell(index + 1, 1).style = lookOf(looks, key)
    })
    layouts.forEach((layout, index) => {
      const worksheet = workbook.addWorksheet(`layout${index}`)
      applyLayout(worksheet, layout, (column) => {
        const key = layout.columns[column]?.look
        if (key !== undefined) worksheet.getColumn(column + 1).style = lookOf(looks, key)
      })
    })
    const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })))
    return (name: string) => {
      const part = parts[name]
      if (part === undefined) throw new Error(`exceljs wrote no ${name}`)
      return Buffer.from(part).toString('utf8')
    }
  }

  const base = await build([])
  const stylesXml = base('xl/styles.xml')
  const ids = sampleIds(base('xl/worksheets/sheet1.xml'), keys)

  return {
    stylesXml,
    themeXml: base('xl/theme/theme1.xml'),
    styleOf(key) {
      const id = ids.get(key)
      if (id === undefined) throw new Error(`there is no look ${key}`)
      return id
    },
    cellStyle: openCellStyles(),
    async frames(layouts) {
      const asked = layouts.map((layout) => ({ key: JSON.stringify(layout), layout }))
      const missing = new Map(asked.filter(({ key }) => !frames.has(key)).map(({ key, layout }) => [key, layout]))
      if (missing.size > 0) {
        const made = await build([...missing.values()])
        if (made('xl/styles.xml') !== stylesXml) throw new Error('a layout changed the styles of the template')
        const names = [...missing.keys()]
        names.forEach((key, index) => {
          frames.set(key, cutFrame(made(`xl/worksheets/sheet${index + 2}.xml`)))
        })
      }
      return asked.map(({ key }) => present(frames.get(key)))
    },
  }
}

function lookOf(looks: ReadonlyMap<LookKey, Partial<Style>>, key: LookKey): Partial<Style> {
  return present(looks.get(key))
}

function sampleIds(xml: string, keys: readonly LookKey[]): ReadonlyMap<LookKey, number> {
  const ids = new Map<LookKey, number>()
  keys.forEach((key, index) => {
    const id = new RegExp(`<c r="A${index + 1}" s="(\\d+)"`).exec(xml)?.[1]
    if (id === undefined) throw new Error(`exceljs wrote no style for the look ${key}`)
    ids.set(key, Number(id))
  })
  return ids
}

/** Cuts a sheet without rows where our own XML goes in. If exceljs writes anything else than expected, this fails loudly. */
function cutFrame(xml: string): Frame {
  const [head, tail, ...more] = xml.split('<sheetData/>')
  if (head === undefined || tail === undefined || more.length > 0) throw new Error('exceljs: no empty <sheetData/>')
  const bare = head.replace(/<dimension[^>]*\/>/, '')
  const views = markAt(bare, '<sheetViews>')
  const firstAfter = tail.search(/<(?:dataValidations|printOptions|pageMargins)\b/)
  const close = markAt(tail, '</worksheet>')
  if (firstAfter < 0) throw new Error('exceljs: no page margins after the rows')
  const strange = /<(mergeCells|rowBreaks|colBreaks|drawing|picture|tableParts|extLst|legacyDrawing)\b/.exec(tail)
  if (strange !== null) throw new Error(`exceljs: <${strange[1]}> was not expected`)
  return {
    start: bare.slice(0, views),
    beforeRows: bare.slice(views),
    afterRows: tail.slice(0, firstAfter),
    end: tail.slice(firstAfter, close),
  }
}

function markAt(xml: string, mark: string): number {
  const at = xml.indexOf(mark)
  if (at < 0 || xml.indexOf(mark, at + 1) >= 0) throw new Error(`exceljs: ${mark} stands not exactly once`)
  return at
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the template lacks what it has just made')
  return value
}
