import type { Style } from 'exceljs'
import { unzipSync } from 'fflate'
import { allLooks, type LookKey } from './look.ts'

/** What exceljs makes for all books: plain data. */
export interface StyleParts {
  readonly stylesXml: string
  readonly themeXml: string
  /** look → id of its style */
  readonly ids: Readonly<Record<string, number>>
}

/** Lets exceljs build the styles of every look, as sample cells. */
export async function makeStyleParts(): Promise<StyleParts> {
  const { default: ExcelJS } = await import('exceljs')
  const looks: readonly (readonly [LookKey, Partial<Style>])[] = [...allLooks()]
  const workbook = new ExcelJS.Workbook()
  const samples = workbook.addWorksheet('samples')
  looks.forEach(([, look], index) => {
    samples.getCell(index + 1, 1).style = look
  })
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })))
  const text = (name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`exceljs wrote no ${name}`)
    return Buffer.from(part).toString('utf8')
  }
  const sheet = text('xl/worksheets/sheet1.xml')
  return {
    stylesXml: withOrderedFonts(text('xl/styles.xml')),
    themeXml: text('xl/theme/theme1.xml'),
    ids: Object.fromEntries(looks.map(([key], index) => [key, sampleId(sheet, key, index + 1)])),
  }
}

/** ECMA-376, CT_Font, in the order that Excel itself writes and Microsoft's validator asks for. */
const FONT_ORDER = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
  ' ',
)

/** exceljs puts what belongs to a font in an order of its own. */
function withOrderedFonts(stylesXml: string): string {
  const placeOf = (element: string) => FONT_ORDER.indexOf(/^<(\w+)/.exec(element)?.[1] ?? '')
  return stylesXml.replace(/(?<=<font>).*?(?=<\/font>)/g, (elements) =>
    (elements.match(/<[^>]+>/g) ?? []).sort((a, b) => placeOf(a) - placeOf(b)).join(''),
  )
}

function sampleId(xml: string, key: LookKey, row: number): number {
  const id = new RegExp(`<c r="A${row}" s="(\\d+)"`).exec(xml)?.[1]
  if (id === undefined) throw new Error(`exceljs wrote no style for the look ${key}`)
  return Number(id)
}
