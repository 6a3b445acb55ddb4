import officeCrypto from 'officecrypto-tool'
import type { Text } from '../../model/text.ts'
import { walkBiff } from './biff.ts'
import { type OleStreams, readOle } from './ole.ts'

/** What an OLE file turned out to be. */
export type OfficeBook =
  | { readonly is: 'biff'; readonly stream: Buffer; readonly cells: number }
  | { readonly is: 'package'; readonly bytes: Buffer }
  | { readonly is: 'refused'; readonly code: 'R004' | 'R006' | 'R007' | 'R008'; readonly what: Text }

/** Excel encrypts workbooks that are merely "read-only recommended" with this password, and opens them without asking. */
const EXCELS_OWN_PASSWORD = 'VelvetSweatshop'

/** Opens an OLE file: the BIFF stream of an `.xls`, or the package of an encrypted `.xlsx`, with the first password that fits. */
export async function openOffice(file: Buffer, passwords: readonly string[]): Promise<OfficeBook> {
  const streams = readOle(file)
  const encrypted = streams.get('encryptedpackage')
  if (encrypted !== undefined) {
    // a cut file must not look as if only the password were missing
    encrypted()
    return decryptPackage(file, passwords)
  }
  const stream = (streams.get('workbook') ?? streams.get('book'))?.()
  return stream === undefined ? notAWorkbook(streams) : openBiff(file, stream, passwords)
}

async function openBiff(file: Buffer, stream: Buffer, passwords: readonly string[]): Promise<OfficeBook> {
  const outline = walkBiff(stream)
  if (!outline.isEncrypted) return checked(stream)
  const decrypted = await decrypt(file, passwords)
  if (decrypted === undefined) return wrongPassword(passwords)
  const streams = readOle(decrypted)
  const clear = (streams.get('workbook') ?? streams.get('book'))?.()
  return clear === undefined ? wrongPassword(passwords) : checked(clear)
}

/** A BIFF stream that is whole. */
export function checked(stream: Buffer): OfficeBook {
  const outline = walkBiff(stream)
  if (!outline.isComplete) return refused('R008', { zh: '文件不完整', en: 'the file is cut' })
  return { is: 'biff', stream, cells: outline.cells }
}

async function decryptPackage(file: Buffer, passwords: readonly string[]): Promise<OfficeBook> {
  const bytes = await decrypt(file, passwords)
  return bytes === undefined ? wrongPassword(passwords) : { is: 'package', bytes }
}

async function decrypt(file: Buffer, passwords: readonly string[]): Promise<Buffer | undefined> {
  for (const password of [EXCELS_OWN_PASSWORD, ...passwords]) {
    try {
      return await officeCrypto.decrypt(file, { password })
    } catch {
      // the library says a wrong password and a kind of encryption that it does not know in the same way
    }
  }
  return undefined
}

function wrongPassword(passwords: readonly string[]): OfficeBook {
  return refused(passwords.length === 0 ? 'R006' : 'R007', { zh: '有密码', en: 'encrypted' })
}

function notAWorkbook(streams: OleStreams): OfficeBook {
  if (streams.has('worddocument')) return refused('R004', { zh: 'Word 文档', en: 'a Word document' })
  if (streams.has('powerpoint document')) return refused('R004', { zh: 'PowerPoint 文档', en: 'a PowerPoint document' })
  return refused('R004', { zh: 'OLE 文件，里面没有工作簿', en: 'an OLE file without a workbook' })
}

function refused(code: 'R004' | 'R006' | 'R007' | 'R008', what: Text): OfficeBook {
  return { is: 'refused', code, what }
}
