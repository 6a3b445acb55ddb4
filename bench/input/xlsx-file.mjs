import { closeSync, openSync, writeSync } from 'node:fs'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { COLUMNS, moneyText } from './columns.mjs'

/** Rows that fit on a sheet, the header among them; more go on to the next sheet. */
const SHEET_ROWS = 1_000_000
const LETTERS = COLUMNS.map((_, i) => (i < 26 ? '' : 'A') + String.fromCharCode(65 + (i % 26)))
const KINDS = COLUMNS.map(([, kind]) => kind)
/** 1970-01-01 as a workbook counts days. */
const EPOCH = 25_569
const STYLE = { day: 1, fen: 2, count: 0, text: 0, free: 0 }
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Writes rows as a workbook the way Excel does: texts shared, days and amounts as numbers with a format.
 * @param {string} path @param {Iterable<import('./rows.mjs').Row>} rows the first is the header
 */
export function writeXlsxFile(path, rows) {
  const zip = openZip(path)
  /** @type {Map<string, number>} */
  const texts = new Map()
  let sheets = 0
  let row = 0
  /** @type {ReturnType<typeof zip.part> | undefined} */
  let sheet
  /** @type {import('./rows.mjs').Row} */
  let header = []
  const begin = () => {
    sheet?.end('</sheetData></worksheet>')
    sheets += 1
    row = 0
    sheet = zip.part(`xl/worksheets/sheet${sheets}.xml`)
    const widths = COLUMNS.map(
      ([, , width], i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
    )
    sheet.write(`${DECLARATION}<worksheet xmlns="${SPREADSHEET}"><cols>${widths.join('')}</cols><sheetData>`)
  }
  const write = (/** @type {import('./rows.mjs').Row} */ values) => {
    row += 1
    let cells = ''
    for (let i = 0; i < values.length; i++) cells += cellXml(values[i] ?? '', i, row, texts)
    sheet?.write(`<row r="${row}">${cells}</row>`)
  }
  for (const values of rows) {
    if (header.length === 0) header = values
    if (row === 0 || row === SHEET_ROWS) {
      begin()
      if (values !== header) write(header)
    }
    write(values)
  }
  sheet?.end('</sheetData></worksheet>')
  const strings = zip.part('xl/sharedStrings.xml')
  strings.write(`${DECLARATION}<sst xmlns="${SPREADSHEET}" uniqueCount="${texts.size}">`)
  for (const text of texts.keys())
    strings.write(`<si><t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></si>`)
  strings.end('</sst>')
  for (const [name, xml] of frame(sheets)) zip.part(name).end(xml)
  zip.close()
}

/** @param {import('./rows.mjs').Value} value @param {number} column @param {number} row @param {Map<string, number>} texts */
function cellXml(value, column, row, texts) {
  if (value === '') return ''
  const kind = KINDS[column] ?? 'text'
  const place = `<c r="${LETTERS[column]}${row}"`
  if (typeof value === 'number') {
    const number = kind === 'day' ? value + EPOCH : kind === 'fen' ? moneyText(value) : value
    return `${place} s="${STYLE[kind]}"><v>${number}</v></c>`
  }
  let index = texts.get(value)
  if (index === undefined) {
    index = texts.size
    texts.set(value, index)
  }
  return `${place} t="s"><v>${index}</v></c>`
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The parts that every workbook has. @param {number} sheets @returns {[name: string, xml: string][]} */
function frame(sheets) {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1)
  const type = (/** @type {string} */ part, /** @type {string} */ name) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`
  const relation = (/** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ target) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${name}" Target="${target}"/>`
  const sheetTypes = numbers.map((n) => type(`worksheets/sheet${n}.xml`, 'worksheet')).join('')
  const sheetNames = numbers.map((n) => `<sheet name="应收${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')
  const sheetRelations = numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('')
  const formats = '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
  const styles = [0, 164, 4].map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  )
  return [
    [
      '[Content_Types].xml',
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${sheetTypes}${type('styles.xml', 'styles')}${type('sharedStrings.xml', 'sharedStrings')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${DECLARATION}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheetNames}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${sheetRelations}${relation('styles', 'styles', 'styles.xml')}${relation('strings', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${DECLARATION}<styleSheet xmlns="${SPREADSHEET}">${formats}<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${styles.join('')}</cellXfs></styleSheet>`,
    ],
  ]
}

/** Text that is packed at a time (UTF-16 units). */
const PIECE = 1 << 19

/** A zip file written front to back; sizes are put into the local headers afterwards. @param {string} path */
function openZip(path) {
  const descriptor = openSync(path, 'w')
  /** @type {{ name: Buffer, sums: Buffer, at: number }[]} */
  const entries = []
  let offset = 0
  const put = (/** @type {Uint8Array} */ bytes) => {
    writeSync(descriptor, bytes, 0, bytes.length, offset)
    offset += bytes.length
  }
  const header = (/** @type {Buffer} */ name, /** @type {Buffer} */ sums) =>
    // version 2.0, UTF-8 names, deflate, 1980-01-01, then crc and sizes, then the length of the name
    Buffer.concat([Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0]), sums, Buffer.from([name.length, 0, 0, 0])])
  const local = (/** @type {Buffer} */ name, /** @type {Buffer} */ sums) =>
    Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header(name, sums), name])
  return {
    part(/** @type {string} */ partName) {
      const name = Buffer.from(partName)
      const at = offset
      let crc = 0
      let plain = 0
      let packed = 0
      let waiting = ''
      put(local(name, Buffer.alloc(12)))
      const pack = (/** @type {number} */ finishFlush) => {
        const bytes = Buffer.from(waiting)
        const piece = deflateRawSync(bytes, { level: 1, finishFlush })
        waiting = ''
        crc = crc32(bytes, crc)
        plain += bytes.length
        packed += piece.length
        put(piece)
      }
      return {
        write(/** @type {string} */ text) {
          waiting += text
          if (waiting.length > PIECE) pack(constants.Z_SYNC_FLUSH)
        },
        end(/** @type {string} */ text) {
          waiting += text
          pack(constants.Z_FINISH)
          const sums = Buffer.alloc(12)
          sums.writeUInt32LE(crc, 0)
          sums.writeUInt32LE(packed, 4)
          sums.writeUInt32LE(plain, 8)
          const patched = local(name, sums)
          writeSync(descriptor, patched, 0, patched.length, at)
          entries.push({ name, sums, at })
        },
      }
    },
    close() {
      const start = offset
      for (const { name, sums, at } of entries) {
        // no comment, disk 0, no attributes, then where the local header stands
        const rest = Buffer.alloc(14)
        rest.writeUInt32LE(at, 10)
        put(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header(name, sums), rest, name]))
      }
      const end = Buffer.alloc(22)
      end.write('PK\x05\x06', 'latin1')
      end.writeUInt16LE(entries.length, 8)
      end.writeUInt16LE(entries.length, 10)
      end.writeUInt32LE(offset - start, 12)
      end.writeUInt32LE(start, 16)
      put(end)
      closeSync(descriptor)
    },
  }
}
