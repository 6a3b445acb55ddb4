import type { ByteSource } from '../source.ts'
import { type Encoding, encodingOfMark, guessUtf16, isUtf8Throughout, namedEncoding } from '../text/encoding.ts'

/**
 * The encoding of an HTML page or an XML file: what the user says, else the byte order mark, else strict UTF-8 where the bytes are,
 * else what the page names (`charset=gb2312`, `encoding="GBK"`), else GB18030. Pages often name an encoding that they do not have,
 * so the bytes are asked first.
 */
export async function recogniseMarkupEncoding(
  source: ByteSource,
  head: Buffer,
  stated: string | undefined,
): Promise<Encoding> {
  const known = (stated === undefined ? undefined : namedEncoding(stated)) ?? encodingOfMark(head) ?? guessUtf16(head)
  if (known !== undefined) return known
  if (await isUtf8Throughout(source)) return 'utf-8'
  const named = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head.toString('latin1', 0, 4096))?.[1]
  const encoding = named === undefined ? undefined : namedEncoding(named)
  return encoding === undefined || encoding === 'utf-8' ? 'gb18030' : encoding
}
