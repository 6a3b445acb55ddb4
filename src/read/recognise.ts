import type { Text } from '../model/text.ts'
import { encodingOfMark, guessUtf16 } from './text/encoding.ts'
import type { ZipDirectory } from './xlsx/zip.ts'

/** What the first bytes of a file say that it is; never its name. */
export type FileKind =
  | { readonly kind: 'zip' | 'ole' | 'biff' | 'text' }
  | { readonly kind: 'markup'; readonly format: 'html' | 'spreadsheetml' }
  | { readonly kind: 'other'; readonly what: Text }

const SIGNATURES: readonly { readonly hex: string; readonly what: Text }[] = [
  { hex: '25504446', what: { zh: 'PDF 文件', en: 'a PDF' } },
  { hex: '89504e47', what: { zh: '图片', en: 'an image' } },
  { hex: 'ffd8ff', what: { zh: '图片', en: 'an image' } },
  { hex: '47494638', what: { zh: '图片', en: 'an image' } },
  { hex: '424d', what: { zh: '图片', en: 'an image' } },
  { hex: '52617221', what: { zh: 'RAR 压缩包，请先解压', en: 'a RAR archive; unpack it first' } },
  { hex: '377abcaf271c', what: { zh: '7z 压缩包，请先解压', en: 'a 7z archive; unpack it first' } },
  { hex: '1f8b', what: { zh: 'gzip 压缩包，请先解压', en: 'a gzip archive; unpack it first' } },
  { hex: '7b5c727466', what: { zh: 'RTF 文档', en: 'an RTF document' } },
  { hex: '53514c69746520666f726d6174', what: { zh: 'SQLite 数据库', en: 'an SQLite database' } },
]

/** BIFF without the OLE file around it, as old export components write it: the BOF records of versions 2 to 8. */
const BARE_BIFF = /^09(0004|0006|0206|0406|0808|0810)00/

/** Recognises a file by its first bytes (64 KiB are plenty). */
export function recogniseKind(head: Buffer): FileKind {
  const hex = head.toString('hex', 0, 16)
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'zip' }
  if (hex.startsWith('d0cf11e0')) return { kind: 'ole' }
  if (BARE_BIFF.test(hex)) return { kind: 'biff' }
  const known = SIGNATURES.find((signature) => hex.startsWith(signature.hex))
  const isText = !head.includes(0) || encodingOfMark(head) !== undefined || guessUtf16(head) !== undefined
  // BM and the like may begin a text, too
  if (known !== undefined && (known.hex.length > 4 || !isText)) return { kind: 'other', what: known.what }
  if (!isText) return { kind: 'other', what: { zh: '二进制文件，含有空字节', en: 'a binary file with NUL bytes' } }
  return recogniseMarkup(head)
}

function recogniseMarkup(head: Buffer): FileKind {
  // the marks are ASCII in every encoding but UTF-16
  const encoding = encodingOfMark(head) ?? guessUtf16(head) ?? 'latin1'
  const text = new TextDecoder(encoding).decode(head).replace(/^(?:\ufeff|ï»¿)?(?:\s+|<!--[\s\S]*?-->)*/, '')
  if (
    /^<\?xml/i.test(text) &&
    text.includes('schemas-microsoft-com:office:spreadsheet') &&
    /<(\w+:)?Workbook[\s>]/.test(text)
  ) {
    return { kind: 'markup', format: 'spreadsheetml' }
  }
  const body = text.replace(/^<\?xml[^>]*\?>(?:\s+|<!--[\s\S]*?-->)*/i, '')
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|style|div|font)\b/i.test(body))
    return { kind: 'markup', format: 'html' }
  if (/^MIME-Version:/i.test(text))
    return { kind: 'other', what: { zh: '网页归档 (MHTML)', en: 'a web archive (MHTML)' } }
  if (/^<\?xml/i.test(text)) return { kind: 'other', what: { zh: 'XML 文件', en: 'an XML file' } }
  return { kind: 'text' }
}

/** What a zip is, or undefined if it is an xlsx package. */
export function recogniseZip(directory: ZipDirectory, mimetype: string): Text | undefined {
  const names = [...directory.keys()]
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/)) return { zh: '二进制工作簿 (.xlsb)', en: 'a binary workbook (.xlsb)' }
  if (has(/workbook.*\.xml$/) || has(/^xl\//)) return undefined
  if (mimetype.includes('opendocument.spreadsheet'))
    return { zh: 'OpenDocument 表格 (.ods)', en: 'an OpenDocument spreadsheet (.ods)' }
  if (mimetype.includes('opendocument')) return { zh: 'OpenDocument 文档', en: 'an OpenDocument document' }
  if (has(/\.iwa$/)) return { zh: 'Numbers 表格', en: 'a Numbers spreadsheet' }
  if (has(/^word\//)) return { zh: 'Word 文档', en: 'a Word document' }
  if (has(/^ppt\//)) return { zh: 'PowerPoint 文档', en: 'a PowerPoint document' }
  // a package that does not call its workbook by the usual name
  if (has(/^\[content_types\]\.xml$/) && has(/^_rels\/\.rels$/)) return undefined
  return { zh: 'zip 压缩包，请先解压', en: 'a zip archive; unpack it first' }
}
