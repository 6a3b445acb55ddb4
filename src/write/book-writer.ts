import { rmSync } from 'node:fs'
import type { Book, PageSheet, Sheet } from '../model/sheet.ts'
import {
  appProperties,
  contentTypes,
  coreProperties,
  packageRelations,
  SHARED_TEXTS,
  workbookRelations,
  workbookXml,
} from './book-parts.ts'
import { openSharedTexts } from './shared-texts.ts'
import { writePageSheet, writeTableSheet } from './sheet-part.ts'
import { openTemplate } from './template.ts'
import { openSinks } from './xml-sink.ts'
import { openPackedPart, openZip, type PackedPart, pack, type WrittenFile } from './zip.ts'

/** Writes books as workbooks. Opened once per thread: what books have in common is made once and used again. */
export interface BookWriter {
  /**
   * Writes a book to a new file and says how large it is. The same book gives the same bytes. One book after the other: they share a buffer.
   * @throws Refusal R015 (place), R018 (too many rows); Error on NaN, unknown lists, names used twice
   */
  write(book: Book, path: string): Promise<WrittenFile>
}

/** Opens a writer; `fileMode` is for the files it makes, e.g. 0o600. */
export async function openBookWriter(options: { readonly fileMode: number }): Promise<BookWriter> {
  const template = await openTemplate()
  const sinkOn = openSinks()
  const fixed = [
    pack('_rels/.rels', packageRelations()),
    pack('docProps/app.xml', appProperties()),
    pack('xl/theme/theme1.xml', template.themeXml),
    pack('xl/styles.xml', template.stylesXml),
  ]
  const shared = openSharedTexts()
  const known = new Map<string, { readonly types: PackedPart; readonly relations: PackedPart }>()
  const partsFor = (sheets: number, shares: boolean) => {
    const key = `${sheets} ${shares}`
    const made = known.get(key) ?? {
      types: pack('[Content_Types].xml', contentTypes(sheets, shares)),
      relations: pack('xl/_rels/workbook.xml.rels', workbookRelations(sheets, shares)),
    }
    known.set(key, made)
    return made
  }

  /** Pages that stand in many books are packed once: they are the same objects, under the same notice. */
  const pages = new WeakMap<PageSheet, { readonly notice: string; readonly part: PackedPart }>()
  const packedPage = (sheet: PageSheet, book: Book, path: string): PackedPart => {
    const known = pages.get(sheet)
    if (known?.notice === book.notice) return known.part
    const packing = openPackedPart()
    writePageSheet(sheet, book, template, sinkOn(packing), path)
    packing.end()
    const { part } = packing
    pages.set(sheet, { notice: book.notice, part })
    return part
  }

  let writing = false
  return {
    async write(book, path) {
      if (writing) throw new Error('one book after the other')
      const sheets = sheetsOf(book)
      assertSound(book, sheets)
      const zip = openZip(path, options.fileMode)
      writing = true
      try {
        const shares = sheets.some((sheet) => sheet.kind === 'table')
        const { types, relations } = partsFor(sheets.length, shares)
        shared.clear()
        zip.add(types)
        for (const part of fixed) zip.add(part)
        zip.add(pack('docProps/core.xml', coreProperties(book.title)))
        zip.add(pack('xl/workbook.xml', workbookXml(book, sheets)))
        zip.add(relations)
        for (const [index, sheet] of sheets.entries()) {
          const name = `xl/worksheets/sheet${index + 1}.xml`
          if (sheet.kind === 'page') zip.add({ ...packedPage(sheet, book, path), name })
          else {
            const part = zip.open(name)
            await writeTableSheet(sheet, book, template, shared, sinkOn(part), path)
            part.end()
          }
        }
        if (shares) shared.writeTo(zip.open(SHARED_TEXTS))
        return zip.close()
      } catch (error) {
        zip.abandon()
        rmSync(path, { force: true })
        throw error
      } finally {
        writing = false
      }
    },
  }
}

/** The sheets of a book and, after them, the dictionary of its lists. */
function sheetsOf(book: Book): readonly Sheet[] {
  return book.lists.length === 0 ? book.sheets : [...book.sheets, dictionary(book)]
}

const dictionaries = new WeakMap<Book['lists'], PageSheet>()

function dictionary(book: Book): PageSheet {
  const known = dictionaries.get(book.lists)
  if (known?.name === book.listsSheet) return known
  const made = dictionaryOf(book)
  dictionaries.set(book.lists, made)
  return made
}

function dictionaryOf(book: Book): PageSheet {
  const longest = book.lists.reduce((most, list) => Math.max(most, list.values.length), 0)
  return {
    kind: 'page',
    name: book.listsSheet,
    protection: 'locked',
    widths: book.lists.map(() => 20),
    rows: [
      { cells: book.lists.map((list) => ({ value: list.title, tone: 'heading' as const })) },
      ...Array.from({ length: longest }, (_, row) => ({ cells: book.lists.map((list) => list.values[row]) })),
    ],
  }
}

/** What Excel would answer with "repair": better a fault here than on a collector's screen. */
function assertSound(book: Book, sheets: readonly Sheet[]): void {
  const names = new Set<string>()
  const lists = new Set(book.lists.filter((list) => list.values.length > 0).map((list) => list.key))
  if (!sheets.some((sheet) => (sheet.visibility ?? 'visible') === 'visible')) throw new Error('no sheet is visible')
  for (const sheet of sheets) {
    const name = sheet.name.toLowerCase()
    if (names.has(name)) throw new Error(`two sheets are called ${sheet.name}`)
    if (name === '' || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
      throw new Error(`bad name of a sheet: ${name}`)
    names.add(name)
  }
  for (const sheet of sheets) {
    for (const row of sheet.kind === 'page' ? sheet.rows : sheet.top) {
      for (const cell of row.cells) {
        if (typeof cell !== 'object' || cell.sheet === undefined || names.has(cell.sheet.toLowerCase())) continue
        throw new Error(`${sheet.name} leads to ${cell.sheet}, which is not there`)
      }
    }
    if (sheet.kind === 'page') continue
    for (const { choice } of sheet.columns) {
      if (choice !== undefined && 'list' in choice && !lists.has(choice.list)) throw new Error(`no list ${choice.list}`)
    }
  }
}
