import { crc32, deflateRawSync } from 'node:zlib'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface ZipHabits {
  readonly stored?: boolean
  /** sizes stand behind the data, zeros before it */
  readonly descriptors?: boolean
  /** sizes and places as 64-bit numbers */
  readonly wide?: boolean
}

/** A zip written with the habits of one program or another. */
export function zip(parts: Readonly<Record<string, string | Uint8Array>>, habits: ZipHabits = {}): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content)
    const packed = habits.stored === true ? data : deflateRawSync(data)
    const method = habits.stored === true ? 0 : 8
    const flags = habits.descriptors === true ? 8 : 0
    const sizes = [crc32(data), packed.length, data.length]
    const shown = habits.descriptors === true ? [0, 0, 0] : sizes
    const local = numbers('422222', [0x04034b50, 20, flags, method, 0, 33])
    const head = Buffer.concat([local, numbers('44422', [...shown, Buffer.byteLength(name), 0]), Buffer.from(name)])
    const tail = habits.descriptors === true ? numbers('4444', [0x08074b50, ...sizes]) : Buffer.alloc(0)
    locals.push(head, packed, tail)
    const extra =
      habits.wide === true
        ? Buffer.concat([numbers('22', [1, 24]), ...[data.length, packed.length, offset].map(wide)])
        : Buffer.alloc(0)
    const full = 0xffffffff
    central.push(
      numbers('4222222', [0x02014b50, 45, 45, flags, method, 0, 33]),
      numbers('444', [
        sizes[0] ?? 0,
        habits.wide === true ? full : packed.length,
        habits.wide === true ? full : data.length,
      ]),
      numbers('2222244', [Buffer.byteLength(name), extra.length, 0, 0, 0, 0, habits.wide === true ? full : offset]),
      Buffer.from(name),
      extra,
    )
    offset += head.length + packed.length + tail.length
  }
  const directory = Buffer.concat(central)
  const count = Object.keys(parts).length
  const ends: Buffer[] = []
  if (habits.wide === true) {
    ends.push(
      numbers('4', [0x06064b50]),
      wide(44),
      numbers('2244', [45, 45, 0, 0]),
      ...[count, count, directory.length, offset].map(wide),
    )
    ends.push(numbers('44', [0x07064b50, 0]), wide(offset + directory.length), numbers('4', [1]))
    ends.push(numbers('42222442', [0x06054b50, 0, 0, 0xffff, 0xffff, 0xffffffff, 0xffffffff, 0]))
  } else {
    ends.push(numbers('42222442', [0x06054b50, 0, 0, count, count, directory.length, offset, 0]))
  }
  return Buffer.concat([...locals, directory, ...ends])
}

function numbers(widths: string, values: readonly number[]): Buffer {
  return Buffer.concat(
    [...widths].map((width, index) => {
      const bytes = Buffer.alloc(Number(width))
      bytes.writeUIntLE(values[index] ?? 0, 0, Number(width))
      return bytes
    }),
  )
}

function wide(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

export interface WorkbookParts {
  /** contents of `sheetData` of the only sheet */
  readonly rows?: string
  /** contents of `sst` */
  readonly strings?: string
  /** contents of `styleSheet` */
  readonly styles?: string
  /** attributes of `workbookPr` */
  readonly properties?: string
  /** parts to add or replace */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

/** The parts of a small workbook with one sheet. */
export function workbookParts({
  rows = '',
  strings,
  styles,
  properties = '',
  parts = {},
}: WorkbookParts): Record<string, string | Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = [relation('rId1', 'worksheet', 'worksheets/sheet1.xml')]
  if (strings !== undefined) relations.push(relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml'))
  if (styles !== undefined) relations.push(relation('rId3', 'styles', '../xl/styles.xml'))
  return {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  }
}
