import type { InputFacts, RawTable } from '../../model/raw.ts'
import type { FileOrigin, OpenedInput } from '../opened-input.ts'
import type { ByteSource } from '../source.ts'
import type { WorkbookContext } from './cells.ts'
import { inflateEntry } from './inflate.ts'
import { openMergedScan } from './merged.ts'
import { columnNamesOf, type DefinedName } from './names.ts'
import { type Package, type Relation, readRelations, walkPart } from './parts.ts'
import { readSheet } from './sheet.ts'
import { readSharedStrings } from './strings.ts'
import { readLooks } from './styles.ts'
import { broken, type ZipDirectory, type ZipEntry } from './zip.ts'

interface SheetPlace {
  readonly name: string
  readonly hidden: boolean
  readonly part: ZipEntry
  readonly columnNames: ReadonlyMap<string, number>
}

interface WorkbookOutline {
  readonly sheets: readonly SheetPlace[]
  readonly epoch1904: boolean
  readonly strings: ZipEntry | undefined
  readonly styles: ZipEntry | undefined
}

/** Opens an `.xlsx` package. Refuses R008 where its parts do not fit together. */
export async function openXlsx(origin: FileOrigin, source: ByteSource, directory: ZipDirectory): Promise<OpenedInput> {
  const { path } = origin
  let bytesRead = 0
  const pack: Package = {
    path,
    directory,
    read: (entry) =>
      inflateEntry(source, entry, path, (bytes) => {
        bytesRead += bytes
      }),
  }
  const outline = await readOutline(pack)
  const holds = (pattern: RegExp) => [...directory.keys()].some((name) => pattern.test(name))
  const facts: InputFacts = { ...origin, format: 'xlsx', encoding: '' }
  return {
    async *tables() {
      const context: WorkbookContext = {
        strings: await readSharedStrings(pack, outline.strings),
        looks: await readLooks(pack, outline.styles),
        epoch1904: outline.epoch1904,
      }
      for (const sheet of outline.sheets) yield tableOf(pack, sheet, context)
    },
    facts: () => facts,
    besides: {
      comments: holds(/^xl\/(?:threaded)?comments/i),
      pictures: holds(/^xl\/(?:media\/|drawings\/drawing)/i),
    },
    progress: () => ({ bytesRead: Math.min(bytesRead, source.size), bytesTotal: source.size }),
    close: () => source.close(),
  }
}

function tableOf(pack: Package, sheet: SheetPlace, context: WorkbookContext): RawTable {
  const merged = openMergedScan()
  return {
    sheet: sheet.name,
    hidden: sheet.hidden,
    columnNames: sheet.columnNames,
    textual: false,
    epoch1904: context.epoch1904,
    batches: () => readSheet(pack, sheet.part, context, merged.push),
    end: () => ({ openQuote: false, endsWithLineBreak: true, merged: merged.found() }),
  }
}

async function readOutline(pack: Package): Promise<WorkbookOutline> {
  const workbook = await findWorkbook(pack)
  const relations = await readRelations(pack, workbook.name)
  const named: { readonly name: string; readonly id: string; readonly hidden: boolean }[] = []
  const names: DefinedName[] = []
  let reading: { name: string; scope: string; range: string } | undefined
  let epoch1904 = false
  await walkPart(
    pack,
    workbook,
    ({ name, attributes }) => {
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/i.test(attributes.get('date1904') ?? '')
      else if (name === 'sheet')
        named.push({
          name: attributes.get('name') ?? '',
          id: attributes.get('id') ?? '',
          hidden: /hidden$/i.test(attributes.get('state') ?? ''),
        })
      else if (name === 'definedName')
        reading = { name: attributes.get('name') ?? '', scope: attributes.get('localSheetId') ?? '', range: '' }
    },
    (name) => {
      if (name === 'definedName' && reading !== undefined) names.push(reading)
      if (name === 'definedName') reading = undefined
    },
    (text) => {
      if (reading !== undefined) reading.range += text
    },
  )
  const sheets = named.flatMap(({ name, id, hidden }, index) => {
    const relation = relations.get(id)
    // chart, dialog and macro sheets hold no rows
    if (relation !== undefined && relation.type !== 'worksheet') return []
    if (relation?.part === undefined)
      throw broken(pack.path, {
        zh: `工作表“${name}”的内容不在文件里`,
        en: `the contents of sheet "${name}" are missing`,
      })
    return [{ name, hidden, part: relation.part, columnNames: columnNamesOf(names, name, index) }]
  })
  if (sheets.length === 0) throw broken(pack.path, { zh: '里面没有工作表', en: 'there is no worksheet in it' })
  return { sheets, epoch1904, strings: partOfType(relations, 'sharedStrings'), styles: partOfType(relations, 'styles') }
}

function partOfType(relations: ReadonlyMap<string, Relation>, type: string): ZipEntry | undefined {
  for (const relation of relations.values()) if (relation.type === type) return relation.part
  return undefined
}

async function findWorkbook(pack: Package): Promise<ZipEntry> {
  const found = partOfType(await readRelations(pack, ''), 'officeDocument') ?? pack.directory.get('xl/workbook.xml')
  if (found === undefined) throw broken(pack.path, { zh: '里面没有工作簿', en: 'there is no workbook in it' })
  return found
}
